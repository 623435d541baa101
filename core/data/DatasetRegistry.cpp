// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"

#include "core/base/Messages.h"
#include "core/data/sources/Sources.h"
#include "core/settings/OptionParts.h"
#include "devices/Error.h"

#include <algorithm>
#include <map>

namespace obscura {

namespace {

OptionInfo sourceOption() {
    std::vector<Choice> choices;
    std::string help;
    for (const DatasetInfo& info : datasetRegistry()) {
        choices.push_back({info.id, info.title});
        help += (help.empty() ? "" : "\n") + info.id + ": " + info.description;
    }
    return choiceOption("source", "Source", help, choices, DatasetSettings().source);
}

using Schemas = std::map<std::string, std::vector<OptionInfo>, std::less<>>;

Schemas makeSchemas() {
    Schemas schemas;
    for (const DatasetInfo& info : datasetRegistry()) {
        std::vector<OptionInfo>& schema = schemas[info.id];
        schema = {sourceOption()};
        std::ranges::copy(info.options, std::back_inserter(schema));
    }
    return schemas;
}

/// A network that nothing tells how good it is, is not trained.
void requireTest(const DatasetInfo& info, const DatasetSizes& sizes) {
    if (sizes.train > 0 && sizes.test == 0)
        throw UserError(
            "the data set has no test samples, expected some" +
            std::string(findOption(info.options, "test_share") ? ": set dataset.test_share" : ""));
}

}  // namespace

const std::vector<DatasetInfo>& datasetRegistry() {
    static const std::vector<DatasetInfo> registry = {
        fashionMnistSource(), mnistSource(),       idxSource(),          cifar10Source(),
        cifar100Source(),     imageFolderSource(), urbanSound8KSource(), soundFolderSource(),
        spokenDigitsSource(), textSource(),        tokensSource(),       tableSource(),
        arraysSource(),       matrixSource(),      planeSource(),
    };
    return registry;
}

const DatasetInfo& datasetInfo(std::string_view id) {
    const auto& registry = datasetRegistry();
    const auto found = std::ranges::find(registry, id, &DatasetInfo::id);
    if (found != registry.end())
        return *found;
    std::vector<std::string> names;
    for (const DatasetInfo& info : registry)
        names.push_back(info.id);
    throw UserError("there is no data set " + inQuotes(id) + nearHint(id, names));
}

std::optional<DatasetSettings> recognisedData(const std::filesystem::path& path) {
    for (const DatasetInfo& info : datasetRegistry()) {
        std::optional<Options> options = info.recognise ? info.recognise(path) : std::nullopt;
        if (options)
            return DatasetSettings{.source = info.id, .options = std::move(*options)};
    }
    return std::nullopt;
}

const std::vector<OptionInfo>& datasetSchema(const Options& options) {
    static const Schemas schemas = makeSchemas();
    const auto set = options.find("source");
    const auto* const id = set != options.end() ? std::get_if<std::string>(&set->second) : nullptr;
    const auto found = id ? schemas.find(*id) : schemas.end();
    return found != schemas.end() ? found->second : schemas.at(DatasetSettings().source);
}

DatasetSettings datasetSettings(const Block& dataset) {
    const std::vector<OptionInfo>& schema = datasetSchema(dataset.options);
    DatasetSettings settings{
        .source = std::get<std::string>(optionValue(schema, dataset.options, "source")),
        .options = dataset.options};
    settings.options.erase("source");
    return settings;
}

std::string placeOption(const DatasetSettings& settings) {
    const std::vector<OptionInfo>& options = datasetInfo(settings.source).options;
    const auto place = std::ranges::find_if(
        options, [](const OptionInfo& option) { return option.path != PathKind::None; });
    return place == options.end() ? std::string() : place->name;
}

Options completedOptions(const DatasetInfo& info, const Options& set) {
    checkOptions(info.options, set, info.id);
    Options all;
    for (const OptionInfo& option : info.options)
        all[option.name] = optionValue(info.options, set, option.name);
    return all;
}

bool lacksPlace(const DatasetSettings& settings) {
    if (!datasetInfo(settings.source).needsPlace)
        return false;
    const auto place = settings.options.find(placeOption(settings));
    return place == settings.options.end() || place->second == OptionValue(std::string());
}

std::optional<DatasetFacts> knownFacts(const DatasetSettings& settings) {
    const DatasetInfo& info = datasetInfo(settings.source);
    const Options options = completedOptions(info, settings.options);
    return info.known ? info.known(options) : std::nullopt;
}

DatasetFacts surveyDataset(const DatasetSettings& settings, const Loading& loading) {
    const DatasetInfo& info = datasetInfo(settings.source);
    DatasetFacts facts = info.survey(completedOptions(info, settings.options), loading);
    requireTest(info, facts.sizes);
    return facts;
}

std::shared_ptr<const Dataset> loadDataset(const DatasetSettings& settings,
                                           const Loading& loading) {
    const DatasetInfo& info = datasetInfo(settings.source);
    std::shared_ptr<const Dataset> data =
        info.load(completedOptions(info, settings.options), loading);
    requireTest(info, data->facts().sizes);
    return data;
}

}  // namespace obscura
