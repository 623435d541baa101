// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Estimator.h"

#include "devices/MatrixProduct.h"

namespace obscura {

void estimateGradient(Device& device, const GradientRequest& request, const Directions& directions,
                      Index probes, float step, VectorRef gradient) {
    Matrix scores(probes, 1);
    const Index m = device.outputs();
    if (device.isLinear() && request.x.rows() > m) {
        Matrix rows(m, device.inputs());
        multiplyTransposeBy(request.g, request.x, rows);
        Matrix baseline(m, m);
        device.query(rows, baseline);
        device.sweep({.omega = request.omega,
                      .step = step,
                      .directions = directions,
                      .probes = probes,
                      .x = rows,
                      .baseline = baseline,
                      .weights = Matrix::Identity(m, m),
                      .byGroup = false},
                     scores);
    } else {
        device.sweep({.omega = request.omega,
                      .step = step,
                      .directions = directions,
                      .probes = probes,
                      .x = request.x,
                      .baseline = request.y,
                      .weights = request.g,
                      .byGroup = false},
                     scores);
    }
    scores /= step * static_cast<float>(probes);
    combineDirections(directions, scores, device.layout().groups, gradient);
}

}  // namespace obscura
