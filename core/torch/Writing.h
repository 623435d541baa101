// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features/Tokenizer.h"
#include "core/runs/TextSample.h"
#include "core/torch/Torch.h"

#include <cstdint>
#include <functional>

namespace obscura {

/// Goes on from a text a token at a time. `network` answers a window of `context` tokens
/// [1, context] with what may follow each [1, context, vocabulary], and looks at none that come
/// later: those that are not known yet are 0. A prompt without a token begins with token 0. The
/// draws follow from `seed`.
TextSample writeText(const Tokenizer& tokenizer, Index context, const TextRequest& request,
                     std::uint64_t seed,
                     const std::function<torch::Tensor(const torch::Tensor& x)>& network);

}  // namespace obscura
