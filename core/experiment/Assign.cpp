// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Messages.h"
#include "core/experiment/Experiment.h"
#include "core/experiment/Groups.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/Error.h"
#include "devices/ShownText.h"

namespace obscura {

namespace {

std::vector<std::string> knownPaths(const Experiment& e) {
    std::vector<std::string> paths = {"name", "description"};
    for (const OptionInfo& info : trainingSchema())
        paths.push_back("training." + info.name);
    for (const Block& block : e.graph.blocks) {
        for (const OptionInfo& info : blockSchema(block))
            paths.push_back(block.name + "." + info.name);
    }
    for (const Group& group : e.graph.groups) {
        for (const OptionInfo& info : groupSchema())
            paths.push_back(group.name + "." + info.name);
    }
    return paths;
}

OptionValue parsedByPath(OptionInfo info, std::string_view path, std::string_view text) {
    info.name = path;
    return checkedOption(info, parseOption(info, text));
}

}  // namespace

void assignField(Experiment& e, std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos)
        throw UserError(inQuotes(assignment) + ": expected path=value, e.g. training.epochs=3");
    const std::string_view path = assignment.substr(0, equals);
    const std::string_view text = assignment.substr(equals + 1);
    if (!isUtf8(assignment))
        throw UserError(shownText(path) + ": found " + inQuotes(text) +
                        ", expected text in UTF-8, as the experiment's file holds it");
    if (path == "name" || path == "description") {
        (path == "name" ? e.name : e.description) = text;
        return;
    }

    const std::size_t dot = path.find('.');
    if (dot != std::string_view::npos) {
        const std::string_view owner = path.substr(0, dot);
        const std::string_view option = path.substr(dot + 1);
        if (owner == "training") {
            if (const OptionInfo* info = findOption(trainingSchema(), option))
                return setTrainingOption(e, option, parsedByPath(*info, path, text));
        } else if (const Block* block = e.graph.find(owner)) {
            if (const OptionInfo* info = findOption(blockSchema(*block), option))
                return setBlockOption(e, block->id, option, parsedByPath(*info, path, text));
        } else if (const Group* group = e.graph.findGroup(owner)) {
            if (const OptionInfo* info = findOption(groupSchema(), option))
                return setGroupOption(e, group->id, option, parsedByPath(*info, path, text));
        }
    }
    throw UserError("the experiment has no field " + inQuotes(path) +
                    nearHint(path, knownPaths(e)));
}

}  // namespace obscura
