// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QWidget>

namespace obscura {

class IndexEdit;
class RunController;
class ThemedLabel;

/// The rank of a black box's surrogate in the run that goes on, in each repetition. It is changed
/// between two steps, so what is asked for waits for the present one to end. Not to be seen without
/// a run that trains that black box.
class RankNow : public QWidget {
    Q_OBJECT

public:
    explicit RankNow(RunController& runs, QWidget* parent = nullptr);
    ~RankNow() override;

    void setBlock(BlockId block);
    IndexEdit& edit() const { return *m_edit; }
    /// When another rank holds.
    QString note() const;

Q_SIGNALS:
    /// What was typed is no rank.
    void failed(const QString& message);

private:
    void refresh();
    void limitArrows();
    void choose();
    const Block* trained() const;

    RunController& m_runs;
    BlockId m_block = 0;
    Index m_rank = 0;          ///< in the field, while nobody types
    bool m_isTyping = false;   ///< a rank, and isn't done
    bool m_isWaiting = false;  ///< for the run to take another
    IndexEdit* m_edit;
    ThemedLabel* m_note;
};

}  // namespace obscura
