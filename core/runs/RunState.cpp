// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunState.h"

#include "core/base/AtomicFile.h"
#include "core/base/JsonText.h"
#include "core/weights/Safetensors.h"
#include "devices/Error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <functional>
#include <optional>
#include <utility>

namespace obscura {

namespace {

constexpr const char* kFormat = "obscura run state";
/// Of what this version writes and the latest that it reads.
constexpr std::int64_t kVersion = 1;
/// Types of values in a file, in the order of StateValues.
constexpr std::array kTypes = {"F32", "F64", "I64", "U8"};

SafetensorsArray viewOf(const StateArray& array) {
    return std::visit(
        [&](const auto& values) {
            const auto* const bytes = reinterpret_cast<const char*>(values.data());
            return SafetensorsArray{.name = array.name,
                                    .type = kTypes[array.values.index()],
                                    .shape = array.shape,
                                    .bytes = {bytes, values.size() * sizeof(values[0])}};
        },
        array.values);
}

/// Zeros of that type, or nothing for a type that no state has.
std::optional<StateValues> valuesOf(const std::string& type) {
    static const std::array<StateValues, kTypes.size()> kEmpty = {
        std::vector<float>(), std::vector<double>(), std::vector<std::int64_t>(),
        std::vector<std::uint8_t>()};
    const auto found = std::ranges::find(kTypes, type);
    return found == kTypes.end()
               ? std::nullopt
               : std::optional(kEmpty[static_cast<std::size_t>(found - kTypes.begin())]);
}

StateArray arrayOf(const SafetensorsArray& found) {
    std::optional<StateValues> values = valuesOf(found.type);
    if (!values) {
        throw UserError("array " + found.name + ": found " + found.type +
                        ", expected F32, F64, I64 or U8");
    }
    std::visit(
        [&](auto& all) {
            all.resize(found.bytes.size() / sizeof(all[0]));
            if (!all.empty()) {
                std::memcpy(all.data(), found.bytes.data(), found.bytes.size());
            }
        },
        *values);
    return {found.name, found.shape, std::move(*values)};
}

const std::string& entryOf(const SafetensorsMetadata& metadata, const std::string& key) {
    const auto found = metadata.find(key);
    if (found == metadata.end()) {
        throw UserError("found nothing about its " + key + ", expected the state of a run");
    }
    return found->second;
}

std::int64_t numberOf(const SafetensorsMetadata& metadata, const std::string& key) {
    const std::string& text = entryOf(metadata, key);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) {
        throw UserError("found \"" + text + "\" as its " + key + ", expected a number");
    }
    return number;
}

std::string textOf(const std::vector<Change>& changes) {
    auto all = nlohmann::ordered_json::array();
    for (const Change& change : changes) {
        all.push_back(
            {{"block", change.block}, {"option", change.option}, {"value", toJson(change.value)}});
    }
    return all.dump();
}

/// No text of a live option reads like toJson() writes Auto.
OptionValue valueOf(const nlohmann::json& value) {
    const OptionValue found = optionsFromJson({{"value", value}}, "its changes").at("value");
    return found == OptionValue(formatOption(Auto())) ? Auto() : found;
}

std::vector<Change> changesOf(const std::string& text) {
    std::vector<Change> changes;
    try {
        for (const nlohmann::json& entry : parseJson(text, "its changes")) {
            changes.push_back({.block = entry.at("block").get<BlockId>(),
                               .option = entry.at("option").get<std::string>(),
                               .value = valueOf(entry.at("value"))});
        }
    } catch (const nlohmann::json::exception& e) {
        throw UserError(std::string("its changes are damaged: ") + e.what());
    }
    return changes;
}

RunState stateOf(const SafetensorsFile& file) {
    const SafetensorsMetadata& metadata = file.metadata();
    if (entryOf(metadata, "format") != kFormat) {
        throw UserError("found a file of the format \"" + entryOf(metadata, "format") +
                        "\", expected \"" + kFormat + "\"");
    }
    if (const std::int64_t version = numberOf(metadata, "version"); version > kVersion) {
        throw UserError("found the state of a run in version " + std::to_string(version) +
                        ", expected " + std::to_string(kVersion) +
                        " at most: a later version of the program wrote it");
    }
    RunState state{.experiment = entryOf(metadata, "experiment"),
                   .changes = changesOf(entryOf(metadata, "changes")),
                   .step = numberOf(metadata, "step"),
                   .arrays = {}};
    for (const SafetensorsArray& array : file.arrays()) {
        state.arrays.push_back(arrayOf(array));
    }
    return state;
}

void writeTo(AtomicFile& whole, const RunState& state) {
    std::vector<SafetensorsArray> arrays;
    for (const StateArray& array : state.arrays) {
        arrays.push_back(viewOf(array));
    }
    // Readers may ask for values at addresses that are multiples of their size.
    std::ranges::stable_sort(arrays, std::greater<>(), [](const SafetensorsArray& array) {
        return array.type == "F64" || array.type == "I64" ? 8 : array.type == "F32" ? 4 : 1;
    });
    writeSafetensors(whole, arrays,
                     {{"format", kFormat},
                      {"version", std::to_string(kVersion)},
                      {"step", std::to_string(state.step)},
                      {"experiment", state.experiment},
                      {"changes", textOf(state.changes)}});
    whole.commit();
}

}  // namespace

void writeRunState(const std::filesystem::path& file, const RunState& state) {
    AtomicFile whole(file);
    writeTo(whole, state);
}

void writeRunState(const Folder& folder, const RunState& state) {
    AtomicFile whole(folder, kStateFile);
    writeTo(whole, state);
}

RunState readRunState(const std::filesystem::path& file) {
    const SafetensorsFile whole(file);
    try {
        return stateOf(whole);
    } catch (const UserError& e) {
        throw UserError(file.string() + ": " + e.what());
    }
}

}  // namespace obscura
