// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Schedule.h"

#include "TestProgram.h"

#include <QtTest>

#include <cmath>

using namespace obscura;

class ScheduleTest : public QObject {
    Q_OBJECT

    static bool isNear(double a, double b) { return std::abs(a - b) < 1e-12; }

private Q_SLOTS:
    void decays() {
        const Schedule cosine({}, 100);
        QVERIFY(isNear(cosine.factor(0), 1) && isNear(cosine.factor(50), 0.5));
        const Schedule linear({.kind = "linear"}, 100);
        QVERIFY(isNear(linear.factor(0), 1) && isNear(linear.factor(75), 0.25));
        const Schedule constant({.kind = "constant"}, 100);
        QVERIFY(isNear(constant.factor(99), 1));
    }

    void warmsUp() {
        const Schedule schedule({.kind = "constant", .warmUp = 4}, 100);
        QVERIFY(isNear(schedule.factor(0), 0.25) && isNear(schedule.factor(3), 1));
        QVERIFY(isNear(schedule.factor(50), 1));
    }

    void cycles() {
        const Schedule schedule({.kind = "cyclic", .cycle = 10}, 100);
        QVERIFY(isNear(schedule.factor(0), 0.1) && isNear(schedule.factor(5), 1));
        QVERIFY(isNear(schedule.factor(10), 0.1) && isNear(schedule.factor(2), 0.46));
    }

    void fallsOnAPlateau() {
        Schedule schedule({.kind = "plateau", .patience = 2, .fall = 0.1}, 100);
        for (const double loss : {1.0, 0.9, 0.95})
            schedule.note(loss);
        QVERIFY(isNear(schedule.factor(7), 1));
        schedule.note(0.92);
        QVERIFY(isNear(schedule.factor(7), 0.1));
        schedule.note(0.8);
        schedule.note(0.81);
        QVERIFY(isNear(schedule.factor(7), 0.1));
        schedule.note(0.81);
        QVERIFY(isNear(schedule.factor(7), 0.01));
    }

    void goesOnFromItsState() {
        const ScheduleSettings settings{.kind = "plateau", .patience = 1};
        Schedule schedule(settings, 100);
        schedule.note(1);
        schedule.note(2);
        StateFields fields;
        schedule.listState(fields);
        const StateArrays saved = fields.save();
        Schedule again(settings, 100);
        StateFields others;
        again.listState(others);
        others.restore(saved);
        QVERIFY(isNear(again.factor(0), 0.5));
    }
};

GUILESS_TEST(ScheduleTest)
#include "ScheduleTest.moc"
