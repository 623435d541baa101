// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QObject>
#include <QPointF>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

namespace obscura {

class CanvasScene;
class ClipboardCommands;
class EditSession;
class GroupCommands;
class NoteCommands;
struct Parts;
struct Places;

/// What the user can do to the network on a canvas: each command is an edit of the document, one
/// undo step. What the experiment refuses is told by editRefused().
class CanvasCommands : public QObject {
    Q_OBJECT

public:
    explicit CanvasCommands(CanvasScene& scene);
    ~CanvasCommands() override;

    ClipboardCommands& clipboard() const { return *m_clipboard; }
    GroupCommands& groups() const { return *m_groups; }
    NoteCommands& notes() const { return *m_notes; }

    /// An edit of the document, or part of a session; false: refused, which was told.
    bool edit(const QString& text, const std::function<void(Experiment&)>& change,
              EditSession* session = nullptr);

    /// Behind the selected block or group, on the selected edge, or else in front of the loss.
    void insertAfterSelection(const QString& kind);
    void insertAfter(BlockId block, const QString& kind);
    void insertAfterGroup(GroupId group, const QString& kind);
    void insertOn(const Edge& edge, const QString& kind);
    /// An unconnected block with its centre there.
    void addAt(QPointF centre, const QString& kind);
    /// All but data set and loss, which stay where there is more to remove.
    void removeSelection();
    /// Puts a black box in the place of the selected linear layer, or back; shapes stay.
    void replaceSelection();
    /// Places all blocks anew, see LayeredLayout.h.
    void arrange();
    void move(const Places& places, EditSession& session);
    /// Connects an output with one input, or with those that stand at one port of a folded group.
    /// What was connected there gives way, which is told.
    void connectPorts(const std::vector<Edge>& edges, const std::vector<Edge>& insteadOf = {});
    void disconnectPorts(const std::vector<Edge>& edges);

    /// What can be removed of `parts`; all of them where that is nothing, so that the experiment
    /// says why.
    Parts removable(const Parts& parts) const;
    /// Removes what can be removed of `parts`, called "`verb` blackbox", and says what stays.
    bool remove(const QString& verb, const Parts& parts);

Q_SIGNALS:
    void editRefused(const QString& reason);
    /// An edit has done less than was asked for, or more.
    void editNoted(const QString& what);
    /// Views show the whole network.
    void fitRequested();

private:
    void addAndSelect(const QString& text, const std::function<BlockId(Experiment&)>& add);
    void removeEdges(const std::vector<Edge>& lines, const Parts& parts);
    QString nameOf(BlockId id) const;
    QString replacedBy(const std::vector<Edge>& edges, const std::vector<Edge>& insteadOf) const;

    CanvasScene& m_scene;
    std::unique_ptr<ClipboardCommands> m_clipboard;
    std::unique_ptr<GroupCommands> m_groups;
    std::unique_ptr<NoteCommands> m_notes;
};

/// "relu", "stage", "note", "3 blocks", "2 notes", "5 parts".
QString nameOf(const Graph& graph, const Parts& parts);

}  // namespace obscura
