// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/canvas/CanvasFixture.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/gestures/LayerMime.h"

using namespace obscura;

class LayerDropTest : public QObject, private CanvasFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aLayerDroppedOnAnEdgeIsInserted() {
        const Edge edge = edgeFrom("hidden");
        const double before = find("relu").position.x;
        const QPoint middle = m_view->mapFromScene(m_scene->edgeItem(edge)->geometry().middle());
        QMimeData data;
        data.setData(kLayerMimeType, "tanh");
        QVERIFY(hover(data, middle));
        QVERIFY(m_scene->edgeItem(edge)->isHighlighted());
        QVERIFY(hover(data, middle + QPoint(0, 150)));
        QVERIFY(!m_scene->edgeItem(edge)->isHighlighted());
        QVERIFY(drop(data, middle));

        QCOMPARE(edgeFrom("hidden").to, id("tanh"));
        QCOMPARE(edgeFrom("tanh").to, id("relu"));
        QVERIFY(find("relu").position.x > before);
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(m_scene->selection().block(), id("tanh"));
        QCOMPARE(m_scene->edgeItem(edgeFrom("tanh"))->label(), QString("256"));
        verifyMirror();
    }

    void aLayerDroppedOnTheCanvasIsAdded() {
        QMimeData data;
        data.setData(kLayerMimeType, "linear");
        const QPoint place = at("hidden") + QPoint(0, 160);
        QVERIFY(drop(data, place));
        const Block& added = find("linear");
        QVERIFY(bodyOf(added).contains(m_view->mapToScene(place)));
        QVERIFY(!firstEdgeTo(experiment().graph, added.id));
        QVERIFY(!block("linear")->face().problem.isEmpty());
    }

    void otherThingsCannotBeDropped_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << "text/plain" << QByteArray("linear");
        QTest::newRow("unknown layer") << kLayerMimeType << QByteArray("flux capacitor");
    }

    void otherThingsCannotBeDropped() {
        QFETCH(QString, type);
        QFETCH(QByteArray, bytes);
        QMimeData data;
        data.setData(type, bytes);
        QVERIFY(!hover(data, at("hidden") + QPoint(0, 160)));
    }
};

WINDOW_TEST(LayerDropTest)
#include "LayerDropTest.moc"
