// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/FileSurvey.h"

#include <QObject>
#include <thread>

namespace obscura {

/// Looks at the files of a data set on a thread of its own, for a window that must not wait.
class DataLook : public QObject {
    Q_OBJECT

public:
    /// Begins at once.
    explicit DataLook(const DatasetSettings& settings, QObject* parent = nullptr);
    /// Asks for the end and waits for it.
    ~DataLook() override;

    const DatasetSettings& settings() const { return m_settings; }

Q_SIGNALS:
    /// Once, on the thread that this lives on.
    void found(const obscura::DataFindings& findings);

private:
    void work(const std::stop_token& stop);

    const DatasetSettings m_settings;
    std::jthread m_thread;
};

}  // namespace obscura
