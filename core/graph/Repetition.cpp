// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/Repetition.h"

namespace obscura {

std::vector<BlockRepetition> repetitionsOfKind(const Graph& graph, std::string_view kind) {
    std::vector<BlockRepetition> all;
    for (const Block& block : graph.blocks) {
        const Index last = block.kind == kind ? graph.repetitionsOf(block) : 0;
        for (Index repetition = 1; repetition <= last; ++repetition)
            all.push_back({block.id, repetition});
    }
    return all;
}

std::string nameInRepetition(const std::string& name, Index repetition) {
    return repetition == 1 ? name : name + "#" + std::to_string(repetition);
}

}  // namespace obscura
