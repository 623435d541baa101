// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/DeviceSnapshot.h"
#include "core/graph/Repetition.h"

#include "RandomMatrix.h"
#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/Samples.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/Groups.h"
#include "core/settings/Settings.h"
#include "core/training/Engine.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

#include <QTemporaryDir>

namespace obscura {

namespace {

BlockId boxOf(const Experiment& e) {
    return e.graph.firstOfKind("blackbox")->id;
}

Vector parametersOf(const Engine& engine) {
    for (const NamedTensor& tensor : engine.parameters()) {
        if (tensor.name == "blackbox.omega") {
            return Eigen::Map<const Vector>(tensor.values.data(),
                                            static_cast<Index>(tensor.values.size()));
        }
    }
    return {};
}

}  // namespace

class DeviceSnapshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsTheEnginesDevice_data();
    void showsTheEnginesDevice();
    void showsWhatImperfectHardwareHolds_data();
    void showsWhatImperfectHardwareHolds();
    void costsNothing();
    void theInitialOneIsThatOfARun_data();
    void theInitialOneIsThatOfARun();
    void theInitialOneStartsFromARun();
    void showsEachRepetition_data();
    void showsEachRepetition();
    void refusesWhatIsNoBlackBox();
    void isServedWhilePausedAndBetweenSteps();
    void endsWithEveryDevicesLastState();
    void endsWithTheRepetitionsThatAreLookedAt();

private:
    std::unique_ptr<Engine> engine(const Experiment& e) {
        return makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 2);
    }
    Experiment tiny(const std::string& device) {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        assignField(e, "blackbox.device=" + device);
        return e;
    }
    /// The black box, from 128 to 128 features, three times in a row.
    Experiment repeated(const std::string& device) {
        Experiment e = tiny(device);
        assignField(e, "hidden.outputs=128");
        groupBlocks(e, {boxOf(e)});
        assignField(e, "group.repeat=3");
        return e;
    }
    TrainerOptions options(std::int64_t steps) {
        return {
            .maximumSteps = steps, .threads = 2, .out = m_folder.filePath("runs").toStdString()};
    }

    QTemporaryDir m_folder;
};

void DeviceSnapshotTest::initTestCase() {
    writeTinyDataset(m_folder.path().toStdString());
}

void DeviceSnapshotTest::showsTheEnginesDevice_data() {
    QTest::addColumn<QString>("device");
    QTest::newRow("linear") << "slm";
    QTest::newRow("not linear") << "multimode_fibre";
}

void DeviceSnapshotTest::showsTheEnginesDevice() {
    QFETCH(QString, device);
    const Experiment e = tiny(device.toStdString());
    const auto run = engine(e);
    const Vector initial = parametersOf(*run);
    run->step();
    run->step();
    const DeviceSnapshot s = run->snapshot(boxOf(e)).value();
    QVERIFY(s.box == boxOf(e));
    QCOMPARE(s.device, device.toStdString());
    QCOMPARE(s.inputs, 256);
    QCOMPARE(s.outputs, 128);
    QCOMPARE(s.step, 2);
    QCOMPARE(s.layout.count, s.omega.size());
    QVERIFY(s.initial == initial);
    QVERIFY(s.omega == parametersOf(*run));
    QVERIFY(s.omega != s.initial);
    QVERIFY(s.held == s.omega);
    QCOMPARE(s.x.size(), 256);
    QCOMPARE(s.y.size(), 128);
    // The same device, built anew and programmed with ω now.
    const auto twin = createDevice(s.device, s.inputs, s.outputs, s.options);
    twin->program(s.omega);
    if (twin->isLinear()) {
        Matrix a(128, 256);
        twin->simulation()->transferMatrix(a);
        QVERIFY(s.transfer == a);
    } else {
        QCOMPARE(s.transfer.size(), 0);
    }
}

void DeviceSnapshotTest::showsWhatImperfectHardwareHolds_data() {
    QTest::addColumn<QString>("during");
    for (const char* during : {"always", "training", "inference"}) {
        QTest::newRow(during) << during;
    }
}

void DeviceSnapshotTest::showsWhatImperfectHardwareHolds() {
    QFETCH(QString, during);
    Experiment e = tiny("slm");
    assignField(e, "blackbox.imperfections.parameter_bits=3");
    assignField(e, "blackbox.imperfections.fabrication_spread=0.2");
    assignField(e, "blackbox.imperfections.drift=0.1");
    assignField(e, "blackbox.imperfections.during=" + during.toStdString());
    const auto run = engine(e);
    run->step();
    run->evaluate();
    for (const DeviceSnapshot& s :
         {initialSnapshot(e, boxOf(e)), run->snapshot(boxOf(e)).value()}) {
        QVERIFY((s.held - s.omega).norm() > 0.1f * std::sqrt(static_cast<float>(s.omega.size())));
        const auto twin = createDevice(s.device, s.inputs, s.outputs, s.options);
        twin->program(s.held);
        Matrix a(s.outputs, s.inputs);
        twin->simulation()->transferMatrix(a);
        QVERIFY(s.transfer == a);
    }
}

void DeviceSnapshotTest::costsNothing() {
    const Experiment e = tiny("mzi");
    const auto run = engine(e);
    const auto watched = engine(e);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(watched->snapshot(boxOf(e)));
        const Ledger before = watched->ledger();
        QVERIFY(watched->snapshot(boxOf(e)));
        QCOMPARE(watched->ledger(), before);
        QCOMPARE(watched->step().loss, run->step().loss);
    }
    QCOMPARE(watched->ledger(), run->ledger());
}

void DeviceSnapshotTest::theInitialOneIsThatOfARun_data() {
    QTest::addColumn<QString>("device");
    for (const DeviceInfo& info : deviceRegistry()) {
        if (info.isSimulation)
            QTest::addRow("%s", info.id.c_str()) << QString::fromStdString(info.id);
    }
}

void DeviceSnapshotTest::theInitialOneIsThatOfARun() {
    QFETCH(QString, device);
    const Experiment e = tiny(device.toStdString());
    const DeviceSnapshot preview = initialSnapshot(e, boxOf(e));
    const DeviceSnapshot run = engine(e)->snapshot(boxOf(e)).value();
    QVERIFY(preview.box == run.box);
    QCOMPARE(preview.device, run.device);
    QCOMPARE(preview.step, 0);
    QVERIFY(preview.omega == run.omega);
    QVERIFY(preview.initial == run.initial);
    QVERIFY(preview.transfer == run.transfer);
    QVERIFY(preview.x == Vector(Vector::Unit(256, 128)));
    QCOMPARE(preview.y.size(), 128);
    // No light has passed the run's device so far.
    QCOMPARE(run.x.size(), 0);
}

void DeviceSnapshotTest::theInitialOneStartsFromARun() {
    const std::string file = m_folder.filePath("weights.safetensors").toStdString();
    const Matrix weight = 0.1f * randomMatrix(128, 256, 1);
    writeCheckpoint(
        file, {{"weights.weight", {128, 256}, {weight.data(), weight.data() + weight.size()}}});
    Experiment e = tiny("slm");
    assignField(e, "training.start_from=" + file);
    assignField(e, "blackbox.start_layer=weights");
    const DeviceSnapshot preview = initialSnapshot(e, boxOf(e));
    const DeviceSnapshot run = engine(e)->snapshot(boxOf(e)).value();
    QVERIFY(preview.omega == run.omega);
    QVERIFY(preview.initial == run.initial);
    const float scale = weight.norm() / preview.transfer.norm();
    QVERIFY((scale * preview.transfer).isApprox(weight, 1e-3f));
}

void DeviceSnapshotTest::showsEachRepetition_data() {
    QTest::addColumn<QString>("device");
    QTest::newRow("with a start of its own") << "slm";
    QTest::newRow("with a piece of its own") << "multimode_fibre";
}

void DeviceSnapshotTest::showsEachRepetition() {
    QFETCH(QString, device);
    const Experiment e = repeated(device.toStdString());
    const auto run = engine(e);
    std::vector<DeviceSnapshot> all;
    for (const Index repetition : {1, 2, 3}) {
        const BlockRepetition box = {boxOf(e), repetition};
        all.push_back(run->snapshot(box).value());
        const DeviceSnapshot preview = initialSnapshot(e, box);
        QVERIFY(preview.box == box && all.back().box == box);
        QVERIFY(preview.omega == all.back().omega);
        QVERIFY(preview.transfer == all.back().transfer);
        QVERIFY(preview.options == all.back().options);
    }
    QVERIFY(all[0].omega != all[1].omega && all[1].omega != all[2].omega);
    const bool hasSeed = device == "multimode_fibre";
    QCOMPARE(all[0].options != all[1].options && all[1].options != all[2].options, hasSeed);
    QVERIFY(!run->snapshot({boxOf(e), 4}));
    COMPARE_ERROR(initialSnapshot(e, {boxOf(e), 4}), "repetition 4|expected 1 to 3");
}

void DeviceSnapshotTest::refusesWhatIsNoBlackBox() {
    const Experiment e = tiny("slm");
    QVERIFY_THROWS_EXCEPTION(UserError, initialSnapshot(e, 1000));
    QVERIFY_THROWS_EXCEPTION(UserError, initialSnapshot(e, e.graph.firstOfKind("linear")->id));
    Experiment loose = e;
    std::erase_if(loose.graph.edges, [&](const Edge& edge) { return edge.to == boxOf(e); });
    QVERIFY_THROWS_EXCEPTION(UserError, initialSnapshot(loose, boxOf(e)));
    const auto run = engine(e);
    QVERIFY(!run->snapshot(1000));
    QVERIFY(!run->snapshot(e.graph.firstOfKind("linear")->id));
}

void DeviceSnapshotTest::isServedWhilePausedAndBetweenSteps() {
    const Experiment e = tiny("slm");
    RunListener listener;
    TrainerOptions paused = options(4);
    paused.startPaused = true;
    Trainer trainer(e, paused, listener);
    trainer.start();
    listener.waitForState(TrainerState::Paused);
    trainer.requestSnapshot(1000);  // no such block
    trainer.requestSnapshot(boxOf(e));
    QCOMPARE(listener.waitForSnapshot(1).step, 0);
    QVERIFY(listener.waitForSnapshot(1).box == boxOf(e));
    trainer.step();
    listener.waitForSteps(1);
    trainer.requestSnapshot(boxOf(e));
    QCOMPARE(listener.waitForSnapshot(2).step, 1);
    QVERIFY(listener.waitForSnapshot(2).seconds > 0);
    QCOMPARE(trainer.state(), TrainerState::Paused);
    trainer.resume();
    trainer.wait();
    QCOMPARE(listener.summary().outcome, RunOutcome::Finished);
    QCOMPARE(listener.summary().steps, 4);
}

void DeviceSnapshotTest::endsWithEveryDevicesLastState() {
    const Experiment e = tiny("slm");
    RunListener listener;
    Trainer trainer(e, options(3), listener);
    trainer.start();
    trainer.wait();
    const std::vector<DeviceSnapshot> all = listener.snapshots();
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all[0].step, 3);
    QVERIFY(all[0].box == boxOf(e));
    const auto run = engine(e);
    for (int i = 0; i < 3; ++i) {
        run->step();
    }
    QVERIFY(all[0].omega == parametersOf(*run));
}

void DeviceSnapshotTest::endsWithTheRepetitionsThatAreLookedAt() {
    const Experiment e = repeated("slm");
    RunListener listener;
    TrainerOptions paused = options(1);
    paused.startPaused = true;
    Trainer trainer(e, paused, listener);
    trainer.start();
    trainer.requestSnapshot({boxOf(e), 2});
    trainer.requestSnapshot({boxOf(e), 3});
    trainer.requestComparison({boxOf(e), 2});
    trainer.resume();
    trainer.wait();
    const auto momentsOf = [](const auto& all) {
        std::vector<std::pair<std::int64_t, Index>> moments;
        moments.reserve(all.size());
        for (const auto& one : all) {
            moments.emplace_back(one.step, one.box.repetition);
        }
        return moments;
    };
    using Moments = std::vector<std::pair<std::int64_t, Index>>;
    QCOMPARE(momentsOf(listener.snapshots()), (Moments{{0, 2}, {0, 3}, {1, 1}, {1, 3}}));
    QCOMPARE(momentsOf(listener.comparisons()), (Moments{{0, 2}, {1, 1}, {1, 2}}));
}

}  // namespace obscura

GUILESS_TEST(obscura::DeviceSnapshotTest)
#include "DeviceSnapshotTest.moc"
