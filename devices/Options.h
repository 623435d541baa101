// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Types.h"

#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace obscura {

/// In the place of a number: the program chooses it.
struct Auto {
    bool operator==(const Auto&) const = default;
};

/// The value of one named option. An enumeration is a string out of OptionInfo::choices.
using OptionValue = std::variant<bool, Index, double, std::string, Auto>;

/// What an option asks for.
enum class OptionType { Flag, Whole, Number, Text };

/// Named options of a device, a layer or a training run. A name that is absent has its default.
/// Names of nested settings carry dots: "surrogate.rank".
using Options = std::map<std::string, OptionValue, std::less<>>;

/// The number that checked `options` hold under `name`.
template <class Number = double>
Number numberIn(const Options& options, const char* name) {
    return static_cast<Number>(std::get<double>(options.at(name)));
}

/// What a text that is a path leads to.
enum class PathKind {
    None,         ///< no path
    File,         ///< any file
    Folder,       ///< any folder
    Run,          ///< the folder of a run, or a file of weights
    Calibration,  ///< the file of a calibration
};

/// Describes one option, for the terminal, the file reader and the panels alike.
struct OptionInfo {
    std::string name;       ///< as in the file: "rank"
    std::string title;      ///< as on the screen: "Rank r"
    std::string help;       ///< one or two sentences, with the formula where there is one
    OptionValue initial;    ///< default value; decides type(), unless it is Auto
    std::string unit = {};  ///< "rad", "s"; empty: a pure number
    double minimum = -std::numeric_limits<double>::infinity();  ///< numbers only, inclusive
    double maximum = std::numeric_limits<double>::infinity();   ///< numbers only, inclusive
    std::vector<std::string> choices = {};                      ///< strings only; empty: free text
    /// What the choices are called on the screen, in their order; empty: as in the file.
    std::vector<std::string> choiceTitles = {};
    /// Free text only: what stands in an empty field, an example or what emptiness means.
    std::string hint = {};
    PathKind path = PathKind::None;  ///< free text only: what can be browsed for
    /// Numbers only: the word for 0, shown and understood in its place: "off"; empty: none.
    std::string zeroMeans = {};
    /// Numbers only: Auto is a value, too, beside all numbers in the range, 0 included. Files,
    /// panels and the terminal call it "auto".
    bool allowsAuto = false;
    bool isWhole = false;  ///< of an option that begins as Auto: numbers in its place are whole
    bool isLive = false;   ///< may be changed while a run trains
    bool isFlaw = false;   ///< how one piece differs from its design, which no model of it knows
    /// The option counts only while another of the same schema has one of these choices.
    struct Condition {
        std::string option = {};  ///< empty: it always counts
        std::vector<std::string> choices = {};
        bool operator==(const Condition&) const = default;
    };
    Condition countsFor = {};

    /// Of its values, Auto aside.
    OptionType type() const;
    bool operator==(const OptionInfo&) const = default;
};

/// The option called `name`, or nullptr.
const OptionInfo* findOption(const std::vector<OptionInfo>& schema, std::string_view name);

/// What `info` asks for, in words: "a whole number from 0 to 16 (bits)", "true or false".
std::string expectedValue(const OptionInfo& info);

/// Reads `text` as the type that `info` asks for and checks range and choices. Numbers are
/// understood as TypedNumber.h says, by the word for 0, and "auto" where that is allowed.
/// Throws UserError that names the option, what was found and what was expected.
OptionValue parseOption(const OptionInfo& info, std::string_view text);

/// Checks type, range and choices. An Index is accepted where a double is asked for and converted,
/// and a text where "auto" is allowed: read as parseOption does. NaN is never accepted. Throws
/// UserError as parseOption does.
OptionValue checkedOption(const OptionInfo& info, const OptionValue& value);

/// Checks every option against the schema. Throws UserError on a name that the schema lacks
/// (with the nearest known names) or a value that does not fit.
void checkOptions(const std::vector<OptionInfo>& schema, const Options& options,
                  std::string_view owner);

/// The value of `name`: the one set, else the default.  Precondition: the schema has `name`.
OptionValue optionValue(const std::vector<OptionInfo>& schema, const Options& options,
                        std::string_view name);

/// As a person reads and writes it: "true", "12", "0.01", "slm", "auto". parseOption() reads the
/// same value back.
std::string formatOption(const OptionValue& value);

/// What `choice` of `info` is called on the screen; itself where it has no title.
std::string choiceTitle(const OptionInfo& info, std::string_view choice);

/// The same as formatOption(value), with a choice and 0 as the screen calls them: "Streaming",
/// "off".
std::string formatOption(const OptionInfo& info, const OptionValue& value);

/// At most `most` of `names` that are nearest to `wanted` by edit distance, best first: of the
/// whole name or of what stands behind its last dot.
std::vector<std::string> nearestNames(std::string_view wanted,
                                      const std::vector<std::string>& names, std::size_t most = 3);

}  // namespace obscura
