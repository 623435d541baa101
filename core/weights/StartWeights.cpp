// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/StartWeights.h"

#include "core/base/Messages.h"
#include "core/base/OptionError.h"
#include "core/graph/Repetition.h"
#include "core/graph/Shape.h"

#include <algorithm>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kWeight = ".weight";

// Where the weights of what `path` names lie.
fs::path weightsFile(const fs::path& path) {
    std::error_code error;
    for (const fs::path& file :
         {path, path / kCheckpointFile, path / kCheckpointFolder / kCheckpointFile}) {
        if (fs::is_regular_file(file, error)) {
            return file;
        }
    }
    const std::string found = fs::is_directory(path, error)
                                  ? "a folder without " + std::string(kCheckpointFolder) + "/" +
                                        std::string(kCheckpointFile)
                                  : "no such file or folder";
    throw UserError("training.start_from: " + path.string() + ": found " + found +
                    ", expected a run's folder or a .safetensors file");
}

std::vector<NamedTensor> readTensors(const fs::path& path, CheckpointPart part) {
    const fs::path file = weightsFile(path);
    try {
        return readCheckpoint(file, part);
    } catch (const UserError& e) {
        throw UserError("training.start_from: " + std::string(e.what()));
    }
}

// Layers whose weight is a matrix.
std::vector<std::string> layersOf(const std::vector<NamedTensor>& tensors) {
    std::vector<std::string> layers;
    for (const NamedTensor& tensor : tensors) {
        if (tensor.name.ends_with(kWeight) && tensor.shape.size() == 2) {
            layers.push_back(tensor.name.substr(0, tensor.name.size() - kWeight.size()));
        }
    }
    return layers;
}

}  // namespace

StartWeights StartWeights::read(const fs::path& path) {
    return StartWeights(readTensors(path, CheckpointPart::Values));
}

StartWeights StartWeights::readShapes(const fs::path& path) {
    return StartWeights(readTensors(path, CheckpointPart::Shapes));
}

const NamedTensor* StartWeights::find(std::string_view name,
                                      const std::vector<std::int64_t>& shape) const {
    const auto found = std::ranges::find(m_tensors, name, &NamedTensor::name);
    return found != m_tensors.end() && found->shape == shape ? &*found : nullptr;
}

const NamedTensor& StartWeights::layerWeight(const std::string& layer, Index inputs,
                                             Index outputs) const {
    const std::vector<std::string> layers = layersOf(m_tensors);
    if (std::ranges::find(layers, layer) == layers.end()) {
        throw OptionError("start_layer", "start_layer: found no linear layer " + inQuotes(layer) +
                                             " in the run that training.start_from names" +
                                             nearHint(layer, layers));
    }
    const NamedTensor& weight =
        *std::ranges::find(m_tensors, layer + std::string(kWeight), &NamedTensor::name);
    if (weight.shape != std::vector<std::int64_t>{outputs, inputs}) {
        throw OptionError("start_layer",
                          "start_layer: found a weight of " +
                              formatShape({weight.shape.begin(), weight.shape.end()}) + " in " +
                              inQuotes(layer) + ", expected " + formatShape({outputs, inputs}) +
                              " (outputs × inputs of the black box)");
    }
    return weight;
}

std::string StartWeights::layerInRepetition(const std::string& layer, Index repetition,
                                            Index inputs, Index outputs) const {
    const std::string own = nameInRepetition(layer, repetition);
    return find(own + std::string(kWeight), {outputs, inputs}) ? own : layer;
}

std::string StartWeights::contents() const {
    constexpr std::size_t kMost = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(kMost, m_tensors.size()); ++i) {
        text += (i == 0 ? "" : ", ") + m_tensors[i].name;
    }
    return m_tensors.size() > kMost ? text + ", …" : text;
}

}  // namespace obscura
