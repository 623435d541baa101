// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <cstdint>
#include <string>

namespace obscura {

/// What a network that foretells text is to write.
struct TextRequest {
    std::string prompt;  ///< to go on from
    Index tokens = 200;  ///< to write
    double temperature =
        1;  ///< T: a token of the answer y is drawn by softmax(y/T); 0: the likeliest
    bool operator==(const TextRequest&) const = default;
};

/// What it has written, one pass over the whole context for each token.
struct TextSample {
    TextRequest request;
    std::int64_t step = 0;
    std::string prompt;  ///< as far as the tokens know it
    std::string text;    ///< what goes on from there
    double seconds = 0;  ///< it took
};

}  // namespace obscura
