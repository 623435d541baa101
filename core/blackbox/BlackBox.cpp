// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/BlackBox.h"

#include "core/blackbox/Estimator.h"
#include "core/training/Streams.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <limits>
#include <string>

namespace obscura {

namespace {

// Number `count` in stream `stream` of a run: a new seed for every step.
std::uint64_t stepSeed(std::uint64_t seed, Stream stream, std::uint64_t count) {
    return streamSeed(streamSeed(seed, stream), count);
}

void checkRank(Index rank, Index inputs, Index outputs) {
    const Index most = std::min(inputs, outputs);
    if (rank < 1 || rank > most) {
        throw UserError("surrogate.rank is " + std::to_string(rank) + "; a device with " +
                        std::to_string(inputs) + " inputs and " + std::to_string(outputs) +
                        " outputs takes 1 to " + std::to_string(most));
    }
}

}  // namespace

BlackBox::BlackBox(const BlackBoxSettings& settings, Index inputs, std::uint64_t seed)
    : m_settings(settings),
      m_seed(seed),
      m_device(createDevice(settings.device, inputs, settings.outputs, settings.deviceOptions)),
      m_omega(m_device.layout().initial(streamSeed(seed, Stream::DeviceParameters))),
      m_surrogate({}, {}, {}) {
    checkRank(settings.surrogate.rank, inputs, settings.outputs);
    m_surrogate = Surrogate::fromMatrix(measureTransferMatrix(), settings.surrogate.rank);
}

void BlackBox::forward(ConstMatrixRef x, MatrixRef y, Purpose purpose) {
    ensureProgrammed();
    m_device.setPurpose(purpose);
    m_device.query(x, y);
}

void BlackBox::backward(ConstMatrixRef x, ConstMatrixRef y, ConstMatrixRef g, MatrixRef gx,
                        VectorRef gomega) {
    m_surrogate.pullBack(g, gx);
    ensureProgrammed();
    if (m_settings.surrogate.update == SurrogateUpdate::Psi && !rebuildsAt(m_updates + 1)) {
        Matrix inputs = surrogateInputs();
        Matrix answers = measure(inputs, Purpose::Surrogate);
        m_old = {std::move(inputs), std::move(answers)};
    }
    const EstimatorSettings& estimator = m_settings.estimator;
    const float step =
        estimator.step > 0 ? static_cast<float>(estimator.step) : m_device.layout().step;
    m_device.setPurpose(Purpose::Gradient);
    m_programmed = false;
    estimateGradient(m_device, {.omega = m_omega, .x = x, .y = y, .g = g},
                     GaussianDirections(stepSeed(m_seed, Stream::Probes, m_updates)),
                     estimator.probes, step, gomega);
}

void BlackBox::update() {
    ++m_updates;
    m_programmed = false;
    const ParameterLayout& layout = m_device.layout();
    if (!layout.periodic) {
        m_omega = m_omega.cwiseMax(layout.minimum).cwiseMin(layout.maximum);
    }
    ensureProgrammed();
    const SurrogateSettings& surrogate = m_settings.surrogate;
    if (rebuildsAt(m_updates)) {
        m_surrogate = Surrogate::fromMatrix(measureTransferMatrix(), surrogate.rank);
    } else if (m_old) {
        const Index rank = m_surrogate.rank();
        const Matrix change = measure(m_old->inputs, Purpose::Surrogate) - m_old->answers;
        m_surrogate.follow(change.topRows(rank), m_old->inputs.bottomRows(surrogate.sketch),
                           change.bottomRows(surrogate.sketch));
    }
    m_old.reset();
}

bool BlackBox::rebuildsAt(std::uint64_t update) const {
    const auto period = static_cast<std::uint64_t>(m_settings.surrogate.rebuild);
    return m_settings.surrogate.update == SurrogateUpdate::Svd ||
           (period > 0 && update % period == 0);
}

double BlackBox::surrogateError() {
    const Simulation* simulation = m_device.simulation();
    if (!simulation || !m_device.isLinear()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    ensureProgrammed();
    Matrix a(outputs(), inputs());
    simulation->transferMatrix(a);
    return m_surrogate.relativeError(a);
}

Matrix BlackBox::measureTransferMatrix() {
    return measure(Matrix::Identity(inputs(), inputs()), Purpose::Surrogate).transpose();
}

Matrix BlackBox::surrogateInputs() const {
    const Index rank = m_surrogate.rank();
    const Index sketch = m_settings.surrogate.sketch;
    Matrix rows(rank + sketch, inputs());
    rows.topRows(rank) = m_surrogate.v().transpose();
    const CounterRandom random(stepSeed(m_seed, Stream::Sketch, m_updates));
    random.normal(0, 0,
                  {rows.row(rank).data(), static_cast<std::size_t>(sketch * inputs())});
    return rows;
}

Matrix BlackBox::measure(const Matrix& inputs, Purpose purpose) {
    ensureProgrammed();
    Matrix answers(inputs.rows(), outputs());
    m_device.setPurpose(purpose);
    m_device.query(inputs, answers);
    return answers;
}

void BlackBox::ensureProgrammed() {
    if (!m_programmed) {
        m_device.program(m_omega);
        m_programmed = true;
    }
}

}  // namespace obscura
