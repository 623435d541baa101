// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/SweepScore.h"

namespace obscura {

void scoreProbe(const Sweep& request, const OutputGroups& groups, Index probe, const Matrix& y,
                MatrixRef scores) {
    const Eigen::RowVectorXd outputScores =
        (y - request.baseline).cwiseProduct(request.weights).cast<double>().colwise().sum();
    scoreOutputs(request, groups, probe, outputScores, scores);
}

void scoreOutputs(const Sweep& request, const OutputGroups& groups, Index probe,
                  const Eigen::Ref<const Eigen::RowVectorXd>& outputScores, MatrixRef scores) {
    if (!request.byGroup) {
        scores(probe, 0) = static_cast<float>(outputScores.sum());
        return;
    }
    for (Index group = 0; group < groups.count(); ++group) {
        double score = 0;
        for (const Index output : groups.outputsOf[static_cast<std::size_t>(group)]) {
            score += outputScores[output];
        }
        scores(probe, group) = static_cast<float>(score);
    }
}

}  // namespace obscura
