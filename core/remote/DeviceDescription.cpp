// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/DeviceDescription.h"

#include "core/base/JsonText.h"
#include "devices/Error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

using Json = nlohmann::json;

/// Of which the arrays still fit into memory.
constexpr Index kMostSide = 1 << 20;
constexpr Index kMostParameters = Index{1} << 30;

/// Reads the fields of one object. Those that are absent keep what they have.
class Fields {
public:
    Fields(const Json& object, std::string path) : m_object(object), m_path(std::move(path)) {
        if (!object.is_object()) {
            throw UserError(m_path + ": found " + describeJson(object) + ", expected an object");
        }
    }

    const Json* find(const char* name) const {
        const auto found = m_object.find(name);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }
    void read(const char* name, std::string& text) const {
        if (const Json* const value = find(name)) {
            require(value->is_string(), name, "a text");
            text = value->get<std::string>();
        }
    }
    void read(const char* name, bool& flag) const {
        if (const Json* const value = find(name)) {
            require(value->is_boolean(), name, "true or false");
            flag = value->get<bool>();
        }
    }
    template <class Number>
    requires std::floating_point<Number>
    void read(const char* name, Number& number) const {
        if (const Json* const value = find(name)) {
            require(value->is_number() && std::isfinite(value->get<Number>()), name, "a number");
            number = value->get<Number>();
        }
    }
    void readAtLeastZero(const char* name, auto& number) const {
        read(name, number);
        require(number >= 0, name, "a number from 0 on");
    }
    Index count(const char* name, Index most) const {
        const Json* const value = find(name);
        require(value && value->is_number_integer() && value->get<Index>() >= 1 &&
                    value->get<Index>() <= most,
                name, "a whole number from 1 to " + std::to_string(most));
        return value->get<Index>();
    }
    void require(bool isTrue, const char* name, const std::string& expected) const {
        if (isTrue) {
            return;
        }
        const Json* const value = find(name);
        throw UserError(m_path + '.' + name + ": found " +
                        (value ? value->dump().substr(0, 60) : "nothing") + ", expected " +
                        expected);
    }
    Fields part(const char* name) const {
        static const Json kNothing = Json::object();
        const Json* const value = find(name);
        return {value ? *value : kNothing, m_path + '.' + name};
    }

private:
    const Json& m_object;
    std::string m_path;
};

template <class Number>
bool isListOfWholes(const Json& json, Number least, Number most) {
    return json.is_array() && std::ranges::all_of(json, [&](const Json& each) {
               return each.is_number_integer() && each.get<Number>() >= least &&
                      each.get<Number>() <= most;
           });
}

OutputGroups readGroups(const Fields& fields, Index parameters, Index outputs) {
    const Json* const groups = fields.find("groups");
    if (!groups || *groups == "together") {
        return OutputGroups::together(parameters, outputs);
    }
    if (*groups == "per_output") {
        fields.require(parameters % outputs == 0, "groups",
                       "another where " + std::to_string(outputs) + " outputs share " +
                           std::to_string(parameters) + " parameters");
        return OutputGroups::perOutput(parameters, outputs);
    }
    const std::string expected =
        "\"together\", \"per_output\", or \"of\" with the group of each of " +
        std::to_string(parameters) + " parameters and \"outputs\" with those of each group";
    fields.require(groups->is_object() && groups->contains("of") && groups->contains("outputs") &&
                       groups->at("outputs").is_array(),
                   "groups", expected);
    const Json& of = groups->at("of");
    const auto count = static_cast<std::int64_t>(groups->at("outputs").size());
    fields.require(isListOfWholes<std::int64_t>(of, 0, count - 1) &&
                       static_cast<Index>(of.size()) == parameters,
                   "groups", expected);
    OutputGroups result{.groupOf = of.get<std::vector<std::int32_t>>(), .outputsOf = {}};
    for (const Json& each : groups->at("outputs")) {
        fields.require(isListOfWholes<Index>(each, 0, outputs - 1), "groups", expected);
        result.outputsOf.push_back(each.get<std::vector<Index>>());
    }
    return result;
}

Json groupsToJson(const OutputGroups& groups, Index parameters, Index outputs) {
    const auto is = [&](const OutputGroups& other) {
        return groups.groupOf == other.groupOf && groups.outputsOf == other.outputsOf;
    };
    if (is(OutputGroups::together(parameters, outputs))) {
        return "together";
    }
    if (parameters % outputs == 0 && is(OutputGroups::perOutput(parameters, outputs))) {
        return "per_output";
    }
    return {{"of", groups.groupOf}, {"outputs", groups.outputsOf}};
}

void readCells(const Fields& fields, WeightCells& cells, Index inputs, Index outputs, Index count) {
    if (!fields.find("cells")) {
        return;
    }
    const Fields part = fields.part("cells");
    const Json* const signs = part.find("signs");
    part.require(signs && isListOfWholes<int>(*signs, -1, 1) && !signs->empty() &&
                     std::ranges::none_of(*signs, [](const Json& each) { return each == 0; }),
                 "signs", "a list of 1 and -1");
    cells.signs = signs->get<std::vector<float>>();
    fields.require(
        count == inputs * outputs * cells.perWeight(), "count",
        std::to_string(inputs * outputs * cells.perWeight()) + " parameters, as many as cells");
    part.read("alike", cells.alike);
}

/// Where it begins when nothing is said: in the middle of the range, or 0.
Vector middleOf(const ParameterLayout& layout) {
    const bool isBounded = std::isfinite(layout.minimum) && std::isfinite(layout.maximum);
    return Vector::Constant(layout.count, isBounded ? (layout.minimum + layout.maximum) / 2 : 0);
}

void readInitial(const Fields& fields, DeviceDescription& d) {
    const ParameterLayout& layout = d.parameters;
    d.initial = middleOf(layout);
    if (const Json* const initial = fields.find("initial")) {
        const bool isFit = initial->is_array() &&
                           static_cast<Index>(initial->size()) == layout.count &&
                           std::ranges::all_of(*initial, [&](const Json& each) {
                               return each.is_number() && each.get<float>() >= layout.minimum &&
                                      each.get<float>() <= layout.maximum;
                           });
        fields.require(isFit, "initial",
                       std::to_string(layout.count) + " numbers from minimum to maximum");
        for (Index i = 0; i < layout.count; ++i) {
            d.initial[i] = (*initial)[static_cast<std::size_t>(i)].get<float>();
        }
    }
    d.parameters.initialize = [initial = d.initial](std::uint64_t, VectorRef omega) {
        omega = initial;
    };
}

void readPlaces(const Fields& fields, ParameterLayout& layout) {
    if (const Json* const shape = fields.find("shape")) {
        fields.require(isListOfWholes<Index>(*shape, 1, kMostParameters), "shape",
                       "a list of lengths");
        layout.shape = shape->get<std::vector<Index>>();
    } else {
        layout.shape = {layout.count};
    }
    if (const Json* const panels = fields.find("panels")) {
        fields.require(panels->is_array(), "panels", "a list of [rows, columns]");
        for (const Json& each : *panels) {
            fields.require(isListOfWholes<Index>(each, 1, kMostParameters) && each.size() == 2,
                           "panels", "a list of [rows, columns]");
            layout.panels.push_back({each[0].get<Index>(), each[1].get<Index>()});
        }
    }
}

ParameterLayout readParameters(const Fields& fields, Index inputs, Index outputs) {
    ParameterLayout layout;
    layout.count = fields.count("count", kMostParameters);
    layout.symbol = "ω";
    fields.read("symbol", layout.symbol);
    fields.read("unit", layout.unit);
    fields.read("minimum", layout.minimum);
    fields.read("maximum", layout.maximum);
    fields.require(layout.minimum < layout.maximum, "maximum", "more than the minimum");
    fields.read("periodic", layout.periodic);
    fields.require(
        !layout.periodic || (std::isfinite(layout.minimum) && std::isfinite(layout.maximum)),
        "periodic", "false where there is no minimum and maximum");
    fields.readAtLeastZero("resolution", layout.resolution);
    fields.require(layout.resolution == 0 || std::isfinite(layout.maximum - layout.minimum),
                   "resolution", "0 where there is no minimum and maximum");
    fields.read("step", layout.step);
    fields.require(layout.step > 0, "step", "a number above 0");
    readPlaces(fields, layout);
    layout.groups = readGroups(fields, layout.count, outputs);
    readCells(fields, layout.cells, inputs, outputs, layout.count);
    return layout;
}

Json limitToJson(float limit) {
    return std::isfinite(limit) ? Json(limit) : Json();
}

Json parametersToJson(const DeviceDescription& d) {
    const ParameterLayout& layout = d.parameters;
    Json json{{"count", layout.count},
              {"symbol", layout.symbol},
              {"unit", layout.unit},
              {"minimum", limitToJson(layout.minimum)},
              {"maximum", limitToJson(layout.maximum)},
              {"periodic", layout.periodic},
              {"resolution", layout.resolution},
              {"step", layout.step},
              {"shape", layout.shape},
              {"groups", groupsToJson(layout.groups, layout.count, d.outputs)},
              {"initial", std::vector<float>(d.initial.begin(), d.initial.end())}};
    json["panels"] = Json::array();
    for (const Panel& panel : layout.panels) {
        json["panels"].push_back({panel.rows, panel.columns});
    }
    if (layout.cells.any()) {
        json["cells"] = {{"signs", Json::array()}, {"alike", layout.cells.alike}};
        for (const float sign : layout.cells.signs) {
            json["cells"]["signs"].push_back(sign > 0 ? 1 : -1);
        }
    }
    return json;
}

}  // namespace

DeviceDescription describeDevice(const Device& device, const DeviceCosts& costs,
                                 const Vector& initial, const std::string& name) {
    return {.name = name,
            .inputs = device.inputs(),
            .outputs = device.outputs(),
            .isLinear = device.isLinear(),
            .parameters = device.layout(),
            .initial = initial,
            .inputLimit = device.inputLimit(),
            .noise = device.noiseLevel(),
            .costs = costs,
            .sweeps = true};
}

Json toJson(const DeviceDescription& d) {
    return {{"name", d.name},
            {"inputs", d.inputs},
            {"outputs", d.outputs},
            {"linear", d.isLinear},
            {"parameters", parametersToJson(d)},
            {"input_limit", limitToJson(d.inputLimit)},
            {"noise", {{"relative", d.noise.relative}, {"absolute", d.noise.absolute}}},
            {"costs",
             {{"seconds_per_programming", d.costs.secondsPerProgramming},
              {"seconds_per_query", d.costs.secondsPerQuery},
              {"joules_per_programming", d.costs.joulesPerProgramming},
              {"joules_per_query", d.costs.joulesPerQuery}}},
            {"sweeps", d.sweeps}};
}

DeviceDescription readDescription(const Json& json) {
    const Fields fields(json, "device");
    DeviceDescription d;
    fields.read("name", d.name);
    d.inputs = fields.count("inputs", kMostSide);
    d.outputs = fields.count("outputs", kMostSide);
    fields.read("linear", d.isLinear);
    fields.require(fields.find("parameters") != nullptr, "parameters", "an object");
    const Fields parameters = fields.part("parameters");
    d.parameters = readParameters(parameters, d.inputs, d.outputs);
    fields.require(d.isLinear || !d.parameters.cells.any(), "linear",
                   "true where parameters are cells of weights");
    readInitial(parameters, d);
    fields.read("input_limit", d.inputLimit);
    fields.require(d.inputLimit > 0, "input_limit", "a number above 0");
    const Fields noise = fields.part("noise");
    noise.readAtLeastZero("relative", d.noise.relative);
    noise.readAtLeastZero("absolute", d.noise.absolute);
    const Fields costs = fields.part("costs");
    costs.readAtLeastZero("seconds_per_programming", d.costs.secondsPerProgramming);
    costs.readAtLeastZero("seconds_per_query", d.costs.secondsPerQuery);
    costs.readAtLeastZero("joules_per_programming", d.costs.joulesPerProgramming);
    costs.readAtLeastZero("joules_per_query", d.costs.joulesPerQuery);
    fields.read("sweeps", d.sweeps);
    return d;
}

}  // namespace obscura
