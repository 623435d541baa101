// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/ComparisonDialog.h"

#include "widgets/ExperimentDocument.h"
#include "widgets/ScreenFit.h"
#include "widgets/documents/DiagramView.h"
#include "widgets/documents/DifferenceTree.h"
#include "widgets/panels/PanelParts.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QSplitter>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr QSize kDialogSize(960, 640);

std::size_t countOf(const Difference& difference) {
    std::size_t count =
        difference.texts.size() + difference.edges.size() + difference.training.size();
    for (const BlockDifference& block : difference.blocks)
        count += block.change == DifferenceKind::Changed ? block.values.size() : 1;
    for (const GroupDifference& group : difference.groups)
        count += group.values.size();
    return count;
}

}  // namespace

ComparisonDialog::ComparisonDialog(QWidget* parent)
    : QDialog(parent), m_tree(new DifferenceTree), m_summary(new QLabel) {
    resizeToScreen(*this, kDialogSize);
    auto* const splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(makeDiagrams());
    splitter->addWidget(m_tree);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const bottom = new QHBoxLayout;
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(buttons);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(splitter, 1);
    layout->addLayout(bottom);
}

QWidget* ComparisonDialog::makeDiagrams() {
    auto* const area = new QWidget;
    auto* const grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    const std::array names{tr("Network before"), tr("Network after")};
    for (const Side side : {Before, After}) {
        Half& half = m_sides[side];
        half.heading = new ElidedLabel;
        half.diagram = new DiagramView;
        half.diagram->setAccessibleName(names[side]);
        grid->addWidget(half.heading, 0, side);
        grid->addWidget(half.diagram, 1, side);
        grid->setColumnStretch(side, 1);
    }
    grid->setRowStretch(1, 1);
    return area;
}

void ComparisonDialog::setSide(Side side, const QString& title, const Experiment& experiment) {
    m_sides[side].title = title;
    m_sides[side].experiment = experiment;
    m_sides[side].heading->setFullText(title);
    compare();
}

void ComparisonDialog::follow(Side side, ExperimentDocument& document) {
    const auto take = [this, side, &document] {
        setSide(side, document.title(), document.experiment());
    };
    connect(&document, &ExperimentDocument::changed, this, take);
    connect(&document, &ExperimentDocument::resetDone, this, take);
    connect(&document, &ExperimentDocument::titleChanged, this, take);
    take();
}

QString ComparisonDialog::summary() const {
    return m_summary->text();
}

void ComparisonDialog::compare() {
    const auto& [before, after] = m_sides;
    const Difference difference = compareExperiments(before.experiment, after.experiment);
    std::map<BlockId, DiagramView::Mark> old;
    std::map<BlockId, DiagramView::Mark> present;
    for (const BlockDifference& block : difference.blocks) {
        const bool isChanged = block.change == DifferenceKind::Changed;
        if (block.before != 0)
            old[block.before] = isChanged ? DiagramView::Mark::Changed : DiagramView::Mark::Removed;
        if (block.after != 0)
            present[block.after] =
                isChanged ? DiagramView::Mark::Changed : DiagramView::Mark::Added;
    }
    before.diagram->show(before.experiment, old);
    after.diagram->show(after.experiment, present);
    m_tree->show(difference, before.title, after.title);
    const std::size_t count = countOf(difference);
    m_summary->setText(count == 0   ? tr("The same network and settings.")
                       : count == 1 ? tr("One difference.")
                                    : tr("%1 differences.").arg(count));
    setWindowTitle(tr("%1 compared with %2").arg(before.title, after.title));
}

}  // namespace obscura
