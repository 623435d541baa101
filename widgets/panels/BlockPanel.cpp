// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/BlockPanel.h"

#include "core/blackbox/CostEstimate.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/ToolTip.h"
#include "widgets/canvas/painting/BlockFace.h"
#include "widgets/language/Messages.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/DeviceCard.h"
#include "widgets/panels/ExperimentPanel.h"
#include "widgets/panels/FieldMark.h"
#include "widgets/panels/NameField.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/SamplesText.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace obscura {

namespace {

const std::string kDeviceOptions = "options";

std::string prefixOf(std::string_view option) {
    const std::size_t dot = option.find('.');
    return dot == std::string_view::npos ? std::string() : std::string(option.substr(0, dot));
}

QString headingOf(const std::string& prefix) {
    if (prefix.empty() || prefix == kDeviceOptions)
        return {};
    return translated(optionSection(prefix));
}

/// One short line, so that fields below stand still while a value is typed.
QString sizesOf(const LayerShape& shape) {
    // The loss has none: it ends in one number.
    const QString text =
        QObject::tr("Output %1").arg(shape.outputs.empty() ? "1" : shapesText(shape));
    return text + formatTrained(shape.physicalParameters, shape.parameters);
}

}  // namespace

BlockPanel::BlockPanel(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_naming(document), m_changing(document) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(6);
    makeHeader(layout);
    m_sectionLayout = new QVBoxLayout;
    m_sectionLayout->setSpacing(6);
    layout->addLayout(m_sectionLayout);
    layout->addStretch(1);
    m_device = new DeviceCard(this);

    connect(&document, &ExperimentDocument::changed, this, &BlockPanel::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, [this] { setBlock(0); });
    refresh();
}

void BlockPanel::makeHeader(QVBoxLayout* layout) {
    m_kind = new ThemedLabel(ThemedLabel::Role::Heading);
    m_name =
        new NameField(tr("Name of the block"), tr("stands on the canvas, and in paths of --set"),
                      [this](const QString& name) { rename(name); });
    m_sizes = new ThemedLabel(ThemedLabel::Role::Text);
    m_description = new ThemedLabel(ThemedLabel::Role::Muted);
    m_problems = new ThemedLabel(ThemedLabel::Role::Error);
    m_samples = new ThemedLabel(ThemedLabel::Role::Text);
    layout->addWidget(m_kind);
    layout->addWidget(m_sizes);
    layout->addWidget(m_samples);
    layout->addWidget(m_problems);
    layout->addWidget(m_description);
    layout->addWidget(m_name);
    m_experiment = new ExperimentPanel(m_document);
    layout->addWidget(m_experiment);
    connect(m_name, &NameField::finished, this, [this] { m_naming.commit(); });
}

void BlockPanel::setBlock(BlockId id) {
    if (std::exchange(m_block, id) != id) {
        m_naming.commit();
        m_changing.commit();
    }
    m_name->forgetRefusal();
    refresh();
    Q_EMIT blockShown(m_block);
}

void BlockPanel::placeAbove(const std::string& section, QWidget& widget) {
    m_above[section] = &widget;
}

OptionForm* BlockPanel::formOf(const std::string& name) const {
    for (const Section& section : m_sections) {
        if (section.form->field(name))
            return section.form;
    }
    return nullptr;
}

void BlockPanel::setRemarks(const std::map<std::string, QString>& remarks) {
    for (const Section& section : m_sections)
        section.form->setRemarks(remarks);
}

void BlockPanel::focusOption(const std::string& name) {
    const OptionForm* const form = formOf(name);
    if (!form)
        return;
    FieldMark::lead(*form->field(name));
}

void BlockPanel::focusFirst() {
    (m_block == 0 ? m_experiment->name() : *m_name).startTyping();
}

void BlockPanel::refresh() {
    const Block* const block = m_document.experiment().graph.find(m_block);
    m_name->setVisible(block);
    m_sizes->setVisible(block);
    m_experiment->setVisible(!block);
    if (!block)
        return refreshEmpty();
    const LayerInfo& info = layerInfo(block->kind);
    m_kind->setText(translated(info.title));
    m_name->setName(QString::fromStdString(block->name));
    // A black box is better explained by its device, below.
    const QString description = translated(info.description);
    m_description->setTextOrHide(info.isPhysical() ? QString() : description);
    m_kind->setToolTip(wrappedToolTip(description));
    const auto shape = m_document.report().shapes.find(m_block);
    m_sizes->setText(shape != m_document.report().shapes.end() ? sizesOf(shape->second)
                                                               : tr("Output unknown"));
    m_sizes->setToolTip(tr("Shape of the output for one sample, and numbers that are trained"));
    m_samples->setTextOrHide(samplesText(m_document, *block));
    refreshSections(*block);
    refreshProblems(*block);
}

void BlockPanel::refreshEmpty() {
    m_block = 0;
    m_kind->setText(tr("Experiment"));
    m_kind->setToolTip({});
    m_description->setTextOrHide({});
    m_samples->setTextOrHide({});
    m_problems->setTextOrHide({});
    setSectionPrefixes({});
}

void BlockPanel::refreshSections(const Block& block) {
    const std::vector<OptionInfo> schema = blockSchema(block);
    std::vector<std::string> prefixes;
    const auto use = [&prefixes](const std::string& prefix) {
        if (std::find(prefixes.begin(), prefixes.end(), prefix) == prefixes.end())
            prefixes.push_back(prefix);
    };
    for (const OptionInfo& option : schema)
        use(prefixOf(option.name));
    // The device's own options belong with the choice of the device, wherever the schema has them.
    const auto own = std::find(prefixes.begin(), prefixes.end(), kDeviceOptions);
    if (own != prefixes.end())
        std::rotate(std::min(prefixes.begin() + 1, own), own, own + 1);
    setSectionPrefixes(prefixes);
    refreshDevice(block);
    for (const Section& section : m_sections) {
        std::vector<OptionInfo> part;
        std::copy_if(schema.begin(), schema.end(), std::back_inserter(part),
                     [&](const OptionInfo& o) { return prefixOf(o.name) == section.prefix; });
        section.form->setSchema(part);
        section.form->setValues(block.options);
    }
    orderTabs();
}

void BlockPanel::setSectionPrefixes(const std::vector<std::string>& prefixes) {
    const bool isSame = std::equal(
        m_sections.begin(), m_sections.end(), prefixes.begin(), prefixes.end(),
        [](const Section& section, const auto& prefix) { return section.prefix == prefix; });
    if (isSame && !prefixes.empty())
        return;
    m_device->setVisible(false);
    std::vector<Section> old = std::exchange(m_sections, {});
    for (const std::string& prefix : prefixes) {
        const auto kept = std::find_if(old.begin(), old.end(), [&](const Section& section) {
            return section.prefix == prefix;
        });
        m_sections.push_back(kept != old.end() ? *kept : makeSection(prefix));
        if (kept != old.end())
            old.erase(kept);
        place(m_sections.back());
    }
    for (const Section& section : old)
        release(section);
}

BlockPanel::Section BlockPanel::makeSection(const std::string& prefix) {
    Section section{prefix, nullptr, new OptionForm(this)};
    if (const QString heading = headingOf(prefix); !heading.isEmpty()) {
        section.heading = new ThemedLabel(ThemedLabel::Role::Heading, this);
        section.heading->setText(heading);
        section.heading->setContentsMargins(0, 8, 0, 0);
        section.form->setAccessibleName(heading);
    }
    connect(section.form, &OptionForm::edited, this,
            [this](const QString& name, const OptionValue& value) {
                change(name.toStdString(), value);
            });
    connect(section.form, &OptionForm::finished, this, [this] { m_changing.commit(); });
    return section;
}

/// Below the sections that were placed before.
void BlockPanel::place(const Section& section) {
    std::vector<QWidget*> widgets{section.form};
    if (const auto above = m_above.find(section.prefix); above != m_above.end())
        widgets.insert(widgets.begin(), above->second);
    if (section.heading)
        widgets.insert(widgets.begin(), section.heading);
    if (section.prefix.empty())
        widgets.push_back(m_device);
    for (QWidget* const widget : widgets) {
        m_sectionLayout->removeWidget(widget);
        m_sectionLayout->addWidget(widget);
    }
}

/// Lets go of a section whose field may be the one that just spoke.
void BlockPanel::release(const Section& section) {
    section.form->setSchema({});
    for (QWidget* const widget :
         {static_cast<QWidget*>(section.heading), static_cast<QWidget*>(section.form)}) {
        if (!widget)
            continue;
        m_sectionLayout->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
}

/// Tab goes down the panel, whichever of its fields were made last.
void BlockPanel::orderTabs() const {
    QWidget* before = &m_name->edit();
    for (const Section& section : m_sections) {
        std::vector<QWidget*> editors = section.form->editors();
        if (const auto above = m_above.find(section.prefix); above != m_above.end())
            editors.insert(editors.begin(), above->second->focusProxy());
        for (QWidget* const editor : editors) {
            QWidget::setTabOrder(before, editor);
            before = editor;
        }
    }
}

void BlockPanel::refreshDevice(const Block& block) {
    const DeviceInfo* info = nullptr;
    if (layerInfo(block.kind).isPhysical()) {
        const auto id = std::get<std::string>(blockOption(block, "device"));
        const auto& registry = deviceRegistry();
        const auto found = std::find_if(registry.begin(), registry.end(),
                                        [&](const DeviceInfo& d) { return d.id == id; });
        info = found != registry.end() ? &*found : nullptr;
    }
    m_device->setVisible(info);
    if (!info)
        return;
    m_device->setDevice(*info);
    const auto cost =
        estimateCost(m_document.experiment(), m_document.report(), block.id, m_document.files());
    m_device->setCost(cost ? &*cost : nullptr);
}

void BlockPanel::refreshProblems(const Block& block) {
    QStringList whole;
    std::map<std::string, QString> byOption;
    for (const Problem& problem : m_document.report().problems) {
        if (problem.block != block.id)
            continue;
        const QString message = translatedMessage(problem.message);
        if (problem.option.empty() || !formOf(problem.option))
            whole << message;
        else
            byOption[problem.option] = message;
    }
    m_problems->setTextOrHide(whole.join('\n'));
    for (const Section& section : m_sections)
        section.form->setProblems(byOption);
}

void BlockPanel::rename(const QString& name) {
    m_naming.submit(tr("Rename block to %1").arg(name),
                    [&](Experiment& e) { renameBlock(e, m_block, name.toStdString()); });
}

void BlockPanel::change(const std::string& option, const OptionValue& value) {
    const Block* const block = m_document.experiment().graph.find(m_block);
    if (!block)
        return;
    try {
        m_changing.submit(changeText(m_document.experiment(), {m_block, option, value}),
                          [&](Experiment& e) { setBlockOption(e, m_block, option, value); });
    } catch (const UserError& error) {
        if (OptionForm* const form = formOf(option))
            form->setRefusal(option, QString::fromUtf8(error.what()));
    }
}

}  // namespace obscura
