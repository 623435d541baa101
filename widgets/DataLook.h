// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/FileSurvey.h"

#include <QObject>
#include <memory>
#include <stop_token>

namespace obscura {

/// Looks at the files of a data set on a thread of its own, for a window that must not wait. One
/// that is destroyed asks for the end and leaves: its thread is waited for when the program ends.
class DataLook : public QObject {
    Q_OBJECT

public:
    /// Begins at once. Throws ResourceError where there is no thread for it.
    explicit DataLook(const DatasetSettings& settings, QObject* parent = nullptr);
    ~DataLook() override;

    const DatasetSettings& settings() const { return m_settings; }

Q_SIGNALS:
    /// Once, on the thread that this lives on.
    void found(const obscura::DataFindings& findings);

private Q_SLOTS:
    void tell();

private:
    struct Shared;

    const DatasetSettings m_settings;
    std::stop_source m_stop;
    std::shared_ptr<Shared> m_errand;  ///< what its thread has, too
};

}  // namespace obscura
