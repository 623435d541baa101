// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/Concepts.h"

#include "core/base/JsonFields.h"
#include "core/base/JsonText.h"
#include "widgets/Appearance.h"

#include <QFile>
#include <algorithm>

namespace obscura {

namespace {

constexpr std::size_t kMost = 1000;

std::vector<Concept> readConcepts() {
    registerResources();
    QFile file(":/glossary/terms.json");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const nlohmann::json root = parseJson(file.readAll().toStdString(), "terms.json");
    std::vector<Concept> result;
    for (const nlohmann::json* const entry : JsonFields(root, {}).list("terms", kMost)) {
        const JsonFields fields(*entry, "terms[" + std::to_string(result.size()) + "]");
        fields.expectOnly({"name", "title", "text", "formula", "options"});
        result.push_back({.name = fields.text("name"),
                          .title = fields.text("title"),
                          .text = fields.text("text"),
                          .formula = fields.text("formula", ""),
                          .options = fields.texts("options", kMost)});
    }
    return result;
}

}  // namespace

const std::vector<Concept>& concepts() {
    static const std::vector<Concept> all = readConcepts();
    return all;
}

const Concept* findConcept(std::string_view name) {
    const auto found = std::ranges::find(concepts(), name, &Concept::name);
    return found == concepts().end() ? nullptr : &*found;
}

std::vector<std::string> conceptNames() {
    std::vector<std::string> names;
    for (const Concept& each : concepts())
        names.push_back(each.name);
    return names;
}

}  // namespace obscura
