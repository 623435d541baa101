// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "StandardStreams.h"
#include "core/base/AtomicFile.h"
#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "core/base/Numbers.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

const json& field(const json& request, const char* name, const char* expected) {
    const auto found = request.find(name);
    if (found == request.end())
        throw UserError(std::string(name) + ": missing, expected " + expected);
    return *found;
}

void checkFields(const json& request) {
    // "y" is what a recorded example was measured to give: such an example can be sent as it is.
    static const std::vector<std::string> known = {"device",     "inputs", "outputs", "options",
                                                   "parameters", "x",      "y"};
    for (const auto& [name, value] : request.items()) {
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw UserError("unknown field " + inQuotes(name) + nearHint(name, known));
    }
}

Index sizeField(const json& request, const char* name) {
    const char* expected = "a whole number from 1 up";
    const json& value = field(request, name, expected);
    if (!value.is_number_integer() || value.get<std::int64_t>() < 1)
        throw UserError(std::string(name) + " is " + describeJson(value) + ", expected " +
                        expected);
    return value.get<std::int64_t>();
}

float number(const json& value, const std::string& path) {
    if (!value.is_number())
        throw UserError(path + " is " + describeJson(value) + ", expected a number");
    const auto single = static_cast<float>(value.get<double>());
    if (!std::isfinite(single))
        throw UserError(path + " is " + value.dump() + ", which single precision can't hold");
    return single;
}

void readRow(const json& list, Index count, const std::string& path, float* out) {
    if (!list.is_array())
        throw UserError(path + " is " + describeJson(list) + ", expected a list of " +
                        std::to_string(count) + " numbers");
    if (static_cast<Index>(list.size()) != count)
        throw UserError(path + " has " + std::to_string(list.size()) + " numbers, expected " +
                        std::to_string(count));
    for (std::size_t i = 0; i < list.size(); ++i)
        out[i] = number(list[i], path + "[" + std::to_string(i) + "]");
}

Matrix readRows(const json& request, Index columns) {
    const char* expected = "a list of rows";
    const json& rows = field(request, "x", expected);
    if (!rows.is_array() || rows.empty())
        throw UserError("x is " + describeJson(rows) + ", expected " + expected);
    Matrix x(static_cast<Index>(rows.size()), columns);
    for (std::size_t i = 0; i < rows.size(); ++i)
        readRow(rows[i], columns, "x[" + std::to_string(i) + "]",
                x.row(static_cast<Index>(i)).data());
    return x;
}

double finite(float value) {
    if (!std::isfinite(value))
        throw UserError("the device gave an answer that isn't finite");
    return shortestDouble(value);
}

std::string answer(const Matrix& y) {
    ordered_json rows = ordered_json::array();
    for (Index i = 0; i < y.rows(); ++i) {
        ordered_json row = ordered_json::array();
        for (Index j = 0; j < y.cols(); ++j)
            row.push_back(finite(y(i, j)));
        rows.push_back(std::move(row));
    }
    return formatJson({{"y", std::move(rows)}});
}

std::string query(const json& request) {
    if (!request.is_object())
        throw UserError("found " + describeJson(request) + ", expected an object");
    checkFields(request);
    const json& name = field(request, "device", "a device's id");
    if (!name.is_string())
        throw UserError("device is " + describeJson(name) + ", expected a device's id");
    Options options;
    if (const auto found = request.find("options"); found != request.end() && !found->is_null()) {
        if (!found->is_object())
            throw UserError("options is " + describeJson(*found) + ", expected an object");
        options = optionsFromJson(*found, "options");
    }
    const Index inputs = sizeField(request, "inputs");
    const auto device =
        createDevice(name.get<std::string>(), inputs, sizeField(request, "outputs"), options);
    Vector omega(device->layout().count);
    readRow(field(request, "parameters", "a list of numbers"), omega.size(), "parameters",
            omega.data());
    const Matrix x = readRows(request, inputs);
    Matrix y(x.rows(), device->outputs());
    device->program(omega);
    device->query(x, y);
    return answer(y);
}

}  // namespace

void queryDevice(const std::string& file) {
    const bool isStandardInput = file == "-";
    const std::string source = isStandardInput ? "standard input" : file;
    const std::string text = isStandardInput ? readStandardInput(source) : readFile(file);
    const json request = parseJson(text, source);
    std::string y;
    try {
        y = query(request);
    } catch (const UserError& error) {
        throw UserError(source + ": " + error.what());
    }
    writeOutput(y);
}

}  // namespace obscura
