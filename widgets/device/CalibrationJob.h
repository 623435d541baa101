// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"
#include "core/blackbox/calibration/CalibrateBox.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace obscura {

/// What a calibration in the window has found.
struct CalibrationOutcome {
    PlacedBox box;
    BoxCalibration calibration;
    DeviceSnapshot snapshot;  ///< of the device at the start of a run, with what was found of it
};

/// Calibrates the device of a black box on a thread of its own. Its signals are emitted on the
/// thread that it lives on.
class CalibrationJob : public QObject {
    Q_OBJECT

public:
    /// Begins at once. `experiment` is copied.
    CalibrationJob(const Experiment& experiment, BlockRepetition box, const KnownFiles& files,
                   const CalibrationSettings& settings, QObject* parent = nullptr);
    /// Asks for the end and waits for it.
    ~CalibrationJob() override;

    void stop() { m_thread.request_stop(); }

Q_SIGNALS:
    void progressed(const obscura::CalibrationProgress& now);
    void finished(const std::shared_ptr<const obscura::CalibrationOutcome>& outcome);
    void stopped();
    void failed(const QString& reason);

private Q_SLOTS:
    void tell();

private:
    using Action = std::function<void()>;

    void work(const Experiment& experiment, BlockRepetition box, const KnownFiles& files,
              const CalibrationSettings& settings, const std::stop_token& stop);
    /// Called by the thread: `action` is for the thread that this lives on.
    void later(Action action);

    std::mutex m_mutex;
    std::vector<Action> m_actions;  ///< for tell() to take
    std::jthread m_thread;          ///< ends before what it uses
};

}  // namespace obscura
