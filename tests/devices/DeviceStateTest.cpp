// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/State.h"

#include "MessageOf.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/ImperfectDevice.h"
#include "devices/Imperfections.h"
#include "devices/MeteredDevice.h"

namespace obscura {

namespace {

constexpr Index kStateInputs = 9;
constexpr Index kStateOutputs = 9;
constexpr Index kStateProbes = 3;

/// What has randomness or memory of its own, beside what is fixed when a piece is built.
ImperfectionSettings imperfections() {
    return {.parameterLimit = 1.5f,
            .outputBits = 10,
            .readNoise = 0.01f,
            .drift = 0.01f,
            .crosstalk = 0.01f,
            .fabricationSpread = 0.02f,
            .stuck = 0.1f};
}

/// A device of the registry that ages and reads with noise where it can.
std::unique_ptr<Device> deviceOf(const std::string& id) {
    Options options;
    if (id == "crossbar") {
        options = {{"first_read", 2.0}, {"read_noise", 0.01}};
    }
    return createDevice(id, kStateInputs, kStateOutputs, options);
}

/// The hardware of a black box: imperfect, and counted.
MeteredDevice hardware(const std::string& id, const ImperfectionSettings& settings) {
    const DeviceCosts costs = {.secondsPerProgramming = 0.5, .secondsPerQuery = 0.125};
    return MeteredDevice(withImperfections(deviceOf(id), settings, costs, 7), costs);
}

/// What a while of training asks of a device: so many rounds from number `first` on, of which the
/// one numbered 0 begins with a device that has no parameters yet.
void use(Device& device, int first, int rounds, std::vector<Matrix>& answers) {
    for (int round = first; round < first + rounds; ++round) {
        const auto seed = static_cast<std::uint64_t>(round);
        const Vector omega = device.layout().initial(seed);
        const auto ask = [&](Index rows) {
            Matrix& y = answers.emplace_back(rows, device.outputs());
            device.query(randomMatrix(rows, device.inputs(), seed), y);
        };
        if (round > 0) {
            ask(2);  // of what has been there since the last round
        }
        const GaussianDirections directions(seed);
        const Matrix x = randomMatrix(2, device.inputs(), seed);
        const Matrix weights = randomMatrix(2, device.outputs(), seed + 1);
        const Matrix baseline = Matrix::Zero(2, device.outputs());
        Matrix& scores = answers.emplace_back(kStateProbes, 1);
        device.sweep({omega, 0.05f, directions, kStateProbes, x, baseline, weights, false}, scores);
        device.program(omega);
        ask(round % 2 == 0 ? 3 : 20);
        device.elapse(0.25);
    }
}

StateArrays stateOf(Device& device) {
    StateFields fields;
    device.listState(fields);
    return fields.save();
}

void restore(Device& device, const StateArrays& arrays) {
    StateFields fields;
    device.listState(fields);
    fields.restore(arrays);
}

bool areSame(const StateArrays& a, const StateArrays& b) {
    return std::ranges::equal(a, b, [](const StateArray& first, const StateArray& second) {
        return first.name == second.name && first.shape == second.shape &&
               first.values == second.values;
    });
}

void addStates() {
    QTest::addColumn<std::string>("id");
    for (const DeviceInfo& info : deviceRegistry()) {
        QTest::addRow("%s", info.id.c_str()) << info.id;
    }
}

}  // namespace

/// A device that is put back to a state answers as the one whose state it was.
class DeviceStateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhereItWas_data() { addStates(); }
    void goesOnWhereItWas() {
        QFETCH(std::string, id);
        for (const int before : {0, 1, 4}) {
            MeteredDevice left = hardware(id, imperfections());
            std::vector<Matrix> answers;
            use(left, 0, before, answers);
            MeteredDevice other = hardware(id, imperfections());
            std::vector<Matrix> elsewhere;
            use(other, 0, 2, elsewhere);
            restore(other, stateOf(left));
            QVERIFY(areSame(stateOf(other), stateOf(left)));
            QCOMPARE(other.ledger(), left.ledger());
            std::vector<Matrix> expected;
            std::vector<Matrix> found;
            use(left, before, 3, expected);
            use(other, before, 3, found);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QVERIFY2(found[i] == expected[i], qPrintable(QString::number(i)));
            }
            QVERIFY(areSame(stateOf(other), stateOf(left)));
            QVERIFY(other.clipped() == left.clipped());
        }
    }

    void goesOnWithoutImperfections_data() { addStates(); }
    void goesOnWithoutImperfections() {
        QFETCH(std::string, id);
        const auto left = deviceOf(id);
        const auto other = deviceOf(id);
        std::vector<Matrix> expected;
        use(*left, 0, 2, expected);
        restore(*other, stateOf(*left));
        expected.clear();
        std::vector<Matrix> found;
        use(*left, 2, 2, expected);
        use(*other, 2, 2, found);
        QVERIFY(found == expected);
        Matrix gradients(2, left->inputs());
        Matrix known(2, left->inputs());
        const Matrix x = randomMatrix(2, left->inputs(), 1);
        const Matrix g = randomMatrix(2, left->outputs(), 2);
        left->simulation()->pullBackInputs(x, g, known);
        other->simulation()->pullBackInputs(x, g, gradients);
        QVERIFY(gradients == known);
    }

    void switchedOffImperfectionsStayOff() {
        MeteredDevice left = hardware("slm", imperfections());
        MeteredDevice other = hardware("slm", imperfections());
        std::vector<Matrix> answers;
        use(left, 0, 1, answers);
        left.imperfections()->setActive(false);
        restore(other, stateOf(left));
        answers.clear();
        std::vector<Matrix> found;
        use(left, 1, 1, answers);
        use(other, 1, 1, found);
        QVERIFY(found == answers);
        left.imperfections()->setActive(true);
        other.imperfections()->setActive(true);
        QVERIFY(left.imperfections()->heldParameters() == other.imperfections()->heldParameters());
    }

    void countsOfEachPurposeComeBack() {
        ImperfectionSettings clipping;
        clipping.inputLimit = 0.1f;
        MeteredDevice left = hardware("slm", clipping);
        left.program(left.layout().initial(1));
        Matrix y(4, kStateOutputs);
        for (const Purpose purpose : {Purpose::Forward, Purpose::Evaluation, Purpose::Forward}) {
            left.setPurpose(purpose);
            left.query(randomMatrix(4, kStateInputs, 1), y);
        }
        MeteredDevice other = hardware("slm", clipping);
        restore(other, stateOf(left));
        for (const Purpose purpose : kPurposes) {
            QCOMPARE(other.clipped(purpose), left.clipped(purpose));
        }
        QVERIFY(other.clipped(Purpose::Evaluation).inputs > 0);
        other.query(randomMatrix(4, kStateInputs, 1), y);
        QVERIFY(other.clipped(Purpose::Forward).inputs > left.clipped(Purpose::Forward).inputs);
        QCOMPARE(other.clipped(Purpose::Evaluation), left.clipped(Purpose::Evaluation));
    }

    void anotherDevicesStateIsRefused() {
        MeteredDevice left = hardware("crossbar", imperfections());
        MeteredDevice other = hardware("slm", imperfections());
        std::vector<Matrix> answers;
        use(left, 0, 1, answers);
        const StateArrays before = stateOf(other);
        QCOMPARE(messageOf([&] { restore(other, stateOf(left)); }),
                 "state: device.programmed: found float32 [162], expected float32 [81], or nothing "
                 "in it");
        QVERIFY(areSame(stateOf(other), before));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::DeviceStateTest)
#include "DeviceStateTest.moc"
