// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/VariantRun.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

/// Steps that are kept to be drawn: more than there are pixels. Twice as many are thinned to these.
constexpr std::size_t kMostKept = 10'000;

}  // namespace

VariantRun::VariantRun(Variant variant, int slot) : m_variant(variant), m_slot(slot) {}

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
    const std::int64_t inputs = m_newest ? m_newest->ledger[Purpose::Forward].queries : 0;
    if (inputs == 0)
        return std::nan("");
    Usage training = m_newest->ledger.training();
    training -= m_newest->ledger[Purpose::Inspection];
    return double(training.queries) / double(inputs);
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
