// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/study/LayerLesson.h"

#include "core/blackbox/Fidelity.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/Spectrum.h"

#include <utility>

namespace obscura {

LayerLesson::LayerLesson(const LayerTask& task, double rate, Vector start, std::stop_token stop)
    : m_task(task),
      m_rate(static_cast<float>(rate)),
      m_box(task.box, createHardware(task.box, task.inputs(), task.seed), task.seed,
            std::move(start), std::move(stop)),
      m_moments(m_box.parameters().size()) {}

void LayerLesson::step() {
    const Matrix x = m_task.questions();
    Matrix y(x.rows(), m_box.outputs());
    m_box.forward(x, y, Purpose::Forward);
    Matrix gx(x.rows(), x.cols());
    Vector gomega(m_box.parameters().size());
    m_box.backward(x, y, m_task.slope(y), gx, gomega);
    m_moments.descend(m_box.parameters(), gomega, m_rate);
    m_box.update();
    ++m_steps;
}

Matrix LayerLesson::answersNow() const {
    return TaskDevice(m_task.withoutNoise(), m_box.parameters()).answers();
}

Matrix LayerLesson::transferMatrix() const {
    return answersNow().transpose();
}

LessonMoment LayerLesson::moment() const {
    const Matrix answers = answersNow();
    const bool hasSurrogate = m_box.surrogate().rank() > 0;
    return {
        .step = m_steps,
        .queries = m_box.ledger().total().queries,
        .error = m_task.relativeError(answers),
        .surrogateError = hasSurrogate ? m_box.surrogate().relativeError(answers.transpose()) : 0};
}

std::vector<double> eckartYoung(const Matrix& a) {
    const Eigen::VectorXd values = singularValues(a.cast<double>());
    std::vector<double> errors;
    for (Index rank = 1; rank <= values.size(); ++rank)
        errors.push_back(bestError(values, rank));
    return errors;
}

RankStudy studyRanks(const LayerTask& task, const Vector& omega, double rate,
                     const std::vector<Index>& ranks, Index updates, std::stop_token stop) {
    RankStudy study{.target = eckartYoung(task.target), .device = {}, .surrogate = {}};
    study.surrogate.resize(study.target.size());
    for (const Index rank : ranks) {
        LayerTask with = task;
        with.box.surrogate.rank = rank;
        LayerLesson lesson(with, rate, omega, stop);
        for (Index i = 0; i < updates; ++i)
            lesson.step();
        study.surrogate[static_cast<std::size_t>(rank - 1)] = lesson.moment().surrogateError;
        if (study.device.empty())
            study.device = eckartYoung(lesson.transferMatrix());
    }
    return study;
}

}  // namespace obscura
