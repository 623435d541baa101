// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonText.h"
#include "core/base/OptionError.h"
#include "core/remote/RemoteDevice.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <nlohmann/json.hpp>

namespace obscura {

namespace {

const std::string& textOf(const Options& options, const char* name) {
    return std::get<std::string>(options.at(name));
}

RemoteOptions remoteOptions(const Options& options) {
    if (textOf(options, "address").empty()) {
        throw UserError(
            "options.address: found nothing, expected where the device answers, as "
            "tcp://127.0.0.1:5577");
    }
    return {.address = textOf(options, "address"),
            .timeout = numberIn(options, "timeout"),
            .patience = numberIn(options, "patience")};
}

/// What the device said of itself when it was connected: nobody is asked.
DeviceDescription known(const Options& options) {
    const std::string& text = textOf(options, "description");
    if (text.empty()) {
        throw UserError(
            "options.description: found nothing, expected what the device says of "
            "itself: connect it first");
    }
    return readDescription(parseJson(text, "options.description"));
}

DeviceDescription fitting(const Options& options, Index inputs, Index outputs) {
    DeviceDescription d = known(options);
    if (d.inputs != inputs || d.outputs != outputs) {
        throw UserError("device " + textOf(options, "address") + " has " +
                        std::to_string(d.inputs) + " inputs and " + std::to_string(d.outputs) +
                        " outputs, found " + std::to_string(inputs) + " and " +
                        std::to_string(outputs) + " in the network");
    }
    return d;
}

std::unique_ptr<Device> open(Index inputs, Index outputs, const Options& options) {
    const DeviceDescription expected = fitting(options, inputs, outputs);
    auto device = std::make_unique<RemoteDevice>(remoteOptions(options));
    const DeviceDescription& found = device->description();
    if (found.inputs != inputs || found.outputs != outputs ||
        found.parameters.count != expected.parameters.count ||
        found.isLinear != expected.isLinear ||
        found.parameters.cells.any() != expected.parameters.cells.any()) {
        throw UserError("device " + textOf(options, "address") + ": found " +
                        (found.name.empty() ? "another" : '"' + found.name + '"') +
                        ", which is not what was connected before: connect it again");
    }
    return device;
}

/// The options with what the device says of itself; where its parameters begin it is asked again.
Options connected(Options options) {
    nlohmann::json description = toJson(describeRemote(remoteOptions(options)));
    description["parameters"].erase("initial");
    options["description"] = description.dump();
    return options;
}

DeviceInfo externalInfo() {
    return {
        .id = "external",
        .title = "External device",
        .description =
            "Hardware on the bench, or whatever else answers the protocol obscura-device/1: in "
            "another program, on another machine. It can be programmed and queried; nothing is "
            "known of it but what it says of itself.",
        .equation = "y = f(ω, x)",
        .options = {{.name = "address",
                     .title = "Address",
                     .help = "Where the device answers: tcp://host:port.",
                     .initial = std::string()},
                    {.name = "timeout",
                     .title = "Time for an answer",
                     .help = "How long an answer may take before the device counts as silent.",
                     .initial = 10.0,
                     .unit = "s",
                     .minimum = 0.01,
                     .maximum = 86400},
                    {.name = "patience",
                     .title = "Patience",
                     .help = "How long a device that fell silent, or was restarted, is asked again "
                             "before the run ends.",
                     .initial = 60.0,
                     .unit = "s",
                     .minimum = 0,
                     .maximum = 1e6},
                    {.name = "description",
                     .title = "What it says of itself",
                     .help = "Sizes, range and structure of its parameters, noise and costs, as "
                             "JSON: filled in when it is connected.",
                     .initial = std::string()}},
        .isLinear = false,
        .isSimulation = false,
        .costBasis = "as the device says of itself",
        .layout =
            [](Index inputs, Index outputs, const Options& options) {
                return fitting(options, inputs, outputs).parameters;
            },
        .readsWithNoise = [](const Options& options) { return known(options).noise.any(); },
        .create = open,
        .nature =
            [](const Options& options) {
                const DeviceDescription d = known(options);
                return DeviceNature{.isLinear = d.isLinear,
                                    .hasCells = d.parameters.cells.any(),
                                    .outputs = d.outputs,
                                    .costs = d.costs};
            },
        .connect = connected};
}

[[maybe_unused]] const bool kIsOffered = offerDevice(externalInfo());

}  // namespace

}  // namespace obscura
