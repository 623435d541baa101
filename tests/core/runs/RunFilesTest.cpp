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
