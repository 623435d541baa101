// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/Glossary.h"

#include "core/experiment/Groups.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/LayerOptions.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Imperfections.h"
#include "widgets/fidelity/FidelityPlotSpecs.h"
#include "widgets/formulas/FormulaText.h"
#include "widgets/help/Concepts.h"
#include "widgets/help/LessonMarks.h"
#include "widgets/language/Translated.h"
#include "widgets/plots/RunPlotSpecs.h"

#include <QObject>
#include <QStringList>
#include <algorithm>

namespace obscura {

namespace {

/// A name that no language changes.
QString nameOf(const std::string& id) {
    return QString::fromStdString(id);
}

/// "surrogate.rank" is of the section "Surrogate", "rank" of `whole`.
QString sectionOf(const QString& whole, const OptionInfo& info) {
    const QString name = nameOf(info.name);
    if (!name.contains('.'))
        return whole;
    const QString section = translated(optionSection(name.section('.', 0, 0).toStdString()));
    return whole + QStringLiteral(" · ") + section;
}

/// The ideas that an option of that name follows from.
QStringList ideasBehind(const QString& option) {
    QStringList ideas;
    for (const Concept& idea : concepts()) {
        if (std::ranges::find(idea.options, option.toStdString()) != idea.options.end())
            ideas << nameOf(idea.name);
    }
    return ideas;
}

/// `prefix` stands before the options' names where a block has them.
void add(std::vector<GlossaryEntry>& entries, const QString& section,
         const std::vector<OptionInfo>& options, const QString& prefix = {}) {
    for (const OptionInfo& info : options) {
        const QString key = prefix + nameOf(info.name);
        entries.push_back({.section = sectionOf(section, info),
                           .term = translated(info.title),
                           .text = translated(info.help),
                           .key = key,
                           .ideas = ideasBehind(key)});
    }
}

void addIdeas(std::vector<GlossaryEntry>& entries) {
    for (const Concept& idea : concepts())
        entries.push_back({.section = QObject::tr("Ideas"),
                           .term = translated(idea.title),
                           .text = translated(idea.text),
                           .key = nameOf(idea.name),
                           .formula = idea.formula,
                           .isIdea = true});
}

/// As they are told where no device has a default of its own.
std::vector<OptionInfo> costOptions() {
    const auto plain = std::ranges::find_if(
        deviceRegistry(), [](const DeviceInfo& device) { return device.costBasis.empty(); });
    if (plain == deviceRegistry().end())
        return {};
    std::vector<OptionInfo> options = blackBoxSchema({{"device", plain->id}});
    std::erase_if(options, [](const OptionInfo& info) { return !info.name.starts_with("costs."); });
    return options;
}

void addPlots(std::vector<GlossaryEntry>& entries) {
    for (const PlotSpec& plot : runPlotSpecs())
        entries.push_back({QObject::tr("Plots"), plot.title(), plot.help, "plot." + plot.name});
    for (const RankedPlot::Spec& plot : {singularValueSpec(), principalAngleSpec()})
        entries.push_back({QObject::tr("Plots"), plot.title, plot.help, {}});
}

bool contains(const GlossaryEntry& entry, const QStringList& words) {
    const QString body = entry.isIdea ? plainLesson(entry.text) : entry.text;
    const QString all = entry.section + ' ' + entry.term + ' ' + body;
    return std::ranges::all_of(
        words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

QString anchorAt(std::size_t index) {
    return "entry" + QString::number(index);
}

/// Where more is said: "See also: Probe, Step μ".
QString seeAlso(const GlossaryEntry& entry, const QColor& link) {
    QStringList links;
    for (const QString& idea : entry.ideas) {
        const Concept* const found = findConcept(idea.toStdString());
        if (found)
            links << "[" + translated(found->title) + "](" + idea + ")";
    }
    if (links.isEmpty())
        return {};
    return "<br>" + lessonHtml(QObject::tr("See also: %1").arg(links.join(", ")), link);
}

QString htmlOf(const GlossaryEntry& entry, const QString& anchor, const QColor& link) {
    const QString body = entry.isIdea ? lessonHtml(entry.text, link) : entry.text.toHtmlEscaped();
    QString html = "<p><a name=\"" + anchor + "\"></a><b>" + entry.term.toHtmlEscaped() +
                   "</b><br>" + body + seeAlso(entry, link) + "</p>";
    if (!entry.formula.empty())
        html += "<p style=\"margin-left:16px\">" + formulaHtml(entry.formula) + "</p>";
    return html;
}

}  // namespace

std::vector<GlossaryEntry> glossary() {
    std::vector<GlossaryEntry> entries;
    addIdeas(entries);
    add(entries, QObject::tr("Training"), trainingSchema());
    add(entries, QObject::tr("Black box"), layerInfo("blackbox").options);
    add(entries, QObject::tr("Black box · Imperfections"), imperfectionSchema(), "imperfections.");
    add(entries, QObject::tr("Black box"), costOptions());
    for (const DeviceInfo& device : deviceRegistry()) {
        entries.push_back({QObject::tr("Devices"), translated(device.title),
                           translated(device.description), "device." + nameOf(device.id)});
        add(entries, QObject::tr("Devices"), device.options, "options.");
    }
    add(entries, QObject::tr("Groups"), groupSchema());
    for (const LayerInfo& layer : layerCatalogue()) {
        entries.push_back({QObject::tr("Layers"), translated(layer.title),
                           translated(layer.description), "layer." + nameOf(layer.kind)});
        if (!layer.isPhysical())
            add(entries, QObject::tr("Layers"), layer.options);
    }
    addPlots(entries);
    // Terms that several layers share, such as a bias, are told once where they are told the same.
    std::vector<GlossaryEntry> once;
    for (GlossaryEntry& entry : entries) {
        const bool isKnown = std::ranges::any_of(once, [&](const GlossaryEntry& known) {
            return known.term == entry.term && known.text == entry.text;
        });
        if (!isKnown)
            once.push_back(std::move(entry));
    }
    return once;
}

QString glossaryHtml(const std::vector<GlossaryEntry>& entries, const QString& search,
                     const QColor& link) {
    const QStringList words = search.simplified().split(' ', Qt::SkipEmptyParts);
    QString html;
    QString section;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const GlossaryEntry& entry = entries[i];
        if (!contains(entry, words))
            continue;
        if (entry.section != section)
            html += "<h3>" + entry.section.toHtmlEscaped() + "</h3>";
        section = entry.section;
        html += htmlOf(entry, anchorAt(i), link);
    }
    return html;
}

QString anchorOf(const std::vector<GlossaryEntry>& entries, const QString& key) {
    for (const auto part : {&GlossaryEntry::key, &GlossaryEntry::term}) {
        const auto found = std::ranges::find(entries, key, part);
        if (!key.isEmpty() && found != entries.end())
            return anchorAt(std::size_t(found - entries.begin()));
    }
    return {};
}

}  // namespace obscura
