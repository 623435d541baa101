// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/commands/CanvasCommands.h"

#include "devices/Error.h"
#include "widgets/EditSession.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/ClipboardCommands.h"
#include "widgets/canvas/commands/GroupCommands.h"
#include "widgets/canvas/commands/NoteCommands.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/geometry/LayeredLayout.h"
#include "widgets/language/Translated.h"

#include <algorithm>

namespace obscura {

namespace {

QString titleOf(const QString& kind) {
    return translated(layerInfo(kind.toStdString()).title);
}

}  // namespace

QString nameOf(const Graph& graph, const Parts& parts) {
    const std::size_t blocks = parts.blocks.size(), notes = parts.notes.size();
    if (blocks > 0 && notes > 0)
        return QObject::tr("%1 parts").arg(blocks + notes);
    if (blocks == 0)
        return notes == 1 ? QObject::tr("note") : QObject::tr("%1 notes").arg(notes);
    if (blocks == 1)
        return QString::fromStdString(graph.find(parts.blocks.front())->name);
    const Block* const first = graph.find(parts.blocks.front());
    const Group* const group = first ? graph.findGroup(first->group) : nullptr;
    if (group && graph.membersOf(group->id).size() == blocks &&
        std::ranges::all_of(parts.blocks,
                            [&](BlockId id) { return graph.find(id)->group == group->id; }))
        return QString::fromStdString(group->name);
    return QObject::tr("%1 blocks").arg(blocks);
}

CanvasCommands::CanvasCommands(CanvasScene& scene)
    : m_scene(scene),
      m_clipboard(std::make_unique<ClipboardCommands>(scene, *this)),
      m_groups(std::make_unique<GroupCommands>(scene, *this)),
      m_notes(std::make_unique<NoteCommands>(scene, *this)) {}

CanvasCommands::~CanvasCommands() = default;

bool CanvasCommands::edit(const QString& text, const std::function<void(Experiment&)>& change,
                          EditSession* session) {
    try {
        if (session)
            session->submit(text, change);
        else
            m_scene.document().edit(text, change);
        return true;
    } catch (const UserError& error) {
        Q_EMIT editRefused(QString::fromUtf8(error.what()));
        return false;
    }
}

QString CanvasCommands::nameOf(BlockId id) const {
    const Block* block = m_scene.document().experiment().graph.find(id);
    return block ? QString::fromStdString(block->name) : QString();
}

void CanvasCommands::insertAfterSelection(const QString& kind) {
    const CanvasSelection& selection = m_scene.selection();
    const auto edges = selection.edges();
    const Graph& graph = m_scene.document().experiment().graph;
    if (const GroupId group = selection.group())
        return insertAfterGroup(group, kind);
    if (const BlockId selected = selection.block())
        return insertAfter(selected, kind);
    if (edges.size() == 1)
        return insertOn(edges.front(), kind);
    if (const Block* loss = firstWithRole(graph, LayerRole::Target)) {
        if (const auto edge = firstEdgeTo(graph, loss->id))
            return insertOn(*edge, kind);
    }
    const QRectF all = m_scene.seenRect();
    addAt(QPointF(all.center().x(), all.bottom() + BlockGeometry::kGap), kind);
}

/// Selects the block that `add` adds and returns.
void CanvasCommands::addAndSelect(const QString& text,
                                  const std::function<BlockId(Experiment&)>& add) {
    BlockId id = 0;
    if (edit(text, [&](Experiment& e) { id = add(e); }))
        m_scene.selection().selectBlock(id);
}

void CanvasCommands::insertAfter(BlockId block, const QString& kind) {
    addAndSelect(tr("Insert %1").arg(titleOf(kind)),
                 [&](Experiment& e) { return obscura::insertAfter(e, kind.toStdString(), block); });
}

void CanvasCommands::insertAfterGroup(GroupId group, const QString& kind) {
    addAndSelect(tr("Insert %1").arg(titleOf(kind)), [&](Experiment& e) {
        return obscura::insertAfterGroup(e, kind.toStdString(), group);
    });
}

void CanvasCommands::insertOn(const Edge& edge, const QString& kind) {
    addAndSelect(tr("Insert %1").arg(titleOf(kind)),
                 [&](Experiment& e) { return insertOnEdge(e, kind.toStdString(), edge); });
}

void CanvasCommands::addAt(QPointF centre, const QString& kind) {
    addAndSelect(tr("Add %1").arg(titleOf(kind)), [&](Experiment& e) {
        const std::string name = kind.toStdString();
        return addBlock(e, name, positionCentredAt(name, centre));
    });
}

void CanvasCommands::removeSelection() {
    const Parts parts = m_scene.selection().parts();
    const auto edges = m_scene.selection().edges();
    if (!parts.blocks.empty() || !parts.notes.empty())
        remove(tr("Remove"), parts);
    else if (!edges.empty())
        removeEdges(edges, parts);
}

/// `lines`: those of `parts` that are seen.
void CanvasCommands::removeEdges(const std::vector<Edge>& lines, const Parts& parts) {
    const QString text =
        lines.size() == 1
            ? tr("Disconnect %1 from %2").arg(nameOf(lines[0].to), nameOf(lines[0].from))
            : tr("Remove %1 connections").arg(lines.size());
    edit(text, [&](Experiment& e) { removeParts(e, parts); });
}

Parts CanvasCommands::removable(const Parts& parts) const {
    const Graph& graph = m_scene.document().experiment().graph;
    Parts result = parts;
    std::erase_if(result.blocks,
                  [&](BlockId id) { return layerInfo(graph.find(id)->kind).isEnd(); });
    return result.blocks.empty() && result.notes.empty() ? parts : result;
}

bool CanvasCommands::remove(const QString& verb, const Parts& parts) {
    const Parts removed = removable(parts);
    QStringList kept;
    for (const BlockId id : parts.blocks) {
        if (std::ranges::find(removed.blocks, id) == removed.blocks.end())
            kept << nameOf(id);
    }
    const QString text = QStringLiteral("%1 %2").arg(
        verb, obscura::nameOf(m_scene.document().experiment().graph, removed));
    if (!edit(text, [&](Experiment& e) { removeParts(e, removed); }))
        return false;
    if (!kept.isEmpty())
        Q_EMIT editNoted(tr("Kept %1: every experiment needs its data set and its loss")
                             .arg(kept.join(tr(" and "))));
    return true;
}

void CanvasCommands::arrange() {
    edit(tr("Arrange the network"),
         [](Experiment& e) { moveParts(e, {.blocks = layeredLayout(e.graph)}); });
    Q_EMIT fitRequested();
}

void CanvasCommands::replaceSelection() {
    const Block* const block =
        m_scene.document().experiment().graph.find(m_scene.selection().block());
    const auto kind = block ? replacementKind(block->kind) : std::nullopt;
    if (!kind)
        return;
    edit(tr("Replace %1 by %2")
             .arg(nameOf(block->id), titleOf(QString::fromStdString(std::string(*kind)))),
         [&](Experiment& e) { replaceKind(e, block->id, *kind); });
}

void CanvasCommands::move(const Places& places, EditSession& session) {
    if (places.blocks.empty() && places.notes.empty())
        return;
    const QString name =
        obscura::nameOf(m_scene.document().experiment().graph, m_scene.selection().parts());
    edit(
        tr("Move %1").arg(name), [&](Experiment& e) { moveParts(e, places); }, &session);
}

void CanvasCommands::connectPorts(const std::vector<Edge>& edges,
                                  const std::vector<Edge>& insteadOf) {
    const Edge& first = edges.front();
    if (std::ranges::find(insteadOf, first) != insteadOf.end())
        return;
    const QString replaced = replacedBy(edges, insteadOf);
    const ExperimentDocument& document = m_scene.document();
    const std::vector<Problem> before = document.report().problems;
    if (!edit(tr("Connect %1 to %2").arg(nameOf(first.from), nameOf(first.to)),
              [&](Experiment& e) { connectAll(e, edges, insteadOf); }) ||
        replaced.isEmpty())
        return;
    QString text = tr("%1 feeds %2 in the place of %3, which undo brings back.")
                       .arg(nameOf(first.from), nameOf(first.to), replaced);
    for (const Problem& problem : document.report().problems) {
        if (std::ranges::find(before, problem) == before.end())
            text += ' ' + tr("Now %1.").arg(QString::fromStdString(
                              describe(document.experiment().graph, problem)));
    }
    Q_EMIT editNoted(text);
}

/// What feeds those inputs so far and would no longer: its names; empty: nothing.
QString CanvasCommands::replacedBy(const std::vector<Edge>& edges,
                                   const std::vector<Edge>& insteadOf) const {
    QStringList names;
    for (const Edge& old : m_scene.document().experiment().graph.edges) {
        const bool isTaken = std::ranges::any_of(edges, [&](const Edge& edge) {
            return edge != old && edge.to == old.to && edge.toPort == old.toPort;
        });
        if (isTaken && std::ranges::find(insteadOf, old) == insteadOf.end())
            names << nameOf(old.from);
    }
    names.removeDuplicates();
    return names.join(tr(" and "));
}

void CanvasCommands::disconnectPorts(const std::vector<Edge>& edges) {
    edit(tr("Disconnect %1 from %2").arg(nameOf(edges.front().to), nameOf(edges.front().from)),
         [&](Experiment& e) {
             for (const Edge& edge : edges)
                 disconnectBlocks(e, edge);
         });
}

}  // namespace obscura
