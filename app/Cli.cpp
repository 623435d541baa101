// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cli.h"

#include "CliCommands.h"
#include "CliRunsOptions.h"
#include "Interrupt.h"
#include "StandardStreams.h"
#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentFile.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/ShownText.h"
#include "devices/Threads.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <new>
#include <sstream>

namespace obscura {

namespace {

using nlohmann::ordered_json;

constexpr auto kExperimentHelp = "A template's name, an experiment file or a run's folder";

void printTemplates() {
    ordered_json list = ordered_json::array();
    for (const TemplateInfo& info : experimentTemplates())
        list.push_back({{"name", info.name},
                        {"title", info.title},
                        {"description", info.description},
                        {"own_data", info.ownData}});
    writeOutput(formatJson(list));
}

const char* typeName(OptionType type) {
    constexpr const char* kNames[] = {"boolean", "integer", "number", "text"};
    return kNames[static_cast<std::size_t>(type)];
}

ordered_json optionJson(const OptionInfo& info) {
    ordered_json json = {{"name", info.name},
                         {"title", info.title},
                         {"help", info.help},
                         {"type", typeName(info.type())},
                         {"default", toJson(info.initial)}};
    if (!info.unit.empty())
        json["unit"] = info.unit;
    if (std::isfinite(info.minimum))
        json["minimum"] = info.minimum;
    if (std::isfinite(info.maximum))
        json["maximum"] = info.maximum;
    if (!info.zeroMeans.empty())
        json["zero"] = info.zeroMeans;
    if (info.allowsAuto)
        json["auto"] = true;
    if (info.isLive)
        json["live"] = true;
    if (!info.choices.empty())
        json["choices"] = info.choices;
    return json;
}

ordered_json optionsJson(const std::vector<OptionInfo>& options) {
    ordered_json list = ordered_json::array();
    for (const OptionInfo& option : options)
        list.push_back(optionJson(option));
    return list;
}

void printDevices() {
    ordered_json list = ordered_json::array();
    for (const DeviceInfo& info : deviceRegistry()) {
        list.push_back({{"id", info.id},
                        {"title", info.title},
                        {"description", info.description},
                        {"equation", info.equation},
                        {"options", optionsJson(info.options)},
                        {"costs",
                         {{"seconds_per_programming", info.costs.secondsPerProgramming},
                          {"seconds_per_query", info.costs.secondsPerQuery},
                          {"joules_per_programming", info.costs.joulesPerProgramming},
                          {"joules_per_query", info.costs.joulesPerQuery}}},
                        {"cost_basis", info.costBasis}});
    }
    writeOutput(formatJson(list));
}

const char* targetName(TargetKind kind) {
    constexpr const char* kNames[] = {"class", "classes", "numbers", "next_token"};
    return kNames[static_cast<std::size_t>(kind)];
}

void printDatasets() {
    ordered_json list = ordered_json::array();
    for (const DatasetInfo& info : datasetRegistry()) {
        // What the files tell is null.
        ordered_json sample, target;
        if (const std::optional<DatasetFacts> facts = knownFacts({.source = info.id})) {
            sample = facts->sample;
            target = {{"kind", targetName(facts->target.kind)}, {"size", facts->target.size}};
        }
        list.push_back({{"id", info.id},
                        {"title", info.title},
                        {"description", info.description},
                        {"sample", std::move(sample)},
                        {"target", std::move(target)},
                        {"options", optionsJson(info.options)}});
    }
    writeOutput(formatJson(list));
}

/// What a program that reads stdout finds in place of a result.
void printError(const std::string& message) {
    const ordered_json error = {{"error", message}};
    writeOutput(error.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

void complain(const std::string& message) {
    std::cerr << "obscura-cli: " << message << "\n";
}

/// The lines of `message` fit for a terminal: an argument can hold anything.
std::string shownLines(std::string_view message) {
    constexpr std::size_t kLongestLine = 2000;
    std::string lines;
    for (std::size_t end; (end = message.find('\n')) != std::string_view::npos;) {
        lines += shownText(message.substr(0, end), kLongestLine) + "\n";
        message.remove_prefix(end + 1);
    }
    return lines + shownText(message, kLongestLine);
}

int refuse(std::string_view message, int code) {
    const std::string shown = shownLines(message);
    complain(shown);
    printError(shown);
    return code;
}

void addAssignments(CLI::App& command, std::vector<std::string>& assignments) {
    command.add_option("--set", assignments, "Set a field, e.g. blackbox.surrogate.rank=50")
        ->type_name("PATH=VALUE")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
}

void addCheckpoints(CLI::App& command, double& minutes) {
    constexpr double kMostMinutes = 1e6;
    command
        .add_option("--checkpoint-minutes", minutes,
                    "How often all that it takes to go on is kept (default: 10)")
        ->check(CLI::Range(0.0, kMostMinutes));
}

void addTensorBoard(CLI::App& command, bool& wanted) {
    command.add_flag("--tensorboard", wanted,
                     "Write a file for TensorBoard into the run's folder, too");
}

void addResume(CLI::App& app, ResumeRequest& request, int& code) {
    constexpr std::int64_t kMost = std::int64_t{1} << 53;
    constexpr int kMostThreads = 1024;
    CLI::App* command =
        app.add_subcommand("resume", "Go on with a recorded run from its last checkpoint");
    command->add_option("run", request.run, "The run's folder")->required();
    addAssignments(*command, request.assignments);
    command->add_option("--epochs", request.epochs, "So many in all, in place of those planned");
    command->add_option("--steps", request.steps, "End after so many steps in all")
        ->check(CLI::Range(std::int64_t{1}, kMost));
    command->add_option("--threads", request.threads, "Number of threads (default: all cores)")
        ->check(CLI::Range(1, kMostThreads));
    addCheckpoints(*command, request.checkpointMinutes);
    addTensorBoard(*command, request.tensorBoard);
    command->callback([&] { code = resume(request); });
}

void addTrain(CLI::App& app, TrainRequest& request, int& code) {
    constexpr std::int64_t kMost = std::int64_t{1} << 53;
    constexpr int kMostThreads = 1024;
    CLI::App* command = app.add_subcommand("train", "Train an experiment and print a summary");
    command->add_option("experiment", request.experiment, kExperimentHelp);
    command->add_option("--replay", request.replay,
                        "Repeat a recorded run with what was changed in its middle");
    addAssignments(*command, request.assignments);
    command->add_option("--steps", request.steps, "End after so many steps")
        ->check(CLI::Range(std::int64_t{1}, kMost));
    command->add_option("--seed", request.seed, "Sets training.seed")
        ->check(CLI::Range(std::int64_t{0}, kMost));
    command->add_option("--threads", request.threads, "Number of threads (default: all cores)")
        ->check(CLI::Range(1, kMostThreads));
    addCheckpoints(*command, request.checkpointMinutes);
    addTensorBoard(*command, request.tensorBoard);
    command->add_option("--out", request.out, "Where the run's folder is made");
    command->callback([&] { code = train(request); });
}

void addCalibrate(CLI::App& app, CalibrateRequest& request, int& code) {
    constexpr std::int64_t kMost = 1'000'000'000;
    CLI::App* command = app.add_subcommand(
        "calibrate", "Find how a black box's device deviates from its design, without training");
    command->add_option("experiment", request.experiment, kExperimentHelp)->required();
    addAssignments(*command, request.assignments);
    command->add_option("--block", request.block, "The black box, where there are several");
    command->add_option("--queries", request.queries, "At most so many (default: 9 a parameter)")
        ->check(CLI::Range(std::int64_t{1}, kMost));
    command->add_option("--inputs", request.inputs, "Queries for each setting")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
    command->add_option("--out", request.out, "The file to write, e.g. mesh.calibration.json");
    command->callback([&] { code = calibrate(request); });
}

void addExport(CLI::App& app, ExportRequest& request) {
    CLI::App* command = app.add_subcommand(
        "export", "Write an experiment's network, or the record of a run, for other programs");
    command->add_option("experiment", request.experiment, kExperimentHelp)->required();
    command->add_option("file", request.file,
                        "network.py: the network for PyTorch; network.onnx: that of a run "
                        "with its weights; boxes.npz: its black boxes for NumPy");
    command->add_option("--tensorboard", request.tensorBoard,
                        "A folder in which TensorBoard then finds what a run has recorded");
    addAssignments(*command, request.assignments);
    command->callback([&] { exportExperiment(request); });
}

void addDiff(CLI::App& app, std::string& before, std::string& after, int& code) {
    CLI::App* command = app.add_subcommand(
        "diff", "Print what differs between two experiments; exit code 0: nothing, 1: something");
    command->add_option("before", before, kExperimentHelp)->required();
    command->add_option("after", after, kExperimentHelp)->required();
    command->callback([&] { code = diff(before, after); });
}

void addServe(CLI::App& app, ServeRequest& request, int& code) {
    constexpr std::int64_t kMost = std::int64_t{1} << 53;
    constexpr std::int64_t kMostSide = 1 << 20;
    constexpr double kMostSeconds = 3600;
    CLI::App* command =
        app.add_subcommand("serve", "Offer a simulated device to other programs, as if on a bench");
    command->add_option("device", request.device, "As obscura-cli devices lists them")->required();
    command->add_option("--inputs", request.inputs, "n")
        ->required()
        ->check(CLI::Range(std::int64_t{1}, kMostSide));
    command->add_option("--outputs", request.outputs, "m")
        ->required()
        ->check(CLI::Range(std::int64_t{1}, kMostSide));
    addAssignments(*command, request.assignments);
    command->add_option("--seed", request.seed, "Of its first parameters, read noise and drift")
        ->check(CLI::Range(std::int64_t{0}, kMost));
    command->add_option("--address", request.address,
                        "Where it is found (default: tcp://127.0.0.1:5577; port *: any)");
    command->add_flag("--allow-remote", request.allowRemote,
                      "The address may be one that other machines reach");
    command->add_option("--latency", request.latency, "Added to each answer (5ms, 0.1s)")
        ->transform(CLI::AsNumberWithUnit(
            std::map<std::string, double>{{"us", 1e-6}, {"ms", 1e-3}, {"s", 1.0}},
            CLI::AsNumberWithUnit::CASE_SENSITIVE))
        ->check(CLI::Range(0.0, kMostSeconds));
    command
        ->add_option("--heartbeat", request.heartbeat,
                     "Seconds without a sign of its owner until it is given up")
        ->check(CLI::Range(0.1, kMostSeconds));
    command->callback([&] { code = serve(request); });
}

void addDevice(CLI::App& app, std::string& file, std::string& address) {
    CLI::App* command =
        app.add_subcommand("device", "Program a device, query it and print {\"y\"}");
    command->add_option(
        "file", file,
        "JSON with device, inputs, outputs, options, parameters and x; -: standard input");
    command->add_option("--connect", address,
                        "Print what the device at this address says of itself instead");
    command->callback([&] {
        if (file.empty() == address.empty())
            throw UserError("device: expected a file, or --connect with an address");
        address.empty() ? queryDevice(file) : describeConnected(address);
    });
}

/// CLI11 would only say that a subcommand is required.
void checkCommand(const CLI::App& app, const std::string& command) {
    std::vector<std::string> known;
    for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; }))
        known.push_back(each->get_name());
    if (!command.starts_with('-') && std::find(known.begin(), known.end(), command) == known.end())
        throw UserError("there is no command " + inQuotes(command) + nearHint(command, known));
}

int run(int argc, char** argv) {
    CLI::App app("Obscura: train neural networks through black boxes");
    app.name("obscura-cli");
    app.require_subcommand(1);
    app.add_subcommand("templates", "List the built-in experiments as JSON")
        ->callback(printTemplates);
    app.add_subcommand("devices", "List the devices and their options as JSON")
        ->callback(printDevices);
    app.add_subcommand("datasets", "List the sources of data and their options as JSON")
        ->callback(printDatasets);
    std::string deviceFile;
    std::string deviceAddress;
    addDevice(app, deviceFile, deviceAddress);
    ServeRequest serveRequest;
    TrainRequest request;
    int code = kDone;
    addServe(app, serveRequest, code);
    addTrain(app, request, code);
    ResumeRequest resumeRequest;
    addResume(app, resumeRequest, code);
    CalibrateRequest calibrateRequest;
    addCalibrate(app, calibrateRequest, code);
    ExportRequest exportRequest;
    addExport(app, exportRequest);
    std::string before;
    std::string after;
    addDiff(app, before, after, code);
    RunsArguments runsArguments;
    addRuns(app, runsArguments);
    if (argc > 1)
        checkCommand(app, argv[1]);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream help;
        std::ostringstream complaint;
        const bool isHelp = app.exit(error, help, complaint) == 0;
        std::cerr << shownLines(complaint.str());
        writeOutput(help.str());
        if (isHelp)
            return kDone;
        printError(shownLines(error.what()));
        return kBadInput;
    }
    return code;
}

/// Tells every failure on stderr and, but for one of stdout itself, on stdout.
int runAndTell(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const OutputError&) {
        throw;
    } catch (const ResourceError& error) {
        return refuse(error.what(), kRunFailed);
    } catch (const UserError& error) {
        return refuse(error.what(), kBadInput);
    } catch (const std::bad_alloc&) {
        return refuse("there is not enough memory for this", kBadInput);
    } catch (const std::exception& error) {
        return refuse(error.what(), kRunFailed);
    }
}

}  // namespace

int obscuraCli(int argc, char** argv) {
    reserveStandardStreams();
    makeSignalsOfWritingErrors();
    try {
        return runAndTell(argc, argv);
    } catch (const OutputError& error) {
        complain(error.what());
        return kRunFailed;
    }
}

}  // namespace obscura
