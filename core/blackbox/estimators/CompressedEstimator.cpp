// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/estimators/CompressedEstimator.h"

#include "core/blackbox/Spectrum.h"
#include "core/blackbox/ThinQr.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Directions that the range finder takes beyond those asked for (5 to 10 suffice; Halko et al.).
constexpr Index kOversampling = 8;
/// The number of the range finder's random stream among those of a step's seed.
constexpr std::uint64_t kRangeStream = 1;

/// Orthonormal columns [m, count] that span nearly the range of `c` [m, n].
Matrix findRange(const Matrix& c, Index count, std::uint64_t seed) {
    Matrix z(c.cols(), count);
    CounterRandom(streamSeed(seed, kRangeStream))
        .normal(0, 0, {z.data(), static_cast<std::size_t>(z.size())});
    Matrix y(c.rows(), count);
    multiply(c, z, y);
    multiplyTransposeBy(c, thinQr(y).q, z);
    multiply(c, thinQr(z).q, y);
    return thinQr(y).q;
}

float rms(const ConstMatrixRef& a) {
    return a.size() > 0 ? a.norm() / std::sqrt(static_cast<float>(a.size())) : 0.0f;
}

}  // namespace

CombinedSamples combineByOutput(ConstMatrixRef g, ConstMatrixRef x) {
    const Index m = g.cols();
    CombinedSamples samples{Matrix(m, x.cols()), Matrix::Identity(m, m)};
    multiplyTransposeBy(g, x, samples.x);
    return samples;
}

CombinedSamples compressSamples(ConstMatrixRef g, ConstMatrixRef x, Index count,
                                std::uint64_t seed) {
    Matrix c(g.cols(), x.cols());
    multiplyTransposeBy(g, x, c);
    const Index wide = std::min(count + kOversampling, std::min(c.rows(), c.cols()));
    const Matrix q = findRange(c, wide, seed);
    Matrix small(wide, c.cols());
    multiplyTransposeBy(q, c, small);
    const Eigen::MatrixXd exact = small.cast<double>();
    // small = W Σ Vᵀ: with (q W)ᵀ as weights and Wᵀ small as inputs no small singular value
    // divides.
    const SymmetricEigen eigen = symmetricEigen(exact * exact.transpose());
    const Matrix w = eigen.vectors.rightCols(count).transpose().cast<float>();
    CombinedSamples samples{Matrix(count, c.cols()), Matrix(count, c.rows())};
    multiply(w, small, samples.x);
    multiplyByTranspose(w, q, samples.weights);
    return samples;
}

void normalizeInputs(CombinedSamples& samples, float rms, float limit) {
    const float norm = rms * std::sqrt(static_cast<float>(samples.x.cols()));
    for (Index k = 0; k < samples.x.rows(); ++k) {
        const float length = samples.x.row(k).norm();
        if (!(length > 0) || !(norm > 0)) {
            continue;
        }
        const float largest = samples.x.row(k).cwiseAbs().maxCoeff();
        const float factor = std::min(norm / length, limit / largest);
        samples.x.row(k) *= factor;
        samples.weights.row(k) /= factor;
    }
}

bool CompressedEstimator::compresses(bool isLinear, Index outputs, Index batch) const {
    return isLinear && m_compression > 0 && m_compression < std::min(batch, outputs);
}

bool CompressedEstimator::combines(bool isLinear, Index outputs, Index batch) const {
    return compresses(isLinear, outputs, batch) || (isLinear && batch > outputs);
}

CombinedSamples CompressedEstimator::combine(const Device& device, const GradientRequest& request,
                                             std::uint64_t seed) const {
    CombinedSamples samples =
        compresses(device.isLinear(), device.outputs(), request.x.rows())
            ? compressSamples(request.g, request.x, std::min(m_compression, device.inputs()), seed)
            : combineByOutput(request.g, request.x);
    normalizeInputs(samples, rms(request.x), device.inputLimit());
    return samples;
}

void CompressedEstimator::estimate(Device& device, const GradientRequest& request,
                                   std::uint64_t seed, VectorRef gradient) const {
    if (!combines(device.isLinear(), device.outputs(), request.x.rows())) {
        m_estimator->estimate(device, request, seed, gradient);
        return;
    }
    const CombinedSamples samples = combine(device, request, seed);
    Matrix baseline = Matrix::Zero(samples.x.rows(), device.outputs());
    if (m_estimator->usesBaseline()) {
        device.query(samples.x, baseline);
    }
    m_estimator->estimate(device,
                          {.omega = request.omega,
                           .x = samples.x,
                           .y = baseline,
                           .g = samples.weights,
                           .step = request.step,
                           .stop = request.stop},
                          seed, gradient);
}

EstimateCost CompressedEstimator::cost(const DeviceTraits& device, Index batch) const {
    if (!combines(device.isLinear, device.outputs, batch)) {
        return m_estimator->cost(device, batch);
    }
    const Index sent = compresses(device.isLinear, device.outputs, batch)
                           ? std::min(m_compression, device.inputs)
                           : device.outputs;
    EstimateCost cost = m_estimator->cost(device, sent);
    cost.queries += m_estimator->usesBaseline() ? sent : 0;
    return cost;
}

}  // namespace obscura
