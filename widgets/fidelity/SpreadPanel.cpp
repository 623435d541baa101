// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/SpreadPanel.h"

#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/plots/PlotTicker.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace obscura {

namespace {

QString formatSpread(const Spread& spread) {
    return QStringLiteral("%1 ± %2").arg(formatNumber(spread.mean),
                                         formatNumber(spread.deviation, 2));
}

QString help() {
    return SpreadPanel::tr(
               "The parameter gradient ∂L/∂ω of one batch is estimated %1 times with new probes. "
               "Mean and standard deviation of the cosine to the exact gradient, and of the ratio "
               "of the norms ‖estimate‖/‖exact‖. In simulation only, on a fresh copy of the "
               "device: nothing of it is counted as a query, and training waits meanwhile.")
        .arg(SpreadPanel::kRepeats);
}

}  // namespace

SpreadPanel::SpreadPanel(QWidget* parent)
    : QWidget(parent),
      m_result(new ThemedLabel(ThemedLabel::Role::Text)),
      m_note(new ThemedLabel(ThemedLabel::Role::Muted)),
      m_button(new QPushButton(tr("Esti&mate %1 times").arg(kRepeats))) {
    auto* const title = new ThemedLabel(ThemedLabel::Role::Text);
    title->setText(tr("Gradient spread"));
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    fitNote();
    setToolTip(wrappedToolTip(help()));
    m_button->setObjectName("measureSpread");
    m_button->setAccessibleDescription(help());
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 3, 8, 6);
    layout->setSpacing(3);
    layout->addWidget(title);
    layout->addWidget(m_result);
    layout->addWidget(m_note, 1, Qt::AlignTop);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_isWaiting = true;
        setTexts(tr("Estimating…"), {});
        refresh();
        Q_EMIT requested();
    });
    clear();
    refresh();
}

/// Smaller than the rest, in whatever type that is.
void SpreadPanel::fitNote() {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    m_note->setFont(small);
}

void SpreadPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitNote();
}

void SpreadPanel::setRunning(bool running) {
    m_isRunning = running;
    // The run has ended before it could answer.
    if (!running && m_isWaiting)
        clear();
    refresh();
}

void SpreadPanel::setAnswer(const ComparisonSnapshot& answer) {
    m_isWaiting = false;
    if (answer.spread) {
        setTexts(
            tr("cosine  %1\nnorm ratio  %2")
                .arg(formatSpread(answer.spread->cosine), formatSpread(answer.spread->normRatio)),
            tr("%1 estimates up to step %2, on a simulated copy, not counted.")
                .arg(answer.repeats)
                .arg(formatWhole(answer.step)));
    } else if (!answer.device.isSimulation) {
        setTexts({}, tr("Real hardware can't be looked into: nobody knows its exact gradient."));
    } else {
        setTexts({}, tr("No estimated gradient has been inspected so far: try again after the "
                        "first inspection."));
    }
    refresh();
}

void SpreadPanel::clear() {
    m_isWaiting = false;
    setTexts({}, tr("How far estimates of one gradient lie apart: in simulation, while a run "
                    "goes on or pauses."));
}

QString SpreadPanel::text() const {
    return m_result->text() + '\n' + m_note->text();
}

void SpreadPanel::setTexts(const QString& result, const QString& note) {
    m_result->setTextOrHide(result);
    m_note->setText(note);
}

void SpreadPanel::refresh() {
    m_button->setEnabled(m_isRunning && !m_isWaiting);
    m_button->setToolTip(m_isRunning ? tr("Training waits until it is done")
                                     : tr("Start a run first, and pause it to take your time"));
}

void SpreadPanel::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::of(palette()).surface);
}

}  // namespace obscura
