// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/Twin.h"

#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/State.h"

#include <cmath>
#include <utility>

namespace obscura {

namespace {

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
      m_adam(m_deviations.size()) {
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
    m_adam.descend(m_deviations, gradient, rate, m_scales);
}

void Twin::listState(StateFields& fields) {
    fields.add("deviations", m_deviations, m_deviations.size());
    m_adam.listState(fields);
}

}  // namespace obscura
