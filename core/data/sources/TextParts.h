// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/sources/TokenDataset.h"

#include <cstdint>
#include <functional>

namespace obscura {

/// Where the parts of a text that validate and test begin, in bytes; before them is what trains.
struct TextCuts {
    std::uint64_t validation = 0;
    std::uint64_t test = 0;
};

/// As the shares in `options` say, moved on to where a character begins: `continues` tells whether
/// the byte there goes on with one.
TextCuts textCuts(std::uint64_t size, const Options& options,
                  const std::function<bool(std::uint64_t)>& continues);

/// A text as tokens, and what is known of it.
struct TokenizedText {
    TokenSplits splits;
    TokenText text;
};

}  // namespace obscura
