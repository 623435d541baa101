// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/WritingPage.h"

#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/panels/PanelParts.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr int kMostTokens = 2000;
constexpr double kHottest = 5;

}  // namespace

WritingPage::WritingPage(RunController& runs, QWidget* parent)
    : QWidget(parent),
      m_runs(runs),
      m_prompt(new QLineEdit(QStringLiteral("And the "))),
      m_tokens(new QSpinBox),
      m_temperature(new QDoubleSpinBox),
      m_write(new QPushButton(tr("&Write"))),
      m_text(new QPlainTextEdit) {
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setToolTip(wrappedToolTip(tr("The text that the network goes on with.")));
    m_tokens->setRange(1, kMostTokens);
    m_tokens->setValue(int(TextRequest{}.tokens));
    m_tokens->setToolTip(
        wrappedToolTip(tr("How many tokens it writes. Each takes a pass of the whole context.")));
    m_temperature->setRange(0, kHottest);
    m_temperature->setSingleStep(0.1);
    m_temperature->setValue(0.8);
    m_temperature->setToolTip(wrappedToolTip(
        tr("T in softmax(y/T), by which each token is drawn from the answer y. 0 takes the "
           "likeliest each time, 1 draws as the network thinks, more is bolder.")));
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("What the network writes"));
    const auto labelled = [](const QString& name, QWidget* field, QHBoxLayout* row) {
        auto* const label = new QLabel(name);
        label->setBuddy(field);
        row->addWidget(label);
        row->addWidget(field);
    };
    auto* const row = new QHBoxLayout;
    labelled(tr("&Prompt"), m_prompt, row);
    row->setStretch(1, 1);
    labelled(tr("To&kens"), m_tokens, row);
    labelled(tr("Te&mperature"), m_temperature, row);
    row->addWidget(m_write);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_text, 1);
    connect(m_write, &QPushButton::clicked, this, &WritingPage::ask);
    connect(m_prompt, &QLineEdit::returnPressed, this, &WritingPage::ask);
    onNews<std::shared_ptr<const TextSample>>(m_runs, this,
                                              [this](const auto& sample) { take(*sample); });
    onNews<EvaluationRecord>(m_runs, this, [this](const EvaluationRecord&) {
        if (isVisible())
            ask();
    });
    connect(&m_runs, &RunController::news, this, &WritingPage::updateButton);
    updateButton();
}

TextRequest WritingPage::request() const {
    return {.prompt = m_prompt->text().toStdString(),
            .tokens = m_tokens->value(),
            .temperature = m_temperature->value()};
}

QString WritingPage::text() const {
    return m_text->toPlainText();
}

void WritingPage::clear() {
    m_text->clear();
    m_isWordless = false;
    updateButton();
}

void WritingPage::setWordless() {
    m_isWordless = true;
    updateButton();
}

void WritingPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    updateButton();
    if (text().isEmpty())
        ask();
}

void WritingPage::ask() {
    m_runs.requestText(request());
}

void WritingPage::take(const TextSample& sample) {
    const QString html =
        QStringLiteral("<p style='color:%1'>%2</p><p style='white-space:pre-wrap'><b>%3</b>%4</p>")
            .arg(Theme::of(palette()).mutedText.name(), formatMoment(sample.step),
                 QString::fromStdString(sample.prompt).toHtmlEscaped(),
                 QString::fromStdString(sample.text).toHtmlEscaped());
    m_text->clear();
    m_text->appendHtml(html);
}

void WritingPage::updateButton() {
    m_write->setEnabled(m_runs.isActive() && !m_isWordless);
    m_write->setToolTip(
        m_isWordless        ? tr("This data set is tokens, and nothing says what they stand for")
        : m_runs.isActive() ? tr("Writes before the next step; while paused, too")
                            : tr("Only a network that is being trained writes: press Run"));
    m_text->setPlaceholderText(
        m_isWordless
            ? m_write->toolTip()
            : tr("While a network is trained on text, it writes here after each evaluation."));
}

}  // namespace obscura
