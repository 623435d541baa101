// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stages/StageImages.h"

#include "widgets/ColourMap.h"
#include "widgets/Units.h"
#include "widgets/device/MatrixImage.h"
#include "widgets/stages/StageText.h"

#include <algorithm>

namespace obscura {

namespace {

QString labelOf(const StagePicture& picture) {
    return QStringLiteral("‖%1‖ = %2").arg(symbolOf(picture.what), formatNumber(picture.norm));
}

bool isOfBox(StageArray what) {
    return what != StageArray::Values && what != StageArray::Gradient &&
           what != StageArray::InputGradient;
}

/// The latest of what a stage shows of that block itself.
QImage pictureOf(const Stage& stage, BlockId block, const Theme& theme) {
    const auto found = std::ranges::find_if(stage.pictures, [&](const StagePicture& picture) {
        return picture.block.block == block && isOfBox(picture.what);
    });
    return found == stage.pictures.end() ? QImage() : imageOf(*found, theme);
}

void addFlow(StageScene& scene, const StageFlow& flow) {
    const auto same =
        std::ranges::find(scene.flows, flow.edge, [](const StageFlow& each) { return each.edge; });
    if (same == scene.flows.end())
        scene.flows.push_back(flow);
    else
        *same = flow;
}

}  // namespace

QImage imageOf(const StagePicture& picture, const Theme& theme) {
    const Matrix& values = picture.values;
    if (values.size() == 0)
        return {};
    if (picture.what == StageArray::Parameters) {
        const float low = values.minCoeff();
        return matrixImage(values, low, std::max(values.maxCoeff(), low + 1e-6f),
                           ColourMap::sequential());
    }
    const float most = std::max(values.cwiseAbs().maxCoeff(), 1e-30f);
    return matrixImage(values, -most, most, ColourMap::diverging(theme.dark));
}

StageScene sceneOf(const Stage& stage, const Graph& graph, const Theme& theme) {
    StageScene scene;
    const bool isOnItsWay = stage.kind == StageKind::Device || stage.kind == StageKind::Digital;
    for (const BlockRepetition& block : stage.blocks) {
        scene.marks.push_back({block.block, pictureOf(stage, block.block, theme),
                               stage.kind == StageKind::Backward && !stage.name.empty() &&
                                   block == stage.blocks.back()});
        for (const Edge& edge : graph.edges) {
            if (isOnItsWay && edge.to == block.block)
                addFlow(scene, {.edge = edge, .way = FlowWay::Forward});
        }
    }
    for (const StagePicture& picture : stage.pictures) {
        if (isOfBox(picture.what))
            continue;
        const bool isUpstream = picture.what == StageArray::InputGradient;
        const FlowWay way =
            picture.what == StageArray::Values ? FlowWay::Forward : FlowWay::Backward;
        for (const Edge& edge : graph.edges) {
            const bool carries =
                isUpstream ? edge.to == picture.block.block
                           : edge.from == picture.block.block && edge.fromPort == picture.port;
            if (carries)
                addFlow(scene, {edge, way, imageOf(picture, theme), labelOf(picture)});
        }
    }
    return scene;
}

}  // namespace obscura
