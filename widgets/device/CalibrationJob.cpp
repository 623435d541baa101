// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/CalibrationJob.h"

#include "devices/Stop.h"

#include <exception>
#include <utility>

namespace obscura {

CalibrationJob::CalibrationJob(const Experiment& experiment, BlockRepetition box,
                               const KnownFiles& files, const CalibrationSettings& settings,
                               QObject* parent)
    : QObject(parent), m_thread([=, this](const std::stop_token& stop) {
          work(experiment, box, files, settings, stop);
      }) {}

CalibrationJob::~CalibrationJob() = default;

void CalibrationJob::later(Action action) {
    {
        const std::scoped_lock lock(m_mutex);
        m_actions.push_back(std::move(action));
    }
    QMetaObject::invokeMethod(this, "tell", Qt::QueuedConnection);
}

void CalibrationJob::tell() {
    std::vector<Action> actions;
    {
        const std::scoped_lock lock(m_mutex);
        actions.swap(m_actions);
    }
    for (const Action& action : actions)
        action();
}

void CalibrationJob::work(const Experiment& experiment, BlockRepetition box,
                          const KnownFiles& files, const CalibrationSettings& settings,
                          const std::stop_token& stop) {
    try {
        auto outcome = std::make_shared<CalibrationOutcome>();
        outcome->box = placedBox(experiment, box, files);
        outcome->calibration = calibrateBox(
            outcome->box, settings,
            [this](const CalibrationProgress& now) {
                later([this, now] { Q_EMIT progressed(now); });
            },
            stop);
        outcome->snapshot = initialSnapshot(experiment, box, files);
        const Calibration& found = outcome->calibration.found;
        outcome->snapshot.learned = {.kind = LearnedNumbers::Kind::Offsets,
                                     .found = found.deviations.head(found.parameters),
                                     .truth = outcome->calibration.truth.head(found.parameters)};
        later([this, outcome = std::shared_ptr<const CalibrationOutcome>(std::move(outcome))] {
            Q_EMIT finished(outcome);
        });
    } catch (const Stopped&) {
        later([this] { Q_EMIT stopped(); });
    } catch (const std::exception& e) {
        later([this, reason = QString::fromUtf8(e.what())] { Q_EMIT failed(reason); });
    }
}

}  // namespace obscura
