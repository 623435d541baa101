// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Trainer.h"

#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/runs/SummaryFile.h"
#include "core/weights/Checkpoint.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <cerrno>

namespace {

/// The disk of this test program: full for files whose path holds `full`, and with a list of what
/// was synced.
struct Disk {
    std::mutex mutex;
    std::string full;
    bool isWatched = false;
    std::vector<std::string> synced;

    static std::string pathOf(int fd) {
        std::error_code error;
        return std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(fd), error);
    }
    void fill(const std::string& part) {
        const std::scoped_lock lock(mutex);
        full = part;
    }
    bool isFullFor(int fd) {
        const std::scoped_lock lock(mutex);
        return !full.empty() && pathOf(fd).find(full) != std::string::npos;
    }
    void noteSync(int fd) {
        const std::scoped_lock lock(mutex);
        if (isWatched) {
            synced.push_back(pathOf(fd));
        }
    }
};
Disk disk;

}  // namespace

// In place of the C library's, for this program.
extern "C" ssize_t write(int fd, const void* buf, size_t n) {
    if (disk.isFullFor(fd)) {
        errno = ENOSPC;
        return -1;
    }
    return ::syscall(SYS_write, fd, buf, n);
}
extern "C" int fsync(int fd) {
    disk.noteSync(fd);
    return static_cast<int>(::syscall(SYS_fsync, fd));
}
extern "C" int fdatasync(int fildes) {
    disk.noteSync(fildes);
    return static_cast<int>(::syscall(SYS_fdatasync, fildes));
}

namespace obscura {

namespace {

/// Hears of full disks, too.
class RoomListener : public RunListener {
public:
    void receive(const RunEvent& event) override {
        RunListener::receive(event);
        if (const auto* const wait = std::get_if<RoomWait>(&event)) {
            const std::scoped_lock lock(m_roomMutex);
            m_waits.push_back(wait->reason);
            m_heard.notify_all();
        }
    }
    std::string waitForReason() {
        std::unique_lock lock(m_roomMutex);
        m_heard.wait(lock, [this] { return !m_waits.empty(); });
        return m_waits.front();
    }
    const std::vector<std::string>& reasons() const { return m_waits; }

private:
    std::mutex m_roomMutex;
    std::condition_variable m_heard;
    std::vector<std::string> m_waits;
};

QStringList rows(const std::filesystem::path& file) {
    return QString::fromStdString(readFile(file)).split('\n', Qt::SkipEmptyParts);
}

}  // namespace

class FullDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_data.path().toStdString()); }
    void cleanup() { disk.fill({}); }

    void aRunWaitsForRoomAndLosesNoRecord_data() {
        QTest::addColumn<std::string>("file");
        for (const char* file : {"steps.csv", "evaluations.csv", "network.safetensors", "summary"})
            QTest::newRow(file) << std::string(file);
    }
    void aRunWaitsForRoomAndLosesNoRecord() {
        QFETCH(std::string, file);
        RoomListener listener;
        Trainer trainer(experiment(), pausedAtStart(), listener);
        trainer.start();
        listener.waitForState(TrainerState::Paused);
        disk.fill(file);
        trainer.resume();
        const std::string reason = listener.waitForReason();
        QVERIFY2(reason.find("No space left") != std::string::npos, reason.c_str());
        QVERIFY2(reason.find(file) != std::string::npos, reason.c_str());
        QCOMPARE(trainer.state(), TrainerState::Paused);
        disk.fill({});
        trainer.resume();
        trainer.wait();
        const RunSummary& summary = listener.summary();
        QCOMPARE(summary.error, std::string());
        QCOMPARE(summary.outcome, RunOutcome::Finished);
        QCOMPARE(listener.reasons().size(), std::size_t{2});
        QVERIFY(listener.reasons().back().empty());
        QCOMPARE(rows(summary.folder / "steps.csv").size(), 1 + 16);
        QCOMPARE(rows(summary.folder / "evaluations.csv").size(), 1 + 2);
        QVERIFY(!readCheckpoint(summary.folder / "checkpoint" / kCheckpointFile).empty());
        QCOMPARE(readFile(summary.folder / "summary.json"), formatSummary(summary));
    }

    void stopEndsTheWait() {
        RoomListener listener;
        Trainer trainer(experiment(), pausedAtStart(), listener);
        trainer.start();
        listener.waitForState(TrainerState::Paused);
        disk.fill("evaluations.csv");
        trainer.resume();
        listener.waitForReason();
        trainer.stop("the test has seen enough");
        trainer.wait();
        const RunSummary& summary = listener.summary();
        QCOMPARE(summary.outcome, RunOutcome::Failed);
        QVERIFY2(summary.error.find("No space left") != std::string::npos, summary.error.c_str());
        QCOMPARE(readFile(summary.folder / "summary.json"), formatSummary(summary));
    }

    // So that after a power cut no summary stands beside rows that are lost.
    void rowsAreOnDiskBeforeTheSummaryAndTheFolderInItsParent() {
        const std::string out = m_out.filePath("new/deep").toStdString();
        {
            const std::scoped_lock lock(disk.mutex);
            disk.isWatched = true;
        }
        TrainerOptions options;
        options.out = out;
        options.threads = 1;
        RunListener listener;
        {
            Trainer trainer(experiment(), options, listener);
            trainer.start();
            listener.waitForSteps(1);
        }
        const std::scoped_lock lock(disk.mutex);
        disk.isWatched = false;
        const auto last = [](const std::string& part) {
            const auto found = std::find_if(
                disk.synced.rbegin(), disk.synced.rend(),
                [&](const std::string& path) { return path.find(part) != std::string::npos; });
            return disk.synced.rend() - found;
        };
        QVERIFY(last("steps.csv") > 0);
        QVERIFY(last("evaluations.csv") > 0);
        QVERIFY(last("summary.json") > last("steps.csv"));
        QVERIFY(last("summary.json") > last("evaluations.csv"));
        for (const std::string& folder :
             {out, m_out.filePath("new").toStdString(), m_out.path().toStdString()})
            QVERIFY2(std::ranges::find(disk.synced, folder) != disk.synced.end(), folder.c_str());
    }

private:
    Experiment experiment() {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_data.path().toStdString());
        assignField(e, "training.evaluate_every=8");
        return e;
    }
    TrainerOptions pausedAtStart() {
        TrainerOptions options;
        options.out = m_out.path().toStdString();
        options.threads = 1;
        options.startPaused = true;
        return options;
    }

    QTemporaryDir m_data;
    QTemporaryDir m_out;
};

}  // namespace obscura

GUILESS_TEST(obscura::FullDiskTest)
#include "FullDiskTest.moc"
