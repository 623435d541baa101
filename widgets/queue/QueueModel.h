// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/queue/RunQueue.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QString>
#include <vector>

namespace obscura {

/// The entries of a queue, a row for each. Waiting ones can be moved.
class QueueModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, Progress, End, kColumns };
    /// The share of an entry's steps that are done, 0 … 1; nothing: not known, or it waits.
    static constexpr int kShareRole = Qt::UserRole;

    /// `queue` must outlive the model.
    explicit QueueModel(RunQueue& queue, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to,
                  int before) override;

private:
    /// What is shown of an entry.
    struct Row {
        int id = 0;
        QString name;
        QString state;
        QString progress;
        QString end;
        QString toolTip;
        double share = -1;  ///< negative: not known
        bool isWaiting = false;
        bool operator==(const Row&) const = default;
    };
    Row rowOf(int at) const;
    void refresh();
    void removeMissing();
    void place(int at, Row row);

    RunQueue& m_queue;
    std::vector<Row> m_rows;
};

/// When something ends that takes so many seconds from `now` on: "14:05 · in 3 min 12 s", with the
/// day where it isn't today.
QString endText(double seconds, const QDateTime& now);

}  // namespace obscura
