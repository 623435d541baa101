// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace obscura {

/// The file of an experiment of so many blocks, at least 3, in one chain that is laid out in rows:
/// linear layers and what stands between them, and groups of ten where there is room for them.
inline std::string largeExperimentText(std::size_t blocks, std::size_t groups = 0) {
    constexpr std::size_t kRow = 100;
    constexpr std::size_t kMembers = 10;
    const auto nameOf = [&](std::size_t i) {
        return i == 0            ? std::string("data")
               : i + 1 == blocks ? std::string("loss")
                                 : "layer " + std::to_string(i);
    };
    const auto quoted = [](const std::string& text) { return '"' + text + '"'; };
    std::string list, edges, parts;
    for (std::size_t i = 0; i < blocks; ++i) {
        const char* const kind = i == 0            ? "dataset"
                                 : i + 1 == blocks ? "loss"
                                 : i % 3 == 0      ? "relu"
                                 : i % 3 == 1      ? "linear"
                                                   : "tanh";
        list += (i ? ",\n" : "") + ("{\"name\": " + quoted(nameOf(i))) +
                ", \"kind\": " + quoted(kind) +
                (i % 3 == 1 && i + 1 < blocks ? ", \"outputs\": 10" : "") + ", \"position\": [" +
                std::to_string(190 * (i % kRow)) + ", " + std::to_string(140 * (i / kRow)) + "]}";
        if (i > 0)
            edges += (i > 1 ? ",\n" : "") +
                     ("[" + quoted(nameOf(i - 1)) + ", " + quoted(nameOf(i)) + "]");
    }
    for (std::size_t g = 0; g < groups && (g + 1) * kMembers + 1 < blocks; ++g) {
        parts +=
            (g ? ",\n" : "") + ("{\"name\": \"part " + std::to_string(g) + "\", \"blocks\": [");
        for (std::size_t i = 0; i < kMembers; ++i)
            parts += (i ? ", " : "") + quoted(nameOf(1 + g * kMembers + i));
        parts += std::string("]") + (g % 2 ? ", \"folded\": true}" : "}");
    }
    return "{\"obscura\": 2, \"name\": \"large\",\n\"blocks\": [" + list + "],\n\"edges\": [" +
           edges + "],\n\"groups\": [" + parts + "]}";
}

}  // namespace obscura
