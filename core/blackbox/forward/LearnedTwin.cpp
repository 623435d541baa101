// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/LearnedTwin.h"

#include "core/blackbox/calibration/Calibration.h"
#include "core/blackbox/calibration/CalibrationFile.h"
#include "devices/State.h"

namespace obscura {

namespace {

/// Step size of Adam for ε, in the unit of ω.
constexpr float kRate = 3e-3f;

}  // namespace

LearnedTwin::LearnedTwin(const BlackBoxSettings& settings, Index inputs)
    : m_settings(settings), m_twin(settings, inputs) {
    m_twin.holdFlaws();
}

void LearnedTwin::prepare(Device& device, std::uint64_t seed, const std::stop_token& stop) {
    const EstimatorSettings& estimator = m_settings.estimator;
    if (!estimator.calibrationFile.empty()) {
        m_twin.setDeviations(
            readCalibration(estimator.calibrationFile, m_settings, device.inputs()).deviations);
    }
    if (estimator.calibration != 0) {
        Calibrator calibrator(m_settings, device, {.queries = estimator.calibration.value_or(0)},
                              seed, {}, stop);
        m_twin.setDeviations(calibrator.run().deviations);
    }
}

Vector LearnedTwin::setting(const Vector& omega, std::uint64_t /*seed*/) {
    return omega;
}

void LearnedTwin::learn(const Vector& omega, ConstMatrixRef x, ConstMatrixRef y,
                        const NoiseLevel& /*noise*/) {
    // The gradients are those of the twin as it was before it learned: it is programmed once a
    // step.
    m_twin.program(omega);
    m_misfit = m_twin.learn(x, y, kRate);
}

void LearnedTwin::pullBackInputs(ConstMatrixRef x, ConstMatrixRef g, MatrixRef gx) const {
    m_twin.simulation().pullBackInputs(x, g, gx);
}

void LearnedTwin::pullBackParameters(ConstMatrixRef x, ConstMatrixRef g, VectorRef gomega) const {
    Vector all(m_twin.deviations().size());
    m_twin.simulation().pullBackParameters(x, g, all);
    gomega = all.head(gomega.size());
}

Matrix LearnedTwin::transferMatrix(const Vector& omega) const {
    if (!m_twin.model().isLinear()) {
        return {};
    }
    Matrix a(m_twin.model().outputs(), m_twin.model().inputs());
    m_twin.program(omega);
    m_twin.simulation().transferMatrix(a);
    return a;
}

LearnedNumbers LearnedTwin::learned() const {
    return {.kind = LearnedNumbers::Kind::Offsets,
            .found = m_twin.deviations().head(m_twin.parameters())};
}

void LearnedTwin::listState(StateFields& fields) {
    m_twin.listState(fields);
    fields.add("misfit", m_misfit);
}

}  // namespace obscura
