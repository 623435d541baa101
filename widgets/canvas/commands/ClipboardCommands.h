// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointF>
#include <QString>
#include <optional>

namespace obscura {

class CanvasCommands;
class CanvasScene;
struct Graph;

/// Copies of what is selected on a canvas, by way of the clipboard or without.
class ClipboardCommands {
    Q_DECLARE_TR_FUNCTIONS(ClipboardCommands)

public:
    ClipboardCommands(CanvasScene& scene, CanvasCommands& commands)
        : m_scene(scene), m_commands(commands) {}

    void cut();
    void copy() const;
    /// Adds the blocks of the clipboard, their middle at `centre`, or else near where they were
    /// copied from, and selects them.
    void paste(std::optional<QPointF> centre = {});
    void duplicate();

private:
    void insert(const QString& verb, const Graph& part, std::optional<QPointF> centre);

    CanvasScene& m_scene;
    CanvasCommands& m_commands;
};

}  // namespace obscura
