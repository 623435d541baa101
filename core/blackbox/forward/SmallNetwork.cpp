// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/SmallNetwork.h"

#include "devices/MatrixProduct.h"
#include "devices/Random.h"
#include "devices/State.h"

#include <cmath>

namespace obscura {

namespace {

/// tanh(x w + b)
Matrix hiddenLayer(const Matrix& x, ConstMatrixRef w, ConstVectorRef b) {
    Matrix sum = product(x, w);
    sum.rowwise() += b.transpose();
    return sum.array().tanh();
}

/// g · wᵀ behind a tanh that gave `value`.
Matrix behindTanh(ConstMatrixRef g, ConstMatrixRef w, const Matrix& value) {
    Matrix back(g.rows(), w.rows());
    multiplyByTranspose(g, w, back);
    return back.array() * (1 - value.array().square());
}

}  // namespace

struct SmallNetwork::Places {
    Index b1 = 0;
    Index b2;
    Index b3;
    Index w1;
    Index w2;
    Index w3;
    Index end;
};

SmallNetwork::Places SmallNetwork::places() const {
    Places at;
    at.b2 = m_hidden;
    at.b3 = at.b2 + m_hidden;
    at.w1 = at.b3 + m_outputs;
    at.w2 = at.w1 + m_inputs * m_hidden;
    at.w3 = at.w2 + m_hidden * m_hidden;
    at.end = at.w3 + m_hidden * m_outputs;
    return at;
}

SmallNetwork::SmallNetwork(Index inputs, Index hidden, Index outputs, std::uint64_t seed)
    : m_inputs(inputs),
      m_hidden(hidden),
      m_outputs(outputs),
      m_parameters(Vector::Zero(places().end)),
      m_adam(m_parameters.size()) {
    const Places at = places();
    const CounterRandom random(seed);
    const auto draw = [&](std::uint64_t row, Index first, Index rows, Index columns) {
        auto weight = m_parameters.segment(first, rows * columns);
        random.normal(row, 0, {weight.data(), static_cast<std::size_t>(weight.size())});
        weight /= std::sqrt(static_cast<float>(rows));
    };
    draw(0, at.w1, m_inputs, m_hidden);
    draw(1, at.w2, m_hidden, m_hidden);
}

SmallNetwork::Pass SmallNetwork::forward(Matrix z) const {
    const Places at = places();
    Pass pass{.z = std::move(z), .a = {}, .c = {}, .y = {}};
    pass.a = hiddenLayer(pass.z, weight(at.w1, m_inputs, m_hidden),
                         m_parameters.segment(at.b1, m_hidden));
    pass.c = hiddenLayer(pass.a, weight(at.w2, m_hidden, m_hidden),
                         m_parameters.segment(at.b2, m_hidden));
    pass.y = product(pass.c, weight(at.w3, m_hidden, m_outputs));
    pass.y.rowwise() += m_parameters.segment(at.b3, m_outputs).transpose();
    return pass;
}

Matrix SmallNetwork::pullBackInputs(const Pass& pass, ConstMatrixRef g) const {
    const Places at = places();
    const Matrix gc = behindTanh(g, weight(at.w3, m_hidden, m_outputs), pass.c);
    const Matrix ga = behindTanh(gc, weight(at.w2, m_hidden, m_hidden), pass.a);
    Matrix gz(g.rows(), m_inputs);
    multiplyByTranspose(ga, weight(at.w1, m_inputs, m_hidden), gz);
    return gz;
}

Vector SmallNetwork::pullBackParameters(const Pass& pass, ConstMatrixRef g) const {
    const Places at = places();
    const Matrix gc = behindTanh(g, weight(at.w3, m_hidden, m_outputs), pass.c);
    const Matrix ga = behindTanh(gc, weight(at.w2, m_hidden, m_hidden), pass.a);
    Vector gradient(at.end);
    const auto writeLayer = [&](Index b, Index w, const Matrix& before, ConstMatrixRef after) {
        gradient.segment(b, after.cols()) = after.colwise().sum();
        multiplyTransposeBy(before, after,
                            Eigen::Map<Matrix>(gradient.data() + w, before.cols(), after.cols()));
    };
    writeLayer(at.b1, at.w1, pass.z, ga);
    writeLayer(at.b2, at.w2, pass.a, gc);
    writeLayer(at.b3, at.w3, pass.c, g);
    return gradient;
}

void SmallNetwork::descend(const Vector& gradient, float rate) {
    m_adam.descend(m_parameters, gradient, rate);
}

void SmallNetwork::listState(StateFields& fields) {
    fields.add("parameters", m_parameters, m_parameters.size());
    m_adam.listState(fields);
}

}  // namespace obscura
