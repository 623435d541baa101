// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// An idea of the field, explained beside the options that follow from it:
/// resources/glossary/terms.json. Texts are English; see translated().
struct Concept {
    std::string name;   ///< as links and files call it: "local probes"
    std::string title;  ///< as the screen does
    std::string text;   ///< with the marks of LessonMarks.h
    std::string formula;
    std::vector<std::string> options;  ///< whose fields it is behind: "estimator.probes"
};

/// All of them, from the first to be understood to the last.
const std::vector<Concept>& concepts();
/// The one of that name, or nullptr.
const Concept* findConcept(std::string_view name);
std::vector<std::string> conceptNames();

}  // namespace obscura
