// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/PlaygroundStudies.h"

#include "devices/Error.h"
#include "devices/Stop.h"

#include <QElapsedTimer>
#include <optional>

namespace obscura {

namespace {

constexpr Index kCoarsePoints = 13;  ///< of the loss, along each side
constexpr Index kFinePoints = 33;
constexpr Index kCoarseArrows = 4;
constexpr Index kFineArrows = 24;
constexpr Index kCoarseSteps = 9;
constexpr Index kFineSteps = 25;
constexpr Index kFineRepeats = 6;
constexpr double kLeastStep = 1e-4;
constexpr double kMostStep = 1;
constexpr qint64 kLessonMs = 30;  ///< between two tellings of what was learned

Vector placeOf(const LayerTask& task, const Vector& omega) {
    return omega.size() > 0 ? omega : playgroundStart(task);
}

/// 1, 2, 4, … and the size.
std::vector<Index> ranksOf(Index size) {
    std::vector<Index> ranks;
    for (Index rank = 1; rank < size; rank *= 2)
        ranks.push_back(rank);
    ranks.push_back(size);
    return ranks;
}

}  // namespace

/// Belongs to the thread that teaches; the first work on it makes the lesson.
struct PlaygroundStudies::Lesson {
    std::optional<LayerLesson> lesson = {};

    void learn(bool single, const std::stop_token& stop) {
        QElapsedTimer timer;
        timer.start();
        do {
            checkStop(stop);
            lesson->step();
        } while (!single && timer.elapsed() < kLessonMs);
    }
};

PlaygroundStudies::PlaygroundStudies(QObject* parent) : QObject(parent) {}

void PlaygroundStudies::ask(NewestWork& work, NewestWork::Study study) {
    work.ask([this, &work, study = std::move(study)](const std::stop_token& newer) {
        try {
            study(newer);
        } catch (const UserError& error) {
            work.tell([this, reason = QString::fromUtf8(error.what())] { Q_EMIT failed(reason); });
        }
    });
}

void PlaygroundStudies::ask(const PlaygroundSettings& settings, const Vector& omega) {
    askMatrix(settings, omega);
    askPlane(settings, omega);
    askEstimate(settings, omega);
    askRanks(settings, omega);
}

void PlaygroundStudies::askMatrix(const PlaygroundSettings& settings, const Vector& omega) {
    ask(m_matrix, [this, settings, omega](const std::stop_token&) {
        const LayerTask task = playgroundTask(settings);
        const TaskDevice device(task.withoutNoise(), placeOf(task, omega));
        m_matrix.tell([this, a = Matrix(device.answers().transpose()), target = task.target,
                       error = task.relativeError(device.answers())] {
            Q_EMIT matrixReady(a, target, error);
        });
    });
}

void PlaygroundStudies::askPlane(const PlaygroundSettings& settings, const Vector& omega) {
    ask(m_plane, [this, settings, omega](const std::stop_token& newer) {
        const LayerTask task = playgroundTask(settings);
        const LossPlane plane = lossPlane(task, placeOf(task, omega), settings.axes);
        const auto study = [&](Index points, const std::stop_token& stop) {
            m_plane.tell([this, settings, plane, loss = lossOver(task, plane, points, stop)] {
                Q_EMIT planeReady(settings, plane, loss);
            });
        };
        study(kCoarsePoints, {});
        study(kFinePoints, newer);
    });
}

void PlaygroundStudies::askEstimate(const PlaygroundSettings& settings, const Vector& omega) {
    ask(m_estimate, [this, settings, omega](const std::stop_token& newer) {
        const LayerTask task = playgroundTask(settings);
        const Vector place = placeOf(task, omega);
        const auto study = [&](Index count, Index repeats, const std::stop_token& stop) {
            const std::vector<double> steps = logarithmicSteps(kLeastStep, kMostStep, count);
            m_estimate.tell([this, found = studyEstimate(task, place, steps, repeats, stop)] {
                Q_EMIT estimateReady(found);
            });
        };
        study(kCoarseSteps, 1, {});
        study(kFineSteps, kFineRepeats, newer);
    });
}

void PlaygroundStudies::askRanks(const PlaygroundSettings& settings, const Vector& omega) {
    ask(m_ranks, [this, settings, omega](const std::stop_token& newer) {
        const LayerTask task = playgroundTask(settings);
        const Vector place = placeOf(task, omega);
        const auto study = [&](const std::vector<Index>& ranks, const std::stop_token& stop) {
            m_ranks.tell(
                [this, found = studyRanks(task, place, settings.rate, ranks, settings.updates,
                                          stop)] { Q_EMIT ranksReady(found); });
        };
        const Index rank = task.box.surrogate.rank;
        study({rank}, {});
        std::vector<Index> ranks = ranksOf(settings.size);
        ranks.push_back(rank);
        study(ranks, newer);
    });
}

void PlaygroundStudies::askArrows(const PlaygroundSettings& settings, const LossPlane& plane,
                                  const QPointF& place) {
    ask(m_arrows, [this, settings, plane, place](const std::stop_token& newer) {
        const LayerTask task = playgroundTask(settings);
        const auto study = [&](Index repeats, const std::stop_token& stop) {
            m_arrows.tell([this, arrows = gradientArrows(task, plane, place.x(), place.y(), repeats,
                                                         stop)] { Q_EMIT arrowsReady(arrows); });
        };
        study(kCoarseArrows, {});
        study(kFineArrows, newer);
    });
}

void PlaygroundStudies::endLesson() {
    m_lessons.drop();
    m_lesson.reset();
}

void PlaygroundStudies::teach(const PlaygroundSettings& settings, const Vector& omega,
                              bool single) {
    if (!m_lesson || !(m_taught == settings)) {
        endLesson();
        m_lesson = std::make_shared<Lesson>();
        m_taught = settings;
    }
    m_lessons.add([this, settings, omega, single,
                   held = m_lesson](const std::stop_token& stop) -> BackgroundWork::Rest {
        try {
            if (!held->lesson)
                held->lesson.emplace(playgroundTask(settings), settings.rate, omega);
            held->learn(single, stop);
        } catch (const UserError& error) {
            return [this, reason = QString::fromUtf8(error.what())] { Q_EMIT failed(reason); };
        }
        return [this, now = held->lesson->parameters(), moment = held->lesson->moment()] {
            Q_EMIT taught(now, moment);
        };
    });
}

void PlaygroundStudies::finish() {
    m_lessons.finish();
    // Arrows follow the plane that is told.
    for (NewestWork* const each : {&m_matrix, &m_plane, &m_arrows, &m_estimate, &m_ranks})
        each->finish();
}

}  // namespace obscura
