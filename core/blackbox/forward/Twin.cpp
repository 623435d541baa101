// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/Twin.h"

#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/State.h"

#include <cmath>
#include <utility>

namespace obscura {

namespace {

constexpr float kMeanMemory = 0.9f;
constexpr float kSquareMemory = 0.999f;
constexpr float kLeastSquareRoot = 1e-8f;
/// Deviation of ω for which the rate stands: flaws move in proportion to their own.
constexpr float kOffsetScale = 0.2f;

}  // namespace

Twin::Twin(const BlackBoxSettings& settings, Index inputs)
    : Twin(createTwin(settings.device, inputs, settings.outputs, settings.deviceOptions), settings,
           inputs) {}

Twin Twin::front(const BlackBoxSettings& settings, Index inputs, Index columns) {
    return {createFront(settings.device, inputs, settings.outputs, columns, settings.deviceOptions),
            settings, inputs};
}

Twin::Twin(std::unique_ptr<Device> model, const BlackBoxSettings& settings, Index inputs)
    : m_model(std::move(model)),
      m_parameters(
          deviceLayout(settings.device, inputs, settings.outputs, settings.deviceOptions).count),
      m_scales(Vector::Ones(m_model->layout().count)),
      m_deviations(Vector::Zero(m_scales.size())),
      m_mean(m_deviations),
      m_square(m_deviations) {
    m_scales.tail(m_scales.size() - m_parameters)
        .setConstant(deviceInfo(settings.device).flaws.scale / kOffsetScale);
}

void Twin::holdFlaws() {
    m_scales.tail(m_scales.size() - m_parameters).setZero();
}

void Twin::setDeviations(const Vector& deviations) {
    m_deviations = deviations;
}

void Twin::program(const Vector& omega) {
    Vector all = m_deviations;
    all.head(m_parameters) += omega;
    m_model->program(all);
}

double Twin::learn(ConstMatrixRef x, ConstMatrixRef y, float rate) {
    const float power = y.squaredNorm();
    if (!(power > 0)) {
        return 0;
    }
    Matrix residual(y.rows(), y.cols());
    m_model->query(x, residual);
    residual -= y;
    const double misfit = static_cast<double>(residual.squaredNorm() / power);
    descend(x, 2 / power * residual, rate);
    return misfit;
}

void Twin::descend(ConstMatrixRef x, ConstMatrixRef g, float rate) {
    Vector gradient(m_deviations.size());
    simulation().pullBackParameters(x, g, gradient);
    move(gradient, rate);
}

/// One step of Adam (D. Kingma, J. Ba, arXiv:1412.6980, algorithm 1).
void Twin::move(const Vector& gradient, float rate) {
    ++m_steps;
    m_mean = kMeanMemory * m_mean + (1 - kMeanMemory) * gradient;
    m_square = kSquareMemory * m_square + (1 - kSquareMemory) * gradient.cwiseAbs2();
    const auto steps = static_cast<float>(m_steps);
    const float meanScale = 1 / (1 - std::pow(kMeanMemory, steps));
    const float squareScale = 1 / (1 - std::pow(kSquareMemory, steps));
    m_deviations.array() -= rate * meanScale * m_scales.array() * m_mean.array() /
                            ((squareScale * m_square.array()).sqrt() + kLeastSquareRoot);
}

void Twin::listState(StateFields& fields) {
    const Index d = m_deviations.size();
    fields.add("deviations", m_deviations, d);
    fields.add("mean", m_mean, d);
    fields.add("square", m_square, d);
    fields.add("steps", m_steps);
}

}  // namespace obscura
