// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/LookKeeper.h"

#include "core/network/LayerCatalogue.h"

#include <algorithm>
#include <chrono>

namespace obscura {

namespace {

using Clock = std::chrono::steady_clock;

/// A comparison takes all singular values of A [m, n]: about m·n·min(m, n) operations. Those that
/// take long are left to whoever looks.
constexpr double kMostOperations = 2e8;

bool isQuick(const DeviceSnapshot& look) {
    const auto n = static_cast<double>(look.inputs);
    const auto m = static_cast<double>(look.outputs);
    return n * m * std::min(n, m) <= kMostOperations;
}

KeptLooks looksAt(Engine& engine, std::int64_t step) {
    KeptLooks looks{.step = step, .devices = {}, .comparisons = {}};
    for (const Block& block : engine.experiment().graph.blocks) {
        if (!hasRole(block, LayerRole::Physical) || looks.devices.size() == LookKeeper::kMostBoxes)
            continue;
        auto device = engine.snapshot(block.id);
        if (!device)
            continue;
        auto comparison = isQuick(*device) ? engine.compare(block.id, 0) : std::nullopt;
        looks.devices.push_back(std::make_shared<const DeviceSnapshot>(std::move(*device)));
        if (comparison && comparison->surrogate)
            looks.comparisons.push_back(
                std::make_shared<const ComparisonSnapshot>(std::move(*comparison)));
    }
    return looks;
}

}  // namespace

LookKeeper::LookKeeper(const Resumption& resumption) {
    for (const std::int64_t step : keptSteps(resumption.folder)) {
        if (step <= resumption.state.step)
            m_kept.insert(step);
    }
    while (m_period * static_cast<std::int64_t>(kMost) < resumption.state.step)
        m_period *= 2;
}

void LookKeeper::note(Engine& engine, std::int64_t step, double seconds, RunRecord& to) {
    if (step % m_period == 0 && m_spent <= kShare * seconds)
        keep(engine, step, to);
}

void LookKeeper::keepLast(Engine& engine, std::int64_t step, RunRecord& to) {
    if (!m_kept.contains(step))
        keep(engine, step, to);
}

void LookKeeper::keep(Engine& engine, std::int64_t step, RunRecord& to) {
    const Clock::time_point start = Clock::now();
    const KeptLooks looks = looksAt(engine, step);
    if (!looks.devices.empty()) {
        to.write(looks);
        m_kept.insert(step);
        thin(sizeOf(looks), to);
    }
    m_spent += std::chrono::duration<double>(Clock::now() - start).count();
}

void LookKeeper::thin(std::size_t bytes, RunRecord& to) {
    const std::size_t most =
        std::clamp<std::size_t>(kMostBytes / std::max<std::size_t>(bytes, 1), 2, kMost);
    while (m_kept.size() > most) {
        m_period *= 2;
        const std::int64_t last = *m_kept.rbegin();
        std::erase_if(m_kept, [&](std::int64_t step) {
            const bool goes = step % m_period != 0 && step != last;
            if (goes)
                to.removeLooks(step);
            return goes;
        });
    }
}

}  // namespace obscura
