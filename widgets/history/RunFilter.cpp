// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunFilter.h"

#include "widgets/history/RunTableModel.h"

namespace obscura {

RunFilter::RunFilter(RunTableModel& runs, QObject* parent)
    : QSortFilterProxyModel(parent), m_runs(runs) {
    setSourceModel(&runs);
}

void RunFilter::setSearch(const QString& search) {
    m_search = search.toStdString();
    invalidateFilter();
}

const RunEntry& RunFilter::run(const QModelIndex& index) const {
    return *m_runs.runs()[std::size_t(mapToSource(index).row())];
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    return matches(*m_runs.runs()[std::size_t(row)], m_search);
}

bool RunFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const RunValue a = m_runs.value(left.row(), left.column());
    const RunValue b = m_runs.value(right.row(), right.column());
    const bool hasNone = std::holds_alternative<std::monostate>(a);
    if (hasNone != std::holds_alternative<std::monostate>(b))
        return hasNone == (sortOrder() == Qt::DescendingOrder);
    return comesBefore(a, b);
}

}  // namespace obscura
