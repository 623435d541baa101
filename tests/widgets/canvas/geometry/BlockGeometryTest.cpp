// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/BlockGeometry.h"

#include "TestProgram.h"

#include <QTest>

using namespace obscura;

Q_DECLARE_METATYPE(obscura::BlockForm)

class BlockGeometryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forms_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<BlockForm>("form");
        QTest::newRow("data set") << "dataset" << BlockForm::Data;
        QTest::newRow("loss") << "loss" << BlockForm::Data;
        QTest::newRow("linear") << "linear" << BlockForm::Layer;
        QTest::newRow("relu") << "relu" << BlockForm::Activation;
        QTest::newRow("black box") << "blackbox" << BlockForm::Physical;
    }

    void forms() {
        QFETCH(QString, kind);
        QFETCH(BlockForm, form);
        QCOMPARE(blockForm(layerInfo(kind.toStdString())), form);
    }

    void everyKindKeepsItsPartsInside() {
        for (const LayerInfo& info : layerCatalogue()) {
            const BlockGeometry g(info);
            for (const QRectF& part : {g.icon(), g.name(), g.title(), g.footer()}) {
                QVERIFY(part.isValid());
                QVERIFY2(g.body().contains(part), info.kind.c_str());
            }
            for (const QRectF& part : {g.body(), g.problemBadge(), g.statusBadge(),
                                       g.physicalBadge(), g.shape().boundingRect()})
                QVERIFY2(g.bounds().contains(part), info.kind.c_str());
            QVERIFY(!g.name().intersects(g.icon()));
            QVERIFY(g.title().bottom() <= g.footer().top());
        }
    }

    void firstPortsOfAllKindsAreLevel() {
        const qreal y = BlockGeometry(BlockForm::Layer, 1, 1).port({true, 0}).y();
        for (const LayerInfo& info : layerCatalogue())
            QCOMPARE(BlockGeometry(info).port({false, 0}).y(), y);
    }

    void portsLieOnTheSides() {
        const BlockGeometry g(BlockForm::Layer, 2, 3);
        QCOMPARE(g.port({false, 1}).x(), g.body().left());
        QCOMPARE(g.port({true, 2}).x(), g.body().right());
        QVERIFY(g.port({true, 2}).y() < g.body().bottom());
        QVERIFY(g.port({true, 2}).y() > g.port({true, 1}).y());
    }

    void portsAreFoundWithinReach() {
        const BlockGeometry g(BlockForm::Layer, 1, 2);
        const QPointF second = g.port({true, 1});
        QCOMPARE(g.portAt(second), (Port{true, 1}));
        QCOMPARE(g.portAt(second + QPointF(BlockGeometry::kPortReach - 1, 0)), (Port{true, 1}));
        QVERIFY(!g.portAt(second + QPointF(BlockGeometry::kPortReach + 1, 0)));
        QVERIFY(!g.portAt(g.body().center()));
        // Between two, the nearer one.
        QCOMPARE(g.portAt(g.port({true, 0}) + QPointF(0, 11)), (Port{true, 0}));
    }

    void withoutPortsNothingIsFound() {
        const BlockGeometry g(BlockForm::Data, 0, 1);
        QVERIFY(!g.portAt({g.body().left(), g.port({true, 0}).y()}));
        QVERIFY(!g.shape().contains({g.body().left() - 2, g.port({true, 0}).y()}));
        QVERIFY(g.shape().contains({g.body().right() + 2, g.port({true, 0}).y()}));
    }

    void manyPortsMakeTheBlockHigher() {
        const BlockGeometry few(BlockForm::Layer, 1, 1), many(BlockForm::Layer, 6, 1);
        QVERIFY(many.body().height() > few.body().height());
        QVERIFY(many.body().contains(many.port({false, 5})));
    }

    void physicalBlocksHaveCutCorners() {
        const BlockGeometry physical(BlockForm::Physical, 1, 1);
        QVERIFY(!physical.outline().contains(physical.body().topLeft() + QPointF(3, 3)));
        QVERIFY(physical.outline().contains(physical.body().center()));
        const QRectF grown = physical.outline(4).boundingRect();
        QCOMPARE(grown, physical.body().adjusted(-4, -4, 4, 4));
    }

    void snapping() {
        QCOMPARE(snappedToGrid({11.9, -4.1}), QPointF(8, -8));
        QCOMPARE(snappedToGrid({16, 0}), QPointF(16, 0));
    }
};

GUILESS_TEST(BlockGeometryTest)
#include "BlockGeometryTest.moc"
