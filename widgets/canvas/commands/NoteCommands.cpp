// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/commands/NoteCommands.h"

#include "core/experiment/Notes.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/geometry/BlockGeometry.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/canvas/items/NoteItem.h"
#include "widgets/canvas/painting/NotePainter.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr qreal kNoteGap = 3 * BlockGeometry::kGrid;

qreal upToGrid(qreal value) {
    return std::ceil(value / BlockGeometry::kGrid) * BlockGeometry::kGrid;
}

}  // namespace

NoteCommands::NoteCommands(CanvasScene& scene, CanvasCommands& commands)
    : m_scene(scene),
      m_commands(commands),
      m_writing(scene.document()),
      m_resizing(scene.document()) {}

void NoteCommands::add(std::optional<QPointF> corner) {
    QPointF place;
    for (const QRectF& body : m_scene.selection().bodiesBeside())
        place.ry() = std::max(place.y(), body.bottom() + kNoteGap);
    if (const NodeItem* const node = m_scene.selection().node())
        place = node->body().topLeft() - QPointF(0, kFirstNoteSize.height + kNoteGap);
    place = snappedToGrid(corner.value_or(place));
    NoteId id = 0;
    if (!m_commands.edit(tr("Add note"), [&](Experiment& e) {
            id = addNote(e, {place.x(), place.y()});
        }))
        return;
    m_scene.selection().selectNote(id);
    m_scene.noteItem(id)->beginEditing();
}

void NoteCommands::write(NoteId note, const QString& text) {
    m_commands.edit(
        tr("Write note"),
        [&](Experiment& e) {
            setNoteText(e, note, text.toStdString());
            // It grows with its words.
            const Size size = e.graph.findNote(note)->size;
            const qreal height = upToGrid(noteHeight(text, size.width));
            if (height > size.height)
                resizeNote(e, note, {size.width, height});
        },
        &m_writing);
}

void NoteCommands::resize(NoteId note, QPointF corner) {
    const QPointF size = snappedToGrid(corner);
    m_commands.edit(
        tr("Resize note"),
        [&](Experiment& e) {
            resizeNote(e, note,
                       {std::max(size.x(), kLeastNoteSize.width),
                        std::max(size.y(), kLeastNoteSize.height)});
        },
        &m_resizing);
}

}  // namespace obscura
