// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/VariantRun.h"

#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

/// Steps that are kept to be drawn: more than there are pixels. Twice as many are thinned to these.
constexpr std::size_t kMostKept = 10'000;

/// Samples of a step times the devices that see them.
double inputsPerStep(const Experiment& e) {
    Index devices = 0;
    for (const Block& block : e.graph.blocks)
        devices += hasRole(block, LayerRole::Physical) ? e.graph.repetitionsOf(block) : 0;
    return double(trainingSettings(e.training).batch) * double(std::max<Index>(devices, 1));
}

}  // namespace

VariantRun::VariantRun(const VariantChoice& choice, int slot)
    : m_variant(choice.variant), m_slot(slot), m_inputsPerStep(inputsPerStep(choice.experiment)) {}

void VariantRun::receive(const RunEvent& event) {
    const std::lock_guard lock(m_mutex);
    m_events.push_back(event);
}

bool VariantRun::take() {
    RunEvents events;
    {
        const std::lock_guard lock(m_mutex);
        events.swap(m_events);
    }
    for (const RunEvent& event : events)
        note(event);
    return !events.empty();
}

void VariantRun::note(const RunEvent& event) {
    visitNews(
        event, [this](TrainerState state) { m_state = state; },
        [this](const RunStarted& started) {
            m_folder = started.folder;
            m_plannedSteps = started.plannedSteps;
        },
        [this](const StepRecord& record) { keep(record); },
        [this](const EvaluationRecord& record) {
            m_records.evaluations.push_back(record);
            m_drawn.reset();
        },
        [this](const RoomWait& wait) { m_waitsFor = QString::fromStdString(wait.reason); },
        [this](const RunSummary& summary) {
            m_waitsFor.clear();
            m_summary = summary;
        });
}

void VariantRun::keep(const StepRecord& record) {
    m_step = record.step;
    m_newest = record;
    m_drawn.reset();
    if (record.step % m_stride != 0)
        return;
    m_records.steps.push_back(record);
    if (m_records.steps.size() < 2 * kMostKept)
        return;
    m_stride *= 2;
    std::erase_if(m_records.steps,
                  [this](const StepRecord& each) { return each.step % m_stride != 0; });
}

const EvaluationRecord* VariantRun::lastEvaluation() const {
    return m_records.evaluations.empty() ? nullptr : &m_records.evaluations.back();
}

const EvaluationRecord* VariantRun::evaluationAt(std::int64_t step) const {
    const auto found = std::ranges::find(m_records.evaluations, step, &EvaluationRecord::step);
    return found == m_records.evaluations.end() ? nullptr : &*found;
}

double VariantRun::queriesPerSample() const {
    if (!m_newest)
        return std::nan("");
    Usage training = m_newest->ledger.training();
    training -= m_newest->ledger[Purpose::Inspection];
    return double(training.queries) / (double(m_newest->step) * m_inputsPerStep);
}

OverlaidRun VariantRun::overlaid() const {
    if (!m_drawn) {
        auto records = std::make_shared<RunRecords>(m_records);
        const bool isBehind =
            m_newest && (records->steps.empty() || records->steps.back().step < m_newest->step);
        if (isBehind)
            records->steps.push_back(*m_newest);
        m_drawn = std::move(records);
    }
    const QString name = variantName(m_variant);
    return {.folder = m_folder,
            .name = name,
            .groupName = name,
            .group = name.toStdString(),
            .slot = m_slot,
            .records = m_drawn};
}

}  // namespace obscura
