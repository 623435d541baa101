// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunIndex.h"

#include <QTemporaryDir>
#include <atomic>
#include <fstream>
#include <thread>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"
#include "core/runs/RunFiles.h"
#include "core/runs/RunWriter.h"
#include "core/runs/SampleRecord.h"

namespace obscura {

class RunIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderThatIsNotThereHasNoRuns() {
        RunIndex index(parent() / "none");
        QVERIFY(!index.update());
        QVERIFY(index.runs().empty());
        // Nobody makes it for a look.
        QVERIFY(!std::filesystem::exists(parent() / "none"));
    }

    void listsTheLatestFirst() {
        for (const char* const name :
             {"2026-11-28-120000-b", "2026-11-29-120000-a", "2026-11-29-110000-c"})
            std::filesystem::rename(makeRun(), parent() / name);
        std::filesystem::create_directory(parent() / "no run");
        std::ofstream(parent() / "file") << "text";
        RunIndex index(parent());
        QVERIFY(index.update());
        QCOMPARE(index.runs().size(), std::size_t{3});
        QCOMPARE(index.runs()[0]->folder, parent() / "2026-11-29-120000-a");
        QCOMPARE(index.runs()[1]->folder, parent() / "2026-11-29-110000-c");
        QCOMPARE(startText(*index.runs()[2]), std::string("2026-11-28 12:00:00"));
    }

    /// A run that has not changed keeps its entry.
    void readsWhatChanged() {
        const std::filesystem::path first = makeRun();
        const std::filesystem::path second = makeRun();
        RunIndex index(parent());
        QVERIFY(index.update());
        const auto before = index.runs();
        QVERIFY(!index.update());
        QVERIFY(index.runs() == before);

        writeNotes(first, {.name = {}, .tags = {"seen"}, .text = {}});
        QVERIFY(index.update());
        QCOMPARE(of(index, second), of(before, second));
        QVERIFY(of(index, first) != of(before, first));
        QVERIFY(of(index, first)->notes.tags == std::vector<std::string>{"seen"});

        const std::filesystem::path third = makeRun();
        QVERIFY(index.update());
        QCOMPARE(index.runs().size(), std::size_t{3});
        QCOMPARE(of(index, second), of(before, second));

        std::filesystem::remove_all(third);
        QVERIFY(index.update());
        QCOMPARE(index.runs().size(), std::size_t{2});
        QVERIFY(!index.update());
    }

    void followsARun() {
        RunIndex index(parent());
        {
            RunWriter writer(parent(), templateExperiment("fashion-mnist-slm"));
            QVERIFY(index.update());
            QCOMPARE(index.runs().front()->status, RunStatus::Running);
            QVERIFY(!index.update());
            writer.receive(sampleStep(1));
            writer.flush();
            QVERIFY(index.update());
            QCOMPARE(index.runs().front()->steps, std::int64_t{1});
        }
        // No file tells that its writer is gone.
        QVERIFY(index.update());
        QCOMPARE(index.runs().front()->status, RunStatus::Interrupted);
        QVERIFY(!index.update());
    }

    void aDamagedRunHindersNoOther() {
        const std::filesystem::path damaged = makeRun();
        makeRun();
        const std::string whole = readFile(damaged / "experiment.json");
        std::ofstream(damaged / "experiment.json") << "{";
        RunIndex index(parent());
        QVERIFY(index.update());
        QCOMPARE(index.runs().size(), std::size_t{2});
        QCOMPARE(of(index, damaged)->status, RunStatus::Unreadable);
        QVERIFY(!index.update());
        writeFileAtomically(damaged / "experiment.json", whole);
        QVERIFY(index.update());
        QVERIFY(of(index, damaged)->status != RunStatus::Unreadable);
    }

    /// Who asks whether a run is being recorded must not keep anybody from recording it.
    void aLookDisturbsNobody() {
        const std::filesystem::path folder = makeRun();
        std::filesystem::create_directory(folder / "checkpoint");
        std::atomic<bool> isOver = false;
        std::atomic<int> looks = 0;
        std::thread looker([&] {
            while (!isOver) {
                isBeingRecorded(folder);
                ++looks;
            }
        });
        const Resumption resumption{.folder = folder, .experiment = {}, .state = {}};
        QString problem;
        constexpr int kTimes = 200;
        for (int i = 0; i < kTimes || looks < kTimes; ++i) {
            try {
                const RunWriter writer(resumption);
                if (!isBeingRecorded(folder))
                    problem = "isn't seen";
            } catch (const UserError& e) {
                problem = e.what();
            }
        }
        isOver = true;
        looker.join();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(!isBeingRecorded(folder));
    }

private:
    std::filesystem::path parent() const { return m_folder->path().toStdString(); }
    std::filesystem::path makeRun() const {
        return RunWriter(parent(), templateExperiment("fashion-mnist-slm")).path();
    }
    static std::shared_ptr<const RunEntry> of(
        const std::vector<std::shared_ptr<const RunEntry>>& runs,
        const std::filesystem::path& folder) {
        const auto found =
            std::ranges::find_if(runs, [&](const auto& run) { return run->folder == folder; });
        return found == runs.end() ? nullptr : *found;
    }
    static std::shared_ptr<const RunEntry> of(const RunIndex& index,
                                              const std::filesystem::path& folder) {
        return of(index.runs(), folder);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::RunIndexTest)
#include "RunIndexTest.moc"
