// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/RunPlan.h"

#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/FileSurvey.h"
#include "core/runs/RunFiles.h"
#include "devices/Error.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace obscura {

namespace {

KnownFiles filesOf(const Experiment& e, const std::optional<DatasetFacts>& known) {
    FileSurvey survey(known ? FileSurvey::Patience::Defers : FileSurvey::Patience::Waits);
    survey.of(e);
    if (const auto pending = survey.pending()) {
        survey.learn(*pending, {.facts = known});
    }
    return survey.known();
}

}  // namespace

RunPlan::RunPlan(Experiment experiment, std::optional<Resumption> resumption,
                 TrainerOptions options)
    : m_experiment(std::move(experiment)),
      m_resumption(std::move(resumption)),
      m_files(filesOf(m_experiment, options.data)),
      m_inspection(inspectExperiment(m_experiment, m_files)),
      m_options(std::move(options)) {
    if (!m_inspection.canRun()) {
        throw UserError(m_inspection.message(m_experiment.graph));
    }
    requireChanges();
    if (!m_resumption) {
        requireRunsFolder(runsFolder(m_options.out));
    }
}

void RunPlan::requireChanges() const {
    Experiment changed = m_experiment;
    if (m_resumption) {
        for (const Change& change : m_resumption->state.changes) {
            applyChange(changed, change);
        }
    }
    for (const Change& change : m_options.changes) {
        applyChange(changed, change);
    }
    for (const RecordedChange& each : m_options.replay.changes) {
        applyChange(changed, each.change);
    }
}

int RunPlan::threads() const {
    return m_options.threads > 0
               ? m_options.threads
               : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::shared_ptr<const Dataset> RunPlan::load(const Loading& loading) const {
    return loadDataset(datasetSettings(*firstWithRole(m_experiment.graph, LayerRole::Source)),
                       loading);
}

std::unique_ptr<Engine> RunPlan::build(std::shared_ptr<const Dataset> data,
                                       std::stop_token stop) const {
    return m_resumption
               ? resumeEngine(m_resumption->state, std::move(data), threads(), std::move(stop))
               : makeEngine(m_experiment, std::move(data), threads(), std::move(stop));
}

}  // namespace obscura
