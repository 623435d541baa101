// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ImperfectDevice.h"
#include "devices/Options.h"

namespace obscura {

/// When imperfections act.
enum class ActivePhase { Always, Training, Inference };

/// What is imperfect about a piece of hardware. The defaults are the ideal device.
struct ImperfectionSettings {
    Index parameterBits = 0;      ///< of the converter that writes ω; 0: continuous
    float parameterLimit = 0;     ///< largest |ω|, in the unit of ω; 0: the layout's range alone
    bool clipParameters = false;  ///< ω stays in its range without a converter, too
    Index inputBits = 0;          ///< of the converter before the device; 0: continuous
    float inputLimit = 0;         ///< its full scale; 0: each query's largest magnitude
    Index outputBits = 0;         ///< of the converter behind the device; 0: continuous
    float outputLimit = 0;        ///< its full scale; 0: each query's largest magnitude
    float readNoise = 0;  ///< standard deviation, as a fraction of the rms of a query's outputs
    float readNoiseAbsolute = 0;  ///< standard deviation, in the unit of the outputs
    float drift = 0;      ///< standard deviation of ω after 1 s, in the unit of ω (per √s)
    float crosstalk = 0;  ///< κ, the fraction of a neighbour's ω that leaks
    float fabricationSpread = 0;  ///< standard deviation of fixed offsets, in the unit of ω
    float stuck = 0;              ///< share of parameters that do not move
    std::uint64_t seed = 1;       ///< of this piece: its offsets and its stuck parameters
    ActivePhase during = ActivePhase::Always;
    bool operator==(const ImperfectionSettings&) const = default;

    /// Whether they act in training (true) or at inference (false).
    bool activeIn(bool training) const;
};

/// The options of an ImperfectionSettings, by the names that files use: parameter_bits, …
const std::vector<OptionInfo>& imperfectionSchema();

/// Typed values from options. Throws UserError when the schema refuses one.
ImperfectionSettings imperfectionSettings(const Options& options);

/// What a device of that layout tells of its parameters behind the stages that `settings` ask for.
/// Throws as withImperfections() does.
ParameterLayout imperfectLayout(ParameterLayout layout, const ImperfectionSettings& settings);

/// Whether the stages that `settings` ask for make two readings of the same output differ.
bool addsNoise(const ImperfectionSettings& settings);

/// `device` behind the stages that `settings` ask for, in the order range, DAC, stuck, spread,
/// crosstalk, drift on the way in, noise, ADC on the way out. Also with none, so that device time
/// passes for a device that ages by itself. Read noise and drift follow from `noiseSeed`. Throws
/// UserError where a converter finds no range to convert.
std::unique_ptr<ImperfectDevice> withImperfections(std::unique_ptr<Device> device,
                                                   const ImperfectionSettings& settings,
                                                   const DeviceCosts& costs,
                                                   std::uint64_t noiseSeed);

/// Gives a piece in use the read noise and the drift of `settings`; all else of these must be as
/// withImperfections() was given it, and so must `noiseSeed`. Parameters go on from where they have
/// drifted to, and no other random numbers change.
void changeImperfections(ImperfectDevice& device, const ImperfectionSettings& settings,
                         std::uint64_t noiseSeed);

}  // namespace obscura
