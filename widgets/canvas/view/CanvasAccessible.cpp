// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/CanvasAccessible.h"

#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/view/CanvasView.h"

#include <QPointer>
#include <algorithm>

namespace obscura {

namespace {

QString wordsOf(BlockRunStatus status) {
    switch (status) {
        case BlockRunStatus::Running:
            return QObject::tr("running");
        case BlockRunStatus::Paused:
            return QObject::tr("paused");
        case BlockRunStatus::Failed:
            return QObject::tr("failed");
        case BlockRunStatus::Idle:
            break;
    }
    return {};
}

/// What shows one block, looked up anew each time: items come and go with edits.
class NodeAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    NodeAccessible(CanvasView& view, BlockId block) : m_view(&view), m_block(block) {}

    bool isValid() const override { return node(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text which) const override {
        if (!node())
            return {};
        switch (which) {
            case QAccessible::Name:
                return node()->face().spoken();
            case QAccessible::Value:
                return wordsOf(node()->look().status);
            case QAccessible::Description:
                return wherefrom();
            default:
                return {};
        }
    }
    void setText(QAccessible::Text, const QString&) override {}

    QRect rect() const override {
        if (!node())
            return {};
        const QRect seen = m_view->mapFromScene(node()->body()).boundingRect();
        return {m_view->viewport()->mapToGlobal(seen.topLeft()), seen.size()};
    }

    QAccessible::State state() const override {
        QAccessible::State state;
        if (!node()) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = true;
        state.selected = node()->isSelected();
        state.focused = state.selected && m_view->hasFocus();
        state.busy = node()->look().status == BlockRunStatus::Running;
        state.offscreen = !m_view->viewport()->rect().intersects(
            m_view->mapFromScene(node()->body()).boundingRect());
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override {
        if (!node())
            return;
        scene().selection().selectOnly(*node());
        m_view->setFocus();
        if (name == pressAction())
            node()->activate();
    }

private:
    CanvasScene& scene() const { return static_cast<CanvasScene&>(*m_view->scene()); }

    /// Nothing where it is gone.
    NodeItem* node() const {
        const bool isThere =
            m_view && scene().document().experiment().graph.find(m_block) != nullptr;
        return isThere ? scene().nodeOf(m_block) : nullptr;
    }

    /// The blocks that it leads to.
    QString wherefrom() const {
        const Graph& graph = scene().document().experiment().graph;
        const std::vector<BlockId> own = node()->blocks();
        QStringList names;
        for (const Edge& edge : graph.edges) {
            const auto isOwn = [&](BlockId id) { return std::ranges::count(own, id) > 0; };
            if (isOwn(edge.from) && !isOwn(edge.to))
                names << QString::fromStdString(graph.find(edge.to)->name);
        }
        return names.isEmpty() ? QObject::tr("leads nowhere")
                               : QObject::tr("leads to %1").arg(names.join(QStringLiteral(", ")));
    }

    QPointer<CanvasView> m_view;
    BlockId m_block;
};

CanvasScene& sceneOf(const CanvasView& view) {
    return static_cast<CanvasScene&>(*view.scene());
}

}  // namespace

CanvasAccessible::CanvasAccessible(CanvasView& view)
    : QAccessibleWidget(&view, QAccessible::Canvas), m_view(view) {}

CanvasAccessible::~CanvasAccessible() {
    for (const auto& [block, id] : m_known)
        QAccessible::deleteAccessibleInterface(id);
}

void CanvasAccessible::install() {
    [[maybe_unused]] static const bool isInstalled = [] {
        QAccessible::installFactory([](const QString&, QObject* object) -> QAccessibleInterface* {
            auto* const view = qobject_cast<CanvasView*>(object);
            return view ? new CanvasAccessible(*view) : nullptr;
        });
        return true;
    }();
}

void CanvasAccessible::noteSelection(CanvasView& view) {
    if (!QAccessible::isActive() || !view.hasFocus())
        return;
    QAccessibleInterface* const canvas = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface* const selected = canvas ? canvas->focusChild() : nullptr;
    if (!selected)
        return;
    QAccessibleEvent event(selected, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

std::vector<BlockId> CanvasAccessible::blocks() const {
    const CanvasScene& scene = sceneOf(m_view);
    std::vector<BlockId> blocks;
    std::vector<const NodeItem*> seen;
    for (const BlockId id : scene.blocksInOrder()) {
        const NodeItem* const node = scene.nodeOf(id);
        if (!node || std::ranges::count(seen, node) > 0)
            continue;
        seen.push_back(node);
        blocks.push_back(id);
    }
    return blocks;
}

QAccessibleInterface* CanvasAccessible::block(BlockId id) const {
    const auto known = m_known.find(id);
    if (known != m_known.end())
        return QAccessible::accessibleInterface(known->second);
    auto* const made = new NodeAccessible(m_view, id);
    m_known[id] = QAccessible::registerAccessibleInterface(made);
    return made;
}

int CanvasAccessible::childCount() const {
    return QAccessibleWidget::childCount() + int(blocks().size());
}

QAccessibleInterface* CanvasAccessible::child(int index) const {
    const int widgets = QAccessibleWidget::childCount();
    if (index < widgets)
        return QAccessibleWidget::child(index);
    const std::vector<BlockId> all = blocks();
    const auto at = std::size_t(index - widgets);
    return at < all.size() ? block(all[at]) : nullptr;
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface* child) const {
    const std::vector<BlockId> all = blocks();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (block(all[i]) == child)
            return QAccessibleWidget::childCount() + int(i);
    }
    return QAccessibleWidget::indexOfChild(child);
}

QAccessibleInterface* CanvasAccessible::childAt(int x, int y) const {
    const auto all = blocks();
    const auto hit =
        std::ranges::find_if(all, [&](BlockId id) { return block(id)->rect().contains(x, y); });
    return hit == all.end() ? QAccessibleWidget::childAt(x, y) : block(*hit);
}

QAccessibleInterface* CanvasAccessible::focusChild() const {
    const auto all = blocks();
    const CanvasScene& scene = sceneOf(m_view);
    const auto selected = std::ranges::find_if(
        all, [&](BlockId id) { return scene.nodeOf(id) == scene.selection().node(); });
    return selected == all.end() ? QAccessibleWidget::focusChild() : block(*selected);
}

}  // namespace obscura
