// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Graph.h"
#include "widgets/EditSession.h"

#include <QCoreApplication>
#include <QPointF>
#include <QString>
#include <optional>

namespace obscura {

class CanvasCommands;
class CanvasScene;

/// Adds, writes and resizes the notes of a canvas.
class NoteCommands {
    Q_DECLARE_TR_FUNCTIONS(NoteCommands)

public:
    NoteCommands(CanvasScene& scene, CanvasCommands& commands);

    /// Adds a note, or where nothing is said near the selection, and begins to write it.
    void add(std::optional<QPointF> corner = {});
    /// While it is being typed. The note keeps its words where the experiment refuses these.
    void write(NoteId note, const QString& text);
    void endWriting() { m_writing.commit(); }
    /// While it is being dragged; `corner`: the lower right one, from the note's place.
    void resize(NoteId note, QPointF corner);
    void endResizing() { m_resizing.commit(); }
    bool isResizing() const { return m_resizing.isOpen(); }
    /// The note is as large as before.
    void giveUpResizing() { m_resizing.rollBack(); }

private:
    CanvasScene& m_scene;
    CanvasCommands& m_commands;
    EditSession m_writing;
    EditSession m_resizing;
};

}  // namespace obscura
