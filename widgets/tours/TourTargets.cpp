// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourTargets.h"

#include "widgets/MainWindow.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/canvas/view/LayerPalette.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/RunBar.h"
#include "widgets/panels/TrainingPanel.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunPlots.h"
#include "widgets/tours/NamedOption.h"

#include <QDockWidget>
#include <QScrollArea>
#include <QTabBar>

namespace obscura {

namespace {

using PointedKind = TourTarget::Kind;

constexpr int kMarginInView = 40;  ///< pixels between a field and the edge of its panel

std::optional<TourSpot> spotOf(QWidget* widget) {
    return widget ? std::optional(TourSpot{widget, widget->rect()}) : std::nullopt;
}

QWidget* shownWidget(const QString& name, const MainWindow& window) {
    for (QWidget* const each : window.findChildren<QWidget*>(name)) {
        if (each->isVisible())
            return each;
    }
    return nullptr;
}

QDockWidget* dockOf(const MainWindow& window, const std::string& name) {
    return window.findChild<QDockWidget*>(QString::fromStdString(name));
}

/// The tab of a dock that stands among others.
std::optional<TourSpot> tabOf(const QDockWidget& dock, const MainWindow& window) {
    for (QTabBar* const bar :
         window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        for (int i = 0; bar->isVisible() && i < bar->count(); ++i) {
            if (bar->tabData(i).value<quintptr>() == reinterpret_cast<quintptr>(&dock))
                return TourSpot{bar, bar->tabRect(i)};
        }
    }
    return std::nullopt;
}

std::optional<TourSpot> spotOfDock(const MainWindow& window, const std::string& name) {
    QDockWidget* const dock = dockOf(window, name);
    if (!dock)
        return std::nullopt;
    if (dock->isVisible() && !dock->visibleRegion().isEmpty())
        return spotOf(dock);
    return tabOf(*dock, window);
}

QAction* actionOf(const RunBar& bar, const std::string& name) {
    return name == "run"     ? bar.runAction()
           : name == "pause" ? bar.pauseAction()
           : name == "step"  ? bar.stepAction()
                             : bar.stopAction();
}

const Block* blockNamed(Workspace& workspace, const std::string& name) {
    return workspace.document().experiment().graph.find(name);
}

std::optional<TourSpot> spotOfBlock(Workspace& workspace, const Block* block) {
    const NodeItem* const node = block ? workspace.scene().nodeOf(block->id) : nullptr;
    if (!node)
        return std::nullopt;
    const CanvasView& view = workspace.view();
    return TourSpot{view.viewport(), view.mapFromScene(node->body()).boundingRect()};
}

OptionField* fieldOf(Workspace& workspace, const NamedOwner& owner) {
    const OptionForm* const form =
        owner.block == 0 ? workspace.trainingPanel().formOf(QString::fromStdString(owner.option))
        : workspace.blockPanel().block() == owner.block
            ? workspace.blockPanel().formOf(owner.option)
            : nullptr;
    return form ? form->field(owner.option) : nullptr;
}

std::optional<TourSpot> spotOfOption(Workspace& workspace, const std::string& path) {
    const Experiment& e = workspace.document().experiment();
    const NamedOwner owner = ownerOf(e, path);
    if (!owner.exists)
        return std::nullopt;
    const OptionField* const field = fieldOf(workspace, owner);
    if (!field || !field->editor()->isVisible())
        return owner.block == 0 ? std::nullopt : spotOfBlock(workspace, e.graph.find(owner.block));
    QWidget* const form = field->editor()->parentWidget();
    return TourSpot{form, field->label()->geometry() | field->editor()->geometry()};
}

std::optional<TourSpot> spotOfLayer(const MainWindow& window, const std::string& kind) {
    auto* const palette = window.findChild<LayerPalette*>();
    if (!palette || !palette->isVisible())
        return std::nullopt;
    return TourSpot{palette, palette->rowOf(QString::fromStdString(kind))};
}

LivePlot* plotOf(const MainWindow& window, const std::string& name) {
    for (LivePlot* const plot : window.active().plots().findChildren<LivePlot*>()) {
        if (plot->spec().name == QString::fromStdString(name))
            return plot;
    }
    return nullptr;
}

std::optional<TourSpot> anySpot(const TourTarget& target, MainWindow& window) {
    Workspace& workspace = window.active();
    switch (target.kind) {
        case PointedKind::None:
            return std::nullopt;
        case PointedKind::Object:
            return spotOf(shownWidget(QString::fromStdString(target.name), window));
        case PointedKind::Dock:
            return spotOfDock(window, target.name);
        case PointedKind::Action:
            return spotOf(
                workspace.runBar().widgetForAction(actionOf(workspace.runBar(), target.name)));
        case PointedKind::Option:
            return spotOfOption(workspace, target.name);
        case PointedKind::Block:
            return spotOfBlock(workspace, blockNamed(workspace, target.name));
        case PointedKind::Layer:
            return spotOfLayer(window, target.name);
        case PointedKind::Plot:
            return spotOf(plotOf(window, target.name));
    }
    return std::nullopt;
}

/// What is left of it where parents and scroll areas crop it.
QRect seenPart(const TourSpot& spot) {
    QRect seen = spot.rect;
    const QWidget* widget = spot.widget;
    while (!seen.isEmpty()) {
        seen &= widget->rect();
        if (widget->isWindow())
            break;
        seen.translate(widget->pos());
        widget = widget->parentWidget();
    }
    return seen.translated(widget->mapToGlobal(QPoint()) - spot.widget->mapToGlobal(QPoint()));
}

void scrollToWidget(QWidget& widget) {
    for (QWidget* w = widget.parentWidget(); w; w = w->parentWidget()) {
        if (auto* const scroll = qobject_cast<QScrollArea*>(w))
            scroll->ensureWidgetVisible(&widget, 0, kMarginInView);
    }
}

void raiseUnlessSeen(MainWindow& window, const std::string& name) {
    const QDockWidget* const dock = dockOf(window, name);
    if (dock && (!dock->isVisible() || dock->visibleRegion().isEmpty()))
        window.raiseDock(QString::fromStdString(name));
}

void scrollToOption(Workspace& workspace, const NamedOwner& owner) {
    if (const OptionField* const field = fieldOf(workspace, owner))
        scrollToWidget(*field->editor());
}

void leadToOption(MainWindow& window, const std::string& path) {
    Workspace& workspace = window.active();
    const NamedOwner owner = ownerOf(workspace.document().experiment(), path);
    if (!owner.exists)
        return;
    raiseUnlessSeen(window, owner.block == 0 ? "training" : "properties");
    if (owner.block != 0 && workspace.blockPanel().block() != owner.block)
        workspace.scene().selection().selectBlock(owner.block);
    scrollToOption(workspace, owner);
}

}  // namespace

QRect TourSpot::inWindow() const {
    return rect.translated(widget->mapTo(widget->window(), QPoint()));
}

std::optional<TourSpot> findSpot(const TourTarget& target, MainWindow& window) {
    auto spot = anySpot(target, window);
    if (!spot || !spot->widget->isVisible())
        return std::nullopt;
    spot->rect = seenPart(*spot);
    return spot->rect.isEmpty() ? std::nullopt : spot;
}

void leadTo(const TourTarget& target, MainWindow& window) {
    switch (target.kind) {
        case PointedKind::Option:
            return leadToOption(window, target.name);
        case PointedKind::Plot:
            raiseUnlessSeen(window, "plots");
            return scrollTo(target, window);
        case PointedKind::Layer:
            raiseUnlessSeen(window, "palette");
            if (auto* const palette = window.findChild<LayerPalette*>())
                palette->reveal(QString::fromStdString(target.name));
            return;
        case PointedKind::Dock:
            if (QDockWidget* const dock = dockOf(window, target.name); dock && dock->isHidden())
                dock->show();
            return;
        case PointedKind::Object:
            return scrollTo(target, window);
        case PointedKind::Action:
        case PointedKind::Block:
        case PointedKind::None:
            return;
    }
}

void scrollTo(const TourTarget& target, MainWindow& window) {
    Workspace& workspace = window.active();
    QWidget* const widget = target.kind == PointedKind::Plot ? plotOf(window, target.name)
                            : target.kind == PointedKind::Object
                                ? shownWidget(QString::fromStdString(target.name), window)
                                : nullptr;
    if (widget)
        scrollToWidget(*widget);
    if (target.kind != PointedKind::Option)
        return;
    const NamedOwner owner = ownerOf(workspace.document().experiment(), target.name);
    if (owner.exists)
        scrollToOption(workspace, owner);
}

}  // namespace obscura
