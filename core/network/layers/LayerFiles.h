// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LayerCatalogue.h"

// The files of layers, in the order of the palette. core/network/layers/PlainLayers.cpp defines
// plainLayers(), which describes its kinds; core/torch/layers/PlainLayers.cpp defines
// plainBuilders(), which builds them. A new kind is an entry in each of the two; a new file is a
// line here.
// clang-format off
#define OBSCURA_LAYER_FILES(file) \
    file(physical)                \
    file(plain)                   \
    file(convolution)             \
    file(sequence)                \
    file(speech)                  \
    file(norm)                    \
    file(activation)              \
    file(shape)                   \
    file(branch)
// clang-format on

namespace obscura {

#define OBSCURA_DECLARE_LAYERS(file) std::vector<LayerInfo> file##Layers();
OBSCURA_LAYER_FILES(OBSCURA_DECLARE_LAYERS)
#undef OBSCURA_DECLARE_LAYERS

/// Data set and loss, which compute nothing between them.
std::vector<LayerInfo> endLayers();

}  // namespace obscura
