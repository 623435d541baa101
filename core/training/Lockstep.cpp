// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Lockstep.h"

#include <algorithm>

namespace obscura {

/// Hands on the news of one run, and holds its trainer where it is too far ahead.
class Lockstep::Pacer final : public RunSink {
public:
    Pacer(Lockstep& lockstep, RunSink& sink) : m_lockstep(lockstep), m_sink(sink) {}

    void receive(const RunEvent& event) override {
        m_sink.receive(event);
        visitNews(
            event,
            [this](const StepRecord& record) {
                m_lockstep.keepPace(*this, m_lockstep.m_pace == Pace::Steps
                                               ? record.step
                                               : record.ledger.training().queries);
            },
            [this](const RunSummary&) { m_lockstep.leave(*this); });
    }
    bool wantsLastStates() const override { return m_sink.wantsLastStates(); }

    std::int64_t position = 0;
    bool hasLeft = false;

private:
    Lockstep& m_lockstep;
    RunSink& m_sink;
};

Lockstep::Lockstep(std::vector<Experiment> experiments, const TrainerOptions& options, Pace pace,
                   std::int64_t lead, const std::vector<RunSink*>& sinks)
    : m_pace(pace), m_lead(std::max<std::int64_t>(lead, 1)) {
    for (std::size_t i = 0; i < experiments.size(); ++i) {
        m_pacers.push_back(std::make_unique<Pacer>(*this, *sinks.at(i)));
        m_trainers.push_back(
            std::make_unique<Trainer>(std::move(experiments[i]), options, *m_pacers.back()));
    }
}

Lockstep::~Lockstep() {
    stop();
    m_trainers.clear();
}

void Lockstep::start() {
    for (const auto& each : m_trainers)
        each->start();
}

void Lockstep::pause() {
    for (const auto& each : m_trainers)
        each->pause();
}

void Lockstep::resume() {
    for (const auto& each : m_trainers)
        each->resume();
}

void Lockstep::stop() {
    // Before the others are let go on: they must find the end, not a further step.
    for (const auto& each : m_trainers)
        each->stop();
    const std::scoped_lock lock(m_mutex);
    m_isStopped = true;
    m_moved.notify_all();
}

void Lockstep::wait() {
    for (const auto& each : m_trainers)
        each->wait();
}

void Lockstep::keepPace(Pacer& pacer, std::int64_t position) {
    std::unique_lock lock(m_mutex);
    pacer.position = position;
    m_moved.notify_all();
    m_moved.wait(lock, [&] { return mayGoOn(pacer); });
}

bool Lockstep::mayGoOn(const Pacer& pacer) const {
    return m_isStopped || std::ranges::all_of(m_pacers, [&](const auto& other) {
               return other->hasLeft || pacer.position - other->position < m_lead;
           });
}

void Lockstep::leave(Pacer& pacer) {
    const std::scoped_lock lock(m_mutex);
    pacer.hasLeft = true;
    m_moved.notify_all();
}

}  // namespace obscura
