// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Change.h"

#include "core/base/Messages.h"
#include "core/experiment/Require.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/Error.h"

namespace obscura {

namespace {

constexpr std::string_view kTraining = "training";

std::string liveOptions(const std::vector<OptionInfo>& schema) {
    std::string names;
    for (const OptionInfo& info : schema) {
        if (info.isLive)
            names += (names.empty() ? "" : ", ") + info.name;
    }
    return names.empty() ? "none of its options can" : "these can: " + names;
}

}  // namespace

void applyChange(Experiment& e, const Change& change) {
    const std::vector<OptionInfo>& schema = optionsOf(e, change.block);
    const std::string owner = ownerName(e.graph, change.block);
    if (!requireOption(schema, owner, change.option).isLive)
        throw UserError(owner + "." + change.option + " can't be changed while a run goes on; " +
                        liveOptions(schema));
    if (change.block == 0)
        setTrainingOption(e, change.option, change.value);
    else
        setBlockOption(e, change.block, change.option, change.value);
}

Change parsedChange(const Experiment& e, std::string_view owner, std::string_view option,
                    std::string_view value) {
    const Block* const block = e.graph.find(owner);
    if (!block && owner != kTraining)
        throw UserError("there is no block " + inQuotes(owner));
    const BlockId id = block ? block->id : 0;
    OptionInfo info = requireOption(optionsOf(e, id), owner, option);
    info.name = std::string(owner) + "." + info.name;
    return {id, std::string(option), parseOption(info, value)};
}

std::string ownerName(const Graph& graph, BlockId block) {
    return block == 0 ? std::string(kTraining) : graph.find(block)->name;
}

const std::vector<OptionInfo>& optionsOf(const Experiment& e, BlockId block) {
    return block == 0 ? trainingSchema() : blockSchema(requireBlock(e, block));
}

OptionValue valueOf(const Experiment& e, BlockId block, std::string_view option) {
    return block == 0 ? optionValue(trainingSchema(), e.training, option)
                      : blockOption(requireBlock(e, block), option);
}

}  // namespace obscura
