// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/study/LayerTask.h"

#include "core/blackbox/Hardware.h"
#include "core/blackbox/StepSize.h"

namespace obscura {

double LayerTask::loss(ConstMatrixRef answers) const {
    return (answers.transpose() - target).cast<double>().squaredNorm() /
           (2 * static_cast<double>(inputs()));
}

Matrix LayerTask::slope(ConstMatrixRef answers) const {
    return (answers - target.transpose()) / static_cast<float>(inputs());
}

double LayerTask::relativeError(ConstMatrixRef answers) const {
    return static_cast<double>((answers.transpose() - target).norm() / target.norm());
}

LayerTask LayerTask::withoutNoise() const {
    LayerTask quiet = *this;
    quiet.box.imperfections.readNoise = 0;
    quiet.box.imperfections.readNoiseAbsolute = 0;
    return quiet;
}

TaskDevice::TaskDevice(const LayerTask& task, const Vector& omega)
    : m_task(task),
      m_omega(omega),
      m_questions(task.questions()),
      m_device(createHardware(task.box, task.inputs(), task.seed)),
      m_answers(task.inputs(), task.box.outputs) {
    m_device->setActive(task.box.imperfections.activeIn(true));
    m_device->program(m_omega);
    m_device->query(m_questions, m_answers);
}

double TaskDevice::lossAt(const Vector& omega) {
    Matrix answers(m_answers.rows(), m_answers.cols());
    m_device->program(omega);
    m_device->query(m_questions, answers);
    return m_task.loss(answers);
}

Vector TaskDevice::estimate(const GradientEstimator& estimator, const Matrix& g, double step,
                            std::uint64_t seed, const std::stop_token& stop) {
    m_device->program(m_omega);
    m_device->query(m_questions, m_answers);
    Vector gradient(m_omega.size());
    estimator.estimate(*m_device,
                       {.omega = m_omega,
                        .x = m_questions,
                        .y = m_answers,
                        .g = g,
                        .step = static_cast<float>(step),
                        .stop = stop},
                       seed, gradient);
    return gradient;
}

Vector TaskDevice::exactGradient(const Matrix& g) {
    m_device->program(m_omega);
    Vector gradient(m_omega.size());
    m_device->simulation()->pullBackParameters(m_questions, g, gradient);
    return gradient;
}

double probeStep(const LayerTask& task) {
    if (task.box.estimator.step)
        return *task.box.estimator.step;
    return static_cast<double>(
        automaticStep(createHardware(task.box, task.inputs(), task.seed)->layout(), 0, 0));
}

}  // namespace obscura
