// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/GroupPanel.h"

#include "core/experiment/Groups.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/language/Messages.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/FieldMark.h"
#include "widgets/panels/NameField.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"

#include <QVBoxLayout>
#include <utility>

namespace obscura {

namespace {

/// "3 blocks · 98 304 in hardware + 3 digital".
QString membersAndSizes(std::size_t members, const LayerShape& shape) {
    const QString text =
        members == 1 ? QObject::tr("1 block") : QObject::tr("%1 blocks").arg(members);
    return text + formatTrained(shape.physicalParameters, shape.parameters);
}

}  // namespace

GroupPanel::GroupPanel(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_naming(document),
      m_changing(document),
      m_sizes(new ThemedLabel(ThemedLabel::Role::Text)),
      m_problems(new ThemedLabel(ThemedLabel::Role::Error)),
      m_name(new NameField(tr("Name of the group"),
                           tr("stands on the canvas, and in paths of --set"),
                           [this](const QString& name) { rename(name); })),
      m_form(new OptionForm) {
    auto* const heading = new ThemedLabel(ThemedLabel::Role::Heading);
    heading->setText(tr("Group"));
    auto* const description = new ThemedLabel(ThemedLabel::Role::Muted);
    description->setText(
        tr("A part of the network. It can be folded into one block, and run several times in a row "
           "with parameters and devices of its own each time."));
    m_sizes->setToolTip(tr("Blocks, and numbers that are trained, over all repetitions"));
    m_form->setAccessibleName(tr("Group"));
    m_form->setSchema(groupSchema());

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(6);
    for (QWidget* const widget :
         std::initializer_list<QWidget*>{heading, m_sizes, m_problems, description, m_name, m_form})
        layout->addWidget(widget);
    layout->addStretch(1);

    connect(m_name, &NameField::finished, this, [this] { m_naming.commit(); });
    connect(m_form, &OptionForm::edited, this,
            [this](const QString& name, const OptionValue& v) { change(name.toStdString(), v); });
    connect(m_form, &OptionForm::finished, this, [this] { m_changing.commit(); });
    connect(&document, &ExperimentDocument::changed, this, &GroupPanel::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, [this] { setGroup(0); });
    refresh();
}

void GroupPanel::setGroup(GroupId id) {
    if (std::exchange(m_group, id) != id) {
        m_naming.commit();
        m_changing.commit();
    }
    m_name->forgetRefusal();
    refresh();
}

void GroupPanel::focusOption(const std::string& name) {
    if (const OptionField* const field = m_form->field(name)) {
        FieldMark::lead(*field);
        return;
    }
    m_name->startTyping();
}

void GroupPanel::refresh() {
    const Graph& graph = m_document.experiment().graph;
    const InspectionReport& report = m_document.report();
    const Group* const group = graph.findGroup(m_group);
    setEnabled(group);
    if (!group)
        return;
    m_name->setName(QString::fromStdString(group->name));
    const auto whole = report.groups.find(m_group);
    m_sizes->setText(membersAndSizes(graph.membersOf(m_group).size(),
                                     whole == report.groups.end() ? LayerShape{} : whole->second));
    m_form->setValues(groupOptions(*group));
    std::map<std::string, QString> problems;
    for (const Problem& problem : report.problems) {
        if (problem.group == m_group)
            problems[problem.option] = translatedMessage(problem.message);
    }
    m_problems->setTextOrHide(problems.contains("") ? problems[""] : QString());
    m_form->setProblems(problems);
}

void GroupPanel::rename(const QString& name) {
    m_naming.submit(tr("Rename group to %1").arg(name),
                    [&](Experiment& e) { renameGroup(e, m_group, name.toStdString()); });
}

void GroupPanel::change(const std::string& option, const OptionValue& value) {
    const Group* const group = m_document.experiment().graph.findGroup(m_group);
    if (!group)
        return;
    const QString text =
        tr("Change %1 of %2 to %3")
            .arg(QString::fromStdString(option), QString::fromStdString(group->name),
                 optionText(*findOption(groupSchema(), option), value));
    try {
        m_changing.submit(text, [&](Experiment& e) { setGroupOption(e, m_group, option, value); });
    } catch (const UserError& error) {
        m_form->setRefusal(option, QString::fromUtf8(error.what()));
    }
}

}  // namespace obscura
