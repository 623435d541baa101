// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DataLook.h"

#include "devices/Stop.h"

#include <exception>
#include <utility>

namespace obscura {

DataLook::DataLook(const DatasetSettings& settings, QObject* parent)
    : QObject(parent),
      m_settings(settings),
      m_thread([this](const std::stop_token& stop) { work(stop); }) {}

DataLook::~DataLook() = default;

// The thread's outermost function: here every failure becomes a finding.
void DataLook::work(const std::stop_token& stop) {
    DataFindings findings;
    try {
        findings = lookAtData(m_settings, {.stop = stop});
    } catch (const Stopped&) {
        return;
    } catch (const std::exception& error) {
        findings.problem = error.what();
    }
    QMetaObject::invokeMethod(
        this, [this, findings = std::move(findings)] { Q_EMIT found(findings); },
        Qt::QueuedConnection);
}

}  // namespace obscura
