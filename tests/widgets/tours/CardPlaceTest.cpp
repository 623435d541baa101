// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/CardPlace.h"

#include "TestProgram.h"

#include <QtTest>
#include <random>

using namespace obscura;

namespace {

constexpr QRect kCardRoom(0, 0, 948, 500);
constexpr QSize kCardSize(320, 220);

/// Whether there is a place beside `target`, on any of its four sides.
bool hasRoomBeside(const QRect& target) {
    constexpr int kEdges = 40;
    return target.left() > kCardSize.width() + kEdges ||
           kCardRoom.right() - target.right() > kCardSize.width() + kEdges ||
           target.top() > kCardSize.height() + kEdges ||
           kCardRoom.bottom() - target.bottom() > kCardSize.height() + kEdges;
}

}  // namespace

class CardPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTargetStaysFree() {
        std::mt19937 random(7);
        const auto number = [&](int below) { return int(random() % unsigned(below)); };
        const QRect canvas(180, 60, 500, 250);
        int tried = 0;
        for (int i = 0; i < 500; ++i) {
            const QRect target(number(900), number(460), 10 + number(500), 10 + number(300));
            const QRect seen = target & kCardRoom;
            const QPoint place = placeForCard(kCardSize, kCardRoom, seen, canvas, {});
            QVERIFY(kCardRoom.contains(QRect(place, kCardSize)));
            if (!hasRoomBeside(seen))
                continue;
            ++tried;
            QVERIFY2(!QRect(place, kCardSize).intersects(seen), qPrintable(QString::number(i)));
        }
        QVERIFY(tried > 100);
    }

    void itStaysWhereItIsFree() {
        const QRect canvas(180, 60, 500, 250);
        const QRect target(700, 100, 100, 30);
        const QPoint first = placeForCard(kCardSize, kCardRoom, target, canvas, {});
        const QRect near(first + QPoint(0, 20), kCardSize);
        QCOMPARE(placeForCard(kCardSize, kCardRoom, target, canvas, near), near.topLeft());
        const QRect on(target.topLeft() - QPoint(100, 50), kCardSize);
        QVERIFY(placeForCard(kCardSize, kCardRoom, target, canvas, on) != on.topLeft());
    }
};

GUILESS_TEST(CardPlaceTest)
#include "CardPlaceTest.moc"
