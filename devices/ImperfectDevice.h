// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ClippedCounts.h"
#include "devices/Costs.h"
#include "devices/imperfections/Imperfection.h"

#include <memory>
#include <vector>

namespace obscura {

/// Wraps a device and passes parameters, inputs and outputs through stages of imperfection, in
/// the order of their places.
///
/// Device time passes with use: secondsPerProgramming before each programming takes effect,
/// secondsPerQuery for each row after its call to query() is answered, so that all rows of a call
/// see the device as it is at the call's start. Where both costs are 0, it passes by elapse()
/// alone. It passes while the imperfections are switched off, too.
///
/// isLinear() is the wrapped device's answer: converters leave a linear device linear up to their
/// rounding. simulation() is the wrapped device at the distorted parameters that the last
/// programming, query or elapse() saw, without converters and noise of inputs and outputs; its
/// gradients by parameters take the stages for the identity (straight through).
class ImperfectDevice final : public Device {
public:
    ImperfectDevice(std::unique_ptr<Device> device,
                    std::vector<std::unique_ptr<Imperfection>> stages, const DeviceCosts& costs);

    /// Switches all stages on (as at the start) or off. That is the simulation's switch: it
    /// distorts anew what was programmed last, at no cost.
    void setActive(bool active);
    bool isActive() const { return m_active; }
    bool has(StagePlace place) const;
    /// Puts a further stage at its place, from now on.
    void insert(std::unique_ptr<Imperfection> stage);
    /// Hands to the stages what may change in use. What they have come to meanwhile stays.
    void change(const ImperfectionSettings& settings);
    ClippedCounts clipped() const { return m_clipped; }
    /// ω as the hardware has it: what was programmed last, distorted as simulation() sees it. Empty
    /// before the first programming.
    const Vector& heldParameters() const { return distorts() ? m_held : m_omega; }

    /// Whether any parameter of `omega` [d] would be held otherwise if it were written `step`
    /// higher or lower: the simulation's answer, which costs nothing.
    bool followsSteps(const Vector& omega, float step) const;

    Index inputs() const override { return m_device->inputs(); }
    Index outputs() const override { return m_device->outputs(); }
    /// Describes the imperfect device, switched off or not.
    const ParameterLayout& layout() const override { return m_layout; }
    bool isLinear() const override { return m_device->isLinear(); }
    void program(ConstVectorRef omega) override;
    void query(ConstMatrixRef x, MatrixRef y) override;
    /// One by one where settings or reads vary. Else the distorted settings are made beforehand,
    /// and the wrapped device's own sweep gives the same numbers to float accuracy.
    void sweep(const Sweep& request, MatrixRef scores) override;
    void sweepAndCombine(const Sweep& request, VectorRef sum) override;
    float inputLimit() const override;
    NoiseLevel noiseLevel() const override;
    void elapse(double seconds) override;
    void heed(const std::stop_token& stop) override { m_device->heed(stop); }
    std::optional<double> takeMeasuredSeconds() override { return m_device->takeMeasuredSeconds(); }
    ImperfectDevice* imperfections() override { return this; }
    const ImperfectDevice* imperfections() const override { return this; }
    void listState(StateFields& fields) override;
    const Simulation* simulation() const override { return m_device->simulation(); }

private:
    bool distorts() const { return m_active && !m_stages.empty(); }
    bool needsEveryRead() const;
    Index distort(VectorRef omega) const;
    Index distortInputs(MatrixRef x) const;
    void write();
    void rewrite();
    void settle();
    void pass(double seconds);
    void passSweep(const Sweep& request, const auto& sweep);
    void sweepDistorted(const Sweep& request, MatrixRef scores);

    std::unique_ptr<Device> m_device;
    std::vector<std::unique_ptr<Imperfection>> m_stages;
    DeviceCosts m_costs;
    ParameterLayout m_layout;
    bool m_active = true;
    ClippedCounts m_clipped;
    Vector m_omega;            ///< as programmed last; empty: never
    Vector m_written;          ///< m_omega distorted, without drift; empty: not needed so far
    Vector m_held;             ///< what the wrapped device holds, where that is distorted
    double m_heldSeconds = 0;  ///< since the last programming
    bool m_settled = true;     ///< the wrapped device holds m_written with the drift of now
};

}  // namespace obscura
