// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/Inspection.h"

#include <string>

namespace obscura {

/// The Python expression that makes the block's module: "nn.Linear(784, 256)". `shape` is the
/// block's own, `input` that of a sample at its first input. Names PyTorch's modules or those of
/// resources/pytorch. Throws UserError for a kind that has none.
std::string pyTorchModule(const Block& block, const LayerShape& shape, const Shape& input);

/// Those classes and functions of resources/pytorch that `code` names, with what they need in turn,
/// in the order of the files.
std::string pyTorchPartsFor(const std::string& code);

}  // namespace obscura
