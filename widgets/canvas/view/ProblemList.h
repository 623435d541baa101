// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/runs/RunEvent.h"

#include <QListWidget>
#include <vector>

namespace obscura {

class ExperimentDocument;

/// What keeps the experiment from running, problem by problem, and what a run has found that is
/// probably wrong; a click or Enter leads to the block or the setting at fault.
class ProblemList : public QListWidget {
    Q_OBJECT

public:
    /// `document` must outlive the list.
    explicit ProblemList(ExperimentDocument& document, QWidget* parent = nullptr);

    /// "Problems (2)", for the title of a dock: all that is listed.
    QString title() const;

    /// Findings of a run; another one begins without those of the last.
    void take(const RunEvents& events);
    /// What the run has found in one block or in its training, instead of what it had found there
    /// before. What is still so keeps its place in the list.
    void setFindings(const BlockFindings& found);
    /// Another run begins, or another experiment.
    void forgetFindings();

Q_SIGNALS:
    void titleChanged(const QString& title);
    /// Block 0: the training settings.
    void blockRequested(obscura::BlockId block, const QString& option);
    void groupRequested(obscura::GroupId group);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// One thing found, and where: in a block, of which a group may repeat several, or the
    /// training.
    struct Found {
        BlockId block;
        QString name;
        Finding finding;
    };

    void refresh();
    void addNote(const QString& text);
    void addEntry(const QString& text, BlockId block, GroupId group, const std::string& option);
    void follow(const QListWidgetItem* item);

    ExperimentDocument& m_document;
    std::vector<Found> m_found;
};

}  // namespace obscura
