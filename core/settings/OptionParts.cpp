// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/OptionParts.h"

namespace obscura {

OptionInfo numberOption(std::string name, std::string title, std::string help, OptionValue initial,
                        double minimum, double maximum, std::string unit, std::string zeroMeans) {
    return {.name = std::move(name),
            .title = std::move(title),
            .help = std::move(help),
            .initial = std::move(initial),
            .unit = std::move(unit),
            .minimum = minimum,
            .maximum = maximum,
            .zeroMeans = std::move(zeroMeans)};
}

OptionInfo flagOption(std::string name, std::string title, std::string help, bool initial) {
    return {.name = std::move(name),
            .title = std::move(title),
            .help = std::move(help),
            .initial = initial};
}

OptionInfo choiceOption(std::string name, std::string title, std::string help,
                        const std::vector<Choice>& choices, std::string initial) {
    OptionInfo info{.name = std::move(name),
                    .title = std::move(title),
                    .help = std::move(help),
                    .initial = std::move(initial)};
    for (const Choice& one : choices) {
        info.choices.push_back(one.id);
        info.choiceTitles.push_back(one.title);
    }
    return info;
}

OptionInfo onlyFor(OptionInfo::Condition condition, OptionInfo info) {
    info.countsFor = std::move(condition);
    return info;
}

OptionInfo live(OptionInfo info) {
    info.isLive = true;
    return info;
}

}  // namespace obscura
