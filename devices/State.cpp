// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/State.h"

#include "devices/Error.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace obscura {

namespace {

std::string typeName(const StateValues& values) {
    static constexpr const char* kNames[] = {"float32", "float64", "int64", "uint8"};
    return kNames[values.index()];
}

/// "float32 [8, 12]", with "any" for kAnyLength.
std::string describe(const StateArray& array) {
    std::string text = typeName(array.values) + " [";
    for (const std::int64_t length : array.shape) {
        text += (text.ends_with('[') ? "" : ", ") +
                (length == StateFields::kAnyLength ? std::string("any") : std::to_string(length));
    }
    return text + "]";
}

std::int64_t sizeOf(const StateValues& values) {
    return std::visit([](const auto& all) { return static_cast<std::int64_t>(all.size()); },
                      values);
}

std::int64_t productOf(std::span<const std::int64_t> lengths) {
    return std::accumulate(lengths.begin(), lengths.end(), std::int64_t{1}, std::multiplies<>());
}

/// The shape of `values` that have to have the shape `expected`, but for its first length.
StateShape shapeOf(StateShape expected, const StateValues& values) {
    const std::int64_t size = sizeOf(values);
    if (!expected.empty() && size != productOf(expected)) {
        expected.front() = size / productOf(std::span<const std::int64_t>(expected).subspan(1));
    }
    return expected;
}

std::string describeFound(const StateArray& array) {
    const std::int64_t size = sizeOf(array.values);
    return describe(array) +
           (size == productOf(array.shape) ? "" : " with " + std::to_string(size) + " values");
}

std::span<float> spanOf(Matrix& values) {
    return {values.data(), static_cast<std::size_t>(values.size())};
}

}  // namespace

template <class Number>
void StateFields::addField(std::string name, StateShape shape, bool isOptional,
                           std::function<std::vector<Number>()> save,
                           std::function<void(const std::vector<Number>&)> load) {
    m_fields.push_back(
        {.expected = {m_prefix + std::move(name), std::move(shape), std::vector<Number>()},
         .isOptional = isOptional,
         .save = [save = std::move(save)] { return StateValues(save()); },
         .load = [load = std::move(load)](
                     const StateValues& values) { load(std::get<std::vector<Number>>(values)); }});
}

template <class Stored, class Number>
void StateFields::addNumber(std::string name, Number& number) {
    addField<Stored>(
        std::move(name), {}, false, [&number] { return std::vector{static_cast<Stored>(number)}; },
        [&number](const std::vector<Stored>& found) {
            number = static_cast<Number>(found.front());
        });
}

template <class Number>
void StateFields::addSpan(std::string name, StateShape shape, std::span<Number> values) {
    addField<Number>(
        std::move(name), std::move(shape), false,
        [values] { return std::vector<Number>(values.begin(), values.end()); },
        [values](const std::vector<Number>& found) { std::ranges::copy(found, values.begin()); });
}

void StateFields::add(std::string name, bool& number) {
    addNumber<std::uint8_t>(std::move(name), number);
}

void StateFields::add(std::string name, float& number) {
    addNumber<float>(std::move(name), number);
}

void StateFields::add(std::string name, double& number) {
    addNumber<double>(std::move(name), number);
}

void StateFields::add(std::string name, std::int64_t& number) {
    addNumber<std::int64_t>(std::move(name), number);
}

void StateFields::add(std::string name, std::uint64_t& number) {
    addNumber<std::int64_t>(std::move(name), number);
}

void StateFields::add(std::string name, ClippedCounts& counts) {
    addField<std::int64_t>(
        std::move(name), {3}, false,
        [&counts] {
            return std::vector{counts.parameters, counts.inputs, counts.outputs};
        },
        [&counts](const std::vector<std::int64_t>& found) {
            counts = {.parameters = found[0], .inputs = found[1], .outputs = found[2]};
        });
}

void StateFields::add(std::string name, StateShape shape, std::span<float> values) {
    addSpan(std::move(name), std::move(shape), values);
}

void StateFields::add(std::string name, StateShape shape, std::span<double> values) {
    addSpan(std::move(name), std::move(shape), values);
}

void StateFields::add(std::string name, StateShape shape, std::span<std::int64_t> values) {
    addSpan(std::move(name), std::move(shape), values);
}

void StateFields::addVector(std::string name, Vector& values, Index size, bool isOptional) {
    addField<float>(
        std::move(name), {size}, isOptional,
        [&values] { return std::vector<float>(values.begin(), values.end()); },
        [&values](const std::vector<float>& found) {
            values = Eigen::Map<const Vector>(found.data(), static_cast<Index>(found.size()));
        });
}

void StateFields::addMatrix(std::string name, Matrix& values, Index rows, Index columns,
                            bool isOptional) {
    addField<float>(
        std::move(name), {rows, columns}, isOptional,
        [&values] {
            const std::span<const float> all = spanOf(values);
            return std::vector<float>(all.begin(), all.end());
        },
        [&values, columns](const std::vector<float>& found) {
            const auto size = static_cast<Index>(found.size());
            values =
                Eigen::Map<const Matrix>(found.data(), columns > 0 ? size / columns : 0, columns);
        });
}

void StateFields::add(std::string name, Vector& values, Index size) {
    addVector(std::move(name), values, size, false);
}

void StateFields::add(std::string name, Matrix& values, Index rows, Index columns) {
    addMatrix(std::move(name), values, rows, columns, false);
}

void StateFields::addOptional(std::string name, Vector& values, Index size) {
    addVector(std::move(name), values, size, true);
}

void StateFields::addOptional(std::string name, Matrix& values, Index rows, Index columns) {
    addMatrix(std::move(name), values, rows, columns, true);
}

void StateFields::addBytes(std::string name, StateShape shape,
                           std::function<std::vector<std::uint8_t>()> save,
                           std::function<void(const std::vector<std::uint8_t>&)> load) {
    addField<std::uint8_t>(std::move(name), std::move(shape), false, std::move(save),
                           std::move(load));
}

void StateFields::addNumbers(std::string name, StateShape shape,
                             std::function<std::vector<double>()> save,
                             std::function<void(const std::vector<double>&)> load) {
    addField<double>(std::move(name), std::move(shape), false, std::move(save), std::move(load));
}

void StateFields::then(std::function<void()> action) {
    m_fields.push_back({.expected = {},
                        .isOptional = false,
                        .save = {},
                        .load = [action = std::move(action)](const StateValues&) { action(); }});
}

StateArrays StateFields::save() const {
    StateArrays arrays;
    for (const Field& field : m_fields) {
        if (field.save) {
            StateValues values = field.save();
            StateShape shape = shapeOf(field.expected.shape, values);
            arrays.push_back({field.expected.name, std::move(shape), std::move(values)});
        }
    }
    return arrays;
}

bool StateFields::accepts(const Field& field, const StateArray& found) {
    const StateShape& expected = field.expected.shape;
    if (found.values.index() != field.expected.values.index() ||
        found.shape.size() != expected.size() || sizeOf(found.values) != productOf(found.shape)) {
        return false;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::int64_t length = found.shape[i];
        const bool isFree =
            i == 0 && (expected[i] == kAnyLength || (field.isOptional && length == 0));
        if (length < 0 || (length != expected[i] && !isFree)) {
            return false;
        }
    }
    return true;
}

void StateFields::requireFit(const Field& field, const StateArray* found) {
    if (!found || !accepts(field, *found)) {
        throw UserError("state: " + field.expected.name + ": found " +
                        (found ? describeFound(*found) : "nothing") + ", expected " +
                        describe(field.expected) + (field.isOptional ? ", or nothing in it" : ""));
    }
}

void StateFields::restore(const StateArrays& arrays) const {
    std::map<std::string_view, const StateArray*> byName;
    for (const StateArray& array : arrays) {
        byName[array.name] = &array;
    }
    std::vector<const StateArray*> found;
    for (const Field& field : m_fields) {
        const auto place = byName.find(field.expected.name);
        found.push_back(place == byName.end() ? nullptr : place->second);
        if (field.save) {
            requireFit(field, found.back());
            byName.erase(place);
        }
    }
    if (!byName.empty()) {
        throw UserError("state: found " + std::string(byName.begin()->first) + ", " +
                        describe(*byName.begin()->second) + ", expected no such array");
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        m_fields[i].load(found[i] ? found[i]->values : StateValues());
    }
}

}  // namespace obscura
