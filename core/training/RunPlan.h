// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/network/KnownFiles.h"
#include "core/training/Engine.h"
#include "core/training/Trainer.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace obscura {

/// What a trainer is to do, looked at before any thread is started.
class RunPlan {
public:
    /// Throws UserError where the experiment can't run, or can't be changed as options say, or
    /// where no run's folder can be made.
    RunPlan(Experiment experiment, std::optional<Resumption> resumption, TrainerOptions options);

    const Experiment& experiment() const { return m_experiment; }
    const std::optional<Resumption>& resumption() const { return m_resumption; }
    const KnownFiles& files() const { return m_files; }
    const InspectionReport& inspection() const { return m_inspection; }
    const TrainerOptions& options() const { return m_options; }
    int threads() const;

    /// Throws as loadDataset().
    std::shared_ptr<const Dataset> load(const Loading& loading) const;
    /// As the run begins, or where it goes on. Throws as makeEngine() and resumeEngine().
    std::unique_ptr<Engine> build(std::shared_ptr<const Dataset> data, std::stop_token stop) const;

private:
    void requireChanges() const;

    Experiment m_experiment;
    std::optional<Resumption> m_resumption;
    KnownFiles m_files;
    InspectionReport m_inspection;
    TrainerOptions m_options;
};

}  // namespace obscura
