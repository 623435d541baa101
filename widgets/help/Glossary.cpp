// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/Glossary.h"

#include "core/experiment/Groups.h"
#include "core/network/LayerCatalogue.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Imperfections.h"
#include "widgets/fidelity/FidelityPlotSpecs.h"
#include "widgets/language/Translated.h"
#include "widgets/plots/RunPlotSpecs.h"

#include <QObject>
#include <QStringList>
#include <algorithm>

namespace obscura {

namespace {

QString text(const std::string& utf8) {
    return translated(utf8);
}

/// "surrogate.rank" is of the section "Surrogate", "rank" of `whole`.
QString sectionOf(const QString& whole, const OptionInfo& info) {
    const QString name = QString::fromStdString(info.name);
    if (!name.contains('.'))
        return whole;
    const QString section = translated(optionSection(name.section('.', 0, 0).toStdString()));
    return whole + QStringLiteral(" · ") + section;
}

void add(std::vector<GlossaryEntry>& entries, const QString& section,
         const std::vector<OptionInfo>& options) {
    for (const OptionInfo& info : options)
        entries.push_back({sectionOf(section, info), text(info.title), text(info.help)});
}

void addPlots(std::vector<GlossaryEntry>& entries) {
    for (const PlotSpec& plot : runPlotSpecs())
        entries.push_back({QObject::tr("Plots"), plot.title(), plot.help});
    for (const RankedPlot::Spec& plot : {singularValueSpec(), principalAngleSpec()})
        entries.push_back({QObject::tr("Plots"), plot.title, plot.help});
}

bool contains(const GlossaryEntry& entry, const QStringList& words) {
    const QString all = entry.section + ' ' + entry.term + ' ' + entry.text;
    return std::ranges::all_of(
        words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

}  // namespace

std::vector<GlossaryEntry> glossary() {
    std::vector<GlossaryEntry> entries;
    add(entries, QObject::tr("Training"), trainingSchema());
    add(entries, QObject::tr("Black box"), layerInfo("blackbox").options);
    add(entries, QObject::tr("Black box · Imperfections"), imperfectionSchema());
    for (const DeviceInfo& device : deviceRegistry()) {
        entries.push_back({QObject::tr("Devices"), text(device.title), text(device.description)});
        add(entries, QObject::tr("Devices"), device.options);
    }
    add(entries, QObject::tr("Groups"), groupSchema());
    for (const LayerInfo& layer : layerCatalogue()) {
        entries.push_back({QObject::tr("Layers"), text(layer.title), text(layer.description)});
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

QString glossaryHtml(const std::vector<GlossaryEntry>& entries, const QString& search) {
    const QStringList words = search.simplified().split(' ', Qt::SkipEmptyParts);
    QString html;
    QString section;
    for (const GlossaryEntry& entry : entries) {
        if (!contains(entry, words))
            continue;
        if (entry.section != section)
            html += "<h3>" + entry.section.toHtmlEscaped() + "</h3>";
        section = entry.section;
        html += "<p><b>" + entry.term.toHtmlEscaped() + "</b><br>" + entry.text.toHtmlEscaped() +
                "</p>";
    }
    return html;
}

}  // namespace obscura
