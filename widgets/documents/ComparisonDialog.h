// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QDialog>
#include <array>

class QLabel;

namespace obscura {

class DiagramView;
class DifferenceTree;
class ElidedLabel;
class ExperimentDocument;

/// Two experiments side by side: their networks with the blocks marked that differ, and a tree of
/// all differences. Documents that it follows may change, and may be closed.
class ComparisonDialog : public QDialog {
    Q_OBJECT

public:
    enum Side { Before, After };

    explicit ComparisonDialog(QWidget* parent = nullptr);

    void setSide(Side side, const QString& title, const Experiment& experiment);
    /// Shows on that side what the document holds, now and after each edit.
    void follow(Side side, ExperimentDocument& document);

    DifferenceTree& tree() { return *m_tree; }
    DiagramView& diagram(Side side) { return *m_sides[side].diagram; }
    /// How many differences there are, in words.
    QString summary() const;

private:
    struct Half {
        QString title;
        Experiment experiment;
        ElidedLabel* heading = nullptr;
        DiagramView* diagram = nullptr;
    };
    QWidget* makeDiagrams();
    void compare();

    std::array<Half, 2> m_sides;
    DifferenceTree* m_tree;
    QLabel* m_summary;
};

}  // namespace obscura
