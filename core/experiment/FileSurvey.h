// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetRegistry.h"
#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"

#include <filesystem>
#include <optional>
#include <string>

namespace obscura {

/// What a look at a data set's files gave.
struct DataFindings {
    std::optional<DatasetFacts> facts = {};
    std::string problem = {};  ///< why they can't be used; or empty
};

/// Looks as far as it takes to tell shapes, classes and counts. Throws Stopped.
DataFindings lookAtData(const DatasetSettings& settings, const Loading& loading = {});

/// Looks at the files that an experiment names, no further than it has to, and keeps what they
/// hold while it is edited.
class FileSurvey {
public:
    /// What becomes of a data set that takes its time to look at (DatasetInfo::surveysAtOnce).
    enum class Patience {
        Waits,   ///< it is looked at like others
        Defers,  ///< it is left to the owner: see pending()
    };
    explicit FileSurvey(Patience patience = Patience::Waits) : m_patience(patience) {}

    /// What the files of `e` hold. Those that it named the last time, too, aren't opened again.
    const KnownFiles& of(const Experiment& e);
    /// The same after another look at all of them: files come and go by other programs' doing.
    const KnownFiles& again(const Experiment& e);
    /// What was told last.
    const KnownFiles& known() const { return m_known; }

    /// The data set that the owner should look at with lookAtData(), on a thread of its own, until
    /// it has told learn() of it; meanwhile what was known before holds.
    const std::optional<DatasetSettings>& pending() const { return m_pending; }
    /// Takes what a look at that data set gave; ignored where another one is asked for by now.
    void learn(const DatasetSettings& settings, DataFindings found);

private:
    bool defers() const;
    /// Whether the place of the data has not changed since it was looked at.
    bool isAsItWas() const;
    void lookAgainAtData();
    void lookAtStart();

    Patience m_patience;
    // What has been looked at; nothing where the experiment names none.
    std::optional<DatasetSettings> m_data;
    std::optional<DatasetSettings> m_pending;
    std::optional<std::filesystem::file_time_type> m_seen;  ///< of its place, when it was
    std::optional<std::string> m_start;
    KnownFiles m_known;
};

}  // namespace obscura
