// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/commands/ClipboardCommands.h"

#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/edits/BlockClipboard.h"
#include "widgets/canvas/edits/BlockCopies.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <algorithm>

namespace obscura {

namespace {

Parts allOf(const Graph& graph) {
    Parts parts;
    std::ranges::transform(graph.blocks, std::back_inserter(parts.blocks), &Block::id);
    std::ranges::transform(graph.notes, std::back_inserter(parts.notes), &Note::id);
    return parts;
}

}  // namespace

void ClipboardCommands::cut() {
    const Parts parts = m_scene.selection().parts();
    if (parts.blocks.empty() && parts.notes.empty())
        return;
    const Parts taken = m_commands.removable(parts);
    auto data =
        blocksToMime(partOf(m_scene.document().experiment().graph, taken.blocks, taken.notes));
    if (m_commands.remove(tr("Cut"), parts))
        QGuiApplication::clipboard()->setMimeData(data.release());
}

void ClipboardCommands::copy() const {
    const Parts parts = m_scene.selection().parts();
    if (parts.blocks.empty() && parts.notes.empty())
        return;
    auto data =
        blocksToMime(partOf(m_scene.document().experiment().graph, parts.blocks, parts.notes));
    QGuiApplication::clipboard()->setMimeData(data.release());
}

void ClipboardCommands::paste(std::optional<QPointF> centre) {
    try {
        const Graph part = blocksFromMime(QGuiApplication::clipboard()->mimeData());
        insert(tr("Paste"), part, centre);
    } catch (const UserError& error) {
        Q_EMIT m_commands.editRefused(tr("Can't paste: %1").arg(QString::fromUtf8(error.what())));
    }
}

void ClipboardCommands::duplicate() {
    const Parts parts = m_scene.selection().parts();
    if (!parts.blocks.empty() || !parts.notes.empty())
        insert(tr("Duplicate"),
               partOf(m_scene.document().experiment().graph, parts.blocks, parts.notes), {});
}

void ClipboardCommands::insert(const QString& verb, const Graph& part,
                               std::optional<QPointF> centre) {
    const QPointF offset = centre ? snappedToGrid(*centre - placeOf(part).center())
                                  : freeOffset(m_scene.document().experiment().graph, part);
    Copies added;
    if (m_commands.edit(verb + ' ' + nameOf(part, allOf(part)),
                        [&](Experiment& e) { added = insertCopies(e, part, offset); }))
        m_scene.selection().selectBlocks(added.blocks, added.notes);
}

}  // namespace obscura
