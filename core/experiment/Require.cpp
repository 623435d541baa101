// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Require.h"

#include "core/base/Messages.h"
#include "devices/Error.h"

#include <utility>

namespace obscura {

Block& requireBlock(Experiment& e, BlockId id) {
    return const_cast<Block&>(requireBlock(std::as_const(e), id));
}

const Block& requireBlock(const Experiment& e, BlockId id) {
    if (const Block* const block = e.graph.find(id))
        return *block;
    throw UserError("there is no block with id " + std::to_string(id));
}

const OptionInfo& requireOption(const std::vector<OptionInfo>& schema, std::string_view owner,
                                std::string_view option) {
    if (const OptionInfo* const info = findOption(schema, option))
        return *info;
    std::vector<std::string> names;
    names.reserve(schema.size());
    for (const OptionInfo& info : schema)
        names.push_back(info.name);
    throw UserError(std::string(owner) + " has no option " + inQuotes(option) +
                    nearHint(option, names));
}

}  // namespace obscura
