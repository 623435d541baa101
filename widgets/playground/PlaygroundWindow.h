// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/playground/PlaygroundSettings.h"
#include "widgets/playground/PlaygroundStudies.h"

#include <QDialog>
#include <QVector>
#include <optional>

class QPushButton;

namespace obscura {

class CurvesPlot;
class HeatmapPlot;
class LossPlanePlot;
class PlaygroundControls;
class RankedPlot;
class ThemedLabel;

/// One device alone that is to compute a known matrix: sliders, and four panels that follow them
/// while they move, each with a sentence of what is seen.
class PlaygroundWindow : public QDialog {
    Q_OBJECT

public:
    explicit PlaygroundWindow(QWidget* parent = nullptr);

    PlaygroundControls& controls() { return *m_controls; }
    /// Blocks until all panels show what was asked for: for pictures and tests.
    void finish();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makePanels();
    QWidget* makeMatrices();
    QWidget* makePanel(QWidget* plot, ThemedLabel*& sentence, const QString& name);
    void listen();
    void change();
    void ask();
    void showPlane(const PlaygroundSettings& settings, const LossPlane& plane, const Matrix& loss);
    void showEstimate(const EstimateStudy& study);
    void markSteps();
    void showRanks(const RankStudy& study);
    void showMatrix(const Matrix& a, const Matrix& target, double error);
    void showLesson(const Vector& omega, const LessonMoment& moment);
    void askArrows();
    void teach(bool single);
    void setTraining(bool trains);
    void startAnew();

    PlaygroundControls* m_controls;
    LossPlanePlot* m_plane = nullptr;
    CurvesPlot* m_steps = nullptr;
    RankedPlot* m_ranks = nullptr;
    CurvesPlot* m_errors = nullptr;
    HeatmapPlot* m_target = nullptr;
    HeatmapPlot* m_device = nullptr;
    HeatmapPlot* m_difference = nullptr;
    ThemedLabel* m_planeText = nullptr;
    ThemedLabel* m_stepText = nullptr;
    ThemedLabel* m_rankText = nullptr;
    ThemedLabel* m_matrixText = nullptr;
    ThemedLabel* m_message = nullptr;
    QPushButton* m_train = nullptr;
    QPushButton* m_step = nullptr;
    QPushButton* m_anew = nullptr;
    PlaygroundSettings m_settings;
    Vector m_omega;  ///< [d], or empty: the device's start
    LossPlane m_shownPlane;
    std::optional<EstimateStudy> m_estimate;
    QVector<double> m_lessonSteps;
    QVector<double> m_lessonErrors;
    std::int64_t m_before = 0;  ///< steps of lessons before the present one
    std::int64_t m_queriesBefore = 0;
    LessonMoment m_moment;  ///< of the present lesson
    bool m_trains = false;
    PlaygroundStudies m_studies;  ///< goes first: it speaks to all above
};

}  // namespace obscura
