// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"

#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <memory>

namespace obscura {

/// Builds the devices of experiments that don't run, away from the GUI's thread: large ones take
/// seconds.
class DevicePreview : public QObject {
    Q_OBJECT

public:
    explicit DevicePreview(QObject* parent = nullptr);
    /// Waits for the device in work.
    ~DevicePreview() override;

    /// Works out what the device of `block` looks like at the start of a run. The answer to an
    /// earlier request is dropped.
    void request(const Experiment& experiment, BlockId block);
    bool isBusy() const { return m_watcher.isRunning(); }
    /// Blocks until the answer has been given.
    void finish();

Q_SIGNALS:
    void ready(const std::shared_ptr<const obscura::DeviceSnapshot>& snapshot);
    /// The device can't be built.
    void refused(const QString& reason);

private:
    struct Answer {
        std::shared_ptr<const DeviceSnapshot> snapshot;
        QString error;
    };

    void tell();

    QFutureWatcher<Answer> m_watcher;
    QThreadPool m_pool;
};

}  // namespace obscura
