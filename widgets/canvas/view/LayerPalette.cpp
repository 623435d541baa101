// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/LayerPalette.h"

#include "widgets/Theme.h"
#include "widgets/canvas/gestures/LayerMime.h"
#include "widgets/canvas/painting/BlockPainter.h"
#include "widgets/canvas/painting/Glyph.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kKindRole = Qt::UserRole;
constexpr int kSearchRole = Qt::UserRole + 1;
constexpr int kIconSide = 20;
constexpr int kBesideName = 14;  ///< between icon, name and scroll bar
constexpr QSize kRow(0, 30);

QString kindOf(const QTreeWidgetItem* item) {
    return item->data(0, kKindRole).toString();
}

/// The block as it will look, half transparent.
QPixmap dragPixmap(const LayerInfo& info, const Theme& theme, qreal ratio) {
    const BlockGeometry geometry(info);
    const QRectF bounds = geometry.bounds();
    QPixmap pixmap((bounds.size() * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(0.85);
    painter.translate(-bounds.topLeft());
    paintBlock(painter, blockFace(info), geometry, {}, theme);
    return pixmap;
}

template <class Visit>
void forEachLayer(const QTreeWidget& tree, Visit visit) {
    for (int g = 0; g < tree.topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = tree.topLevelItem(g);
        for (int i = 0; i < group->childCount(); ++i)
            visit(group->child(i));
    }
}

}  // namespace

/// A tree whose items are dragged as layers.
class LayerPalette::Tree : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

    /// Wide enough for every name, so that a window in need of room crops none.
    QSize minimumSizeHint() const override {
        int widest = 0;
        forEachLayer(*this, [&](const QTreeWidgetItem* item) {
            widest = std::max(widest, fontMetrics().horizontalAdvance(item->text(0)));
        });
        const int row = 2 * indentation() + iconSize().width() + kBesideName + widest;
        return {row + verticalScrollBar()->sizeHint().width(),
                QTreeWidget::minimumSizeHint().height()};
    }

protected:
    QStringList mimeTypes() const override { return {kLayerMimeType}; }

    QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override {
        auto* data = new QMimeData;
        if (!items.isEmpty())
            data->setData(kLayerMimeType, kindOf(items.front()).toUtf8());
        return data;
    }

    void startDrag(Qt::DropActions) override {
        const QTreeWidgetItem* item = currentItem();
        if (!item || kindOf(item).isEmpty())
            return;
        const LayerInfo& info = layerInfo(kindOf(item).toStdString());
        auto* drag = new QDrag(this);
        drag->setMimeData(mimeData({currentItem()}));
        drag->setPixmap(dragPixmap(info, Theme::of(palette()), devicePixelRatioF()));
        const BlockGeometry geometry(info);
        drag->setHotSpot((geometry.body().center() - geometry.bounds().topLeft()).toPoint());
        drag->exec(Qt::CopyAction);
    }
};

LayerPalette::LayerPalette(QWidget* parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_tree(new Tree(this)) {
    m_search->setPlaceholderText(tr("Search layers"));
    m_search->setAccessibleName(tr("Search layers"));
    m_search->setToolTip(tr("Name or description of a layer; Enter inserts the first one"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);

    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(4);
    m_tree->setItemsExpandable(false);
    m_tree->setIconSize({kIconSide, kIconSide});
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The list lies on the panel instead of in a box of its own.
    m_tree->viewport()->setAutoFillBackground(false);
    m_tree->installEventFilter(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_tree);

    fill();
    colour();
    connect(m_search, &QLineEdit::textChanged, this, &LayerPalette::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { request(firstShown()); });
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, &LayerPalette::request);
}

void LayerPalette::fill() {
    for (const LayerInfo& info : layerCatalogue()) {
        // Data set and loss are there from the start and only once.
        if (info.inputs == 0 || info.outputs == 0)
            continue;
        const QString group = QString::fromStdString(info.group);
        const auto found = m_tree->findItems(group, Qt::MatchExactly);
        auto* parent = found.isEmpty() ? new QTreeWidgetItem(m_tree, {group}) : found.front();
        if (found.isEmpty()) {
            QFont font = parent->font(0);
            font.setBold(true);
            font.setPointSizeF(font.pointSizeF() * 0.85);
            font.setLetterSpacing(QFont::PercentageSpacing, 104);
            parent->setFont(0, font);
            parent->setFlags(Qt::ItemIsEnabled);
            parent->setSizeHint(0, kRow);
        }
        const QString title = QString::fromStdString(info.title);
        const QString description = QString::fromStdString(info.description);
        auto* item = new QTreeWidgetItem(parent, {title});
        item->setSizeHint(0, kRow);
        item->setData(0, kKindRole, QString::fromStdString(info.kind));
        item->setData(0, kSearchRole, QString(title + ' ' + kindOf(item) + ' ' + description));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
        item->setToolTip(0, QStringLiteral("<p><b>%1</b></p><p>%2</p><p><i>%3</i></p>")
                                .arg(title.toHtmlEscaped(), description.toHtmlEscaped(),
                                     tr("Drag onto a connection, or double-click to insert after "
                                        "the selected block.")));
        item->setData(0, Qt::AccessibleDescriptionRole, description);
    }
    m_tree->expandAll();
}

void LayerPalette::colour() {
    const Theme theme = Theme::of(palette());
    forEachLayer(*m_tree, [&](QTreeWidgetItem* item) {
        const LayerInfo& info = layerInfo(kindOf(item).toStdString());
        // A physical layer's amber is made for black; on white its dark companion is legible.
        QColor colour = formColour(blockForm(info), theme);
        if (info.physical && !theme.dark)
            colour = theme.warning;
        item->setIcon(0, glyphIcon(kindOf(item), colour));
    });
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        m_tree->topLevelItem(g)->setForeground(0, theme.mutedText);
}

void LayerPalette::filter(const QString& text) {
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        m_tree->topLevelItem(g)->setHidden(true);
    forEachLayer(*m_tree, [&](QTreeWidgetItem* item) {
        const bool matches =
            item->data(0, kSearchRole).toString().contains(text.trimmed(), Qt::CaseInsensitive);
        item->setHidden(!matches);
        if (matches)
            item->parent()->setHidden(false);
    });
    m_tree->setCurrentItem(text.isEmpty() ? nullptr : firstShown());
}

QTreeWidgetItem* LayerPalette::firstShown() const {
    QTreeWidgetItem* first = nullptr;
    forEachLayer(*m_tree, [&](QTreeWidgetItem* item) {
        if (!first && !item->isHidden())
            first = item;
    });
    return first;
}

QStringList LayerPalette::shownKinds() const {
    QStringList kinds;
    forEachLayer(*m_tree, [&](QTreeWidgetItem* item) {
        if (!item->isHidden())
            kinds << kindOf(item);
    });
    return kinds;
}

void LayerPalette::request(const QTreeWidgetItem* item) {
    if (item && !kindOf(item).isEmpty())
        Q_EMIT layerRequested(kindOf(item));
}

void LayerPalette::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

bool LayerPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_search && key == Qt::Key_Down) {
        m_tree->setFocus();
        m_tree->setCurrentItem(firstShown());
        return true;
    }
    if (watched == m_tree && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        request(m_tree->currentItem());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace obscura
