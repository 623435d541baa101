// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/EdgeGeometry.h"

#include "TestProgram.h"

#include <QTest>

using namespace obscura;

namespace {
const QRectF kFrom(0, 0, 160, 88);
constexpr QSizeF kLabel(60, 14);
constexpr int kSamples = 200;

QPointF output(const QRectF& body) {
    return {body.right(), body.top() + 40};
}
QPointF input(const QRectF& body) {
    return {body.left(), body.top() + 40};
}

EdgeGeometry between(const QRectF& from, const QRectF& to) {
    return EdgeGeometry(output(from), input(to), from, to);
}

bool crosses(const EdgeGeometry& edge, const QRectF& body) {
    const QRectF inside = body.adjusted(1, 1, -1, -1);
    for (int i = 0; i <= kSamples; ++i) {
        if (inside.contains(edge.path().pointAtPercent(static_cast<qreal>(i) / kSamples)))
            return true;
    }
    return false;
}
}  // namespace

class EdgeGeometryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ways_data() {
        QTest::addColumn<QRectF>("to");
        QTest::newRow("level") << kFrom.translated(240, 0);
        QTest::newRow("ahead and below") << kFrom.translated(240, 200);
        QTest::newRow("ahead and above") << kFrom.translated(240, -200);
        QTest::newRow("next row") << kFrom.translated(-700, 160);
        QTest::newRow("previous row") << kFrom.translated(-700, -160);
        QTest::newRow("right below") << kFrom.translated(0, 160);
        QTest::newRow("same row, behind") << kFrom.translated(-400, 0);
    }

    void ways() {
        QFETCH(QRectF, to);
        const EdgeGeometry edge = between(kFrom, to);
        QCOMPARE(edge.path().elementAt(0).x, output(kFrom).x());
        QCOMPARE(edge.path().elementAt(0).y, output(kFrom).y());
        QCOMPARE(edge.path().currentPosition(), input(to));
        QVERIFY(!crosses(edge, kFrom));
        QVERIFY(!crosses(edge, to));
        QVERIFY(edge.shape(6).contains(edge.middle()));
    }

    void levelPortsJoinByAStraightLine() {
        const EdgeGeometry edge = between(kFrom, kFrom.translated(240, 0));
        QCOMPARE(edge.path().boundingRect().height(), 0.0);
        QVERIFY(edge.labelRect(kLabel).bottom() < edge.middle().y());
    }

    void aLabelBesideALevelEdgeFitsBetweenTheBlocks() {
        const QRectF to = kFrom.translated(240, 0);
        const EdgeGeometry edge = between(kFrom, to);
        const QRectF label = edge.labelRect({edge.labelWidth(), 14});
        QVERIFY(label.left() > kFrom.right());
        QVERIFY(label.right() < to.left());
    }

    void shapeAnswersOnlyNearby() {
        const EdgeGeometry edge = between(kFrom, kFrom.translated(240, 0));
        QVERIFY(edge.shape(8).contains(edge.middle() + QPointF(0, 7)));
        QVERIFY(!edge.shape(8).contains(edge.middle() + QPointF(0, 9)));
    }
};

GUILESS_TEST(EdgeGeometryTest)
#include "EdgeGeometryTest.moc"
