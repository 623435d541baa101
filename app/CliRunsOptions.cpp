// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliRunsOptions.h"

#include <CLI/CLI.hpp>

namespace obscura {

namespace {

constexpr auto kRunHelp = "A run's folder, or a piece of its name that no other has";

void addListing(CLI::App& command, RunsRequest& request) {
    command.add_option("--out", request.out, "The folder of runs (default: the user's)");
    command.add_option(
        "--filter", request.filter,
        "Words that each run has: in its names, device, method, tags, or a setting as "
        "path=value");
    command.add_option("--tag", request.tags, "Runs with this tag")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    command.add_option("--status", request.status,
                       "running, finished, budget spent, stopped, failed, interrupted or "
                       "unreadable");
    command.add_option("--sort", request.sort, "A column (default: the latest run first)");
    command.add_flag("--reverse", request.isReversed, "From the other end");
    command
        .add_option("--columns", request.columns,
                    "Of the table on stderr, e.g. run,test_accuracy,blackbox.surrogate.rank")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_flag("--settings", request.hasSettings, "Print all settings of each run, too");
}

CLI::App* addRunCommand(CLI::App& runs, const char* name, const char* help, NotesRequest& request) {
    CLI::App* const command = runs.add_subcommand(name, help);
    command->fallthrough();
    command->add_option("run", request.run, kRunHelp)->required();
    return command;
}

void addNotes(CLI::App& runs, RunsArguments& arguments) {
    NotesRequest& request = arguments.notes;
    const auto doing = [&arguments](void (*action)(const NotesRequest&)) {
        return [&arguments, action] {
            arguments.notes.out = arguments.list.out;
            action(arguments.notes);
        };
    };
    CLI::App* command = addRunCommand(runs, "tag", "Add tags to a run", request);
    command->add_option("tags", request.tags, "The tags")->required();
    command->callback(doing(tagRun));
    command = addRunCommand(runs, "untag", "Take tags off a run", request);
    command->add_option("tags", request.tags, "The tags")->required();
    command->callback(doing(untagRun));
    command = addRunCommand(runs, "rename", "Give a run a name of its own", request);
    command->add_option("name", request.text, "The name; empty: the experiment's")->required();
    command->callback(doing(renameRun));
    command = addRunCommand(runs, "note", "Say something of a run", request);
    command->add_option("text", request.text, "The note, which replaces the former one")
        ->required();
    command->callback(doing(noteOnRun));
}

}  // namespace

void addRuns(CLI::App& app, RunsArguments& arguments) {
    CLI::App& runs = *app.add_subcommand("runs", "List recorded runs, compare and tend them");
    runs.require_subcommand(0, 1);
    addListing(runs, arguments.list);
    CLI::App* command =
        runs.add_subcommand("compare", "Print the settings that differ between runs");
    command->fallthrough();
    command->add_option("runs", arguments.runs, kRunHelp)->required()->expected(2, 1000);
    command->callback([&] { compareRuns(arguments.list.out, arguments.runs); });
    addNotes(runs, arguments);
    command = runs.add_subcommand("delete", "Move runs to the trash");
    command->fallthrough();
    command->add_option("runs", arguments.runs, kRunHelp)->required();
    command->callback([&] { deleteRuns(arguments.list.out, arguments.runs); });
    runs.callback([&] {
        if (runs.get_subcommands().empty())
            listRuns(arguments.list);
    });
}

}  // namespace obscura
