// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sidebyside/VariantCards.h"

#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/language/Messages.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/sidebyside/VariantRuns.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <cmath>

namespace obscura {

namespace {

constexpr double kResultScale = 2.6;  ///< of the font: readable from the last row
constexpr QSize kLineSize(44, 14);
constexpr double kLineWidth = 3;

/// A piece of a run's line.
class LineSample final : public QWidget {
public:
    explicit LineSample(int slot) : m_slot(slot) { setFixedSize(kLineSize); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(Theme::of(palette()).seriesPen(m_slot, kLineWidth));
        painter.drawLine(QPointF(2, height() / 2.0), QPointF(width() - 2, height() / 2.0));
    }

private:
    const int m_slot;
};

/// Where targets are numbers, nothing is right or wrong.
bool isOfNumbers(const EvaluationRecord& record) {
    return std::isnan(record.accuracy);
}

QString captionOf(const VariantRun& run) {
    const EvaluationRecord* const last = run.lastEvaluation();
    return headingOf(quantityInfo(last && isOfNumbers(*last) ? "test_loss" : "test_accuracy"));
}

QString resultOf(const VariantRun& run) {
    const EvaluationRecord* const last = run.lastEvaluation();
    if (!last)
        return QStringLiteral("–");
    return isOfNumbers(*last) ? formatNumber(last->loss) : formatShare(last->accuracy);
}

QString costOf(const VariantRun& run) {
    const double queries = run.queriesPerSample();
    if (std::isnan(queries))
        return {};
    return queries == 1 ? VariantCard::tr("1 query per sample")
                        : VariantCard::tr("%1 queries per sample").arg(formatNumber(queries));
}

QString stateOf(const VariantRun& run) {
    const auto& summary = run.summary();
    if (!summary) {
        if (!run.waitsFor().isEmpty())
            return translatedMessage(run.waitsFor());
        if (run.plannedSteps() == 0)
            return VariantCard::tr("gets ready");
        const QString text = run.state() == TrainerState::Paused
                                 ? VariantCard::tr("paused at step %1 of %2")
                                 : VariantCard::tr("step %1 of %2");
        return text.arg(formatWhole(run.step()), formatWhole(run.plannedSteps()));
    }
    const QString steps = formatWhole(summary->steps);
    switch (summary->outcome) {
        case RunOutcome::Failed:
            return VariantCard::tr("failed after step %1: %2")
                .arg(steps, translatedMessage(summary->error));
        case RunOutcome::Stopped:
            return VariantCard::tr("stopped after step %1").arg(steps);
        case RunOutcome::BudgetSpent:
            return VariantCard::tr("budget spent after step %1").arg(steps);
        default:
            return VariantCard::tr("finished after step %1").arg(steps);
    }
}

}  // namespace

VariantCard::VariantCard(const VariantRun& run, QWidget* parent)
    : QFrame(parent),
      m_variant(run.variant()),
      m_slot(run.slot()),
      m_caption(new ThemedLabel(ThemedLabel::Role::Muted)),
      m_result(new QLabel),
      m_cost(new ThemedLabel(ThemedLabel::Role::Text)),
      m_share(new ThemedLabel(ThemedLabel::Role::Text)),
      m_state(new ThemedLabel(ThemedLabel::Role::Muted)) {
    setFrameShape(QFrame::StyledPanel);
    setToolTip(wrappedToolTip(variantHelp(m_variant)));
    auto* const name = new ThemedLabel(ThemedLabel::Role::Heading);
    name->setText(variantName(m_variant));
    auto* const head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(new LineSample(m_slot));
    head->addWidget(name, 1);
    QFont font = m_result->font();
    font.setPointSizeF(font.pointSizeF() * kResultScale);
    font.setWeight(QFont::Bold);
    m_result->setFont(font);
    m_result->setAccessibleName(tr("Test result: %1").arg(variantName(m_variant)));
    m_cost->setToolTip(wrappedToolTip(
        tr("Queries of training for each sample and device. A forward pass alone takes one.")));
    m_share->setToolTip(wrappedToolTip(
        tr("The recovered share ρ = (accuracy − frozen)/(exact − frozen), of the newest test after "
           "as many steps of all three: 0 as if the devices were left as they are, 1 as if they "
           "could be differentiated.")));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_caption);
    layout->addWidget(m_result);
    layout->addWidget(m_cost);
    layout->addWidget(m_share);
    layout->addWidget(m_state);
    layout->addStretch(1);
    applyTheme();
}

void VariantCard::show(const VariantRun& run, double share) {
    m_caption->setText(captionOf(run));
    m_result->setText(resultOf(run));
    m_cost->setTextOrHide(costOf(run));
    m_share->setTextOrHide(std::isnan(share) ? QString() : tr("ρ = %1").arg(formatNumber(share)));
    m_state->setText(stateOf(run));
}

QString VariantCard::result() const {
    return m_result->text();
}

QString VariantCard::details() const {
    return QStringList{m_cost->text(), m_share->text(), m_state->text()}.join('\n');
}

void VariantCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying)
        applyTheme();
}

void VariantCard::applyTheme() {
    const QScopedValueRollback guard(m_isApplying, true);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::of(palette()).seriesColor(m_slot));
    m_result->setPalette(colours);
}

VariantCards::VariantCards(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(6);
}

void VariantCards::show(const VariantRuns& runs) {
    std::vector<const VariantRun*> present;
    for (const auto& run : runs.runs())
        present.push_back(run.get());
    if (present != m_shown) {
        qDeleteAll(m_cards);
        m_cards.clear();
        for (const VariantRun* const run : present) {
            m_cards.push_back(new VariantCard(*run));
            m_row->addWidget(m_cards.back(), 1);
        }
        m_shown = std::move(present);
    }
    const std::vector<double> shares = runs.recoveredShares();
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->show(*runs.runs()[i], shares[i]);
}

}  // namespace obscura
