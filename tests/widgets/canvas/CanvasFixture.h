// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/ExperimentFile.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/edits/CanvasEdits.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/items/EdgeItem.h"
#include "widgets/canvas/items/GroupItems.h"
#include "widgets/canvas/items/NoteItem.h"
#include "widgets/canvas/view/CanvasView.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QTest>
#include <memory>
#include <vector>

namespace obscura {

/// A canvas with the default experiment in one row, and hands to work on it with real events.
class CanvasFixture {
protected:
    /// To be called from init().
    void open() {
        m_document = std::make_unique<ExperimentDocument>();
        Experiment e = templateExperiment("fashion-mnist-slm");
        // A row with the distance that insertion keeps, so that positions here are known.
        double x = 0;
        for (Block& block : e.graph.blocks) {
            block.position = {x, 0};
            x = bodyOf(block).right() + BlockGeometry::kGap;
        }
        m_document->reset(e, {});
        m_scene = std::make_unique<CanvasScene>(*m_document);
        m_view = std::make_unique<CanvasView>(*m_scene);
        m_view->resize(1600, 500);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
    }

    /// To be called from cleanup(): checks undo and redo of all that the test did.
    void close() {
        // Whatever a test did, undoing and redoing it returns identical values, and the items still
        // mirror the document.
        QUndoStack& stack = m_document->undoStack();
        while (stack.canRedo())
            stack.redo();
        const Experiment after = experiment();
        std::vector<Experiment> values;
        while (stack.canUndo()) {
            values.push_back(experiment());
            stack.undo();
            verifyMirror();
        }
        for (; stack.canRedo(); values.pop_back()) {
            stack.redo();
            QVERIFY(experiment() == values.back());
            verifyMirror();
        }
        QVERIFY(experiment() == after);
        m_view.reset();
        m_scene.reset();
        m_document.reset();
    }

    const Experiment& experiment() const { return m_document->experiment(); }
    const Block& find(const char* name) const { return *experiment().graph.find(name); }
    BlockId id(const char* name) const { return find(name).id; }
    BlockItem* block(const char* name) const { return m_scene->blockItem(id(name)); }
    Edge edgeFrom(const char* name) const { return *firstEdgeFrom(experiment().graph, id(name)); }
    QPoint at(const char* name) const {
        return m_view->mapFromScene(block(name)->body().center() + QPointF(0, 20));
    }
    QPoint portAt(const char* name, Port port) const {
        return m_view->mapFromScene(block(name)->portPosition(port));
    }

    void click(QPoint point) { QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point); }

    void doubleClick(QPoint point) {
        click(point);
        send(QEvent::MouseButtonDblClick, point);
        send(QEvent::MouseButtonRelease, point);
    }

    void send(QEvent::Type type, QPoint point, Qt::MouseButton button = Qt::LeftButton) {
        const bool held = type != QEvent::MouseButtonRelease;
        QMouseEvent event(type, point, m_view->viewport()->mapToGlobal(point),
                          type == QEvent::MouseMove ? Qt::NoButton : button,
                          held ? Qt::MouseButtons(button) : Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &event);
    }

    void drag(const std::vector<QPoint>& way) {
        send(QEvent::MouseButtonPress, way.front());
        for (std::size_t i = 1; i < way.size(); ++i)
            send(QEvent::MouseMove, way[i]);
        send(QEvent::MouseButtonRelease, way.back());
    }

    bool hover(const QMimeData& data, QPoint point) {
        QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent move(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &move);
        return move.isAccepted();
    }

    bool drop(const QMimeData& data, QPoint point) {
        if (!hover(data, point))
            return false;
        QDropEvent event(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_view->viewport(), &event);
        return event.isAccepted();
    }

    QPointer<QMenu> menuAt(QPoint point) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, point,
                                m_view->viewport()->mapToGlobal(point));
        QApplication::sendEvent(m_view->viewport(), &event);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }

    void verifyMirror() const {
        const Graph& graph = experiment().graph;
        std::size_t blocks = 0, edges = 0;
        for (const QGraphicsItem* item : m_scene->items()) {
            blocks += item->type() == BlockItem::Type;
            edges += item->type() == EdgeItem::Type;
        }
        QCOMPARE(blocks, graph.blocks.size());
        QCOMPARE(edges, graph.edges.size());
        for (const Block& b : graph.blocks) {
            const BlockItem* item = m_scene->blockItem(b.id);
            QVERIFY(item);
            QCOMPARE(item->pos(), QPointF(b.position.x, b.position.y));
            QVERIFY(item->face() == blockFace(b, m_document->report()));
            QCOMPARE(item->geometry().form(), blockForm(layerInfo(b.kind)));
        }
        for (const Edge& edge : graph.edges) {
            const EdgeItem* item = m_scene->edgeItem(edge);
            QVERIFY(item);
            QCOMPARE(item->label(), shapeText(m_document->report(), edge));
            if (!item->isVisible())
                continue;
            const auto& path = item->geometry().path();
            QCOMPARE(QPointF(path.elementAt(0)), m_scene->startOf(edge)->point());
            QCOMPARE(path.currentPosition(), m_scene->endOf(edge)->point());
        }
        for (const Group& group : graph.groups) {
            QCOMPARE(m_scene->groupItems().folded(group.id) != nullptr, group.folded);
            QCOMPARE(m_scene->groupItems().frame(group.id) != nullptr, !group.folded);
            for (const BlockId member : graph.membersOf(group.id))
                QCOMPARE(m_scene->blockItem(member)->isVisible(), !group.folded);
        }
        for (const Note& note : graph.notes) {
            const NoteItem* item = m_scene->noteItem(note.id);
            QVERIFY(item);
            QCOMPARE(item->body(), bodyOf(note));
            QCOMPARE(item->text(), QString::fromStdString(note.text));
        }
    }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::unique_ptr<CanvasView> m_view;
};

}  // namespace obscura
