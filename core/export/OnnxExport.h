// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"
#include "core/weights/Checkpoint.h"

#include <filesystem>
#include <string>
#include <vector>

namespace obscura {

/// The network of `e` with those weights as an ONNX model: from a batch of samples to the values at
/// the loss, as in evaluation. In the place of a device stands its transfer matrix, where it is
/// linear and simulated, else the surrogate: converters, noise and drift are left out. Throws
/// UserError where the network can't run, has other weights, or a block that ONNX has no words for.
std::string onnxModel(const Experiment& e, const KnownFiles& files,
                      const std::vector<NamedTensor>& weights);

/// Writes the network of the run in the folder `run`, with the weights that it has kept. Throws
/// UserError with file and reason.
void exportOnnx(const std::filesystem::path& run, const std::filesystem::path& file);

}  // namespace obscura
