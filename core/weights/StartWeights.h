// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/Checkpoint.h"
#include "devices/Types.h"

#include <string_view>

namespace obscura {

/// The weights of an earlier run, from which another one starts.
class StartWeights {
public:
    /// Reads a run's folder, its checkpoint folder or a .safetensors file. Throws UserError that
    /// names training.start_from, the path and what is wrong with it.
    static StartWeights read(const std::filesystem::path& path);
    /// The same without values: enough to check before a run.
    static StartWeights readShapes(const std::filesystem::path& path);

    explicit StartWeights(std::vector<NamedTensor> tensors) : m_tensors(std::move(tensors)) {}

    /// The tensor of that name and shape, or nullptr.
    const NamedTensor* find(std::string_view name, const std::vector<std::int64_t>& shape) const;
    /// "<layer>.weight" [outputs, inputs]. Throws OptionError for start_layer with the names or
    /// the shape that there are.
    const NamedTensor& layerWeight(const std::string& layer, Index inputs, Index outputs) const;
    /// The layer from which a block in that repetition starts, where `layer` is named for it: the
    /// one of the same repetition in that run, if it is a linear layer of that shape; else `layer`.
    std::string layerInRepetition(const std::string& layer, Index repetition, Index inputs,
                                  Index outputs) const;
    /// "hidden.weight, hidden.bias, …", shortened where there are many.
    std::string contents() const;

private:
    std::vector<NamedTensor> m_tensors;
};

}  // namespace obscura
