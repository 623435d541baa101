// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LayerCatalogue.h"

namespace obscura {

// The parts of the layer catalogue, one file each. What a kind computes stands under the same name
// in core/torch/layers.

std::vector<LayerInfo> endLayers();
std::vector<LayerInfo> physicalLayers();
std::vector<LayerInfo> plainLayers();
std::vector<LayerInfo> activationLayers();
std::vector<LayerInfo> normLayers();
std::vector<LayerInfo> convolutionLayers();
std::vector<LayerInfo> sequenceLayers();
std::vector<LayerInfo> speechLayers();
std::vector<LayerInfo> shapeLayers();
std::vector<LayerInfo> branchLayers();

}  // namespace obscura
