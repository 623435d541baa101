// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/layers/LayerFiles.h"
#include "core/torch/Layers.h"

#include <functional>
#include <map>

namespace obscura {

using LayerBuilder = std::function<std::unique_ptr<Layer>(const Block&, LayerContext&)>;
/// By kind of block.
using LayerBuilders = std::map<std::string, LayerBuilder, std::less<>>;

// What each file of this folder builds: <file>Builders().
#define OBSCURA_DECLARE_BUILDERS(file) LayerBuilders file##Builders();
OBSCURA_LAYER_FILES(OBSCURA_DECLARE_BUILDERS)
#undef OBSCURA_DECLARE_BUILDERS

}  // namespace obscura
