// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/VariantRuns.h"

#include "core/training/Yardstick.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

constexpr int kDrainEvery = 33;  ///< ms
/// Nobody begins a step while ahead of another, be it by a step or by a query.
constexpr std::int64_t kLead = 1;

}  // namespace

VariantRuns::VariantRuns(QObject* parent) : QObject(parent) {
    m_timer.setInterval(kDrainEvery);
    connect(&m_timer, &QTimer::timeout, this, &VariantRuns::drain);
}

VariantRuns::~VariantRuns() = default;

void VariantRuns::start(const std::vector<VariantChoice>& choices, const std::vector<int>& slotsOf,
                        const TrainerOptions& options, Pace pace) {
    Q_ASSERT(!isActive());
    std::vector<std::unique_ptr<VariantRun>> runs;
    std::vector<Experiment> experiments;
    std::vector<RunSink*> sinks;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        runs.push_back(std::make_unique<VariantRun>(choices[i].variant, slotsOf.at(i)));
        experiments.push_back(choices[i].experiment);
        sinks.push_back(runs.back().get());
    }
    auto lockstep = std::make_unique<Lockstep>(std::move(experiments), options, pace, kLead, sinks);
    lockstep->start();
    m_runs = std::move(runs);
    m_lockstep = std::move(lockstep);
    m_isPaused = false;
    m_timer.start();
    Q_EMIT news();
}

void VariantRuns::pause() {
    if (!m_lockstep || m_isPaused)
        return;
    m_isPaused = true;
    m_lockstep->pause();
    Q_EMIT news();
}

void VariantRuns::resume() {
    if (!m_lockstep || !m_isPaused)
        return;
    m_isPaused = false;
    m_lockstep->resume();
    Q_EMIT news();
}

void VariantRuns::stop() {
    if (m_lockstep)
        m_lockstep->stop();
}

void VariantRuns::drain() {
    bool isNews = false;
    for (const auto& run : m_runs)
        isNews = run->take() || isNews;
    const bool isOver =
        std::ranges::all_of(m_runs, [](const auto& run) { return run->summary().has_value(); });
    if (isOver) {
        m_timer.stop();
        m_lockstep.reset();
        m_isPaused = false;
    }
    if (isNews)
        Q_EMIT news();
}

const VariantRun* VariantRuns::find(Variant variant) const {
    const auto found = std::ranges::find_if(
        m_runs, [variant](const auto& run) { return run->variant() == variant; });
    return found == m_runs.end() ? nullptr : found->get();
}

std::vector<double> VariantRuns::recoveredShares() const {
    std::vector<double> shares(m_runs.size(), std::nan(""));
    const VariantRun* const frozen = find(Variant::Frozen);
    const VariantRun* const exact = find(Variant::Exact);
    if (!frozen || !exact || !frozen->lastEvaluation() || !exact->lastEvaluation())
        return shares;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const VariantRun& run = *m_runs[i];
        if (&run == frozen || &run == exact || !run.lastEvaluation())
            continue;
        const std::int64_t step =
            std::min({run.lastEvaluation()->step, frozen->lastEvaluation()->step,
                      exact->lastEvaluation()->step});
        const EvaluationRecord* const own = run.evaluationAt(step);
        const EvaluationRecord* const least = frozen->evaluationAt(step);
        const EvaluationRecord* const most = exact->evaluationAt(step);
        if (own && least && most)
            shares[i] =
                Yardstick{.frozen = {least->accuracy}, .exact = {most->accuracy}}.recoveredShare(
                    own->accuracy);
    }
    return shares;
}

}  // namespace obscura
