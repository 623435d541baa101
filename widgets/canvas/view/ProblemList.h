// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QListWidget>

namespace obscura {

class ExperimentDocument;

/// What keeps the experiment from running, problem by problem; a click or Enter leads to the block
/// or the setting at fault.
class ProblemList : public QListWidget {
    Q_OBJECT

public:
    /// `document` must outlive the list.
    explicit ProblemList(ExperimentDocument& document, QWidget* parent = nullptr);

    /// "Problems (2)", for the title of a dock.
    QString title() const;

Q_SIGNALS:
    void titleChanged(const QString& title);
    /// Block 0: the training settings.
    void blockRequested(obscura::BlockId block, const QString& option);
    void groupRequested(obscura::GroupId group);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void follow(const QListWidgetItem* item);

    ExperimentDocument& m_document;
};

}  // namespace obscura
