// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Device.h"

#include "devices/Checks.h"

namespace obscura {

void Device::sweep(const Sweep& request, MatrixRef scores) {
    checkSweep(*this, request, scores);
    const OutputGroups& groups = layout().groups;
    Vector u(layout().count);
    Matrix y(request.x.rows(), outputs());
    for (Index k = 0; k < request.probes; ++k) {
        request.directions.fill(k, 0, {u.data(), static_cast<std::size_t>(u.size())});
        program(request.omega + request.step * u);
        query(request.x, y);
        const Eigen::VectorXd moved = (y - request.baseline)
                                          .cwiseProduct(request.weights)
                                          .cast<double>()
                                          .colwise()
                                          .sum()
                                          .transpose();
        if (!request.byGroup) {
            scores(k, 0) = static_cast<float>(moved.sum());
            continue;
        }
        for (Index group = 0; group < groups.count(); ++group) {
            double score = 0;
            for (const Index output : groups.outputsOf[static_cast<std::size_t>(group)]) {
                score += moved[output];
            }
            scores(k, group) = static_cast<float>(score);
        }
    }
}

}  // namespace obscura
