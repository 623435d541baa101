// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Folder.h"
#include "core/blackbox/ComparisonSnapshot.h"
#include "core/blackbox/DeviceSnapshot.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace obscura {

/// What black boxes looked like at one moment of a run, as its folder keeps it: a file for each
/// moment, looks/<step>.safetensors, with the tensors of each box under
/// "device.<block>.<repetition>." and "comparison.<block>.<repetition>.".
struct KeptLooks {
    std::int64_t step = 0;
    std::vector<std::shared_ptr<const DeviceSnapshot>> devices;
    /// Of those boxes that have something to be compared; without repeated estimates.
    std::vector<std::shared_ptr<const ComparisonSnapshot>> comparisons;
};

inline constexpr const char* kLooksFolder = "looks";

/// Bytes of the file that they make, but for its header.
std::size_t sizeOf(const KeptLooks& looks);

/// Writes them into the folder of a run, atomically. Throws UserError, DiskFull among them.
void writeLooks(const Folder& run, const KeptLooks& looks);
/// Takes those of that step away, if there are any.
void removeLooks(const Folder& run, std::int64_t step);

/// The steps after which something was kept, rising; empty where nothing was.
std::vector<std::int64_t> keptSteps(const std::filesystem::path& run);

/// What the device of a box looks like before a run begins: that which doesn't change isn't kept.
using InitialLook = std::function<DeviceSnapshot(BlockRepetition box)>;

/// Of one of keptSteps(). Throws UserError with file, what was found and what was expected.
KeptLooks readLooks(const std::filesystem::path& run, std::int64_t step,
                    const InitialLook& initial);

}  // namespace obscura
