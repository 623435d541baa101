// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TrainingPanel.h"

#include "core/experiment/Settings.h"
#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"

#include <QVBoxLayout>

namespace obscura {

TrainingPanel::TrainingPanel(ExperimentDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_form(new OptionForm),
      m_problems(new ThemedLabel(ThemedLabel::Role::Error)),
      m_ready(new ThemedLabel(ThemedLabel::Role::Muted)) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(m_form);
    layout->addWidget(m_ready);
    layout->addWidget(m_problems);
    layout->addStretch(1);
    m_form->setSchema(trainingSchema());
    m_form->setAccessibleName(tr("Training settings"));
    m_ready->setText(tr("✓ Nothing keeps this experiment from running."));
    m_problems->setTextFormat(Qt::RichText);
    m_problems->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_problems->setFocusPolicy(Qt::StrongFocus);
    m_problems->setAccessibleName(tr("Problems"));
    connect(m_problems, &QLabel::linkActivated, this, &TrainingPanel::follow);
    connect(m_form, &OptionForm::edited, this,
            [this](const QString& name, const OptionValue& value) {
                change(name.toStdString(), value);
            });
    connect(m_form, &OptionForm::finished, &document, &ExperimentDocument::endMerge);
    connect(&document, &ExperimentDocument::changed, this, &TrainingPanel::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, &TrainingPanel::refresh);
    refresh();
}

void TrainingPanel::refresh() {
    m_form->setValues(m_document.experiment().training);
    refreshProblems();
}

void TrainingPanel::refreshProblems() {
    const InspectionReport& report = m_document.report();
    std::map<std::string, QString> ofTraining;
    QString html;
    for (const Problem& problem : report.problems) {
        const QString message = QString::fromStdString(problem.message);
        const Block* const block = m_document.experiment().graph.find(problem.block);
        if (!block && m_form->field(problem.option)) {
            ofTraining[problem.option] = message;
            continue;
        }
        const QString link =
            QStringLiteral("%1/%2").arg(problem.block).arg(QString::fromStdString(problem.option));
        html += "<p style='margin:4px 0'>";
        if (block)
            html += QStringLiteral("<a href='%1'>%2</a>: ")
                        .arg(link, QString::fromStdString(block->name).toHtmlEscaped());
        html += message.toHtmlEscaped() + "</p>";
    }
    m_form->setProblems(ofTraining);
    m_problems->setTextOrHide(html);
    m_ready->setVisible(report.canRun());
}

void TrainingPanel::follow(const QString& link) {
    Q_EMIT blockRequested(link.section('/', 0, 0).toInt(), link.section('/', 1));
}

void TrainingPanel::change(const std::string& option, const OptionValue& value) {
    const QString name = QString::fromStdString(option);
    const QString text =
        tr("Change %1 to %2")
            .arg(QString(name).replace('_', ' '), QString::fromStdString(formatOption(value)));
    try {
        m_document.edit(
            text, [&](Experiment& e) { setTrainingOption(e, option, value); }, "training/" + name);
    } catch (const UserError& error) {
        m_form->setRefusal(option, QString::fromUtf8(error.what()));
    }
}

}  // namespace obscura
