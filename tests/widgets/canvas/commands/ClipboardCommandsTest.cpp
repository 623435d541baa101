// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/commands/CanvasCommands.h"
#include "widgets/canvas/commands/ClipboardCommands.h"
#include "widgets/canvas/edits/BlockClipboard.h"

#include <QClipboard>
#include <QSignalSpy>

using namespace obscura;

class ClipboardCommandsTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        open();
        QGuiApplication::clipboard()->clear();
    }
    void cleanup() { close(); }

    void copyAndPasteKeepTheConnections() {
        m_scene->selection().selectBlocks({id("hidden"), id("relu")});
        press(Qt::Key_C);
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(QGuiApplication::clipboard()->text().contains("\"hidden\""));
        press(Qt::Key_V);
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(m_document->undoStack().undoText(), QString("Paste 2 blocks"));
        QCOMPARE(edgeFrom("hidden 2").to, id("relu 3"));
        QCOMPARE(m_scene->selection().blocks(), (std::vector{id("hidden 2"), id("relu 3")}));
        QVERIFY(m_view->viewport()->rect().contains(at("hidden 2")));
        verifyMirror();
        press(Qt::Key_V);
        QVERIFY(!block("hidden 3")->body().intersects(block("hidden 2")->body()));
    }

    void pastesIntoAnotherWindow() {
        m_scene->selection().selectBlocks({id("blackbox"), id("norm")});
        press(Qt::Key_C);
        ExperimentDocument other;
        other.reset(templateExperiment("fashion-mnist-digital"), {});
        CanvasScene scene(other);
        scene.commands().clipboard().paste();
        const Graph& graph = other.experiment().graph;
        const Block* const pasted = graph.find("blackbox");
        QVERIFY(pasted);
        QVERIFY(pasted->options == find("blackbox").options);
        // There is a "norm" already.
        QCOMPARE(graph.find(firstEdgeFrom(graph, pasted->id)->to)->name, std::string("norm 2"));
    }

    void cutRemovesHealsAndPastes() {
        const Block relu = find("relu");
        click(at("relu"));
        press(Qt::Key_X);
        QCOMPARE(m_document->undoStack().undoText(), QString("Cut relu"));
        QVERIFY(!experiment().graph.find("relu"));
        QCOMPARE(edgeFrom("hidden").to, id("blackbox"));
        press(Qt::Key_V);
        QCOMPARE(find("relu").position.x, relu.position.x);
        QCOMPARE(m_document->undoStack().undoText(), QString("Paste relu"));
    }

    void whatCannotBeCutStaysAndIsNotCopied() {
        const QSignalSpy refused(&m_scene->commands(), &CanvasCommands::editRefused);
        m_scene->selection().selectBlocks({id("dataset"), id("loss")});
        press(Qt::Key_X);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        // Beside others they stay, which is told.
        const QSignalSpy noted(&m_scene->commands(), &CanvasCommands::editNoted);
        m_scene->selection().selectBlocks({id("dataset"), id("hidden")});
        press(Qt::Key_X);
        QCOMPARE(noted.count(), 1);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(m_document->undoStack().undoText(), QString("Cut hidden"));
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains("hidden") && !copied.contains("dataset"), qPrintable(copied));
    }

    void duplicateLeavesTheClipboardAlone() {
        QGuiApplication::clipboard()->setText("a letter");
        m_scene->selection().selectBlock(id("hidden"));
        press(Qt::Key_D);
        QCOMPARE(m_document->undoStack().undoText(), QString("Duplicate hidden"));
        QVERIFY(find("hidden 2").options == find("hidden").options);
        QVERIFY(find("hidden 2").position.y > find("hidden").position.y);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("a letter"));
    }

    void foreignTextIsToldAndChangesNothing_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << "";
        QTest::newRow("prose") << "Dear all,";
        QTest::newRow("broken") << R"({"obscura": 1, "blocks": [)";
        QTest::newRow("loop")
            << R"({"obscura": 1, "blocks": [{"name": "a", "kind": "relu"}, {"name": "b", "kind": "relu"}],
                  "edges": [["a", "b"], ["b", "a"]]})";
    }

    void foreignTextIsToldAndChangesNothing() {
        QFETCH(QString, text);
        if (!text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
        const QSignalSpy refused(&m_scene->commands(), &CanvasCommands::editRefused);
        const Experiment before = experiment();
        press(Qt::Key_V);
        QCOMPARE(refused.count(), 1);
        QVERIFY(!refused[0][0].toString().isEmpty());
        QVERIFY(experiment() == before);
        QCOMPARE(m_document->undoStack().count(), 0);
    }

    void aPersonsTextIsPasted() {
        QGuiApplication::clipboard()->setText(
            R"({"obscura": 1, "blocks": [{"name": "wide", "kind": "linear", "outputs": 512}]})");
        press(Qt::Key_V);
        QCOMPARE(m_scene->selection().block(), id("wide"));
    }

    void pasteHereGoesToThePointer() {
        m_scene->selection().selectBlock(id("relu"));
        press(Qt::Key_C);
        const QPoint place = at("hidden") + QPoint(0, 160);
        const auto menu = menuAt(place);
        QVERIFY(menu);
        for (QAction* const action : menu->actions()) {
            if (action->text() == "Paste here")
                action->trigger();
        }
        menu->close();
        QVERIFY(bodyOf(find("relu 3")).contains(m_view->mapToScene(place)));
    }

    void actionsFollowTheSelection() {
        const CanvasActions& actions = m_scene->actions();
        m_scene->clearSelection();
        QVERIFY(!actions.copy()->isEnabled() && !actions.remove()->isEnabled());
        m_scene->edgeItem(edgeFrom("hidden"))->setSelected(true);
        QVERIFY(!actions.copy()->isEnabled() && actions.remove()->isEnabled());
        press(Qt::Key_A);
        QCOMPARE(m_scene->selection().blocks().size(), experiment().graph.blocks.size());
        QVERIFY(actions.cut()->isEnabled());
    }

private:
    void press(Qt::Key key) { QTest::keyClick(m_view.get(), key, Qt::ControlModifier); }
};

WINDOW_TEST(ClipboardCommandsTest)
#include "ClipboardCommandsTest.moc"
