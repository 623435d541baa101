// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/network/KnownFiles.h"

#include <filesystem>
#include <string>

namespace obscura {

/// The network of `e` as a Python program for PyTorch: one class with a module for each block under
/// the block's name, which reads the weights of a run (checkpoint/network.safetensors) by itself.
/// A black box is a class with the device's interface, program(omega) and query(x), in which the
/// surrogate answers for the device; the real device takes its place where both are overridden.
/// With the weights of a run, the values at the loss are those of Obscura in evaluation, to float
/// rounding, where the surrogate has the device's whole rank.
///
/// Throws UserError with the problems of an experiment that can't run.
std::string pyTorchScript(const Experiment& e, const KnownFiles& files = {});

/// Writes it atomically. Throws UserError with file and reason.
void exportPyTorch(const Experiment& e, const KnownFiles& files, const std::filesystem::path& file);

}  // namespace obscura
