// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/Snapping.h"

#include "TestProgram.h"
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QTest>

using namespace obscura;

class SnappingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aloneItStandsOnTheGrid() {
        const Snap snap = snapped({13, -5, 168, 88}, {});
        QCOMPARE(snap.corner, QPointF(16, -8));
        QVERIFY(snap.guides.empty());
    }

    void linesCatchIt_data() {
        QTest::addColumn<QRectF>("body");
        QTest::addColumn<QPointF>("corner");
        QTest::addColumn<QLineF>("guide");
        // Beside and below a block 100 wide and 60 high at the origin.
        QTest::newRow("tops") << QRectF(303, 4, 80, 80) << QPointF(304, 0)
                              << QLineF(-12, 0, 396, 0);
        QTest::newRow("bottoms") << QRectF(303, -23, 80, 80) << QPointF(304, -20)
                                 << QLineF(-12, 60, 396, 60);
        QTest::newRow("level middles")
            << QRectF(303, -12, 80, 80) << QPointF(304, -10) << QLineF(-12, 30, 396, 30);
        QTest::newRow("left edges")
            << QRectF(-5, 203, 80, 80) << QPointF(0, 200) << QLineF(0, -12, 0, 292);
        QTest::newRow("right edges")
            << QRectF(18, 203, 80, 80) << QPointF(20, 200) << QLineF(100, -12, 100, 292);
        QTest::newRow("upright middles")
            << QRectF(11, 203, 80, 80) << QPointF(10, 200) << QLineF(50, -12, 50, 292);
    }

    void linesCatchIt() {
        QFETCH(QRectF, body);
        QFETCH(QPointF, corner);
        QFETCH(QLineF, guide);
        const Snap snap = snapped(body, {QRectF(0, 0, 100, 60)});
        QCOMPARE(snap.corner, corner);
        QCOMPARE(snap.guides.size(), std::size_t{1});
        QCOMPARE(snap.guides[0], guide);
    }

    void theNearestLineWins() {
        const QRectF near(300, 0, 80, 80), nearer(600, 6, 80, 80);
        QCOMPARE(snapped({0, 4, 80, 80}, {near, nearer}).corner.y(), 6.0);
        QCOMPARE(snapped({0, 2, 80, 80}, {near, nearer}).corner.y(), 0.0);
    }

    void bothDirectionsAtOnce() {
        const Snap snap = snapped({203, 102, 80, 80}, {{200, 400, 80, 80}, {600, 100, 80, 80}});
        QCOMPARE(snap.corner, QPointF(200, 100));
        QCOMPARE(snap.guides.size(), std::size_t{2});
    }

    void farLinesDoNotCatchIt() {
        QCOMPARE(snapped({300, 11, 80, 80}, {{0, 0, 80, 80}}).corner.y(), 8.0);
        QCOMPARE(snapped({0, 3, 80, 80}, {{5000, 0, 80, 80}}).corner.y(), 0.0);
        QVERIFY(snapped({0, 3, 80, 80}, {{5000, 0, 80, 80}}).guides.empty());
    }
};

GUILESS_TEST(SnappingTest)
#include "SnappingTest.moc"
