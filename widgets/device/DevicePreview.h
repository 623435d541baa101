// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/DeviceSnapshot.h"
#include "core/graph/Repetition.h"

#include <QObject>
#include <QString>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace obscura {

/// Builds the devices of experiments that don't run, on a thread of its own: large ones take
/// seconds.
class DevicePreview : public QObject {
    Q_OBJECT

public:
    explicit DevicePreview(QObject* parent = nullptr);
    /// Waits for the device in work.
    ~DevicePreview() override;

    /// Works out what the device of `box` looks like at the start of a run. The answer to an
    /// earlier request is dropped.
    void request(const Experiment& experiment, BlockRepetition box, const KnownFiles& files = {});
    bool isBusy() const;
    /// Blocks until the answer has been given.
    void finish();

Q_SIGNALS:
    void ready(const std::shared_ptr<const obscura::DeviceSnapshot>& snapshot);
    /// The device can't be built.
    void refused(const QString& reason);

private Q_SLOTS:
    void tell();

private:
    struct Request {
        Experiment experiment;
        BlockRepetition box;
        KnownFiles files;
    };
    struct Answer {
        std::shared_ptr<const DeviceSnapshot> snapshot;
        QString error;
    };

    static Answer answerTo(const Request& request);
    void work(const std::stop_token& stop);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<Request> m_request;  ///< for the thread to take
    std::optional<Answer> m_answer;    ///< for tell() to take
    bool m_isBusy = false;             ///< a request has no answer yet
    std::jthread m_thread;             ///< ends before what it uses
};

}  // namespace obscura
