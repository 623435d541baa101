// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Layers.h"

#include <functional>
#include <map>

namespace obscura {

using LayerBuilder = std::function<std::unique_ptr<Layer>(const Block&, LayerContext&)>;
/// By kind of block.
using LayerBuilders = std::map<std::string, LayerBuilder, std::less<>>;

// What each file of this folder builds; Layers.cpp gathers them.

LayerBuilders plainBuilders();
LayerBuilders normBuilders();
LayerBuilders convolutionBuilders();
LayerBuilders sequenceBuilders();
LayerBuilders attentionBuilders();
LayerBuilders speechBuilders();
LayerBuilders shapeBuilders();
LayerBuilders branchBuilders();

}  // namespace obscura
