// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QString>

namespace obscura {

class RunTableModel;
struct RunEntry;

/// The runs that a search finds, sorted by one of the columns; what a run doesn't have stands at
/// the end either way.
class RunFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunFilter(RunTableModel& runs, QObject* parent = nullptr);

    void setSearch(const QString& search);
    const RunEntry& run(const QModelIndex& index) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    RunTableModel& m_runs;
    std::string m_search;
};

}  // namespace obscura
