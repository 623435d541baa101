// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "core/graph/Shape.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// What is known of a block once the shapes of its inputs are.
struct LayerShape {
    std::vector<Shape> outputs;         ///< by output port
    Index parameters = 0;               ///< trainable digital numbers
    Index physicalParameters = 0;       ///< d, programmed into hardware
    Index multiplications = 0;          ///< digital, per sample
    Index physicalMultiplications = 0;  ///< done by the device, per sample
    Index inside = 0;  ///< numbers per sample of the largest tensor that never leaves the layer;
                       ///< 0: none is larger than input and output

    /// Adds the counts of `repetitions` such layers; leaves the outputs alone.
    void addCounts(const LayerShape& layer, Index repetitions);
};

/// What a block is to its network, which begins at one source and ends at one target, both outside
/// of all groups.
enum class LayerRole { Source, Digital, Activation, Physical, Target };

/// Describes one kind of block, for palette, panels, file reader and network builder.
struct LayerInfo {
    std::string kind;   ///< as in the file: "linear"
    std::string title;  ///< "Linear"
    std::string group;  ///< heading in the palette: "Layers", "Convolutions", "Activations", …
    std::string description;  ///< one or two sentences, with the formula
    int inputs = 1;           ///< number of input ports
    int outputs = 1;          ///< number of output ports
    LayerRole role = LayerRole::Digital;
    bool normalisesBatch = false;  ///< takes statistics over the batch, which needs two samples
    std::vector<OptionInfo> options;
    /// Where some options have others: the list for those that are set, valid for the life of the
    /// program.
    std::function<const std::vector<OptionInfo>&(const Options&)> schema = {};
    /// The kind that a block can be replaced by while its shapes stay; or empty.
    std::string counterpart = {};
    /// Shapes and counts from the block's options and the shapes at its input ports. Throws
    /// UserError with what was found and what was expected when they don't fit.
    std::function<LayerShape(const Block&, std::span<const Shape>)> infer;

    bool isPhysical() const { return role == LayerRole::Physical; }
    /// Whether every network has one such block, and no more.
    bool isEnd() const { return role == LayerRole::Source || role == LayerRole::Target; }
};

const std::vector<LayerInfo>& layerCatalogue();

/// Throws UserError with the nearest kinds when there is no such kind.
const LayerInfo& layerInfo(std::string_view kind);

/// Whether the block is of a kind of that role.
bool hasRole(const Block& block, LayerRole role);
/// The first block of that role, or nullptr.
const Block* firstWithRole(const Graph& graph, LayerRole role);

/// The options that this block understands: those of its kind and, for a black box, "options.…"
/// and "costs.…" of the device that it names, and "imperfections.…". The reference stays valid for
/// the life of the program.
const std::vector<OptionInfo>& blockSchema(const Block& block);

/// The value of `option`: set or default.
OptionValue blockOption(const Block& block, std::string_view option);

/// The same, of the type that the option has.
template <class T>
T optionOf(const Block& block, std::string_view option) {
    return std::get<T>(blockOption(block, option));
}

}  // namespace obscura
