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

/// The value of one named option. An enumeration is a string out of OptionInfo::choices.
using OptionValue = std::variant<bool, Index, double, std::string>;

/// Named options of a device, a layer or a training run. A name that is absent has its default.
/// Names of nested settings carry dots: "surrogate.rank".
using Options = std::map<std::string, OptionValue, std::less<>>;

/// What a text that is a path leads to.
enum class PathKind {
    None,    ///< no path
    Folder,  ///< any folder
    Run,     ///< the folder of a run, or a file of weights
};

/// Describes one option, for the terminal, the file reader and the panels alike. The alternative
/// that `initial` holds is the option's type.
struct OptionInfo {
    std::string name;       ///< as in the file: "rank"
    std::string title;      ///< as on the screen: "Rank r"
    std::string help;       ///< one or two sentences, with the formula where there is one
    OptionValue initial;    ///< default value; decides the type
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
    /// The option counts only while another of the same schema has one of these choices.
    struct Condition {
        std::string option = {};  ///< empty: it always counts
        std::vector<std::string> choices = {};
        bool operator==(const Condition&) const = default;
    };
    Condition countsFor = {};
    bool operator==(const OptionInfo&) const = default;
};

/// The option called `name`, or nullptr.
const OptionInfo* findOption(const std::vector<OptionInfo>& schema, std::string_view name);

/// What `info` asks for, in words: "a whole number from 0 to 16 (bits)", "true or false".
std::string expectedValue(const OptionInfo& info);

/// Reads `text` as the type that `info` asks for and checks range and choices. Numbers are
/// understood as TypedNumber.h says, and by the word for 0.
/// Throws UserError that names the option, what was found and what was expected.
OptionValue parseOption(const OptionInfo& info, std::string_view text);

/// Checks type, range and choices; an Index is accepted where a double is asked for and converted.
/// NaN is never accepted. Throws UserError as parseOption does.
OptionValue checkedOption(const OptionInfo& info, const OptionValue& value);

/// Checks every option against the schema. Throws UserError on a name that the schema lacks
/// (with the nearest known names) or a value that does not fit.
void checkOptions(const std::vector<OptionInfo>& schema, const Options& options,
                  std::string_view owner);

/// The value of `name`: the one set, else the default.  Precondition: the schema has `name`.
OptionValue optionValue(const std::vector<OptionInfo>& schema, const Options& options,
                        std::string_view name);

/// As a person reads and writes it: "true", "12", "0.01", "slm".
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
