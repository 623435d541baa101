// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/DecisionMap.h"

#include "devices/Error.h"

#include <algorithm>

namespace obscura {

namespace {

/// Samples `first` … `first` + `rows` − 1 of the map.
torch::Tensor samplesOfMap(const PlaneFeatures& features, Index side, Index first, Index rows) {
    torch::Tensor x = torch::empty({rows, features.size()});
    const double gap = 2 * kPlaneReach / static_cast<double>(side - 1);
    for (Index i = 0; i < rows; ++i) {
        const Index at = first + i;
        features.write(
            static_cast<double>(at % side) * gap - kPlaneReach,
            static_cast<double>(at / side) * gap - kPlaneReach,
            {x.data_ptr<float>() + i * features.size(), static_cast<std::size_t>(features.size())});
    }
    return x;
}

}  // namespace

DecisionMap decisionMapOf(const PlaneFeatures& features, const MapRequest& request, Index batch,
                          const std::function<torch::Tensor(const torch::Tensor& x)>& network) {
    if (request.side < 2 || request.side > MapRequest::kMostSide) {
        throw UserError("decision map: found " + std::to_string(request.side) +
                        " points a side, expected from 2 to " +
                        std::to_string(MapRequest::kMostSide));
    }
    const Index points = request.side * request.side;
    DecisionMap map{.side = request.side, .reach = kPlaneReach};
    for (Index first = 0; first < points; first += batch) {
        const Index rows = std::min(batch, points - first);
        const torch::Tensor shares =
            network(samplesOfMap(features, request.side, first, rows)).softmax(1).contiguous();
        if (first == 0) {
            map.shares.resize(points, shares.size(1));
        }
        std::copy_n(shares.data_ptr<float>(), shares.numel(), map.shares.row(first).data());
    }
    return map;
}

}  // namespace obscura
