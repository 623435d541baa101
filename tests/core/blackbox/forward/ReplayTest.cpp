// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/Replay.h"

#include "TestProgram.h"
#include "devices/State.h"

#include <QtTest>
#include <set>

namespace obscura {

namespace {

constexpr Index kKept = 4;
constexpr Index kReplaySamples = 40;

/// Step k has h = k, x = 100 k + sample and y = −x.
void addStep(Replay& replay, int step) {
    const auto number = static_cast<float>(step);
    const Matrix x =
        Vector::LinSpaced(kReplaySamples, 0, kReplaySamples - 1).array() + 100 * number;
    replay.add(Vector::Constant(1, number), x, -x);
}

std::set<int> stepsIn(const Replay::Rows& rows) {
    return {rows.held.data(), rows.held.data() + rows.held.size()};
}

}  // namespace

class ReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLastSteps();
    void drawsWhatBelongsTogether();
    void isAsItWasAfterItsState();
};

void ReplayTest::keepsTheLastSteps() {
    Replay replay(kKept, 1, 1, 1);
    addStep(replay, 1);
    addStep(replay, 2);
    QCOMPARE(replay.steps(), Index{2});
    QVERIFY(stepsIn(replay.draw(200, 1)) == (std::set<int>{1, 2}));
    for (int step = 3; step <= 6; ++step) {
        addStep(replay, step);
    }
    QCOMPARE(replay.steps(), kKept);
    QVERIFY(stepsIn(replay.draw(200, 1)) == (std::set<int>{3, 4, 5, 6}));
}

void ReplayTest::drawsWhatBelongsTogether() {
    Replay replay(kKept, 1, 1, 1);
    for (int step = 1; step <= 3; ++step) {
        addStep(replay, step);
    }
    const Replay::Rows rows = replay.draw(200, 1);
    std::set<float> seen;
    for (Index k = 0; k < rows.x.rows(); ++k) {
        const float sample = rows.x(k, 0) - 100 * rows.held(k, 0);
        QVERIFY(sample >= 0 && sample < kReplaySamples);
        QCOMPARE(rows.y(k, 0), -rows.x(k, 0));
        seen.insert(rows.x(k, 0));
    }
    QVERIFY(seen.size() > 60);
    QVERIFY(replay.draw(200, 2).x != rows.x);
}

void ReplayTest::isAsItWasAfterItsState() {
    Replay replay(kKept, 1, 1, 1);
    for (int step = 1; step <= 6; ++step) {
        addStep(replay, step);
    }
    StateFields fields;
    replay.listState(fields);
    const StateArrays state = fields.save();

    Replay other(kKept, 1, 1, 1);
    StateFields restored;
    other.listState(restored);
    restored.restore(state);
    addStep(replay, 7);
    addStep(other, 7);
    QVERIFY(other.draw(200, 1).x == replay.draw(200, 1).x);
}

}  // namespace obscura

GUILESS_TEST(obscura::ReplayTest)
#include "ReplayTest.moc"
