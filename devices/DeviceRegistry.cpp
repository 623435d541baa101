// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"

#include "devices/Error.h"

#include <algorithm>
#include <atomic>
#include <utility>

// Every device, in the order in which they are offered. Each file devices/models/<Name>.cpp defines
// DeviceInfo <name>Info().
// clang-format off
#define OBSCURA_DEVICES(device) \
    device(slm)                 \
    device(mrr)                 \
    device(mzi)                 \
    device(mzi_classical)       \
    device(monarch)             \
    device(diffraction)         \
    device(multimode_fibre)     \
    device(crossbar)            \
    device(matvec)              \
    device(lowrank)             \
    device(identity)
// clang-format on

namespace obscura {

#define OBSCURA_DECLARE(name) DeviceInfo name##Info();
OBSCURA_DEVICES(OBSCURA_DECLARE)

namespace {

std::vector<DeviceInfo>& allDevices() {
#define OBSCURA_LIST(name) name##Info(),
    static std::vector<DeviceInfo> devices = {OBSCURA_DEVICES(OBSCURA_LIST)};
    return devices;
}

}  // namespace

const std::vector<DeviceInfo>& deviceRegistry() {
    return allDevices();
}

bool offerDevice(DeviceInfo info) {
    allDevices().push_back(std::move(info));
    return true;
}

namespace {

/// The largest n·m that is simulated.
constexpr Index kMostEntries = Index{1} << 28;

std::atomic<std::int64_t> s_devicesBuilt = 0;

bool isCalled(const DeviceInfo& info, std::string_view id) {
    return info.id == id || std::ranges::find(info.aliases, id) != info.aliases.end();
}

[[noreturn]] void refuseName(std::string_view id) {
    std::vector<std::string> names;
    for (const DeviceInfo& info : deviceRegistry()) {
        names.push_back(info.id);
    }
    std::string near;
    for (const std::string& name : nearestNames(id, names)) {
        near += (near.empty() ? "" : ", ") + name;
    }
    throw UserError("device: found \"" + std::string(id) + "\", expected a known device such as " +
                    near);
}

Options completeOptions(const DeviceInfo& info, const Options& options) {
    checkOptions(info.options, options, "device " + info.id);
    Options complete;
    for (const OptionInfo& option : info.options) {
        complete[option.name] = optionValue(info.options, options, option.name);
    }
    return complete;
}

Options withoutFlaws(const DeviceInfo& info, Options options) {
    for (const OptionInfo& option : info.options) {
        if (option.isFlaw) {
            options.erase(option.name);
        }
    }
    return options;
}

void requireSizes(const DeviceInfo& info, Index inputs, Index outputs) {
    const auto found = "device " + info.id + ": found " + std::to_string(inputs) + " inputs and " +
                       std::to_string(outputs) + " outputs, expected ";
    if (inputs < 1 || outputs < 1) {
        throw UserError(found + "at least 1 of each");
    }
    if (inputs > kMostEntries / outputs) {
        throw UserError(found + "at most " + std::to_string(kMostEntries) +
                        " connections between them, which take 1 GiB");
    }
}

}  // namespace

const DeviceInfo& deviceInfo(std::string_view id) {
    const auto& devices = deviceRegistry();
    const auto found =
        std::ranges::find_if(devices, [id](const DeviceInfo& info) { return isCalled(info, id); });
    if (found == devices.end()) {
        refuseName(id);
    }
    return *found;
}

ParameterLayout deviceLayout(std::string_view id, Index inputs, Index outputs,
                             const Options& options) {
    const DeviceInfo& info = deviceInfo(id);
    requireSizes(info, inputs, outputs);
    return info.layout(inputs, outputs, completeOptions(info, options));
}

DeviceNature deviceNature(std::string_view id, const Options& options) {
    const DeviceInfo& info = deviceInfo(id);
    if (info.nature) {
        return info.nature(completeOptions(info, options));
    }
    return {.isLinear = info.isLinear, .hasCells = info.hasCells, .costs = info.costs};
}

bool deviceReadsWithNoise(std::string_view id, const Options& options) {
    const DeviceInfo& info = deviceInfo(id);
    return info.readsWithNoise && info.readsWithNoise(completeOptions(info, options));
}

std::unique_ptr<Device> createDevice(std::string_view id, Index inputs, Index outputs,
                                     const Options& options) {
    const DeviceInfo& info = deviceInfo(id);
    requireSizes(info, inputs, outputs);
    std::unique_ptr<Device> device = info.create(inputs, outputs, completeOptions(info, options));
    ++s_devicesBuilt;
    return device;
}

std::unique_ptr<Device> createDesign(std::string_view id, Index inputs, Index outputs,
                                     const Options& options) {
    return createDevice(id, inputs, outputs, withoutFlaws(deviceInfo(id), options));
}

std::unique_ptr<Device> createTwin(std::string_view id, Index inputs, Index outputs,
                                   const Options& options) {
    const DeviceInfo& info = deviceInfo(id);
    if (!info.createTwin) {
        return createDesign(id, inputs, outputs, options);
    }
    requireSizes(info, inputs, outputs);
    ++s_devicesBuilt;
    return info.createTwin(inputs, outputs, completeOptions(info, withoutFlaws(info, options)));
}

std::unique_ptr<Device> createFront(std::string_view id, Index inputs, Index outputs, Index columns,
                                    const Options& options) {
    const DeviceInfo& info = deviceInfo(id);
    requireSizes(info, inputs, outputs);
    ++s_devicesBuilt;
    return info.columns.createFront(inputs, outputs, columns,
                                    completeOptions(info, withoutFlaws(info, options)));
}

std::vector<Index> deviceColumns(std::string_view id, Index inputs, Index outputs,
                                 const Options& options) {
    const DeviceInfo& info = deviceInfo(id);
    requireSizes(info, inputs, outputs);
    return info.columns.any()
               ? info.columns.columnOf(inputs, outputs, completeOptions(info, options))
               : std::vector<Index>();
}

std::int64_t devicesBuilt() {
    return s_devicesBuilt;
}

std::optional<WeightLaw> weightLaw(const DeviceInfo& info, Index inputs, const Options& options) {
    if (!info.weightLaw) {
        return std::nullopt;
    }
    return info.weightLaw(inputs, completeOptions(info, options));
}

}  // namespace obscura
