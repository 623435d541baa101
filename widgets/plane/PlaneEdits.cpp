// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plane/PlaneEdits.h"

#include "core/data/DatasetRegistry.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr const char* kSource = "plane";

/// All options of the source. Precondition: planeBlock(e).
Options planeOptionsOf(const Experiment& e) {
    return completedOptions(datasetInfo(kSource), datasetSettings(*planeBlock(e)).options);
}

}  // namespace

const Block* planeBlock(const Experiment& e) {
    const Block* const source = firstWithRole(e.graph, LayerRole::Source);
    if (!source)
        return nullptr;
    const auto set = source->options.find("source");
    return set != source->options.end() && set->second == OptionValue(std::string(kSource))
               ? source
               : nullptr;
}

std::vector<PlanePoint> ownPointsOf(const Experiment& e) {
    if (!planeBlock(e))
        return {};
    try {
        const Options options = planeOptionsOf(e);
        if (options.at("pattern") != OptionValue(std::string("own")))
            return {};
        return parseOwnPoints(std::get<std::string>(options.at("own")));
    } catch (const UserError&) {
        return {};  // the Problems say what is wrong
    }
}

std::vector<PlanePoint> samplesOf(const Experiment& e, std::size_t most) {
    if (!planeBlock(e))
        return {};
    try {
        Options options = planeOptionsOf(e);
        // Each is made by its number, so that these are the first ones.
        options["points"] =
            std::min(std::get<Index>(options.at("points")), static_cast<Index>(most));
        return planePoints(options);
    } catch (const UserError&) {
        return {};
    }
}

Index classesOf(const Experiment& e) {
    try {
        return planeBlock(e) ? planeClasses(planeOptionsOf(e)) : 2;
    } catch (const UserError&) {
        return 2;
    }
}

void setOwnPoints(Experiment& e, const std::vector<PlanePoint>& points) {
    const BlockId block = planeBlock(e)->id;
    setBlockOption(e, block, "pattern", std::string("own"));
    setBlockOption(e, block, "own", formatOwnPoints(points));
}

}  // namespace obscura
