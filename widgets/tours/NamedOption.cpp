// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/NamedOption.h"

namespace obscura {

NamedOwner ownerOf(const Experiment& e, std::string_view path) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos)
        return {};
    const std::string owner(path.substr(0, dot));
    std::string option(path.substr(dot + 1));
    if (owner == "training")
        return {true, 0, std::move(option)};
    const Block* const block = e.graph.find(owner);
    return block ? NamedOwner{true, block->id, std::move(option)} : NamedOwner{};
}

std::optional<NamedOption> findNamedOption(const Experiment& e, std::string_view path) {
    const NamedOwner owner = ownerOf(e, path);
    if (!owner.exists)
        return std::nullopt;
    const OptionInfo* const info = findOption(optionsOf(e, owner.block), owner.option);
    return info ? std::optional(NamedOption{owner.block, *info}) : std::nullopt;
}

}  // namespace obscura
