// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Estimator.h"

#include "devices/MatrixProduct.h"
#include "devices/Threads.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

/// Parameters that are worked on at once: their directions stay in the first-level cache.
constexpr Index kPiece = 2048;

// gradient_j = Σ_k weights_k u_kj. The directions are regenerated, not stored.
void combineDirections(const Directions& directions, const Vector& weights, VectorRef gradient) {
    const Index pieces = (gradient.size() + kPiece - 1) / kPiece;
    parallelFor(pieces, [&](Index piece) {
        std::array<float, kPiece> buffer;
        const Index first = piece * kPiece;
        const Index count = std::min(kPiece, gradient.size() - first);
        const Eigen::Map<const Vector> u(buffer.data(), count);
        auto sum = gradient.segment(first, count);
        sum.setZero();
        for (Index k = 0; k < weights.size(); ++k) {
            directions.fill(k, first, {buffer.data(), static_cast<std::size_t>(count)});
            sum += weights[k] * u;
        }
    });
}

}  // namespace

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
    combineDirections(directions, scores.col(0) / (step * static_cast<float>(probes)), gradient);
}

}  // namespace obscura
