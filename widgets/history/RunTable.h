// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"

#include <QTableView>
#include <memory>
#include <vector>

class QMenu;

namespace obscura {

class RunFilter;
class RunTableModel;

/// The table of recorded runs. Which columns it has, in what order, how wide they are and by which
/// it is sorted is remembered.
class RunTable : public QTableView {
    Q_OBJECT

public:
    /// Both must outlive the table.
    RunTable(RunTableModel& model, RunFilter& filter, QWidget* parent = nullptr);

    /// Those that are selected, from the top down.
    std::vector<std::shared_ptr<const RunEntry>> selected() const;
    void select(const std::filesystem::path& run);
    /// Opens a field of that run for typing, where its column is shown.
    bool editField(const std::filesystem::path& run, const std::string& column);
    /// Shows a column, or takes it away.
    void setColumnShown(const std::string& id, bool shown);
    bool isColumnShown(const std::string& id) const;
    /// Fills `menu` with all columns that there could be, settings by the block that has them.
    void fillColumnMenu(QMenu& menu);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitRows();
    void restore();
    void remember() const;
    void addColumnAction(QMenu& menu, const std::string& id, const QString& title);
    std::vector<std::string> shownColumns() const;
    void showColumns(const std::vector<std::string>& ids);

    RunTableModel& m_model;
    RunFilter& m_filter;
    bool m_isRestoring = false;
};

}  // namespace obscura
