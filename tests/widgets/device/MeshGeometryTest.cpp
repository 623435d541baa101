// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/MeshGeometry.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class MeshGeometryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksStandOnTheirRails() {
        const MeshGeometry geometry(MeshShape{6});
        for (Index column = 0; column < 6; ++column) {
            for (Index i = 0; i < geometry.shape().blocksIn(column); ++i) {
                const QRectF block = geometry.block(column, i);
                const double rail = double(column % 2 + 2 * i);
                QCOMPARE(block.center(), QPointF(double(column), rail + 0.5));
                QVERIFY(block.top() < rail && block.bottom() > rail + 1);
                QVERIFY(geometry.whole().contains(block));
            }
        }
    }

    void railsLeadFromBlockToBlock() {
        const MeshGeometry geometry(MeshShape{4});
        for (Index rail = 0; rail < 4; ++rail) {
            QCOMPARE(geometry.segment(0, rail).x1, geometry.whole().left());
            QCOMPARE(geometry.segment(4, rail).x2, geometry.whole().right());
            for (Index column = 0; column < 4; ++column) {
                const double end = geometry.segment(column, rail).x2;
                const double next = geometry.segment(column + 1, rail).x1;
                // Over a block there is a gap; where there is none the light runs on.
                QCOMPARE(next > end + 0.1, geometry.hasBlock(column, rail));
                if (!geometry.hasBlock(column, rail))
                    QCOMPARE(next, end);
            }
        }
    }

    void outerRailsHaveNoBlockInOddColumns() {
        const MeshGeometry geometry(MeshShape{4});
        QVERIFY(geometry.hasBlock(0, 0) && geometry.hasBlock(0, 3));
        QVERIFY(!geometry.hasBlock(1, 0) && !geometry.hasBlock(1, 3));
        QVERIFY(geometry.hasBlock(1, 1) && geometry.hasBlock(1, 2));
    }

    void findsTheBlockUnderAPoint() {
        const MeshGeometry geometry(MeshShape{6});
        using Place = MeshGeometry::BlockPlace;
        QCOMPARE(geometry.blockAt(0.1, 2.5), (Place{0, 2, 1}));
        // Nine blocks stand in the even columns; column 3 is the second odd one, with two blocks.
        QCOMPARE(geometry.blockAt(3.2, 3.5), (Place{3, 3, 9 + 2 + 1}));
        QVERIFY(!geometry.blockAt(1, 0));
        QVERIFY(!geometry.blockAt(-3, 1));
        QVERIFY(!geometry.blockAt(2, 7));
    }

    void showsMoreWhereThereIsRoom() {
        using Detail = MeshGeometry::Detail;
        QCOMPARE(MeshGeometry::detail(3, 1), Detail::Image);
        QCOMPARE(MeshGeometry::detail(50, 2), Detail::Image);
        QCOMPARE(MeshGeometry::detail(8, 8), Detail::Bars);
        QCOMPARE(MeshGeometry::detail(30, 20), Detail::Blocks);
        QCOMPARE(MeshGeometry::detail(90, 40), Detail::Labels);
    }
};

GUILESS_TEST(MeshGeometryTest)
#include "MeshGeometryTest.moc"
