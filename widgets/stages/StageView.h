// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/StepTrace.h"

#include <QPointer>
#include <QWidget>
#include <memory>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace obscura {

class CanvasScene;
class LedgerBars;
class RunController;
class StageOverlay;
class StagePictures;

/// Takes one training step after the other apart: its stages, one at a time and back again, with
/// their formulas, numbers and what they ask of the hardware, here and on the canvas. The steps are
/// those of the run that goes on; looking at them changes nothing.
class StageView : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive it.
    StageView(RunController& runs, CanvasScene& scene, QWidget* parent = nullptr);
    ~StageView() override;

    /// Waits for the first step. `resumes`: whether the run goes on once it is left.
    void enter(bool resumes);
    bool isEntered() const { return m_isEntered; }
    /// Lets the run go on where it did before.
    void leave();
    /// nullptr: none yet.
    const StepTrace* trace() const { return m_trace.get(); }
    /// The stage that is looked at, from 0.
    int stage() const { return m_stage; }
    void showStage(int index);
    QString title() const;
    QString sentence() const;
    const LedgerBars& ledger() const { return *m_ledger; }
    /// What the canvas shows of it; nullptr once the canvas is gone.
    const StageOverlay* overlay() const;

Q_SIGNALS:
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeText();
    QWidget* makeButtons();
    void take(const std::shared_ptr<const StepTrace>& trace);
    void forget();
    void fillList();
    void refresh();
    void drawOnCanvas();
    void nextStep();

    RunController& m_runs;
    CanvasScene& m_scene;
    QPointer<StageOverlay> m_overlay;  ///< the scene owns it
    std::shared_ptr<const StepTrace> m_trace;
    int m_stage = 0;
    bool m_isEntered = false;  ///< until it is left, or the run ends
    bool m_resumes = false;
    QListWidget* m_list;
    QLabel* m_title;
    QLabel* m_formula;
    QLabel* m_sentence;
    StagePictures* m_pictures;
    LedgerBars* m_ledger;
    QPushButton* m_back;
    QPushButton* m_next;
    QPushButton* m_nextStep;
    QPushButton* m_leave;
    QCheckBox* m_motion;
};

}  // namespace obscura
