// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ImperfectDevice.h"

#include "devices/Checks.h"
#include "devices/State.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace obscura {

namespace {

// Entries of distorted directions that a sweep holds at a time: 16 MiB.
constexpr Index kSweepEntries = Index{1} << 22;

}  // namespace

ImperfectDevice::ImperfectDevice(std::unique_ptr<Device> device,
                                 std::vector<std::unique_ptr<Imperfection>> stages,
                                 const DeviceCosts& costs)
    : m_device(std::move(device)),
      m_stages(std::move(stages)),
      m_costs(costs),
      m_layout(m_device->layout()) {
    for (const auto& stage : m_stages) {
        stage->describe(m_layout);
    }
}

void ImperfectDevice::setActive(bool active) {
    if (active == m_active) {
        return;
    }
    m_active = active;
    if (!m_stages.empty()) {
        rewrite();
    }
}

bool ImperfectDevice::has(StagePlace place) const {
    return std::ranges::any_of(m_stages,
                               [&](const auto& stage) { return stage->place() == place; });
}

void ImperfectDevice::insert(std::unique_ptr<Imperfection> stage) {
    const StagePlace place = stage->place();
    const auto behind =
        std::ranges::find_if(m_stages, [&](const auto& other) { return other->place() > place; });
    stage->describe(m_layout);
    m_stages.insert(behind, std::move(stage));
    if (m_active) {
        rewrite();
    }
}

void ImperfectDevice::change(const ImperfectionSettings& settings) {
    bool moves = false;
    for (const auto& stage : m_stages) {
        moves = stage->change(settings) || moves;
    }
    if (moves && m_active) {
        rewrite();
    }
}

bool ImperfectDevice::followsSteps(const Vector& omega, float step) const {
    Vector held = omega;
    Vector higher = omega.array() + step;
    Vector lower = omega.array() - step;
    if (distorts()) {
        distort(held);
        distort(higher);
        distort(lower);
    }
    return held != higher || held != lower;
}

void ImperfectDevice::program(ConstVectorRef omega) {
    checkParameters(*this, omega);
    pass(m_costs.secondsPerProgramming);
    m_omega = omega;
    m_written.resize(0);
    m_heldSeconds = 0;
    write();
}

void ImperfectDevice::query(ConstMatrixRef x, MatrixRef y) {
    if (distorts()) {
        checkQuery(*this, x, y);
        settle();
        Matrix sent = x;
        const Index clipped = distortInputs(sent);
        m_device->query(sent, y);
        m_clipped.inputs += clipped;
        for (const auto& stage : m_stages) {
            m_clipped.outputs += stage->distortOutputs(y);
        }
    } else {
        m_device->query(x, y);
    }
    pass(m_costs.secondsPerQuery * static_cast<double>(x.rows()));
}

void ImperfectDevice::sweep(const Sweep& request, MatrixRef scores) {
    if (distorts() && needsEveryRead()) {
        Device::sweep(request, scores);
        return;
    }
    passSweep(request, [&] {
        if (distorts()) {
            sweepDistorted(request, scores);
        } else {
            m_device->sweep(request, scores);
        }
    });
}

void ImperfectDevice::sweepAndCombine(const Sweep& request, VectorRef sum) {
    if (distorts()) {
        Device::sweepAndCombine(request, sum);
        return;
    }
    passSweep(request, [&] { m_device->sweepAndCombine(request, sum); });
}

void ImperfectDevice::passSweep(const Sweep& request, const auto& sweep) {
    const double seconds = m_costs.secondsPerProgramming +
                           m_costs.secondsPerQuery * static_cast<double>(request.x.rows());
    try {
        sweep();
    } catch (const SweepStopped& stopped) {
        pass(static_cast<double>(stopped.probes()) * seconds);
        throw;
    }
    pass(static_cast<double>(request.probes) * seconds);
}

float ImperfectDevice::inputLimit() const {
    float limit = m_device->inputLimit();
    if (m_active) {
        for (const auto& stage : m_stages) {
            limit = std::min(limit, stage->inputLimit());
        }
    }
    return limit;
}

NoiseLevel ImperfectDevice::noiseLevel() const {
    NoiseLevel level = m_device->noiseLevel();
    if (m_active) {
        for (const auto& stage : m_stages) {
            const NoiseLevel more = stage->noiseLevel();
            level.relative = std::hypot(level.relative, more.relative);
            level.absolute = std::hypot(level.absolute, more.absolute);
        }
    }
    return level;
}

void ImperfectDevice::listState(StateFields& fields) {
    const Index count = m_layout.count;
    fields.add("active", m_active);
    fields.add("clipped", m_clipped);
    fields.addOptional("programmed", m_omega, count);
    fields.addOptional("written", m_written, count);
    fields.addOptional("held", m_held, count);
    fields.add("held_seconds", m_heldSeconds);
    fields.add("settled", m_settled);
    for (const auto& stage : m_stages) {
        stage->listState(fields);
    }
    fields.addPart("device", *m_device);
}

void ImperfectDevice::elapse(double seconds) {
    pass(seconds);
    settle();
}

bool ImperfectDevice::needsEveryRead() const {
    return std::ranges::any_of(m_stages, [](const auto& stage) { return stage->needsEveryRead(); });
}

Index ImperfectDevice::distort(VectorRef omega) const {
    Index clipped = 0;
    for (const auto& stage : m_stages) {
        clipped += stage->distortParameters(omega);
    }
    return clipped;
}

Index ImperfectDevice::distortInputs(MatrixRef x) const {
    Index clipped = 0;
    for (const auto& stage : m_stages) {
        clipped += stage->distortInputs(x);
    }
    return clipped;
}

// Brings the wrapped device to where it would be had it been programmed so at the last programming:
// a device that ages from then on has aged since.
void ImperfectDevice::write() {
    if (distorts()) {
        if (m_written.size() == 0) {
            m_written = m_omega;
            m_clipped.parameters += distort(m_written);
        }
        m_held = m_written;
        for (const auto& stage : m_stages) {
            stage->drift(m_held);
        }
        m_device->program(m_held);
        m_settled = true;
    } else {
        m_device->program(m_omega);
    }
    m_device->elapse(m_heldSeconds);
}

void ImperfectDevice::rewrite() {
    if (m_omega.size() > 0) {
        write();
    }
}

void ImperfectDevice::settle() {
    if (!m_settled && distorts() && m_omega.size() > 0) {
        write();
    }
}

void ImperfectDevice::pass(double seconds) {
    if (seconds <= 0) {
        return;
    }
    m_heldSeconds += seconds;
    m_device->elapse(seconds);
    for (const auto& stage : m_stages) {
        m_settled = !stage->elapse(seconds) && m_settled;
    }
}

void ImperfectDevice::sweepDistorted(const Sweep& request, MatrixRef scores) {
    checkSweep(*this, request, scores);
    Matrix x = request.x;
    const Index clippedInputs = distortInputs(x);
    Vector centre = request.omega;
    distort(centre);
    const Index d = centre.size();
    const Index most = std::max(Index{1}, kSweepEntries / d);
    for (Index first = 0; first < request.probes; first += most) {
        const Index probes = std::min(most, request.probes - first);
        Matrix moves(probes, d);
        std::vector<Index> clipped(static_cast<std::size_t>(probes));
        parallelFor(probes, [&](Index k) {
            Eigen::Map<Vector> move(moves.row(k).data(), d);
            request.directions.fill(first + k, 0, {move.data(), static_cast<std::size_t>(d)});
            move = request.omega + request.step * move;
            clipped[static_cast<std::size_t>(k)] = distort(move);
            move = (move - centre) / request.step;
        });
        const auto count = [&](Index made) {
            m_clipped.inputs += made * clippedInputs;
            m_clipped.parameters +=
                std::accumulate(clipped.begin(), clipped.begin() + made, Index{0});
        };
        try {
            m_device->sweep({.omega = centre,
                             .step = request.step,
                             .directions = GivenDirections(std::move(moves)),
                             .probes = probes,
                             .x = x,
                             .baseline = request.baseline,
                             .weights = request.weights,
                             .byGroup = request.byGroup,
                             .stop = request.stop},
                            scores.middleRows(first, probes));
        } catch (const SweepStopped& stopped) {
            count(stopped.probes());
            throw SweepStopped(first + stopped.probes());
        }
        count(probes);
    }
}

}  // namespace obscura
