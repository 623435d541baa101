// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DevicePreview.h"

#include <QCoreApplication>
#include <QPromise>
#include <exception>

namespace obscura {

DevicePreview::DevicePreview(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcher<Answer>::finished, this, &DevicePreview::tell);
}

DevicePreview::~DevicePreview() {
    m_pool.clear();
    m_pool.waitForDone();
}

void DevicePreview::request(const Experiment& experiment, BlockId block) {
    auto promise = std::make_shared<QPromise<Answer>>();
    // One that waits for the device in work is not needed any more.
    m_pool.clear();
    promise->start();
    m_watcher.setFuture(promise->future());
    m_pool.start([promise, experiment, block] {
        Answer answer;
        try {
            answer.snapshot =
                std::make_shared<const DeviceSnapshot>(initialSnapshot(experiment, block));
        } catch (const std::exception& e) {
            answer.error = QString::fromUtf8(e.what());
        }
        promise->addResult(std::move(answer));
        promise->finish();
    });
}

void DevicePreview::finish() {
    m_watcher.waitForFinished();
    QCoreApplication::sendPostedEvents(&m_watcher);
}

void DevicePreview::tell() {
    if (m_watcher.isCanceled())
        return;
    const Answer answer = m_watcher.result();
    if (answer.snapshot)
        Q_EMIT ready(answer.snapshot);
    else
        Q_EMIT refused(answer.error);
}

}  // namespace obscura
