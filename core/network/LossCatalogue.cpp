// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/LossCatalogue.h"

#include "core/base/Messages.h"
#include "core/network/layers/LayerChecks.h"
#include "core/settings/OptionParts.h"
#include "devices/Error.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace obscura {

namespace {

void checkRow(const Shape& answer) {
    requireRow(answer);
}

LossInfo crossEntropy() {
    return {.id = "cross_entropy",
            .title = "Cross entropy",
            .description = "L = −log softmax(y)_c for the true class c, averaged over the batch.",
            .options = {numberOption(
                "label_smoothing", "Label smoothing ε",
                "The true class counts 1 − ε and all classes together ε, so that the network is "
                "not driven to be certain (Szegedy et al., arXiv:1512.00567).",
                0.0, 0, 1, {}, "off")},
            .targets = {TargetKind::Class},
            .checkShape = checkRow};
}

LossInfo binaryCrossEntropy() {
    return {.id = "binary_cross_entropy",
            .title = "Binary cross entropy",
            .description =
                "L = −Σ t log σ(y) + (1 − t) log(1 − σ(y)), for samples of which each "
                "class t is true or not; averaged over classes and batch.",
            .targets = {TargetKind::Classes},
            .checkShape = checkRow};
}

LossInfo meanSquaredError() {
    return {.id = "mean_squared_error",
            .title = "Mean squared error",
            .description = "L = ‖y − t‖²/m for a target t of m numbers, averaged over the batch.",
            .targets = {TargetKind::Numbers, TargetKind::Classes},
            .checkShape = checkRow};
}

LossInfo angularMargin() {
    return {.id = "angular_margin",
            .title = "Additive angular margin",
            .description =
                "Cross entropy of s cos(θ + m) for the true class and s cos θ for the others, "
                "where θ is the angle between the network's answer and a direction that is learned "
                "for each class (Deng et al., arXiv:1801.07698; the loss of ECAPA-TDNN).",
            .options = {numberOption("margin", "Margin m",
                                     "How much nearer than necessary an answer has to come to the "
                                     "direction of its class.",
                                     0.2, 0, 1.5, "rad"),
                        numberOption("scale", "Scale s",
                                     "What cosines are multiplied by before the softmax.", 30.0, 1,
                                     1000)},
            .targets = {TargetKind::Class},
            .checkShape = checkRow,
            .learnsClasses = true};
}

LossInfo nextToken() {
    return {.id = "next_token",
            .title = "Next token",
            .description =
                "L = −log softmax(y)_c for the token c that follows each position of a "
                "sequence, averaged over positions and batch.",
            .targets = {TargetKind::NextToken},
            .checkShape = requireSequence};
}

std::vector<OptionInfo> schemaOf(const LossInfo& info) {
    std::vector<Choice> choices;
    std::string help;
    for (const LossInfo& each : lossCatalogue()) {
        choices.push_back({each.id, each.title});
        help += (help.empty() ? "" : "\n") + each.id + ": " + each.description;
    }
    std::vector<OptionInfo> schema = {
        choiceOption("function", "Function", help, choices, LossSettings().function)};
    std::ranges::copy(info.options, std::back_inserter(schema));
    return schema;
}

std::string nameOf(TargetKind kind) {
    switch (kind) {
        case TargetKind::Class:
            return "classes";
        case TargetKind::Classes:
            return "classes that are true or not";
        case TargetKind::Numbers:
            return "numbers";
        case TargetKind::NextToken:
            return "tokens";
    }
    throw std::logic_error("no such kind of target");
}

std::string namesOfLossesFor(TargetKind kind) {
    std::string names;
    for (const LossInfo& info : lossCatalogue()) {
        if (std::ranges::find(info.targets, kind) != info.targets.end())
            names += (names.empty() ? "" : " or ") + info.id;
    }
    return names;
}

}  // namespace

const std::vector<LossInfo>& lossCatalogue() {
    static const std::vector<LossInfo> catalogue = {
        crossEntropy(), binaryCrossEntropy(), meanSquaredError(), angularMargin(), nextToken()};
    return catalogue;
}

const LossInfo& lossInfo(std::string_view id) {
    const auto found = std::ranges::find(lossCatalogue(), id, &LossInfo::id);
    if (found != lossCatalogue().end())
        return *found;
    std::vector<std::string> names;
    for (const LossInfo& info : lossCatalogue())
        names.push_back(info.id);
    throw UserError("there is no loss " + inQuotes(id) + nearHint(id, names));
}

const std::vector<OptionInfo>& lossSchema(const Options& options) {
    static const auto schemas = [] {
        std::map<std::string, std::vector<OptionInfo>, std::less<>> all;
        for (const LossInfo& info : lossCatalogue())
            all[info.id] = schemaOf(info);
        return all;
    }();
    const auto set = options.find("function");
    const auto* const id = set != options.end() ? std::get_if<std::string>(&set->second) : nullptr;
    const auto found = id ? schemas.find(*id) : schemas.end();
    return found != schemas.end() ? found->second : schemas.at(LossSettings().function);
}

LossSettings lossSettings(const Block& loss) {
    const std::vector<OptionInfo>& schema = lossSchema(loss.options);
    LossSettings settings;
    settings.function = std::get<std::string>(optionValue(schema, loss.options, "function"));
    const auto read = [&](const char* name, double& number) {
        if (findOption(schema, name))
            number = std::get<double>(optionValue(schema, loss.options, name));
    };
    read("label_smoothing", settings.labelSmoothing);
    read("margin", settings.margin);
    read("scale", settings.scale);
    return settings;
}

Index lossParameters(const LossInfo& loss, const Shape& answer, const TargetInfo& target) {
    if (std::ranges::find(loss.targets, target.kind) == loss.targets.end())
        throw UserError(loss.id + " does not compare with the " + nameOf(target.kind) +
                        " of this data set, expected " + namesOfLossesFor(target.kind));
    if (target.size == 0)
        return 0;
    const Index outputs = featuresOf(answer);
    if (loss.learnsClasses) {
        const Index weights = outputs * target.size;
        requireWeights({}, weights);
        return weights;
    }
    if (outputs != target.size) {
        const bool isOneNumber = target.kind == TargetKind::Numbers && target.size == 1;
        throw UserError(std::to_string(outputs) + " outputs for " + std::to_string(target.size) +
                        (isOneNumber ? " number" : " " + nameOf(target.kind)));
    }
    return 0;
}

}  // namespace obscura
