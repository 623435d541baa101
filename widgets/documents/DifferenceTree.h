// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Difference.h"

#include <QTreeWidget>

namespace obscura {

/// The settings, blocks and connections in which two experiments differ, as a tree: what differs,
/// its value before, its value after.
class DifferenceTree : public QTreeWidget {
    Q_OBJECT

public:
    explicit DifferenceTree(QWidget* parent = nullptr);

    /// The titles are those of the two experiments.
    void show(const Difference& difference, const QString& before, const QString& after);

protected:
    void changeEvent(QEvent* event) override;

private:
    QTreeWidgetItem* addGroup(const QString& title);
    void addValues(QTreeWidgetItem* group, const std::vector<ValueDifference>& values);
    void addBlock(const BlockDifference& block);
    void addEdges(const std::vector<EdgeDifference>& edges);
    void mark(QTreeWidgetItem* item, DifferenceKind change);
    void colourMarks();
};

}  // namespace obscura
