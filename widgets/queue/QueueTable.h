// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <vector>

namespace obscura {

class QueueModel;

/// The table of a queue: progress as bars, and rows that are dragged to another place.
class QueueTable : public QTableView {
    Q_OBJECT

public:
    /// `model` must outlive the table.
    explicit QueueTable(QueueModel& model, QWidget* parent = nullptr);

    /// Rows that are selected, from the top down.
    std::vector<int> selected() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitCells();
};

}  // namespace obscura
