// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueTable.h"

#include "widgets/queue/QueueModel.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <algorithm>
#include <array>
#include <cmath>

namespace obscura {

namespace {

constexpr int kRowRoom = 6;  ///< pixels above and below the text together
/// Widths of the columns behind the name, in characters; that takes the rest.
constexpr std::array kCharacters = {12, 20, 24};

/// A bar with the progress in words, once there is some.
class ProgressDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QVariant share = index.data(QueueModel::kShareRole);
        if (!share.isValid())
            return QStyledItemDelegate::paint(painter, option, index);
        constexpr int kWhole = 1000;
        QStyleOptionProgressBar bar;
        bar.rect = option.rect.adjusted(2, 2, -2, -2);
        bar.state = option.state | QStyle::State_Horizontal;
        bar.palette = option.palette;
        bar.fontMetrics = option.fontMetrics;
        bar.direction = option.direction;
        bar.maximum = kWhole;
        bar.progress = int(std::lround(kWhole * share.toDouble()));
        // Styles would break it into lines.
        bar.text = index.data().toString().replace(' ', QChar(QChar::Nbsp));
        bar.textVisible = true;
        bar.textAlignment = Qt::AlignCenter;
        QApplication::style()->drawControl(QStyle::CE_ProgressBar, &bar, painter, option.widget);
    }
};

}  // namespace

QueueTable::QueueTable(QueueModel& model, QWidget* parent) : QTableView(parent) {
    setModel(&model);
    setAccessibleName(tr("Experiments that wait their turn"));
    setItemDelegateForColumn(QueueModel::Progress, new ProgressDelegate(this));
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QueueModel::Name, QHeaderView::Stretch);
    fitCells();
}

std::vector<int> QueueTable::selected() const {
    std::vector<int> rows;
    for (const QModelIndex& each : selectionModel()->selectedRows())
        rows.push_back(each.row());
    std::ranges::sort(rows);
    return rows;
}

/// To the type, which is larger in a presentation.
void QueueTable::fitCells() {
    for (int i = 0; i < int(kCharacters.size()); ++i)
        setColumnWidth(QueueModel::Name + 1 + i,
                       kCharacters[std::size_t(i)] * fontMetrics().averageCharWidth());
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowRoom);
}

void QueueTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitCells();
}

}  // namespace obscura
