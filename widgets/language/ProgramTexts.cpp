// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/language/ProgramTexts.h"

#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "core/network/LayerCatalogue.h"
#include "core/network/LossCatalogue.h"
#include "core/runs/Quantity.h"
#include "core/runs/Records.h"
#include "core/runs/RunColumns.h"
#include "core/runs/RunEntry.h"
#include "core/settings/LayerOptions.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Imperfections.h"
#include "devices/Ledger.h"
#include "widgets/demos/Demo.h"
#include "widgets/formulas/Formulas.h"
#include "widgets/help/Concepts.h"
#include "widgets/language/Translated.h"
#include "widgets/tours/TourReader.h"

#include <algorithm>
#include <cctype>

namespace obscura {

namespace {

/// Gathers texts that hold a word: a lone number or sign is the same in every language.
class Collection {
public:
    void add(std::string_view text) {
        const auto isLetter = [](unsigned char c) { return std::isalpha(c) || c >= 0x80; };
        if (std::ranges::any_of(text, isLetter))
            m_texts.emplace(text);
    }
    void add(const std::vector<OptionInfo>& options) {
        for (const OptionInfo& info : options) {
            if (const std::size_t dot = info.name.find('.'); dot != std::string::npos)
                add(optionSection(std::string_view(info.name).substr(0, dot)));
            add(info.title);
            add(info.help);
            add(info.hint);
            add(info.zeroMeans);
            add(info.unit);
            for (const std::string& choice : info.choices)
                add(choiceTitle(info, choice));
        }
    }
    void add(const DeviceInfo& device) {
        for (const std::string& text :
             {device.title, device.description, device.equation, device.costBasis,
              device.picture.title, device.picture.rowName, device.picture.columnName})
            add(text);
        add(device.options);
        if (const auto& curve = device.picture.weightCurve) {
            add(curve->title);
            add(curve->help);
        }
        if (const auto& map = device.picture.weightMap) {
            add(map->title);
            add(map->symbol);
        }
        if (const auto& camera = device.picture.camera) {
            add(camera->title);
            add(camera->symbol);
        }
    }
    void add(const QuantityInfo& quantity) {
        for (const std::string_view text :
             {quantity.title, quantity.brief, quantity.scale, quantity.unit})
            add(text);
    }

    std::set<std::string> take() { return std::move(m_texts); }

private:
    std::set<std::string> m_texts;
};

void addDevices(Collection& texts) {
    texts.add(imperfectionSchema());
    texts.add(blackBoxOptions());
    for (const DeviceInfo& device : deviceRegistry()) {
        texts.add(device);
        texts.add(blackBoxSchema({{"device", device.id}}));
    }
    for (const Purpose purpose : kPurposes)
        texts.add(purposeName(purpose));
}

void addNetwork(Collection& texts) {
    for (const LayerInfo& layer : layerCatalogue()) {
        for (const std::string& text : {layer.title, layer.group, layer.description})
            texts.add(text);
        texts.add(layer.options);
    }
    for (const LossInfo& loss : lossCatalogue()) {
        texts.add(loss.title);
        texts.add(loss.description);
        texts.add(lossSchema({{"function", loss.id}}));
    }
    for (const DatasetInfo& source : datasetRegistry()) {
        texts.add(source.title);
        texts.add(source.description);
        texts.add(datasetSchema({{"source", source.id}}));
    }
    texts.add(groupSchema());
}

template <class Record>
void addQuantities(Collection& texts) {
    for (const QuantityInfo& quantity : quantities<Record>())
        texts.add(quantity);
    for (const QuantityInfo& quantity : progressQuantities<Record>())
        texts.add(quantity);
}

void addRuns(Collection& texts) {
    texts.add(trainingSchema());
    addQuantities<StepRecord>(texts);
    addQuantities<EvaluationRecord>(texts);
    for (const RunColumn& column : runColumns()) {
        texts.add(column.title);
        texts.add(column.unit);
    }
    for (int status = 0; status <= int(RunStatus::Unreadable); ++status)
        texts.add(statusName(RunStatus(status)));
    for (const TemplateInfo& each : experimentTemplates()) {
        texts.add(each.title);
        texts.add(each.description);
        texts.add(each.ownData);
    }
}

void addTours(Collection& texts) {
    for (const TourEntry& entry : builtInTours()) {
        texts.add(entry.tour->title);
        texts.add(entry.tour->about);
        for (const TourCardText& card : entry.tour->cards) {
            for (const std::string& text : {card.title, card.text, card.task})
                texts.add(text);
        }
    }
}

void addLessons(Collection& texts) {
    addTours(texts);
    for (const Concept& idea : concepts()) {
        texts.add(idea.title);
        texts.add(idea.text);
    }
    for (const Formula& formula : formulas())
        texts.add(formula.spoken);
    for (const QString& name : demoNames()) {
        const Demo demo = builtInDemo(name);
        for (const QString& text : {demo.title, demo.point, demo.look})
            texts.add(text.toStdString());
        for (const DemoVariant& variant : demo.variants)
            texts.add(variant.name.toStdString());
    }
}

}  // namespace

std::set<std::string> programTexts() {
    Collection texts;
    addDevices(texts);
    addNetwork(texts);
    addRuns(texts);
    addLessons(texts);
    return texts.take();
}

}  // namespace obscura
