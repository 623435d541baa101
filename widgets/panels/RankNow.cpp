// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/RankNow.h"

#include "core/experiment/ExperimentInspection.h"
#include "core/network/LayerCatalogue.h"
#include "widgets/RunController.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/PanelParts.h"

#include <QGridLayout>
#include <QLineEdit>
#include <algorithm>

namespace obscura {

namespace {

constexpr const char* kRank = "surrogate.rank";

/// Of the surrogate of a black box that trains: the smaller one of n and m.
Index largestRank(const RunController& runs, BlockId block) {
    const Experiment& e = runs.experiment();
    const Shape* const input = runs.inspection().inputOf(e.graph, block);
    const Index outputs = optionOf<Index>(*e.graph.find(block), "outputs");
    return input ? std::min(featuresOf(*input), outputs) : outputs;
}

}  // namespace

/// What is typed counts when the field is left or Enter is pressed: half a number would cut the
/// surrogate down. Arrows count at once.
RankNow::RankNow(RunController& runs, QWidget* parent)
    : QWidget(parent),
      m_runs(runs),
      m_edit(new IndexEdit(1, 1)),
      m_note(new ThemedLabel(ThemedLabel::Role::Muted)) {
    m_edit->setObjectName("rankNow");
    m_edit->setAccessibleName(tr("Rank of the surrogate in this run"));
    m_edit->setToolTip(
        "<qt>" +
        tr("Rank r of the surrogate in the run that goes on, in each repetition. Another one holds "
           "from the next step: a smaller one keeps the largest singular values, a larger one all "
           "that is known. The next run begins with it.")
            .toHtmlEscaped() +
        "</qt>");
    auto* const label = new QLabel(tr("Rank now"));
    label->setBuddy(m_edit);
    label->setToolTip(m_edit->toolTip());
    label->setFixedWidth(OptionForm::labelWidth(*this));
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_edit, 0, 1);
    grid->addWidget(m_note, 1, 1);
    setFocusProxy(m_edit);
    connect(m_edit, &IndexEdit::edited, this, [this] {
        m_isTyping = m_edit->edit()->isModified();
        if (!m_isTyping)
            choose();
    });
    connect(m_edit, &QAbstractSpinBox::editingFinished, this, [this] {
        if (m_isTyping)
            choose();
    });
    const auto answered = [this](const auto&) {
        m_isWaiting = false;
        refresh();
    };
    onNews<TrainerState>(runs, this, [this, answered](TrainerState state) {
        if (state == TrainerState::Preparing) {
            limitArrows();
            answered(state);
        }
    });
    onNews<ChangeMade>(runs, this, answered);
    onNews<Refusal>(runs, this, answered);
    onNews<RunSummary>(runs, this, answered);
    refresh();
}

// A field that still has the focus speaks once more while it is taken down.
RankNow::~RankNow() {
    m_edit->disconnect(this);
}

void RankNow::setBlock(BlockId block) {
    if (m_block != block)
        m_isTyping = false;
    m_block = block;
    refresh();
    limitArrows();
}

QString RankNow::note() const {
    return m_note->text();
}

/// The black box as the run trains it, or nullptr.
const Block* RankNow::trained() const {
    const Block* const block =
        m_runs.isActive() ? m_runs.experiment().graph.find(m_block) : nullptr;
    return block && hasRole(*block, LayerRole::Physical) ? block : nullptr;
}

void RankNow::limitArrows() {
    if (trained())
        m_edit->setMaximum(largestRank(m_runs, m_block));
}

/// Leaves alone what is being typed.
void RankNow::refresh() {
    const Block* const block = trained();
    setVisible(block);
    if (!block)
        return;
    m_rank = std::get<Index>(blockOption(*block, kRank));
    if (!m_isTyping && !m_isWaiting)
        m_edit->setValue(QString::number(m_rank));
    m_note->setText(m_isWaiting ? tr("Waits for the end of this step…")
                                : tr("Another one holds from the next step on."));
}

void RankNow::choose() {
    const auto rank = m_edit->number();
    const QString typed = m_edit->value();
    m_isTyping = false;
    m_isWaiting = rank && *rank != m_rank;
    if (m_isWaiting)
        m_runs.change({m_block, kRank, *rank});
    refresh();
    if (!rank)
        Q_EMIT failed(tr("Rank: found “%1”, expected a whole number from 1").arg(typed));
}

}  // namespace obscura
