// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace obscura {

/// A built-in experiment: the file's name without ending, and its text.
struct EmbeddedTemplate {
    std::string_view name;
    std::string_view text;
};

/// Sorted by name. Generated at build time (EmbedTemplates.cmake).
const std::vector<EmbeddedTemplate>& embeddedTemplates();

}  // namespace obscura
