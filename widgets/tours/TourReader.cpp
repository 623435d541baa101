// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourReader.h"

#include "core/base/DataFolder.h"
#include "core/base/JsonFields.h"
#include "core/base/JsonText.h"
#include "core/base/Messages.h"
#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"
#include "widgets/Appearance.h"
#include "widgets/formulas/Formulas.h"
#include "widgets/help/Concepts.h"
#include "widgets/help/LessonMarks.h"
#include "widgets/tours/NamedOption.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <array>
#include <utility>

namespace obscura {

namespace {

constexpr int kTourVersion = 1;
constexpr std::size_t kMostCards = 200;
const QString kBuiltIn = ":/tours";

using PointedKind = TourTarget::Kind;
using ConditionKind = TourCondition::Kind;

constexpr std::array<std::pair<const char*, PointedKind>, 7> kTargets{
    {{"object", PointedKind::Object},
     {"dock", PointedKind::Dock},
     {"action", PointedKind::Action},
     {"option", PointedKind::Option},
     {"block", PointedKind::Block},
     {"layer", PointedKind::Layer},
     {"plot", PointedKind::Plot}}};

constexpr std::array<std::pair<const char*, ConditionKind>, 4> kRunStates{
    {{"started", ConditionKind::RunStarted},
     {"paused", ConditionKind::RunPaused},
     {"ended", ConditionKind::RunEnded},
     {"evaluated", ConditionKind::Evaluated}}};

constexpr std::array kActions{"run", "pause", "step", "stop"};

template <class Names>
std::string listed(const Names& names) {
    std::string list;
    for (const auto& name : names)
        list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

template <class Pairs>
std::vector<std::string> keysOf(const Pairs& pairs) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : pairs)
        keys.emplace_back(key);
    return keys;
}

/// Builds a tour from parsed JSON. Messages name the field; the caller puts the file in front.
class TourBuilder {
public:
    explicit TourBuilder(const nlohmann::json& root) : m_root(root, {}) {}

    Tour read() {
        checkVersion();
        m_root.expectOnly({"tour", "order", "title", "about", "start", "cards"});
        m_tour.title = m_root.text("title");
        m_tour.about = m_root.text("about", "");
        m_tour.order = m_root.has("order") ? m_root.number("order") : 0;
        if (const nlohmann::json* const start = m_root.find("start"))
            m_tour.start = readStart(JsonFields(*start, "start"));
        const auto cards = m_root.list("cards", kMostCards);
        if (cards.empty())
            throw UserError("cards: found none, expected at least one");
        for (const nlohmann::json* const card : cards) {
            const std::string path = "cards[" + std::to_string(m_tour.cards.size()) + "]";
            m_tour.cards.push_back(readCard(JsonFields(*card, path)));
        }
        return std::move(m_tour);
    }

private:
    void checkVersion() const {
        if (!m_root.has("tour"))
            throw UserError("tour: missing, expected the file version (" +
                            std::to_string(kTourVersion) + "); is this a tour?");
        if (m_root.number("tour") != kTourVersion)
            throw UserError("tour: found version " + m_root.find("tour")->dump() + ", expected " +
                            std::to_string(kTourVersion));
    }

    static Experiment readStart(const JsonFields& start) {
        start.expectOnly({"template", "set"});
        Experiment e;
        try {
            e = templateExperiment(start.text("template"));
        } catch (const UserError& error) {
            throw UserError(start.pathOf("template") + ": " + error.what());
        }
        std::size_t index = 0;
        for (const std::string& assignment : start.texts("set", 1000)) {
            try {
                assignField(e, assignment);
            } catch (const UserError& error) {
                throw UserError(start.pathOf("set") + "[" + std::to_string(index) +
                                "]: " + error.what());
            }
            ++index;
        }
        return e;
    }

    TourCardText readCard(const JsonFields& fields) const {
        fields.expectOnly({"title", "text", "task", "formula", "target", "done"});
        TourCardText card{.title = fields.text("title"),
                          .text = fields.text("text"),
                          .task = fields.text("task", ""),
                          .formula = fields.text("formula", ""),
                          .target = {},
                          .done = {}};
        if (!card.formula.empty() && !findFormula(card.formula)) {
            std::vector<std::string> names;
            for (const Formula& formula : formulas())
                names.push_back(formula.name);
            throw UserError(fields.pathOf("formula") + ": there is no formula " +
                            inQuotes(card.formula) + nearHint(card.formula, names));
        }
        checkTerms(card.text, fields.pathOf("text"));
        if (const nlohmann::json* const target = fields.find("target"))
            card.target = readTarget(JsonFields(*target, fields.pathOf("target")));
        card.done = readDone(fields);
        if (!card.done.empty() && card.task.empty())
            throw UserError(fields.pathOf("task") + ": missing, expected what is to be done");
        return card;
    }

    static void checkTerms(const std::string& text, const std::string& path) {
        for (const QString& term : termsIn(QString::fromStdString(text))) {
            if (!findConcept(term.toStdString()))
                throw UserError(path + ": there is no term " + inQuotes(term.toStdString()) +
                                nearHint(term.toStdString(), conceptNames()));
        }
    }

    TourTarget readTarget(const JsonFields& fields) const {
        fields.expectOnly(keysOf(kTargets));
        TourTarget target;
        for (const auto& [key, kind] : kTargets) {
            if (!fields.has(key))
                continue;
            if (target.kind != PointedKind::None)
                throw UserError(fields.pathOf(key) + ": found a second target, expected one");
            target = {kind, fields.text(key)};
        }
        if (target.kind == PointedKind::None)
            throw UserError(fields.pathOf("object") + ": found no target, expected one of " +
                            listed(keysOf(kTargets)));
        if (target.kind == PointedKind::Option)
            checkOption(target.name, fields.pathOf("option"));
        if (target.kind == PointedKind::Action &&
            std::ranges::find(kActions, target.name) == kActions.end())
            throw UserError(fields.pathOf("action") + ": found " + inQuotes(target.name) +
                            ", expected one of " + listed(kActions));
        if (target.kind == PointedKind::Layer)
            checkKind(target.name, fields.pathOf("layer"));
        return target;
    }

    std::vector<TourCondition> readDone(const JsonFields& card) const {
        const nlohmann::json* const done = card.find("done");
        if (!done)
            return {};
        const std::string path = card.pathOf("done");
        if (!done->is_array())
            return {readCondition(JsonFields(*done, path))};
        std::vector<TourCondition> all;
        for (const nlohmann::json& each : *done)
            all.push_back(
                readCondition(JsonFields(each, path + "[" + std::to_string(all.size()) + "]")));
        return all;
    }

    TourCondition readCondition(const JsonFields& fields) const {
        if (fields.has("option"))
            return readOption(fields);
        if (fields.has("blocks")) {
            fields.expectOnly({"blocks", "at_least"});
            checkKind(fields.text("blocks"), fields.pathOf("blocks"));
            return {.kind = ConditionKind::BlocksAtLeast,
                    .subject = fields.text("blocks"),
                    .number = fields.number("at_least")};
        }
        fields.expectOnly({"option", "blocks", "selected", "dock", "run", "steps", "can_run"});
        if (fields.has("selected"))
            return {.kind = ConditionKind::Selected, .subject = fields.text("selected")};
        if (fields.has("dock"))
            return {.kind = ConditionKind::DockInFront, .subject = fields.text("dock")};
        if (fields.has("run"))
            return readRunState(fields);
        if (fields.has("steps"))
            return {.kind = ConditionKind::Steps, .number = fields.number("steps")};
        if (fields.has("can_run") && fields.flag("can_run"))
            return {.kind = ConditionKind::CanRun};
        throw UserError(fields.pathOf("can_run") +
                        ": found none of option, blocks, selected, dock, run, steps and can_run, "
                        "expected one");
    }

    static TourCondition readRunState(const JsonFields& fields) {
        const std::string state = fields.text("run");
        for (const auto& [name, kind] : kRunStates) {
            if (state == name)
                return {.kind = kind};
        }
        throw UserError(fields.pathOf("run") + ": found " + inQuotes(state) + ", expected one of " +
                        listed(keysOf(kRunStates)));
    }

    TourCondition readOption(const JsonFields& fields) const {
        fields.expectOnly({"option", "is", "at_least", "at_most"});
        TourCondition condition{.kind = ConditionKind::OptionIs, .subject = fields.text("option")};
        const OptionInfo* const info = checkOption(condition.subject, fields.pathOf("option"));
        if (const nlohmann::json* const value = fields.find("is")) {
            condition.value =
                optionsFromJson({{"is", *value}}, fields.pathOf("is")).begin()->second;
            checkValue(info, condition.value, fields.pathOf("is"));
            return condition;
        }
        const bool isLeast = fields.has("at_least");
        if (!isLeast && !fields.has("at_most"))
            throw UserError(fields.pathOf("is") + ": missing, expected is, at_least or at_most");
        condition.kind = isLeast ? ConditionKind::OptionAtLeast : ConditionKind::OptionAtMost;
        condition.number = fields.number(isLeast ? "at_least" : "at_most");
        return condition;
    }

    static void checkValue(const OptionInfo* info, const OptionValue& value,
                           const std::string& path) {
        try {
            if (info)
                checkedOption(*info, value);
        } catch (const UserError& error) {
            throw UserError(path + ": " + error.what());
        }
    }

    /// Of a block that the start has; those that come later can't be checked before.
    const OptionInfo* checkOption(const std::string& path, const std::string& field) const {
        if (!path.starts_with("training.") &&
            (!m_tour.start || !m_tour.start->graph.find(path.substr(0, path.find('.')))))
            return nullptr;
        const Experiment any;
        const Experiment& e = m_tour.start ? *m_tour.start : any;
        if (const auto option = findNamedOption(e, path))
            return &option->info;
        std::vector<std::string> names;
        const NamedOwner owner = ownerOf(e, path);
        for (const OptionInfo& info : optionsOf(e, owner.block))
            names.push_back(info.name);
        throw UserError(field + ": there is no option " + inQuotes(path) +
                        nearHint(owner.option, names));
    }

    static void checkKind(const std::string& kind, const std::string& field) {
        std::vector<std::string> kinds;
        for (const LayerInfo& info : layerCatalogue())
            kinds.push_back(info.kind);
        if (std::ranges::find(kinds, kind) == kinds.end())
            throw UserError(field + ": there is no kind of block " + inQuotes(kind) +
                            nearHint(kind, kinds));
    }

    const JsonFields m_root;
    Tour m_tour;
};

Tour readTourFile(const QString& path) {
    registerResources();
    QFile file(path);
    const std::string shown = QFileInfo(path).fileName().toStdString();
    if (!file.open(QIODevice::ReadOnly))
        throw UserError(path.toStdString() +
                        ": can't read it: " + file.errorString().toStdString());
    Tour tour =
        parseTour(file.readAll().toStdString(), path.startsWith(':') ? shown : path.toStdString());
    tour.name = QFileInfo(path).completeBaseName().toStdString();
    return tour;
}

std::vector<TourEntry> toursIn(const QString& folder) {
    std::vector<TourEntry> entries;
    for (const QFileInfo& file : QDir(folder).entryInfoList({"*.json"}, QDir::Files, QDir::Name)) {
        TourEntry entry{.name = file.completeBaseName(), .tour = {}};
        try {
            entry.tour = readTourFile(file.filePath());
        } catch (const UserError& error) {
            entry.error = QString::fromUtf8(error.what());
        }
        entries.push_back(std::move(entry));
    }
    std::ranges::stable_sort(entries, {}, [](const TourEntry& entry) {
        return entry.tour ? std::pair(entry.tour->order, entry.tour->title)
                          : std::pair(0.0, entry.name.toStdString());
    });
    return entries;
}

}  // namespace

Tour parseTour(std::string_view text, std::string_view source) {
    const nlohmann::json root = parseJson(text, source);
    try {
        return TourBuilder(root).read();
    } catch (const UserError& error) {
        throw UserError(std::string(source) + ": " + error.what());
    }
}

QString ownToursFolder() {
    return QString::fromStdU16String((dataFolder() / "tours").u16string());
}

Tour loadTour(const QString& nameOrFile) {
    if (QFileInfo(nameOrFile).isFile())
        return readTourFile(nameOrFile);
    std::vector<std::string> names;
    for (const TourEntry& entry : allTours()) {
        names.push_back(entry.name.toStdString());
        if (entry.name != nameOrFile)
            continue;
        if (!entry.tour)
            throw UserError(entry.error.toStdString());
        return *entry.tour;
    }
    throw UserError("there is neither a tour nor a file " + inQuotes(nameOrFile.toStdString()) +
                    nearHint(nameOrFile.toStdString(), names));
}

std::vector<TourEntry> builtInTours() {
    registerResources();
    return toursIn(kBuiltIn);
}

std::vector<TourEntry> allTours() {
    std::vector<TourEntry> entries = builtInTours();
    std::ranges::move(toursIn(ownToursFolder()), std::back_inserter(entries));
    return entries;
}

}  // namespace obscura
