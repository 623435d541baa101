// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/experiment/FileSurvey.h"
#include "core/runs/KeptLooks.h"
#include "widgets/data/BackgroundWork.h"

#include <QObject>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace obscura {

/// The moments of a recorded run at which its black boxes were looked at, and what they looked like
/// at the one that is chosen. Looks are read on another thread.
class RunMoments : public QObject {
    Q_OBJECT

public:
    explicit RunMoments(QObject* parent = nullptr);

    /// The run recorded in `folder`, which began as `e`; nothing is chosen. `hasNow`: what its
    /// boxes look like now is known to others.
    void setRun(const std::filesystem::path& folder, const Experiment& e, bool hasNow);
    void clear();
    /// Looks which moments there are by now.
    void look();

    /// After so many steps each, rising.
    const std::vector<std::int64_t>& steps() const { return m_steps; }
    bool hasNow() const { return m_hasNow; }
    /// One of steps(); nothing: now.
    std::optional<std::int64_t> chosen() const { return m_chosen; }
    void choose(std::optional<std::int64_t> step);
    void chooseLast();

    /// At the chosen moment; null where nothing is chosen, not read yet, or not kept.
    std::shared_ptr<const DeviceSnapshot> device(BlockRepetition box) const;
    std::shared_ptr<const ComparisonSnapshot> comparison(BlockRepetition box) const;
    /// Blocks until what is chosen is read.
    void finish() { m_work.finish(); }

Q_SIGNALS:
    /// There are other moments.
    void stepsChanged();
    /// Another one is chosen, or what it looked like is known now.
    void changed();
    void failed(const QString& message);

private:
    /// Of the devices before the run, each built once; for the other thread.
    struct Beginning {
        Experiment experiment;
        FileSurvey files;
        std::map<BlockRepetition, DeviceSnapshot> looks;
        DeviceSnapshot of(BlockRepetition box);
    };

    void take(std::int64_t step, KeptLooks looks);

    std::filesystem::path m_folder;
    std::shared_ptr<Beginning> m_beginning;
    std::vector<std::int64_t> m_steps;
    bool m_hasNow = false;
    std::optional<std::int64_t> m_chosen;
    std::optional<KeptLooks> m_looks;  ///< at the chosen moment, once they are read
    BackgroundWork m_work;
};

}  // namespace obscura
