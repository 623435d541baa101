// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Change.h"

#include <optional>
#include <string>
#include <string_view>

namespace obscura {

/// Whose option a path names: "blackbox.surrogate.rank" is "surrogate.rank" of the block
/// "blackbox", "training.epochs" is one of block 0.
struct NamedOwner {
    bool exists = false;
    BlockId block = 0;
    std::string option;
};

NamedOwner ownerOf(const Experiment& e, std::string_view path);

struct NamedOption {
    BlockId block;
    const OptionInfo& info;
};

/// Nothing where there is no such block, or no such option of it.
std::optional<NamedOption> findNamedOption(const Experiment& e, std::string_view path);

}  // namespace obscura
