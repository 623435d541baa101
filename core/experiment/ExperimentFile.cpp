// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/ExperimentFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/EmbeddedText.h"
#include "core/base/Messages.h"
#include "core/data/DatasetRegistry.h"
#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr std::string_view kFirstTemplate = "two-modulators";
constexpr std::string_view kLastTemplate = "empty";  ///< has nothing to show

std::string ownDataOf(const Experiment& e) {
    const Block* const block = firstWithRole(e.graph, LayerRole::Source);
    if (!block)
        return {};
    const DatasetSettings settings = datasetSettings(*block);
    return lacksPlace(settings) ? datasetInfo(settings.source).title : std::string();
}

std::vector<TemplateInfo> makeTemplates() {
    std::vector<TemplateInfo> templates;
    for (const EmbeddedText& embedded : embeddedTemplates()) {
        const Experiment e = parseExperiment(embedded.text, embedded.name);
        templates.push_back({std::string(embedded.name), e.name, e.description, ownDataOf(e)});
    }
    std::ranges::stable_partition(templates,
                                  [](const TemplateInfo& info) { return info.ownData.empty(); });
    std::stable_partition(templates.begin(), templates.end(),
                          [](const TemplateInfo& info) { return info.name == kFirstTemplate; });
    std::stable_partition(templates.begin(), templates.end(),
                          [](const TemplateInfo& info) { return info.name != kLastTemplate; });
    return templates;
}

std::vector<std::string> templateNames() {
    std::vector<std::string> names;
    for (const EmbeddedText& embedded : embeddedTemplates())
        names.emplace_back(embedded.name);
    return names;
}

const EmbeddedText* findTemplate(std::string_view name) {
    const auto& all = embeddedTemplates();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const EmbeddedText& t) { return t.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::filesystem::path experimentFileOf(const std::filesystem::path& fileOrFolder) {
    std::error_code error;
    return std::filesystem::is_directory(fileOrFolder, error) ? fileOrFolder / kExperimentFile
                                                              : fileOrFolder;
}

Experiment loadExperiment(const std::filesystem::path& file) {
    return parseExperiment(readFile(file), file.string());
}

void saveExperiment(const Experiment& e, const std::filesystem::path& file) {
    writeFileAtomically(file, formatExperiment(e));
}

const std::vector<TemplateInfo>& experimentTemplates() {
    static const std::vector<TemplateInfo> templates = makeTemplates();
    return templates;
}

Experiment templateExperiment(std::string_view name) {
    if (const EmbeddedText* found = findTemplate(name))
        return parseExperiment(found->text, found->name);
    throw UserError("there is no template " + inQuotes(name) + nearHint(name, templateNames()));
}

Experiment openExperiment(const std::string& nameOrFile) {
    if (findTemplate(nameOrFile))
        return templateExperiment(nameOrFile);
    std::error_code error;
    if (std::filesystem::is_directory(nameOrFile, error)) {
        const auto file = experimentFileOf(nameOrFile);
        if (std::filesystem::exists(file, error))
            return loadExperiment(file);
        throw UserError("the directory " + inQuotes(nameOrFile) +
                        " holds no experiment.json: expected the folder of a run");
    }
    if (std::filesystem::exists(nameOrFile, error))
        return loadExperiment(nameOrFile);
    throw UserError("there is neither a template nor a file " + inQuotes(nameOrFile) +
                    nearHint(nameOrFile, templateNames()));
}

}  // namespace obscura
