// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/State.h"

#include "MessageOf.h"
#include "TestProgram.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

/// Fields of each kind, a part of its own and one that follows from another.
struct Thing {
    struct Part {
        double seconds = 0;
        void listState(StateFields& fields) { fields.add("seconds", seconds); }
    };

    bool isOn = false;
    std::int64_t count = 0;
    std::uint64_t reads = 0;
    float step = 0;
    ClippedCounts clipped;
    Vector walk = Vector::Zero(3);
    Vector held;
    Matrix samples;
    std::vector<double> losses;
    std::array<float, 4> weights{};
    Part part;
    double twice = 0;  ///< seconds, doubled

    void listState(StateFields& fields) {
        fields.add("is_on", isOn);
        fields.add("count", count);
        fields.add("reads", reads);
        fields.add("step", step);
        fields.add("clipped", clipped);
        fields.add("walk", walk, 3);
        fields.addOptional("held", held, 2);
        fields.addOptional("samples", samples, StateFields::kAnyLength, 2);
        fields.addNumbers(
            "losses", {StateFields::kAnyLength}, [this] { return losses; },
            [this](const std::vector<double>& found) { losses = found; });
        fields.add("weights", {2, 2}, std::span<float>(weights));
        fields.addPart("part", part);
        fields.then([this] { twice = 2 * part.seconds; });
    }

    StateArrays state() {
        StateFields fields;
        listState(fields);
        return fields.save();
    }
    void restore(const StateArrays& arrays) {
        StateFields fields;
        listState(fields);
        fields.restore(arrays);
    }
};

Thing used() {
    Thing thing;
    thing.isOn = true;
    thing.count = -7;
    thing.reads = 1234567890123;
    thing.step = 0.1f;
    thing.clipped = {.parameters = 1, .inputs = 2, .outputs = 3};
    thing.walk = Eigen::Vector3f(1, 2, 3);
    thing.held = Eigen::Vector2f(4, 5);
    thing.samples = Matrix::Constant(5, 2, 0.5f);
    thing.losses = {0.25, 0.5};
    thing.weights = {1, 2, 3, 4};
    thing.part.seconds = 1e-300;
    return thing;
}

StateArray& arrayOf(StateArrays& arrays, const std::string& name) {
    return *std::ranges::find(arrays, name, &StateArray::name);
}

}  // namespace

class StateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItSaved() {
        const StateArrays saved = used().state();
        Thing other;
        other.held = Eigen::Vector2f(8, 9);
        other.restore(saved);
        QVERIFY(other.isOn);
        QCOMPARE(other.count, std::int64_t{-7});
        QCOMPARE(other.reads, std::uint64_t{1234567890123});
        QCOMPARE(other.step, 0.1f);
        QCOMPARE(other.clipped, (ClippedCounts{.parameters = 1, .inputs = 2, .outputs = 3}));
        QVERIFY(other.walk == used().walk);
        QVERIFY(other.held == used().held);
        QVERIFY(other.samples == used().samples);
        QCOMPARE(other.losses, used().losses);
        QCOMPARE(other.weights, used().weights);
        QCOMPARE(other.part.seconds, 1e-300);
        QCOMPARE(other.twice, 2e-300);
    }

    void whatIsEmptyComesBackEmpty() {
        Thing other = used();
        other.restore(Thing().state());
        QCOMPARE(other.held.size(), Index{0});
        QCOMPARE(other.samples.size(), Index{0});
        QVERIFY(other.losses.empty());
    }

    void namesPartsAndShapes() {
        StateArrays saved = used().state();
        QCOMPARE(arrayOf(saved, "part.seconds").shape, StateShape{});
        QCOMPARE(arrayOf(saved, "samples").shape, (StateShape{5, 2}));
        QCOMPARE(arrayOf(saved, "losses").shape, StateShape{2});
        saved = Thing().state();
        QCOMPARE(arrayOf(saved, "samples").shape, (StateShape{0, 2}));
        QCOMPARE(arrayOf(saved, "held").shape, StateShape{0});
    }

    void refusesWhatDoesNotFit_data() {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<StateArray>("found");
        QTest::addColumn<QString>("message");
        QTest::newRow("longer") << std::string("walk")
                                << StateArray{"walk", {4}, std::vector<float>(4)}
                                << "state: walk: found float32 [4], expected float32 [3]";
        QTest::newRow("another type")
            << std::string("count") << StateArray{"count", {}, std::vector<double>(1)}
            << "state: count: found float64 [], expected int64 []";
        QTest::newRow("values of another shape")
            << std::string("weights") << StateArray{"weights", {2, 2}, std::vector<float>(3)}
            << "state: weights: found float32 [2, 2] with 3 values, expected float32 [2, 2]";
        QTest::newRow("neither whole nor empty")
            << std::string("held") << StateArray{"held", {1}, std::vector<float>(1)}
            << "state: held: found float32 [1], expected float32 [2], or nothing in it";
        QTest::newRow("rows of another length")
            << std::string("samples") << StateArray{"samples", {5, 3}, std::vector<float>(15)}
            << "state: samples: found float32 [5, 3], expected float32 [any, 2], or nothing in it";
        QTest::newRow("another name")
            << std::string("part.seconds") << StateArray{"seconds", {}, std::vector<double>(1)}
            << "state: part.seconds: found nothing, expected float64 []";
    }
    void refusesWhatDoesNotFit() {
        QFETCH(std::string, name);
        QFETCH(StateArray, found);
        QFETCH(QString, message);
        StateArrays arrays = used().state();
        arrayOf(arrays, name) = found;
        Thing other;
        QCOMPARE(messageOf([&] { other.restore(arrays); }), message);
        QCOMPARE(other.count, std::int64_t{0});
        QVERIFY(other.losses.empty());
    }

    void refusesWhatNobodyAskedFor() {
        StateArrays arrays = used().state();
        arrays.push_back({"more", {1}, std::vector<std::uint8_t>(1)});
        Thing other;
        QCOMPARE(messageOf([&] { other.restore(arrays); }),
                 "state: found more, uint8 [1], expected no such array");
        QVERIFY(!other.isOn);
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::StateTest)
#include "StateTest.moc"
