// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"
#include "core/weights/StartWeights.h"

#include <stop_token>

namespace obscura {

/// What a black box begins with.
struct BlackBoxStart {
    Vector omega;     ///< [d], or empty for the device's own
    float scale = 1;  ///< the factor behind the device
    /// W_S beside the device, its largest entries alone, and 1 where they are; [m, n], or empty
    /// where the settings ask for none.
    Matrix sparseWeight;
    Matrix sparseMask;
    Vector bias;  ///< b [m], or empty where the settings ask for none
};

/// The start of the block `name`, in that repetition of its group, with n = `inputs`: from the
/// layer of the run `earlier` that the settings name, or from that layer's same repetition where
/// it was repeated there, whose weight the device and what stands beside it make together as well
/// as the device can; else from the same block in that run, where there is one and its shapes
/// agree; else, or where `earlier` is null, from random numbers of `seed`. W_S keeps the largest
/// entries, by magnitude, of the whole layer's weight or of such a one as a linear layer begins
/// with ("sparse + black box" of the authors of arXiv:2509.15113). Throws OptionError when that
/// layer isn't there or has another shape, and Stopped when `stop` asks for the end.
BlackBoxStart startBlackBox(const std::string& name, const BlackBoxSettings& settings, Index inputs,
                            std::uint64_t seed, const StartWeights* earlier, Index repetition = 1,
                            const std::stop_token& stop = {});

/// 1 at the `kept` largest entries of `weight` by magnitude, the first of equals; 0 elsewhere.
Matrix largestEntries(const Matrix& weight, Index kept);

}  // namespace obscura
