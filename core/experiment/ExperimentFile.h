// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// The latest version of the experiment file that this program reads. It writes the earliest that
/// can hold the experiment. 2 brought groups and notes.
inline constexpr int kExperimentVersion = 2;

/// JSON, indented, with names a person can read and edit; ends with a newline. Blocks refer to each
/// other by name. Only options that differ from their default are written.
std::string formatExperiment(const Experiment& e);

/// Reads what formatExperiment wrote. `source` names the text in messages (a file name).
/// Throws UserError that names source, line or field, what was found and what was expected, on:
/// malformed JSON, an unknown field, kind, device or option, a value out of range, an edge to a
/// block that isn't there, a version later than kExperimentVersion.
Experiment parseExperiment(std::string_view text, std::string_view source);

/// What an experiment's file is called in the folder of a run.
inline constexpr const char* kExperimentFile = "experiment.json";

/// The experiment.json of a folder, as that of a run has one; any other path as it is.
std::filesystem::path experimentFileOf(const std::filesystem::path& fileOrFolder);

Experiment loadExperiment(const std::filesystem::path& file);
/// Writes the file atomically: a full disk leaves the old file as it was.
void saveExperiment(const Experiment& e, const std::filesystem::path& file);

struct TemplateInfo {
    std::string name;   ///< "fashion-mnist-slm"
    std::string title;  ///< "Fashion-MNIST through a spatial light modulator"
    std::string description;
    /// The data set that has to be brought along, "CIFAR-10"; empty: the program has what it takes.
    std::string ownData;
};

/// The built-in experiments (resources/experiments/*.json, compiled in), those for data of one's
/// own behind the others.
const std::vector<TemplateInfo>& experimentTemplates();
/// Throws UserError with the nearest names when there is no such template.
Experiment templateExperiment(std::string_view name);

/// What the person means by `nameOrFile`: a template's name, or else an experiment file, or the
/// folder of a run, which has one. Throws UserError when there is none.
Experiment openExperiment(const std::string& nameOrFile);

}  // namespace obscura
