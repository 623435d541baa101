// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

namespace obscura {

// What option lists are made of.

/// Most outputs, features or channels that a layer may be asked for.
inline constexpr double kMostFeatures = 65536;

OptionInfo numberOption(std::string name, std::string title, std::string help, OptionValue initial,
                        double minimum, double maximum, std::string unit = {},
                        std::string zeroMeans = {});

OptionInfo flagOption(std::string name, std::string title, std::string help, bool initial);

/// What a file calls a choice, and what the screen does.
struct Choice {
    std::string id;
    std::string title;
};

OptionInfo choiceOption(std::string name, std::string title, std::string help,
                        const std::vector<Choice>& choices, std::string initial);

/// `info` as an option that counts only where `condition` holds.
OptionInfo onlyFor(OptionInfo::Condition condition, OptionInfo info);

/// `info` as an option that may be changed while a run trains.
OptionInfo live(OptionInfo info);

}  // namespace obscura
