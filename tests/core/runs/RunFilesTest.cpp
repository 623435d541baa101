// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunFiles.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/runs/RunWriter.h"
#include "devices/Error.h"

namespace obscura {

class RunFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatLiesWithinARun() {
        const QTemporaryDir parent;
        const RunWriter writer(parent.path().toStdString(),
                               templateExperiment("fashion-mnist-slm"));
        const std::filesystem::path link = parent.filePath("link.json").toStdString();
        std::filesystem::create_symlink(writer.path() / "experiment.json", link);
        for (const std::filesystem::path& within :
             {writer.path() / "experiment.json", writer.path() / "not-there.json",
              writer.path() / "checkpoint" / ".." / "experiment.json",
              writer.path() / "checkpoint" / "mine.json", link})
            QVERIFY2(isWithinRun(within), within.c_str());
        for (const std::filesystem::path& outside :
             {writer.path().parent_path() / "experiment.json", writer.path() / "deep" / "mine.json",
              std::filesystem::path("experiment.json"), std::filesystem::path()})
            QVERIFY2(!isWithinRun(outside), outside.c_str());
        // Either record will do.
        std::filesystem::rename(writer.path() / "steps.csv", writer.path() / "summary.json");
        QVERIFY(isWithinRun(writer.path() / "experiment.json"));
        std::filesystem::remove(writer.path() / "summary.json");
        QVERIFY(!isWithinRun(writer.path() / "experiment.json"));
    }

    void makesAPlaceForRuns() {
        const QTemporaryDir parent;
        COMPARE_ERROR(requireRunsFolder("/proc/obscura"), "/proc/obscura|can't make the folder");
        requireRunsFolder(parent.filePath("new").toStdString());
        QVERIFY(QFileInfo(parent.filePath("new")).isDir());
    }

    void refusesAFolderWhoseNameIsNotUtf8() {
        const QTemporaryDir parent;
        const std::filesystem::path folder = parent.path().toStdString() + "/a\xff";
        try {
            requireRunsFolder(folder);
            QFAIL("was accepted");
        } catch (const UserError& e) {
            QVERIFY2(QString(e.what()).contains("--out") && QString(e.what()).contains("a\\xff"),
                     e.what());
        }
        QVERIFY(!std::filesystem::exists(folder));
    }

    void findsARunByAPieceOfItsName() {
        const QTemporaryDir folder;
        const std::filesystem::path parent = folder.path().toStdString();
        for (const char* const name : {"2026-11-29-120000-slm", "2026-11-29-120001-slm",
                                       "2026-11-29-120001-slm-2", "2026-11-30-120000-mrr"})
            std::filesystem::rename(
                RunWriter(parent, templateExperiment("fashion-mnist-slm")).path(), parent / name);
        QCOMPARE(findRun(parent, "mrr"), parent / "2026-11-30-120000-mrr");
        QCOMPARE(findRun(parent, "120000-slm"), parent / "2026-11-29-120000-slm");
        // The whole name is one, though another begins with it.
        QCOMPARE(findRun(parent, "2026-11-29-120001-slm"), parent / "2026-11-29-120001-slm");
        const std::string whole = (parent / "2026-11-30-120000-mrr").string();
        QCOMPARE(findRun("/none", whole), std::filesystem::path(whole));
        QCOMPARE(findRun("/none", whole + "/"), std::filesystem::path(whole));
        COMPARE_ERROR(findRun(parent, "slm"), "3 runs 'slm'|120000-slm|120001-slm-2");
        COMPARE_ERROR(findRun(parent, "mro"), "no run 'mro'|near|2026-11-30-120000-mrr");
        COMPARE_ERROR(findRun("/none", "mrr"), "no run 'mrr'|/none|holds none");
    }

    void throwsARunAway() {
        const QTemporaryDir folder;
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        std::filesystem::path run;
        {
            const RunWriter writer(folder.path().toStdString(),
                                   templateExperiment("fashion-mnist-slm"));
            run = writer.path();
            QVERIFY(isBeingRecorded(run));
            COMPARE_ERROR(trashRun(run), "can't be moved to the trash while");
        }
        QVERIFY(!isBeingRecorded(run));
        const std::filesystem::path there = trashRun(run);
        QVERIFY(!std::filesystem::exists(run) && isRunFolder(there));
        COMPARE_ERROR(trashRun(run), "expected the folder of a run");
        COMPARE_ERROR(trashRun(folder.path().toStdString()), "expected the folder of a run");
    }

    void livesInTheUsersDataFolder() {
        qputenv("XDG_DATA_HOME", "/data");
        QCOMPARE(defaultRunsFolder(), std::filesystem::path("/data/obscura/runs"));
        qputenv("XDG_DATA_HOME", "relative");
        qputenv("HOME", "/home/me");
        QCOMPARE(defaultRunsFolder(), std::filesystem::path("/home/me/.local/share/obscura/runs"));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::RunFilesTest)
#include "RunFilesTest.moc"
