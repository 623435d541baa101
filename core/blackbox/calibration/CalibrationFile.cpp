// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/CalibrationFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/base/JsonText.h"
#include "core/base/Numbers.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <cmath>
#include <limits>
#include <string>

namespace obscura {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr const char* kFormat = "obscura-calibration";
constexpr int kVersion = 1;

/// Numbers of single precision, as short as they can be told apart; null: not known.
ordered_json listOf(const ConstVectorRef& numbers) {
    ordered_json list = ordered_json::array();
    for (const float number : numbers) {
        list.push_back(std::isfinite(number) ? ordered_json(shortestDouble(number))
                                             : ordered_json());
    }
    return list;
}

ordered_json partJson(const std::string& symbol, const std::string& unit,
                      const ConstVectorRef& deviations, const ConstVectorRef& uncertainties) {
    ordered_json part = {{"symbol", symbol}, {"unit", unit}, {"deviations", listOf(deviations)}};
    if (uncertainties.size() > 0) {
        part["uncertainties"] = listOf(uncertainties);
    }
    return part;
}

/// Reads fields of one file, which messages name.
class Fields {
public:
    Fields(std::filesystem::path file, const json& object)
        : m_file(std::move(file)), m_object(object) {
        if (!object.is_object()) {
            fail("found " + describeJson(object) + ", expected an object");
        }
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw UserError(shownPath(m_file) + ": " + what);
    }

    const json& at(const char* name, const char* expected) const {
        const auto found = m_object.find(name);
        if (found == m_object.end()) {
            fail(std::string(name) + " is missing, expected " + expected);
        }
        return *found;
    }

    void require(const char* name, const json& expected) const {
        const json& found = at(name, expected.dump().c_str());
        if (found != expected) {
            fail(std::string(name) + " is " + found.dump() + ", expected " + expected.dump() +
                 " for this device");
        }
    }

    double number(const char* name) const {
        const json& found = at(name, "a number");
        if (!found.is_number()) {
            fail(std::string(name) + " is " + describeJson(found) + ", expected a number");
        }
        return found.get<double>();
    }

    Fields part(const char* name) const { return {m_file, at(name, "an object")}; }
    bool has(const char* name) const { return m_object.contains(name); }

    /// [count] numbers; null becomes infinity where that is allowed.
    Vector numbers(const char* name, Index count, bool allowsUnknown) const {
        const std::string expected = "a list of " + std::to_string(count) + " numbers";
        const json& list = at(name, expected.c_str());
        if (!list.is_array() || static_cast<Index>(list.size()) != count) {
            fail(std::string(name) + " is " +
                 (list.is_array() ? "a list of " + std::to_string(list.size())
                                  : describeJson(list)) +
                 ", expected " + expected);
        }
        Vector numbers(count);
        for (Index i = 0; i < count; ++i) {
            const json& one = list[static_cast<std::size_t>(i)];
            if (!one.is_number() && !(allowsUnknown && one.is_null())) {
                fail(std::string(name) + "[" + std::to_string(i) + "] is " + describeJson(one) +
                     ", expected a number");
            }
            numbers[i] = one.is_null() ? std::numeric_limits<float>::infinity() : one.get<float>();
        }
        return numbers;
    }

private:
    std::filesystem::path m_file;
    const json& m_object;
};

/// The file has one such object for ω, and one for the flaws where the device can have any.
void readPart(const Fields& part, VectorRef deviations, VectorRef uncertainties) {
    deviations = part.numbers("deviations", deviations.size(), false);
    if (uncertainties.size() > 0) {
        uncertainties = part.numbers("uncertainties", uncertainties.size(), true);
    }
}

}  // namespace

void writeCalibration(const std::filesystem::path& file, const Calibration& found,
                      const BlackBoxSettings& settings, Index inputs) {
    const DeviceInfo& info = deviceInfo(settings.device);
    const ParameterLayout layout =
        deviceLayout(settings.device, inputs, settings.outputs, settings.deviceOptions);
    const Index d = found.parameters;
    const Index flaws = found.deviations.size() - d;
    const bool isKnown = found.uncertainties.size() > 0;
    ordered_json text = {{"format", kFormat},
                         {"version", kVersion},
                         {"device", info.id},
                         {"inputs", inputs},
                         {"outputs", settings.outputs},
                         {"queries", found.queries},
                         {"programmings", found.programmings},
                         {"misfit", found.misfit},
                         {"noise", found.noise},
                         {"is_good", found.isGood}};
    text["parameters"] = partJson(layout.symbol, layout.unit, found.deviations.head(d),
                                  found.uncertainties.head(isKnown ? d : 0));
    if (flaws > 0) {
        text["flaws"] = partJson(info.flaws.symbol, info.flaws.unit, found.deviations.tail(flaws),
                                 found.uncertainties.tail(isKnown ? flaws : 0));
    }
    writeFileAtomically(file, formatJson(text));
}

Calibration readCalibration(const std::filesystem::path& file, const BlackBoxSettings& settings,
                            Index inputs) {
    const json text = parseJson(readFile(file), shownPath(file));
    const Fields fields(file, text);
    if (fields.at("format", kFormat) != kFormat) {
        fields.fail("format is " + fields.at("format", kFormat).dump() +
                    ", expected \"obscura-calibration\"");
    }
    if (const double version = fields.number("version"); version != kVersion) {
        fields.fail("version is " + formatOption(version) + ", expected " +
                    std::to_string(kVersion) + ", the latest that this program knows");
    }
    fields.require("device", deviceInfo(settings.device).id);
    fields.require("inputs", inputs);
    fields.require("outputs", settings.outputs);
    const Twin twin(settings, inputs);
    const Index d = twin.parameters();
    const Index flaws = twin.deviations().size() - d;
    Calibration found{.parameters = d,
                      .deviations = Vector(d + flaws),
                      .uncertainties = {},
                      .misfit = fields.number("misfit"),
                      .noise = fields.number("noise"),
                      .isGood = fields.at("is_good", "true or false") == true,
                      .queries = static_cast<std::int64_t>(fields.number("queries")),
                      .programmings = static_cast<std::int64_t>(fields.number("programmings"))};
    const Fields parameters = fields.part("parameters");
    const bool isKnown = parameters.has("uncertainties");
    found.uncertainties.resize(isKnown ? d + flaws : 0);
    readPart(parameters, found.deviations.head(d), found.uncertainties.head(isKnown ? d : 0));
    if (flaws > 0) {
        readPart(fields.part("flaws"), found.deviations.tail(flaws),
                 found.uncertainties.tail(isKnown ? flaws : 0));
    }
    return found;
}

}  // namespace obscura
