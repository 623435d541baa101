// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/DifferenceTree.h"

#include "core/network/LayerCatalogue.h"
#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/documents/DiagramView.h"
#include "widgets/language/Translated.h"

#include <QEvent>
#include <QHeaderView>
#include <QTreeWidgetItemIterator>

namespace obscura {

namespace {

enum Column { kWhat, kBefore, kAfter, kColumns };
constexpr int kMarkRole = Qt::UserRole;

QString text(const std::string& s) {
    return QString::fromStdString(s);
}

DiagramView::Mark markOf(DifferenceKind change) {
    return change == DifferenceKind::Added     ? DiagramView::Mark::Added
           : change == DifferenceKind::Removed ? DiagramView::Mark::Removed
                                               : DiagramView::Mark::Changed;
}

}  // namespace

DifferenceTree::DifferenceTree(QWidget* parent) : QTreeWidget(parent) {
    setAccessibleName(tr("Differences"));
    setColumnCount(kColumns);
    setAlternatingRowColors(true);
    setSelectionBehavior(SelectRows);
    setUniformRowHeights(true);
    header()->setSectionResizeMode(QHeaderView::Stretch);
}

void DifferenceTree::show(const Difference& difference, const QString& before,
                          const QString& after) {
    clear();
    setHeaderLabels({tr("Setting"), before, after});
    headerItem()->setToolTip(kBefore, before);
    headerItem()->setToolTip(kAfter, after);
    if (!difference.texts.empty())
        addValues(addGroup(tr("Experiment")), difference.texts);
    for (const BlockDifference& block : difference.blocks)
        addBlock(block);
    for (const GroupDifference& group : difference.groups)
        addValues(addGroup(tr("%1 (group)").arg(text(group.name))), group.values);
    if (!difference.edges.empty())
        addEdges(difference.edges);
    if (!difference.training.empty())
        addValues(addGroup(tr("Training")), difference.training);
    if (!difference.moved.empty()) {
        QStringList names;
        for (const std::string& name : difference.moved)
            names << text(name);
        QTreeWidgetItem* const moved =
            addGroup(tr("Only moved on the canvas: %1").arg(names.join(QStringLiteral(", "))));
        moved->setFirstColumnSpanned(true);
    }
    if (topLevelItemCount() == 0)
        addGroup(tr("✓ No difference"))->setFirstColumnSpanned(true);
    expandAll();
    colourMarks();
}

QTreeWidgetItem* DifferenceTree::addGroup(const QString& title) {
    auto* const item = new QTreeWidgetItem(this, {title});
    item->setToolTip(kWhat, title);
    return item;
}

void DifferenceTree::addValues(QTreeWidgetItem* group, const std::vector<ValueDifference>& values) {
    for (const ValueDifference& value : values) {
        auto* const item = new QTreeWidgetItem(
            group, {translated(value.title), translated(titleOfSide(value, value.before)),
                    translated(titleOfSide(value, value.after))});
        item->setToolTip(kWhat, text(value.name));
        for (const int column : {kBefore, kAfter})
            item->setToolTip(column, wrappedToolTip(item->text(column)));
    }
}

void DifferenceTree::addBlock(const BlockDifference& block) {
    QTreeWidgetItem* const group =
        addGroup(tr("%1 (%2)").arg(text(block.name), translated(layerInfo(block.kind).title)));
    mark(group, block.change);
    addValues(group, block.values);
}

void DifferenceTree::addEdges(const std::vector<EdgeDifference>& edges) {
    QTreeWidgetItem* const group = addGroup(tr("Connections"));
    for (const EdgeDifference& edge : edges) {
        const QString way = text(formatPort(edge.from, edge.edge.fromPort)) +
                            QStringLiteral(" → ") + text(formatPort(edge.to, edge.edge.toPort));
        mark(new QTreeWidgetItem(group, {way}), edge.change);
    }
}

/// Sign and words, so that colour is not the only cue.
void DifferenceTree::mark(QTreeWidgetItem* item, DifferenceKind change) {
    item->setData(kWhat, kMarkRole, int(markOf(change)));
    item->setText(kWhat, DiagramView::sign(markOf(change)) + ' ' + item->text(kWhat));
    if (change == DifferenceKind::Removed)
        item->setText(kAfter, tr("removed"));
    if (change == DifferenceKind::Added)
        item->setText(kAfter, tr("added"));
}

void DifferenceTree::colourMarks() {
    const Theme theme = Theme::of(palette());
    for (QTreeWidgetItemIterator it(this); *it; ++it) {
        const QVariant mark = (*it)->data(kWhat, kMarkRole);
        if (!mark.isValid())
            continue;
        const QColor colour = DiagramView::colour(DiagramView::Mark(mark.toInt()), theme);
        (*it)->setForeground(kWhat, colour);
        (*it)->setForeground(kAfter, colour);
    }
}

void DifferenceTree::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourMarks();
}

}  // namespace obscura
