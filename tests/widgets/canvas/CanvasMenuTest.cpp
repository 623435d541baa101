// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/Units.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"

using namespace obscura;

namespace {

QAction* actionNamed(const QMenu& menu, const QString& text) {
    for (QAction* action : menu.actions()) {
        if (action->text().remove('&') == text)
            return action;
    }
    return nullptr;
}

}  // namespace

class CanvasMenuTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void contextMenuReplacesByABlackBox() {
        auto menu = menuAt(at("hidden"));
        QVERIFY(menu);
        QCOMPARE(m_scene->selection().block(), id("hidden"));
        QVERIFY(actionNamed(*menu, "Remove"));
        QVERIFY(actionNamed(*menu, "Insert after"));
        actionNamed(*menu, "Replace by Black box")->trigger();
        menu->close();
        QCOMPARE(QString::fromStdString(find("hidden").kind), QString("blackbox"));
        QCOMPARE(block("hidden")->geometry().form(), BlockForm::Physical);
        QCOMPARE(block("hidden")->face().count, formatCount(784 * 256) + " in hardware");
        QVERIFY(m_document->report().canRun());
        verifyMirror();
    }

    void anEdgesMenuRemovesThatEdgeAlone() {
        m_scene->selection().selectBlocks({id("relu"), id("blackbox")});
        const Edge edge = edgeFrom("relu");
        m_scene->edgeItem(edge)->setSelected(true);
        auto menu = menuAt(m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle()));
        QVERIFY(menu);
        actionNamed(*menu, "Remove connection")->trigger();
        menu->close();
        QCOMPARE(m_document->undoStack().undoText(), QString("Disconnect blackbox from relu"));
        QVERIFY(experiment().graph.find("relu") && experiment().graph.find("blackbox"));
    }

    void contextMenuInsertsOnAnEdge() {
        const Edge edge = edgeFrom("hidden");
        auto menu = menuAt(m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle()));
        QVERIFY(menu);
        QMenu* layers = actionNamed(*menu, "Insert here")->menu();
        QVERIFY(!actionNamed(*layers, "Loss"));
        actionNamed(*layers, "Tanh")->trigger();
        menu->close();
        QCOMPARE(edgeFrom("hidden").to, id("tanh"));
    }

    void contextMenuOfTheBackground() {
        auto menu = menuAt(at("hidden") + QPoint(0, 160));
        QVERIFY(menu);
        for (const char* text : {"Add", "Paste here", "Select all", "Find…", "Arrange"})
            QVERIFY2(actionNamed(*menu, text), text);
        menu->close();
    }
};

WINDOW_TEST(CanvasMenuTest)
#include "CanvasMenuTest.moc"
