// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetRegistry.h"
#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"

#include <string>

namespace obscura {

/// Looks at the files that an experiment names, no further than their headers, and keeps what they
/// hold while it is edited.
class FileSurvey {
public:
    /// What the files of `e` hold. Those that it named the last time, too, aren't opened again.
    const KnownFiles& of(const Experiment& e);
    /// The same after another look at all of them: files come and go by other programs' doing.
    const KnownFiles& again(const Experiment& e);
    /// What was told last.
    const KnownFiles& known() const { return m_known; }

private:
    void lookAtData();
    void lookAtStart();

    // What has been looked at; nothing where the experiment names none.
    std::optional<DatasetSettings> m_data;
    std::optional<std::string> m_start;
    KnownFiles m_known;
};

}  // namespace obscura
