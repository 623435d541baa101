// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/StepTracing.h"

#include "core/torch/Losses.h"
#include "core/torch/Network.h"

#include <cmath>

namespace obscura {

namespace {

double squaredNorm(const torch::Tensor& values) {
    return values.detach().square().sum().item<double>();
}

}  // namespace

StepTracing::StepTracing(Network& network, BlockId loss, const LossSettings& settings,
                         StepTrace* trace)
    : m_network(network), m_lossBlock(loss), m_loss(settings), m_trace(trace) {
    if (trace) {
        m_tracer = std::make_unique<StepTracer>(network.tracedBoxes());
        network.showTo(m_tracer.get());
    }
}

StepTracing::~StepTracing() {
    m_network.showTo(nullptr);
}

void StepTracing::noteLoss(double value, const torch::Tensor& answer, const Batch& batch) const {
    if (!m_tracer || !m_tracer->follows()) {
        return;
    }
    std::map<StageNumber, double> numbers = {
        {StageNumber::Loss, value},
        {StageNumber::Samples, static_cast<double>(batch.x.size(0))},
        {StageNumber::Outputs, static_cast<double>(answer.size(-1))}};
    if (batch.classes.defined() && batch.classes.numel() > 0) {
        const torch::Tensor shares = classShares(m_loss, answer.detach());
        const auto target = batch.classes.reshape({-1})[0].item<std::int64_t>();
        numbers[StageNumber::Target] = static_cast<double>(target);
        numbers[StageNumber::TargetShare] =
            shares.reshape({-1, shares.size(-1)})[0][target].item<double>();
    }
    m_tracer->judged(m_lossBlock, std::move(numbers));
}

void StepTracing::endBatch(Index batches) const {
    if (m_tracer) {
        m_tracer->endBatch(batches);
    }
}

void StepTracing::beginDescent(const std::vector<torch::Tensor>& parameters) {
    if (!m_tracer) {
        return;
    }
    for (const torch::Tensor& parameter : parameters) {
        m_before.push_back(parameter.detach().clone());
    }
}

void StepTracing::endDescent(const std::vector<torch::Tensor>& parameters, double rate,
                             double deviceRate) const {
    if (!m_tracer) {
        return;
    }
    double gradient = 0;
    double change = 0;
    double count = 0;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const torch::Tensor& grad = parameters[i].grad();
        gradient += grad.defined() ? squaredNorm(grad) : 0;
        change += squaredNorm(parameters[i].detach() - m_before[i]);
        count += static_cast<double>(parameters[i].numel());
    }
    m_tracer->descended({{StageNumber::Parameters, count},
                         {StageNumber::GradientNorm, std::sqrt(gradient)},
                         {StageNumber::ChangeNorm, std::sqrt(change)},
                         {StageNumber::LearningRate, rate},
                         {StageNumber::DeviceLearningRate, deviceRate}});
}

void StepTracing::finish(std::int64_t step) const {
    if (m_tracer) {
        *m_trace = m_tracer->finish(step);
    }
}

}  // namespace obscura
