// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/LayerPalette.h"

#include "widgets/Theme.h"
#include "widgets/canvas/gestures/LayerMime.h"
#include "widgets/canvas/painting/BlockPainter.h"
#include "widgets/canvas/painting/Glyph.h"
#include "widgets/language/Translated.h"

#include <QDrag>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace obscura {

namespace {

constexpr int kKindRole = Qt::UserRole;
constexpr int kIconSide = 20;
constexpr int kBesideName = 14;  ///< between icon, name and scroll bar
constexpr QSize kRow(0, 30);

QString kindOf(const QTreeWidgetItem* item) {
    return item->data(0, kKindRole).toString();
}

/// Whether a word of `text` begins with `start`.
bool hasWord(const QString& text, const QString& start) {
    static const QRegularExpression between(QStringLiteral("[^\\w]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    const QStringList words = text.split(between);
    return std::ranges::any_of(
        words, [&](const QString& word) { return word.startsWith(start, Qt::CaseInsensitive); });
}

/// How well a layer answers a search, 0: best; nothing: not at all. Its name counts before what is
/// said of it.
std::optional<int> rankOf(const LayerInfo& info, const QString& search) {
    const QString title = translated(info.title);
    const QString kind = QString::fromStdString(info.kind);
    const QString description = translated(info.description);
    const auto named = [&](auto matches) { return matches(title) || matches(kind); };
    if (named([&](const QString& n) { return n.compare(search, Qt::CaseInsensitive) == 0; }))
        return 0;
    if (named([&](const QString& n) { return n.startsWith(search, Qt::CaseInsensitive); }))
        return 1;
    if (hasWord(title, search))
        return 2;
    if (named([&](const QString& n) { return n.contains(search, Qt::CaseInsensitive); }))
        return 3;
    if (hasWord(description, search))
        return 4;
    const QString all = title + ' ' + kind + ' ' + description;
    const QStringList words = search.split(' ', Qt::SkipEmptyParts);
    const bool hasAll = std::ranges::all_of(
        words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    return hasAll ? std::optional(5) : std::nullopt;
}

/// Data set and loss are there from the start and only once.
bool canBeAdded(const LayerInfo& info) {
    return info.inputs > 0 && info.outputs > 0;
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

    search({});
    connect(m_search, &QLineEdit::textChanged, this, &LayerPalette::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { request(first()); });
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, &LayerPalette::request);
}

void LayerPalette::fillByGroup() {
    for (const LayerInfo& info : layerCatalogue()) {
        if (!canBeAdded(info))
            continue;
        const QString group = translated(info.group);
        const auto found = m_tree->findItems(group, Qt::MatchExactly);
        addLayer(found.isEmpty() ? *addHeading(group) : *found.front(), info);
    }
}

/// The best match first, whichever group it is of.
void LayerPalette::fillByRank(const QString& words) {
    std::vector<std::pair<int, const LayerInfo*>> found;
    for (const LayerInfo& info : layerCatalogue()) {
        const auto rank = canBeAdded(info) ? rankOf(info, words) : std::nullopt;
        if (rank)
            found.emplace_back(*rank, &info);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, const LayerInfo*>::first);
    QTreeWidgetItem* const heading =
        addHeading(found.empty() ? tr("No layer matches") : tr("Best match first"));
    heading->setToolTip(0, found.empty()
                               ? tr("No layer has “%1” in its name or description").arg(words)
                               : QString());
    for (const auto& [rank, info] : found)
        addLayer(*heading, *info);
}

QTreeWidgetItem* LayerPalette::addHeading(const QString& text) {
    auto* const heading = new QTreeWidgetItem(m_tree, {text});
    QFont font = heading->font(0);
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 0.85);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    heading->setFont(0, font);
    heading->setFlags(Qt::ItemIsEnabled);
    heading->setSizeHint(0, kRow);
    return heading;
}

void LayerPalette::addLayer(QTreeWidgetItem& heading, const LayerInfo& info) {
    const QString title = translated(info.title);
    const QString description = translated(info.description);
    auto* const item = new QTreeWidgetItem(&heading, {title});
    item->setSizeHint(0, kRow);
    item->setData(0, kKindRole, QString::fromStdString(info.kind));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
    item->setToolTip(0, QStringLiteral("<p><b>%1</b></p><p>%2</p><p><i>%3</i></p>")
                            .arg(title.toHtmlEscaped(), description.toHtmlEscaped(),
                                 tr("Drag onto a connection, or double-click to insert after "
                                    "the selected block.")));
    item->setData(0, Qt::AccessibleDescriptionRole, description);
}

void LayerPalette::colour() {
    const Theme theme = Theme::of(palette());
    forEachLayer(*m_tree, [&](QTreeWidgetItem* item) {
        const LayerInfo& info = layerInfo(kindOf(item).toStdString());
        // A physical layer's amber is made for black; on white its dark companion is legible.
        QColor colour = formColour(blockForm(info), theme);
        if (info.isPhysical() && !theme.dark)
            colour = theme.warning;
        item->setIcon(0, glyphIcon(kindOf(item), colour));
    });
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        m_tree->topLevelItem(g)->setForeground(0, theme.mutedText);
}

void LayerPalette::search(const QString& text) {
    const QString words = text.simplified();
    m_tree->clear();
    words.isEmpty() ? fillByGroup() : fillByRank(words);
    m_tree->expandAll();
    colour();
    m_tree->setCurrentItem(words.isEmpty() ? nullptr : first());
}

QTreeWidgetItem* LayerPalette::first() const {
    QTreeWidgetItem* const heading = m_tree->topLevelItem(0);
    return heading ? heading->child(0) : nullptr;
}

QStringList LayerPalette::shownKinds() const {
    QStringList kinds;
    forEachLayer(*m_tree, [&](const QTreeWidgetItem* item) { kinds << kindOf(item); });
    return kinds;
}

QTreeWidgetItem* LayerPalette::itemOf(const QString& kind) const {
    QTreeWidgetItem* found = nullptr;
    forEachLayer(*m_tree, [&](QTreeWidgetItem* item) {
        if (kindOf(item) == kind)
            found = item;
    });
    return found;
}

QRect LayerPalette::rowOf(const QString& kind) const {
    const QTreeWidgetItem* const item = itemOf(kind);
    if (!item)
        return {};
    const QWidget& list = *m_tree->viewport();
    const QRect row = m_tree->visualItemRect(item) & list.rect();
    return row.translated(list.mapTo(this, QPoint()));
}

void LayerPalette::reveal(const QString& kind) {
    if (!itemOf(kind))
        m_search->clear();
    if (const QTreeWidgetItem* const item = itemOf(kind))
        m_tree->scrollToItem(item, QAbstractItemView::EnsureVisible);
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
        m_tree->setCurrentItem(first());
        return true;
    }
    if (watched == m_tree && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        request(m_tree->currentItem());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace obscura
