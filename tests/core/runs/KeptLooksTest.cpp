// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/KeptLooks.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"
#include "core/weights/Checkpoint.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

namespace {

DeviceSnapshot beginning(BlockRepetition box) {
    DeviceSnapshot look;
    look.box = box;
    look.device = "slm";
    look.inputs = 3;
    look.outputs = 2;
    look.initial = look.omega = Vector::Zero(6);
    return look;
}

KeptLooks sampleLooks(std::int64_t step) {
    DeviceSnapshot device = beginning({7, 2});
    device.omega = Vector::LinSpaced(6, 0, 5);
    device.held = Vector::Constant(6, 0.5F);
    device.transfer = Matrix::Random(2, 3);
    device.law = {.parameters = Vector::LinSpaced(4, 0, 1), .weights = Vector::Random(4)};
    device.learned = {.kind = LearnedNumbers::Kind::Slopes,
                      .found = Vector::Random(6),
                      .truth = Vector::Random(6),
                      .stuck = 3};
    device.x = Vector::Random(3);
    device.y = Vector::Random(2);
    ComparisonSnapshot comparison;
    comparison.box = {7, 2};
    comparison.rank = 2;
    comparison.surrogate = SurrogateComparison{.error = 0.5,
                                               .bestError = 0.25,
                                               .surrogateValues = Eigen::VectorXd::Ones(2),
                                               .deviceValues = Eigen::VectorXd::Ones(2) * 2,
                                               .outputAngles = Eigen::VectorXd::Ones(2) * 0.125,
                                               .inputAngles = Eigen::VectorXd::Ones(2) * 0.75};
    return {.step = step,
            .devices = {std::make_shared<const DeviceSnapshot>(device)},
            .comparisons = {std::make_shared<const ComparisonSnapshot>(comparison)}};
}

}  // namespace

class KeptLooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasKept() {
        const QTemporaryDir folder;
        const Folder run(folder.path().toStdString());
        const KeptLooks kept = sampleLooks(12);
        writeLooks(run, kept);
        const KeptLooks read = readLooks(run.path(), 12, beginning);
        QCOMPARE(read.devices.size(), std::size_t{1});
        const DeviceSnapshot& device = *read.devices.front();
        const DeviceSnapshot& wanted = *kept.devices.front();
        QVERIFY(device.box == wanted.box);
        QCOMPARE(device.step, std::int64_t{12});
        QCOMPARE(device.device, std::string("slm"));
        QVERIFY(device.omega == wanted.omega);
        QVERIFY(device.initial == Vector(Vector::Zero(6)));
        QVERIFY(device.held == wanted.held);
        QVERIFY(device.transfer == wanted.transfer);
        QVERIFY(device.law.parameters == wanted.law.parameters);
        QVERIFY(device.law.weights == wanted.law.weights);
        QVERIFY(device.learned.kind == wanted.learned.kind);
        QVERIFY(device.learned.found == wanted.learned.found);
        QVERIFY(device.learned.truth == wanted.learned.truth);
        QCOMPARE(device.learned.stuck, Index{3});
        QVERIFY(device.x == wanted.x && device.y == wanted.y);
        QCOMPARE(read.comparisons.size(), std::size_t{1});
        const ComparisonSnapshot& comparison = *read.comparisons.front();
        QVERIFY(comparison.box == wanted.box);
        QCOMPARE(comparison.rank, Index{2});
        QCOMPARE(comparison.surrogate->error, 0.5);
        QCOMPARE(comparison.surrogate->bestError, 0.25);
        QVERIFY(comparison.surrogate->deviceValues ==
                kept.comparisons.front()->surrogate->deviceValues);
        QVERIFY(comparison.surrogate->inputAngles ==
                kept.comparisons.front()->surrogate->inputAngles);
    }

    void momentsAreListedAndTakenAway() {
        const QTemporaryDir folder;
        const Folder run(folder.path().toStdString());
        QVERIFY(keptSteps(run.path()).empty());
        for (const std::int64_t step : {100, 9, 20})
            writeLooks(run, sampleLooks(step));
        writeFileAtomically(run.path() / kLooksFolder / "notes.txt", "mine");
        QCOMPARE(keptSteps(run.path()), (std::vector<std::int64_t>{9, 20, 100}));
        removeLooks(run, 20);
        removeLooks(run, 21);
        QCOMPARE(keptSteps(run.path()), (std::vector<std::int64_t>{9, 100}));
    }

    void damageIsNamed() {
        const QTemporaryDir folder;
        const Folder run(folder.path().toStdString());
        writeLooks(run, sampleLooks(5));
        // As if the device had another size by now.
        const auto larger = [](BlockRepetition box) {
            DeviceSnapshot look = beginning(box);
            look.omega = Vector::Zero(8);
            return look;
        };
        COMPARE_ERROR(readLooks(run.path(), 5, larger),
                      "looks/5.safetensors|omega|found 6 values|expected 8");
        COMPARE_ERROR(readLooks(run.path(), 6, beginning), "looks/6.safetensors");
        writeCheckpoint(run.path() / kLooksFolder / "7.safetensors",
                        {{.name = "device.x", .shape = {1}, .values = {0}}});
        COMPARE_ERROR(readLooks(run.path(), 7, beginning), "device.x|expected one of a device");
    }
};

GUILESS_TEST(KeptLooksTest)
#include "KeptLooksTest.moc"
