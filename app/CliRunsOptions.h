// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CliCommands.h"

namespace CLI {
class App;
}

namespace obscura {

/// What the arguments of `obscura-cli runs …` are read into.
struct RunsArguments {
    RunsRequest list;
    NotesRequest notes;
    std::vector<std::string> runs;
};

/// Adds `runs` and what belongs to it. `arguments` must outlive the parsing.
void addRuns(CLI::App& app, RunsArguments& arguments);

}  // namespace obscura
