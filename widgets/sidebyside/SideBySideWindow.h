// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/training/Trainer.h"
#include "widgets/plots/TimePlotGroup.h"
#include "widgets/sidebyside/VariantRuns.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QHBoxLayout;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace obscura {

class ExperimentDocument;
class OverlayPlot;
class ThemedLabel;
class VariantCards;
class VariantChooser;

/// Two to four variants of the experiment in front, trained in step and drawn over each other.
/// Closing it stops them; all are recorded as runs.
class SideBySideWindow : public QDialog {
    Q_OBJECT

public:
    explicit SideBySideWindow(QWidget* parent = nullptr);

    /// From now on its experiment is the one whose variants are trained next.
    void follow(ExperimentDocument& document);
    /// How runs are started: steps, threads, output folder.
    void setRunOptions(const TrainerOptions& options) { m_options = options; }

    /// Trains what is chosen. Returns whether it could be started; the window says why not.
    bool start();

    VariantChooser& chooser() const { return *m_chooser; }
    VariantCards& cards() const { return *m_cards; }
    OverlayPlot& lossPlot() const { return *m_loss; }
    OverlayPlot& testPlot() const { return *m_test; }
    const VariantRuns& runs() const { return m_runs; }

Q_SIGNALS:
    /// All have ended and are drawn.
    void ended();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSide();
    void addSettings(QVBoxLayout& layout);
    void addButtons(QVBoxLayout& layout);
    QWidget* makeResults();
    QWidget* makePlot(OverlayPlot& plot, ThemedLabel& heading);
    void listen();
    void look();
    std::vector<VariantChoice> prepared() const;
    TrainerOptions optionsFor(std::size_t runs) const;
    void takeNews();
    void refreshControls();
    void chooseTestQuantity();
    void scheduleDrawing();
    void draw();

    QPointer<ExperimentDocument> m_document;
    TrainerOptions m_options;
    VariantChooser* m_chooser;
    ThemedLabel* m_experiment = nullptr;
    QComboBox* m_pace = nullptr;
    QSpinBox* m_testEvery = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    ThemedLabel* m_hint = nullptr;
    ThemedLabel* m_message = nullptr;
    VariantCards* m_cards;
    OverlayPlot* m_loss;
    OverlayPlot* m_test;
    ThemedLabel* m_testHeading = nullptr;
    TimePlotGroup m_group;
    QTimer m_lookTimer;
    QTimer m_drawTimer;
    QElapsedTimer m_sinceDrawn;
    double m_drawingTime = 0;  ///< ms
    VariantRuns m_runs;        ///< goes first: it speaks to all above
};

}  // namespace obscura
