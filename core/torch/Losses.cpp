// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Losses.h"

#include "core/torch/layers/Weights.h"

#include <cmath>
#include <functional>
#include <map>
#include <string>

namespace obscura {

namespace {

torch::Tensor crossEntropy(const torch::Tensor& answer, const torch::Tensor& classes,
                           at::Reduction::Reduction reduction, double smoothing = 0) {
    constexpr std::int64_t kNoneIgnored = -100;
    return torch::cross_entropy_loss(answer, classes, {}, reduction, kNoneIgnored, smoothing);
}

/// Of cosines [B, classes]: cos(θ + m) = cos θ cos m − sin θ sin m where the class is true. An
/// angle that m would carry beyond π goes on along the tangent there, so that the loss falls with
/// the angle everywhere.
torch::Tensor angularMargin(const LossSettings& settings, const torch::Tensor& cosines,
                            const torch::Tensor& classes, at::Reduction::Reduction reduction) {
    constexpr double kLeastSquaredSine = 1e-7;  // keeps the root's slope finite
    const double m = settings.margin;
    const torch::Tensor sines = (1 - cosines.square()).clamp_min(kLeastSquaredSine).sqrt();
    const torch::Tensor turned = cosines * std::cos(m) - sines * std::sin(m);
    const torch::Tensor beyond = cosines - m * std::sin(m);
    const torch::Tensor margin = torch::where(cosines > -std::cos(m), turned, beyond);
    const torch::Tensor isTrue = torch::zeros_like(cosines).scatter_(1, classes.unsqueeze(1), 1.0);
    return crossEntropy(settings.scale * torch::where(isTrue > 0, margin, cosines), classes,
                        reduction);
}

torch::Tensor nextToken(const torch::Tensor& answer, const torch::Tensor& classes,
                        at::Reduction::Reduction reduction) {
    return crossEntropy(answer.reshape({-1, answer.size(-1)}), classes.reshape({-1}), reduction);
}

class ClassDirections final : public UnaryLayer {
public:
    ClassDirections(Index inputs, Index classes, at::Generator& weights)
        : m_weight(uniformWeights({classes, inputs}, std::sqrt(6.0 / double(inputs + classes)),
                                  weights)) {}

    torch::Tensor forward(const torch::Tensor& x) override {
        return torch::matmul(unit(x), unit(m_weight).t());
    }
    std::vector<Parameter> parameters() const override { return {{"weight", m_weight}}; }

private:
    static torch::Tensor unit(const torch::Tensor& rows) {
        constexpr double kShortest = 1e-12;
        return rows / rows.square().sum(1, true).sqrt().clamp_min(kShortest);
    }

    torch::Tensor m_weight;
};

/// With at::Reduction::Mean one number; with None one or several for each sample of the batch.
using Formula = std::function<torch::Tensor(const LossSettings&, const torch::Tensor& answer,
                                            const Batch&, at::Reduction::Reduction)>;

const std::map<std::string, Formula, std::less<>>& formulas() {
    using Reduction = at::Reduction::Reduction;
    static const std::map<std::string, Formula, std::less<>> all = {
        {"cross_entropy",
         [](const LossSettings& s, const torch::Tensor& y, const Batch& batch, Reduction r) {
             return crossEntropy(y, batch.classes, r, s.labelSmoothing);
         }},
        {"binary_cross_entropy",
         [](const LossSettings&, const torch::Tensor& y, const Batch& batch, Reduction r) {
             return torch::binary_cross_entropy_with_logits(y, batch.numbers, {}, {}, r);
         }},
        {"mean_squared_error", [](const LossSettings&, const torch::Tensor& y, const Batch& batch,
                                  Reduction r) { return torch::mse_loss(y, batch.numbers, r); }},
        {"angular_margin", [](const LossSettings& s, const torch::Tensor& y, const Batch& batch,
                              Reduction r) { return angularMargin(s, y, batch.classes, r); }},
        {"next_token", [](const LossSettings&, const torch::Tensor& y, const Batch& batch,
                          Reduction r) { return nextToken(y, batch.classes, r); }},
    };
    return all;
}

}  // namespace

torch::Tensor lossOf(const LossSettings& settings, const torch::Tensor& answer,
                     const Batch& batch) {
    return formulas().at(settings.function)(settings, answer, batch, at::Reduction::Mean);
}

torch::Tensor sampleLosses(const LossSettings& settings, const torch::Tensor& answer,
                           const Batch& batch) {
    return formulas()
        .at(settings.function)(settings, answer, batch, at::Reduction::None)
        .reshape({batch.x.size(0), -1})
        .mean(1);
}

torch::Tensor classShares(const LossSettings& settings, const torch::Tensor& answer) {
    const double scale = settings.function == "angular_margin" ? settings.scale : 1.0;
    return (scale * answer).softmax(-1);
}

std::unique_ptr<Layer> classDirections(Index inputs, Index classes, at::Generator& weights) {
    return std::make_unique<ClassDirections>(inputs, classes, weights);
}

}  // namespace obscura
