// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TrainingPanel.h"

#include "core/settings/Settings.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/language/Messages.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"

#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

bool isOfBudget(const OptionInfo& info) {
    return info.name.starts_with("budget.");
}

/// Where a click on its subject leads; empty: nowhere.
QString targetOf(const Problem& problem) {
    if (problem.block != 0)
        return QStringLiteral("block/%1/%2")
            .arg(problem.block)
            .arg(QString::fromStdString(problem.option));
    return problem.group != 0 ? QStringLiteral("group/%1").arg(problem.group) : QString();
}

/// A paragraph of rich text whose subject is a link.
QString paragraphOf(const Experiment& e, const Problem& problem) {
    QString subject = QString::fromStdString(subjectOf(e.graph, problem)).toHtmlEscaped();
    if (const QString target = targetOf(problem); !target.isEmpty())
        subject = QStringLiteral("<a href='%1'>%2</a>").arg(target, subject);
    return "<p style='margin:4px 0'>" + subject + (subject.isEmpty() ? "" : ": ") +
           translatedMessage(problem.message).toHtmlEscaped() + "</p>";
}

}  // namespace

TrainingPanel::TrainingPanel(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_changing(document),
      m_problems(new ThemedLabel(ThemedLabel::Role::Error)),
      m_ready(new ThemedLabel(ThemedLabel::Role::Muted)) {
    std::vector<OptionInfo> settings = trainingSchema();
    const auto budget = std::stable_partition(settings.begin(), settings.end(),
                                              [](const OptionInfo& o) { return !isOfBudget(o); });
    m_budget = makeForm({budget, settings.end()}, tr("Device budget"));
    settings.erase(budget, settings.end());
    m_settings = makeForm(settings, tr("Training settings"));
    auto* const heading = new ThemedLabel(ThemedLabel::Role::Heading);
    heading->setText(tr("Device budget"));
    heading->setToolTip(tr("Training ends when one of these is spent"));
    heading->setContentsMargins(0, 8, 0, 0);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(m_settings);
    layout->addWidget(m_ready);
    layout->addWidget(m_problems);
    layout->addWidget(heading);
    layout->addWidget(m_budget);
    layout->addStretch(1);
    m_ready->setText(tr("✓ Nothing keeps this experiment from running."));
    m_problems->setTextFormat(Qt::RichText);
    m_problems->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_problems->setFocusPolicy(Qt::StrongFocus);
    m_problems->setAccessibleName(tr("Problems"));
    connect(m_problems, &QLabel::linkActivated, this, &TrainingPanel::follow);
    connect(&document, &ExperimentDocument::changed, this, &TrainingPanel::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, &TrainingPanel::refresh);
    refresh();
}

OptionForm* TrainingPanel::makeForm(const std::vector<OptionInfo>& schema,
                                    const QString& accessibleName) {
    auto* const form = new OptionForm(this);
    form->setSchema(schema);
    form->setAccessibleName(accessibleName);
    connect(form, &OptionForm::edited, this, [this](const QString& name, const OptionValue& value) {
        change(name.toStdString(), value);
    });
    connect(form, &OptionForm::finished, this, [this] { m_changing.commit(); });
    return form;
}

OptionForm* TrainingPanel::formOf(const QString& name) const {
    for (OptionForm* const form : {m_settings, m_budget}) {
        if (form->field(name.toStdString()))
            return form;
    }
    return nullptr;
}

void TrainingPanel::setRemarks(const std::map<std::string, QString>& remarks) {
    for (OptionForm* const form : {m_settings, m_budget})
        form->setRemarks(remarks);
}

void TrainingPanel::setRunsFolder(const QString& folder) {
    m_settings->field("start_from")->setRunsFolder(folder);
}

void TrainingPanel::refresh() {
    for (OptionForm* const form : {m_settings, m_budget})
        form->setValues(m_document.experiment().training);
    refreshProblems();
}

void TrainingPanel::refreshProblems() {
    const InspectionReport& report = m_document.report();
    std::map<std::string, QString> ofTraining;
    QString html;
    for (const Problem& problem : report.problems) {
        if (problem.block == 0 && formOf(QString::fromStdString(problem.option)))
            ofTraining[problem.option] = translatedMessage(problem.message);
        else
            html += paragraphOf(m_document.experiment(), problem);
    }
    for (OptionForm* const form : {m_settings, m_budget})
        form->setProblems(ofTraining);
    m_problems->setTextOrHide(html);
    m_ready->setVisible(report.canRun());
}

void TrainingPanel::follow(const QString& link) {
    const int id = link.section('/', 1, 1).toInt();
    if (link.startsWith("group/"))
        Q_EMIT groupRequested(id);
    else
        Q_EMIT blockRequested(id, link.section('/', 2));
}

void TrainingPanel::change(const std::string& option, const OptionValue& value) {
    const QString name = QString::fromStdString(option);
    try {
        m_changing.submit(changeText(m_document.experiment(), {0, option, value}),
                          [&](Experiment& e) { setTrainingOption(e, option, value); });
    } catch (const UserError& error) {
        formOf(name)->setRefusal(option, QString::fromUtf8(error.what()));
    }
}

}  // namespace obscura
