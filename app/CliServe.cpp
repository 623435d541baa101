// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "Interrupt.h"
#include "StandardStreams.h"
#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "core/remote/DeviceServer.h"
#include "core/remote/RemoteDevice.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/Imperfections.h"

#include <iostream>

namespace obscura {

namespace {

/// "imperfections.drift=0.1" and "options.seed=2".
void assign(const std::string& assignment, const DeviceInfo& info, Options& options,
            Options& imperfections) {
    const auto equals = assignment.find('=');
    const auto dot = assignment.find('.');
    const std::string part = assignment.substr(0, std::min(dot, equals));
    if (equals == std::string::npos || dot > equals ||
        (part != "options" && part != "imperfections"))
        throw UserError("--set: found " + inQuotes(assignment) +
                        ", expected options.NAME=VALUE or imperfections.NAME=VALUE");
    const std::string name = assignment.substr(dot + 1, equals - dot - 1);
    const std::vector<OptionInfo>& schema = part == "options" ? info.options : imperfectionSchema();
    const OptionInfo* const option = findOption(schema, name);
    if (!option) {
        std::vector<std::string> names;
        for (const OptionInfo& each : schema)
            names.push_back(each.name);
        throw UserError("--set: there is no " + part + '.' + name + nearHint(name, names));
    }
    (part == "options" ? options : imperfections)[name] =
        parseOption(*option, std::string_view(assignment).substr(equals + 1));
}

/// Only who is asked to lets programs of other machines program a device.
void requireLocal(const std::string& address) {
    for (const char* const local :
         {"tcp://127.0.0.1:", "tcp://localhost:", "tcp://[::1]:", "ipc://"}) {
        if (address.starts_with(local))
            return;
    }
    throw UserError("--address: found " + inQuotes(address) +
                    ", which other machines can reach, too: expected tcp://127.0.0.1:PORT, or "
                    "--allow-remote beside it");
}

}  // namespace

int serve(const ServeRequest& request) {
    if (!request.allowRemote)
        requireLocal(request.address);
    const DeviceInfo& info = deviceInfo(request.device);
    Options options;
    Options imperfections;
    for (const std::string& assignment : request.assignments)
        assign(assignment, info, options, imperfections);
    const auto seed = static_cast<std::uint64_t>(request.seed);
    const auto device =
        withImperfections(createDevice(info.id, request.inputs, request.outputs, options),
                          imperfectionSettings(imperfections), info.costs, seed);
    DeviceServer server(
        *device, describeDevice(*device, info.costs, device->layout().initial(seed), info.title),
        {.address = request.address, .heartbeat = request.heartbeat, .latency = request.latency});
    std::stop_source stop;
    const InterruptWatch watch([&](const std::string&, bool) { stop.request_stop(); });
    writeOutput(formatJson({{"device", info.id}, {"address", server.address()}}));
    std::cerr << info.title << " at " << server.address() << "; Ctrl+C ends it\n";
    server.run(stop.get_token());
    return kDone;
}

void describeConnected(const std::string& address) {
    writeOutput(formatJson(
        nlohmann::ordered_json::parse(toJson(describeRemote({.address = address})).dump())));
}

}  // namespace obscura
