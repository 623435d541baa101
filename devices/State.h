// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/ClippedCounts.h"
#include "devices/Types.h"

#include <concepts>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace obscura {

/// Lengths of an array, none for a number alone.
using StateShape = std::vector<std::int64_t>;
using StateValues = std::variant<std::vector<float>, std::vector<double>, std::vector<std::int64_t>,
                                 std::vector<std::uint8_t>>;

/// One array of a state: "device.drift.walk", shape {784}, row-major.
struct StateArray {
    std::string name;
    StateShape shape;
    StateValues values;
};

/// What something has to know to go on where it was, beside what it was built with.
using StateArrays = std::vector<StateArray>;

/// The fields of which a state consists: each is listed once, for saving and for restoring.
///
///     void Drift::listState(StateFields& fields) {
///         fields.add("drift.steps", m_steps);
///         fields.add("drift.walk", m_walk, parameters);
///     }
///
/// A list refers to the fields, so it must not outlive them.
class StateFields {
public:
    static constexpr std::int64_t kAnyLength = -1;

    void add(std::string name, bool& number);
    void add(std::string name, float& number);
    void add(std::string name, double& number);
    void add(std::string name, std::int64_t& number);
    void add(std::string name, std::uint64_t& number);
    void add(std::string name, ClippedCounts& counts);
    void add(std::string name, StateShape shape, std::span<float> values);
    void add(std::string name, StateShape shape, std::span<double> values);
    void add(std::string name, StateShape shape, std::span<std::int64_t> values);
    void add(std::string name, Vector& values, Index size);
    void add(std::string name, Matrix& values, Index rows, Index columns);
    /// Of that size, or empty.
    void addOptional(std::string name, Vector& values, Index size);
    /// With so many rows or none; `rows` may be kAnyLength.
    void addOptional(std::string name, Matrix& values, Index rows, Index columns);
    /// What is kept in another way. The first length of `shape` may be kAnyLength.
    void addBytes(std::string name, StateShape shape,
                  std::function<std::vector<std::uint8_t>()> save,
                  std::function<void(const std::vector<std::uint8_t>&)> load);
    void addNumbers(std::string name, StateShape shape, std::function<std::vector<double>()> save,
                    std::function<void(const std::vector<double>&)> load);

    /// What `part` lists, by its listState() or as a function, under names that begin with
    /// "<name>.".
    template <class Part>
    void addPart(const std::string& name, Part&& part) {
        const std::string outer = m_prefix;
        m_prefix += name + ".";
        if constexpr (std::invocable<Part, StateFields&>) {
            part(*this);
        } else {
            part.listState(*this);
        }
        m_prefix = outer;
    }

    /// Done in restoring, once all that has been listed so far is restored: for what follows from
    /// it.
    void then(std::function<void()> action);

    StateArrays save() const;
    /// Throws UserError with an array's name, what was found and what was expected, unless the
    /// arrays have names, types and shapes as those of save(); nothing is changed then.
    void restore(const StateArrays& arrays) const;

private:
    struct Field {
        StateArray expected;  ///< name, shape and type; without a name an action
        bool isOptional;      ///< its first length may be 0 instead
        std::function<StateValues()> save;
        std::function<void(const StateValues&)> load;
    };
    static bool accepts(const Field& field, const StateArray& found);
    static void requireFit(const Field& field, const StateArray* found);
    template <class Number>
    void addField(std::string name, StateShape shape, bool isOptional,
                  std::function<std::vector<Number>()> save,
                  std::function<void(const std::vector<Number>&)> load);
    template <class Stored, class Number>
    void addNumber(std::string name, Number& number);
    template <class Number>
    void addSpan(std::string name, StateShape shape, std::span<Number> values);
    void addVector(std::string name, Vector& values, Index size, bool isOptional);
    void addMatrix(std::string name, Matrix& values, Index rows, Index columns, bool isOptional);

    std::string m_prefix;
    std::vector<Field> m_fields;
};

}  // namespace obscura
