// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "core/weights/Checkpoint.h"
#include "devices/Types.h"

#include <filesystem>
#include <string>
#include <vector>

namespace obscura {

struct Experiment;
struct KnownFiles;

/// A black box as the checkpoint of a run has it.
struct RecordedBox {
    BlockRepetition box = {};
    std::string name;  ///< as it runs: "stage#2"
    Vector omega;      ///< [d]
    /// A_ω [m, n] of the piece as new, without what time has done to it; empty where the device is
    /// not linear or no simulation.
    Matrix transfer;
    /// Of the surrogate A ≈ U S Vᵀ: [m, r], [r, r], [n, r]; empty where there was none.
    Matrix u;
    Matrix s;
    Matrix v;
};

/// All black boxes of `e`, each repetition of its own, with the weights `tensors` of its run.
/// Throws UserError where those aren't the weights of such a network.
std::vector<RecordedBox> recordedBoxes(const Experiment& e, const KnownFiles& files,
                                       const std::vector<NamedTensor>& tensors);

/// The experiment of the run in that folder, with the changes that were made in its course. Throws
/// UserError.
Experiment lastExperiment(const std::filesystem::path& run);

/// The weights that a run has kept. Throws UserError.
std::vector<NamedTensor> keptWeights(const std::filesystem::path& run);

}  // namespace obscura
