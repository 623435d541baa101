// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceFit.h"

#include "core/blackbox/Hardware.h"
#include "core/blackbox/Lbfgs.h"
#include "devices/DeviceRegistry.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

/// Points of a law's table: between two, its curve is straight to some 1e-6 of its range.
constexpr Index kTableSize = 4097;
/// A device whose range is limited gets so many turns at ω, each followed by one at the scale.
constexpr int kRounds = 3;
/// Steps of a turn: a mesh of 256 rails takes some 50 ms for each, and gains little beyond.
constexpr LbfgsOptions kTurn{.iterations = 60};

/// h over the range on which it is monotone (devices/WeightLaw.h), for reading backwards.
class InverseLaw {
public:
    InverseLaw(const WeightLaw& law, const ParameterLayout& layout)
        : m_parameters(Vector::LinSpaced(
              kTableSize, layout.minimum,
              layout.periodic ? (layout.minimum + layout.maximum) / 2 : layout.maximum)),
          m_weights(kTableSize) {
        law({m_parameters.data(), static_cast<std::size_t>(kTableSize)}, m_weights.data());
        if (m_weights[0] > m_weights[kTableSize - 1]) {
            m_parameters.reverseInPlace();
            m_weights.reverseInPlace();
        }
    }

    /// The least s > 0 at which every entry of `weight` that has a weight of its sign is in reach.
    float scaleFor(const Matrix& weight) const {
        const float most = std::max(0.0f, weight.maxCoeff());
        const float least = std::min(0.0f, weight.minCoeff());
        const float low = m_weights[0];
        const float high = m_weights[kTableSize - 1];
        const float scale = std::max(high > 0 ? most / high : 0.0f, low < 0 ? least / low : 0.0f);
        return scale > 0 ? scale : 1.0f;
    }

    /// ω with h(ω) nearest to `weight`.
    float operator()(float weight) const {
        const float* const begin = m_weights.data();
        const Index above = std::lower_bound(begin, begin + kTableSize, weight) - begin;
        if (above == 0 || above == kTableSize) {
            return m_parameters[std::min(above, kTableSize - 1)];
        }
        const float rise = m_weights[above] - m_weights[above - 1];
        const float part = rise > 0 ? (weight - m_weights[above - 1]) / rise : 0.0f;
        return m_parameters[above - 1] + part * (m_parameters[above] - m_parameters[above - 1]);
    }

private:
    Vector m_parameters;
    Vector m_weights;  ///< h of each, growing
};

DeviceFit fitByLaw(const WeightLaw& law, const ParameterLayout& layout, const Matrix& weight) {
    const InverseLaw inverse(law, layout);
    DeviceFit fit{Vector(weight.size()), inverse.scaleFor(weight), 0};
    const Eigen::Map<const Vector> wanted(weight.data(), weight.size());
    for (Index i = 0; i < wanted.size(); ++i) {
        fit.omega[i] = inverse(wanted[i] / fit.scale);
    }
    return fit;
}

/// ½‖s·A_ω − W‖² and its gradient, from a device's exact derivatives.
class Misfit {
public:
    Misfit(Device& device, const Matrix& weight)
        : m_device(device),
          m_weight(weight),
          m_unit(Matrix::Identity(device.inputs(), device.inputs())),
          m_a(device.outputs(), device.inputs()) {}

    double operator()(float scale, const Vector& omega, Vector& gradient) {
        const Matrix error = scale * transfer(omega) - m_weight;
        const Matrix g = scale * error.transpose();
        m_device.simulation()->pullBackParameters(m_unit, g, gradient);
        return 0.5 * error.cast<double>().squaredNorm();
    }

    const Matrix& transfer(const Vector& omega) {
        m_device.program(clipped(omega));
        m_device.simulation()->transferMatrix(m_a);
        return m_a;
    }

    /// The s that fits best at these parameters, or `before` where that is none above 0.
    float bestScale(const Vector& omega, float before) {
        const Matrix& a = transfer(omega);
        const double s = a.cwiseProduct(m_weight).sum() / a.squaredNorm();
        return std::isfinite(s) && s > 0 ? static_cast<float>(s) : before;
    }

    Vector clipped(const Vector& omega) const {
        const ParameterLayout& layout = m_device.layout();
        return layout.periodic ? omega
                               : Vector(omega.cwiseMax(layout.minimum).cwiseMin(layout.maximum));
    }

private:
    Device& m_device;
    const Matrix& m_weight;
    Matrix m_unit;
    Matrix m_a;
};

DeviceFit fitByGradient(Device& device, const Matrix& weight, const Vector& start,
                        const std::stop_token& stop) {
    Misfit misfit(device, weight);
    // Parameters without limits reach any size of weights by themselves.
    const bool isLimited = std::isfinite(device.layout().minimum);
    const float initial = misfit.transfer(start).norm();
    DeviceFit fit{start, isLimited && initial > 0 ? weight.norm() / initial : 1.0f, 0};
    for (int round = 0; round < (isLimited ? kRounds : 1); ++round) {
        const auto misfitAt = [&](const Vector& omega, Vector& gradient) {
            checkStop(stop);
            return misfit(fit.scale, omega, gradient);
        };
        minimize(misfitAt, fit.omega, isLimited ? kTurn : LbfgsOptions{});
        if (isLimited) {
            fit.scale = misfit.bestScale(fit.omega, fit.scale);
        }
    }
    fit.omega = misfit.clipped(fit.omega);
    return fit;
}

}  // namespace

DeviceFit fitDevice(const BlackBoxSettings& settings, const Matrix& weight, const Vector& start,
                    const std::stop_token& stop) {
    const std::unique_ptr<Device> device = createIdealModel(settings, weight.cols());
    const std::optional<WeightLaw> law =
        weightLaw(deviceInfo(settings.device), weight.cols(), settings.deviceOptions);
    DeviceFit fit = law ? fitByLaw(*law, device->layout(), weight)
                        : fitByGradient(*device, weight, start, stop);
    const Matrix a = Misfit(*device, weight).transfer(fit.omega);
    fit.error = (fit.scale * a - weight).norm() / weight.norm();
    return fit;
}

}  // namespace obscura
