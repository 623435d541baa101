// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace obscura {

/// A file that is compiled in: its name without ending, and its text.
struct EmbeddedText {
    std::string_view name;
    std::string_view text;
};

// Sorted by name. Generated at build time (EmbedText.cmake).

/// The built-in experiments: resources/experiments/*.json.
const std::vector<EmbeddedText>& embeddedTemplates();
/// The built-in demos: resources/demos/*.json.
const std::vector<EmbeddedText>& embeddedDemos();
/// What exported networks are made of: resources/pytorch/*.py.
const std::vector<EmbeddedText>& embeddedPyTorch();

}  // namespace obscura
