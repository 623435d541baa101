// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CanvasScene that edits groups and notes.
#include "core/experiment/Groups.h"
#include "core/experiment/Notes.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/items/NoteItem.h"
#include "widgets/canvas/painting/NotePainter.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace obscura {

namespace {

constexpr qreal kNoteGap = 3 * BlockGeometry::kGrid;

qreal upToGrid(qreal value) {
    return std::ceil(value / BlockGeometry::kGrid) * BlockGeometry::kGrid;
}

}  // namespace

void CanvasScene::groupSelection() {
    const auto blocks = selectedBlocks();
    GroupId id = 0;
    if (edit(tr("Group %1").arg(nameOf(Parts{.blocks = blocks})),
             [&](Experiment& e) { id = groupBlocks(e, blocks); }))
        selectGroup(id);
}

void CanvasScene::ungroupSelection() {
    const auto blocks = selectedBlocks();
    if (edit(tr("Ungroup %1").arg(nameOf(Parts{.blocks = blocks})),
             [&](Experiment& e) { ungroup(e, blocks); }))
        selectBlocks(blocks);
}

void CanvasScene::foldSelection() {
    const Graph& graph = m_document.experiment().graph;
    std::set<GroupId> groups;
    for (const BlockId id : selectedBlocks())
        groups.insert(graph.find(id)->group);
    groups.erase(0);
    if (groups.empty())
        return;
    const bool folded =
        std::ranges::any_of(groups, [&](GroupId id) { return !graph.findGroup(id)->folded; });
    if (groups.size() == 1)
        return foldGroup(*groups.begin(), folded);
    edit(folded ? tr("Fold %1 groups").arg(groups.size())
                : tr("Unfold %1 groups").arg(groups.size()),
         [&](Experiment& e) {
             for (const GroupId id : groups)
                 setFolded(e, id, folded);
         });
}

void CanvasScene::foldGroup(GroupId group, bool folded) {
    const Group* const value = m_document.experiment().graph.findGroup(group);
    const QString name = value ? QString::fromStdString(value->name) : QString();
    if (edit(folded ? tr("Fold %1").arg(name) : tr("Unfold %1").arg(name),
             [&](Experiment& e) { setFolded(e, group, folded); }))
        selectGroup(group);
}

void CanvasScene::addNote(std::optional<QPointF> corner) {
    QPointF place;
    for (const QRectF& body : bodiesBesideSelection())
        place.ry() = std::max(place.y(), body.bottom() + kNoteGap);
    if (const NodeItem* const node = selectedNode())
        place = node->body().topLeft() - QPointF(0, kFirstNoteSize.height + kNoteGap);
    place = snappedToGrid(corner.value_or(place));
    NoteId id = 0;
    if (!edit(tr("Add note"), [&](Experiment& e) {
            id = obscura::addNote(e, {place.x(), place.y()});
        }))
        return;
    selectNote(id);
    noteItem(id)->beginEditing();
}

void CanvasScene::setNoteText(NoteId note, const QString& text) {
    edit(
        tr("Write note"),
        [&](Experiment& e) {
            obscura::setNoteText(e, note, text.toStdString());
            // It grows with its words.
            const Size size = e.graph.findNote(note)->size;
            const qreal height = upToGrid(noteHeight(text, size.width));
            if (height > size.height)
                obscura::resizeNote(e, note, {size.width, height});
        },
        &m_writing);
}

void CanvasScene::resizeNote(NoteId note, QPointF corner) {
    const QPointF size = snappedToGrid(corner);
    edit(
        tr("Resize note"),
        [&](Experiment& e) {
            obscura::resizeNote(e, note,
                                {std::max(size.x(), kLeastNoteSize.width),
                                 std::max(size.y(), kLeastNoteSize.height)});
        },
        &m_resizing);
}

void CanvasScene::endNoteEdit() {
    m_writing.commit();
    m_resizing.commit();
}

bool CanvasScene::isEditingNote() const {
    return std::any_of(m_notes.begin(), m_notes.end(),
                       [](const auto& entry) { return entry.second->isEditing(); });
}

}  // namespace obscura
