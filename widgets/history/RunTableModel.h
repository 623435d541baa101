// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunColumns.h"
#include "widgets/history/OverlaySet.h"

#include <QAbstractTableModel>
#include <memory>
#include <vector>

namespace obscura {

/// Recorded runs, a row for each, with whichever columns are wanted. The first column has a box
/// that takes a run into an OverlaySet, and the colour that it has there. Name, tags and note can
/// be edited; they are kept in the run's folder.
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using Runs = std::vector<std::shared_ptr<const RunEntry>>;

    /// `overlay` must outlive the model.
    explicit RunTableModel(OverlaySet& overlay, QObject* parent = nullptr);

    /// Rows of runs that were there before stay where they are.
    void setRuns(const Runs& runs);
    const Runs& runs() const { return m_runs; }
    void setColumns(std::vector<RunColumn> columns);
    const std::vector<RunColumn>& columns() const { return m_columns; }
    RunValue value(int row, int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// What people say of a run has been written.
    void noted();
    /// It could not be.
    void failed(const QString& message);

private:
    QString text(const RunEntry& run, const RunColumn& column) const;
    QString toolTip(const RunEntry& run) const;
    void note(const RunEntry& run, const std::string& column, const QString& text);
    void refreshBoxes();

    OverlaySet& m_overlay;
    Runs m_runs;
    std::vector<RunColumn> m_columns;
};

/// How the window writes a column's title: "Test accuracy".
QString titleOf(const RunColumn& column);
/// Those that stand in `text`, with commas between them, in place of the ones before.
void setTags(RunNotes& notes, const QString& text);

}  // namespace obscura
