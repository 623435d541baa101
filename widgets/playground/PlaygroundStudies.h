// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/study/EstimateStudy.h"
#include "core/blackbox/study/LayerLesson.h"
#include "core/blackbox/study/LossPlane.h"
#include "widgets/data/BackgroundWork.h"
#include "widgets/playground/NewestWork.h"
#include "widgets/playground/PlaygroundSettings.h"

#include <QObject>
#include <QPointF>
#include <memory>

namespace obscura {

/// Works out what the playground shows, each panel on a thread of its own: the newest request wins,
/// and a coarse result comes before a fine one. All answers come on the thread that this lives on.
class PlaygroundStudies : public QObject {
    Q_OBJECT

public:
    explicit PlaygroundStudies(QObject* parent = nullptr);

    /// What everything is to be worked out for: with the device's parameters [d], or at its start
    /// where those are empty.
    void ask(const PlaygroundSettings& settings, const Vector& omega);
    /// The arrows alone, from another place of the plane that was told last.
    void askArrows(const PlaygroundSettings& settings, const LossPlane& plane,
                   const QPointF& place);
    /// Begins a lesson from those parameters, or goes on with the one before where it still fits.
    void teach(const PlaygroundSettings& settings, const Vector& omega, bool single);
    /// Forgets the lesson: the next one begins anew.
    void endLesson();
    /// Blocks until all that was asked for has been told.
    void finish();

Q_SIGNALS:
    /// `settings` are those it was worked out for.
    void planeReady(const PlaygroundSettings& settings, const LossPlane& plane, const Matrix& loss);
    void arrowsReady(const GradientArrows& arrows);
    void estimateReady(const EstimateStudy& study);
    void ranksReady(const RankStudy& study);
    /// A [m, n] as the device is, without read noise, T, and ‖A − T‖ / ‖T‖.
    void matrixReady(const Matrix& a, const Matrix& target, double error);
    /// After some steps of a lesson.
    void taught(const Vector& omega, const LessonMoment& moment);
    void failed(const QString& reason);

private:
    struct Lesson;

    void ask(NewestWork& work, NewestWork::Study study);
    void askPlane(const PlaygroundSettings& settings, const Vector& omega);
    void askEstimate(const PlaygroundSettings& settings, const Vector& omega);
    void askRanks(const PlaygroundSettings& settings, const Vector& omega);
    void askMatrix(const PlaygroundSettings& settings, const Vector& omega);

    NewestWork m_plane;
    NewestWork m_arrows;
    NewestWork m_estimate;
    NewestWork m_ranks;
    NewestWork m_matrix;
    BackgroundWork m_lessons;
    std::shared_ptr<Lesson> m_lesson;
    PlaygroundSettings m_taught;  ///< that the lesson goes by
};

}  // namespace obscura
