// SPDX-License-Identifier: GPL-3.0-or-later
#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/runs/SummaryFile.h"
#include "core/weights/Checkpoint.h"

#include <QTemporaryDir>

namespace obscura {

/// The folder of a run is deleted or moved while the run records into it.
class LostFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_data.path().toStdString()); }

    void aMovedFolderKeepsTheWholeRecord_data() {
        QTest::addColumn<bool>("parent");
        QTest::newRow("the run's") << false;
        QTest::newRow("its parent") << true;
    }
    void aMovedFolderKeepsTheWholeRecord() {
        QFETCH(bool, parent);
        const QTemporaryDir place;
        const std::filesystem::path out = place.filePath("runs").toStdString();
        const std::filesystem::path moved = place.filePath("moved").toStdString();
        const RunSummary summary = runDisturbed(out, [&](const std::filesystem::path& run) {
            std::filesystem::rename(parent ? out : run, moved);
        });
        const std::filesystem::path now = parent ? summary.folder : moved;
        QCOMPARE(summary.outcome, RunOutcome::Failed);
        QCOMPARE(summary.folder, now);
        QVERIFY2(summary.error.find("was moved to " + now.string()) != std::string::npos,
                 summary.error.c_str());
        QVERIFY(parent ? !std::filesystem::exists(out) : std::filesystem::is_empty(out));
        const QString rows = QString::fromStdString(readFile(now / "steps.csv"));
        QCOMPARE(rows.count('\n'), 1 + summary.steps);
        QCOMPARE(readFile(now / "summary.json"), formatSummary(summary));
        QVERIFY(!readCheckpoint(now / kCheckpointFolder / kCheckpointFile).empty());
    }

    void aDeletedFolderIsTold() {
        const QTemporaryDir place;
        const std::filesystem::path out = place.filePath("runs").toStdString();
        const RunSummary summary = runDisturbed(
            out, [](const std::filesystem::path& run) { std::filesystem::remove_all(run); });
        QCOMPARE(summary.outcome, RunOutcome::Failed);
        QVERIFY2(summary.error.find("the folder was deleted") != std::string::npos,
                 summary.error.c_str());
        QVERIFY(summary.folder.empty());
        QVERIFY(std::filesystem::is_empty(out));
    }

    void aDeletedFileIsTold() {
        const QTemporaryDir place;
        const RunSummary summary = runDisturbed(
            place.path().toStdString(),
            [](const std::filesystem::path& run) { std::filesystem::remove(run / "steps.csv"); });
        QCOMPARE(summary.outcome, RunOutcome::Failed);
        QVERIFY2(summary.error.find("steps.csv: the file was deleted") != std::string::npos,
                 summary.error.c_str());
        QCOMPARE(readFile(summary.folder / "summary.json"), formatSummary(summary));
    }

private:
    /// What a run of 16 steps comes to when its folder is disturbed after the first.
    RunSummary runDisturbed(const std::filesystem::path& out, const auto& disturb) {
        RunListener listener;
        TrainerOptions options;
        options.out = out;
        options.threads = 1;
        options.startPaused = true;
        Trainer trainer(tinyExperiment("fashion-mnist-slm", m_data.path().toStdString()), options,
                        listener);
        trainer.start();
        listener.waitForState(TrainerState::Paused);
        trainer.step();
        listener.waitForSteps(1);
        listener.waitForState(TrainerState::Paused);
        disturb(std::filesystem::directory_iterator(out)->path());
        trainer.resume();
        trainer.wait();
        return listener.summary();
    }

    QTemporaryDir m_data;
};

}  // namespace obscura

GUILESS_TEST(obscura::LostFolderTest)
#include "LostFolderTest.moc"
