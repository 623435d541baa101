// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DevicePreview.h"
#include "core/graph/Repetition.h"

#include <exception>
#include <utility>

namespace obscura {

DevicePreview::DevicePreview(QObject* parent)
    : QObject(parent), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

DevicePreview::~DevicePreview() = default;

void DevicePreview::request(const Experiment& experiment, BlockRepetition box,
                            const KnownFiles& files) {
    const std::lock_guard lock(m_mutex);
    m_request = {experiment, box, files};
    m_answer.reset();
    m_isBusy = true;
    m_changed.notify_all();
}

bool DevicePreview::isBusy() const {
    const std::lock_guard lock(m_mutex);
    return m_isBusy;
}

void DevicePreview::finish() {
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_isBusy; });
    }
    tell();
}

void DevicePreview::tell() {
    std::optional<Answer> answer;
    {
        const std::lock_guard lock(m_mutex);
        answer = std::exchange(m_answer, std::nullopt);
    }
    if (!answer)
        return;
    if (answer->snapshot)
        Q_EMIT ready(answer->snapshot);
    else
        Q_EMIT refused(answer->error);
}

void DevicePreview::work(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_request.has_value(); })) {
        const Request request = *std::exchange(m_request, std::nullopt);
        lock.unlock();
        Answer answer = answerTo(request);
        lock.lock();
        // Whoever has asked again meanwhile doesn't need this one.
        if (m_request)
            continue;
        m_answer = std::move(answer);
        m_isBusy = false;
        m_changed.notify_all();
        QMetaObject::invokeMethod(this, "tell", Qt::QueuedConnection);
    }
}

DevicePreview::Answer DevicePreview::answerTo(const Request& request) {
    try {
        return {std::make_shared<const DeviceSnapshot>(
                    initialSnapshot(request.experiment, request.box, request.files)),
                {}};
    } catch (const std::exception& e) {
        return {nullptr, QString::fromUtf8(e.what())};
    }
}

}  // namespace obscura
