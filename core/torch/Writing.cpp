// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Writing.h"

#include "devices/Random.h"

#include <algorithm>
#include <vector>

namespace obscura {

namespace {

/// A token drawn by `draw` in [0, 1) from those that `answer` [vocabulary] thinks possible.
Token drawn(const torch::Tensor& answer, double temperature, float draw) {
    if (temperature <= 0) {
        return static_cast<Token>(answer.argmax().item<std::int64_t>());
    }
    const torch::Tensor sums = (answer.to(torch::kDouble) / temperature).softmax(0).cumsum(0);
    const double* const first = sums.data_ptr<double>();
    const double* const last = first + sums.numel() - 1;
    return static_cast<Token>(std::upper_bound(first, last, draw * *last) - first);
}

}  // namespace

TextSample writeText(const Tokenizer& tokenizer, Index context, const TextRequest& request,
                     std::uint64_t seed,
                     const std::function<torch::Tensor(const torch::Tensor& x)>& network) {
    std::vector<Token> tokens = tokenizer.encode(request.prompt);
    const std::size_t known = tokens.size();
    if (tokens.empty()) {
        tokens.push_back(0);
    }
    const std::size_t begun = tokens.size();
    std::vector<float> draws(static_cast<std::size_t>(request.tokens));
    CounterRandom(seed).uniform(0, 0, draws);
    for (const float draw : draws) {
        const Index seen = std::min(static_cast<Index>(tokens.size()), context);
        torch::Tensor window = torch::zeros({1, context});
        std::copy(tokens.end() - seen, tokens.end(), window.data_ptr<float>());
        const torch::Tensor answer = network(window)[0][seen - 1];
        tokens.push_back(drawn(answer, request.temperature, draw));
    }
    const std::span<const Token> all(tokens);
    return {.request = request,
            .prompt = tokenizer.decode(all.first(known)),
            .text = tokenizer.decode(all.subspan(begun))};
}

}  // namespace obscura
