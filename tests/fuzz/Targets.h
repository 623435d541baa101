// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace obscura::fuzz {

/// What a target is fed with, so that changes are likely to get past the first check.
enum class Form {
    Json,
    Bytes,
    Idx,          ///< changed, then packed with gzip as often as not
    Safetensors,  ///< the JSON of its header is changed, and the length before it mended
};

/// A reader of foreign bytes. It may refuse them (UserError, no memory); all else is a fault.
struct Target {
    std::string name;
    Form form;
    std::function<void(std::string_view bytes)> read;
    std::vector<std::string> seeds = {};  ///< besides those of the corpus
};

const std::vector<Target>& targets();

/// Feeds the target; a refusal is taken for an answer. Throws what is none.
void feed(const Target& target, std::string_view bytes);

}  // namespace obscura::fuzz
