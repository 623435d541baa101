// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/StepTrace.h"
#include "widgets/Theme.h"
#include "widgets/canvas/items/StageOverlay.h"

#include <QImage>

namespace obscura {

/// The numbers of a picture as colours: about zero, or from the least to the largest where they
/// are parameters.
QImage imageOf(const StagePicture& picture, const Theme& theme);

/// What a stage shows on the canvas: which connections carry what, which blocks are concerned.
struct StageScene {
    std::vector<StageFlow> flows;
    std::vector<StageMark> marks;
};
StageScene sceneOf(const Stage& stage, const Graph& graph, const Theme& theme);

}  // namespace obscura
