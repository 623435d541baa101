// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Trash.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"

#include <QTemporaryDir>
#include <fstream>

using namespace obscura;

namespace fs = std::filesystem;

/// By freedesktop.org's Trash specification.
class TrashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", (m_folder->path() + "/data").toUtf8());
    }

    void keepsWhatComes() {
        const fs::path run = makeFolder("a run, 50 % größer");
        const fs::path there = moveToTrash(run);
        QCOMPARE(there, trash() / "files" / "a run, 50 % größer");
        QVERIFY(!fs::exists(run));
        QCOMPARE(readFile(there / "file"), std::string("text"));
        const QString info =
            QString::fromStdString(readFile(trash() / "info" / "a run, 50 % größer.trashinfo"));
        const QStringList lines = info.split('\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], QString("[Trash Info]"));
        QCOMPARE(QUrl::fromPercentEncoding(lines[1].mid(5).toUtf8()),
                 QString::fromStdString(run.string()));
        QVERIFY2(!lines[1].contains(' ') && lines[1].contains("%C3%B6"), qPrintable(lines[1]));
        QVERIFY(lines[2].startsWith("DeletionDate="));
        QVERIFY(QDateTime::fromString(lines[2].mid(13), Qt::ISODate).isValid());
        QCOMPARE(fs::status(trash()).permissions(), fs::perms::owner_all);
    }

    void twoOfANameAreKept() {
        const fs::path first = moveToTrash(makeFolder("run"));
        const fs::path second = moveToTrash(makeFolder("run"));
        fs::remove(trash() / "info" / "run.trashinfo");
        // Its info is gone, but not the folder.
        const fs::path third = moveToTrash(makeFolder("run"));
        QVERIFY(first != second && second != third && first != third);
        for (const fs::path& each : {first, second, third})
            QCOMPARE(readFile(each / "file"), std::string("text"));
        QVERIFY(fs::exists(trash() / "info" / (second.filename().string() + ".trashinfo")));
    }

    void aTrailingSlashIsNoName() {
        const fs::path there = moveToTrash(makeFolder("run") / "");
        QCOMPARE(there.filename(), fs::path("run"));
    }

    void whatIsNotThereLeavesNoTrace() {
        COMPARE_ERROR(moveToTrash(folder() / "none"), "none|can't move to the trash");
        QVERIFY(!fs::exists(trash() / "info" / "none.trashinfo"));
    }

    void anotherFileSystemIsTold() {
        const QTemporaryDir memory("/dev/shm/obscura-XXXXXX");
        if (!memory.isValid())
            QSKIP("there is no other file system");
        const fs::path elsewhere = fs::path(memory.path().toStdString()) / "run";
        fs::create_directory(elsewhere);
        fs::create_directories(trash());
        if (QStorageInfo(memory.path()) == QStorageInfo(m_folder->path()))
            QSKIP("there is no other file system");
        COMPARE_ERROR(moveToTrash(elsewhere), "another file system");
        QVERIFY(fs::exists(elsewhere));
        QVERIFY(fs::is_empty(trash() / "info"));
    }

private:
    fs::path folder() const { return m_folder->path().toStdString(); }
    fs::path trash() const { return folder() / "data" / "Trash"; }
    fs::path makeFolder(const std::string& name) const {
        fs::create_directory(folder() / name);
        std::ofstream(folder() / name / "file") << "text";
        return folder() / name;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

GUILESS_TEST(TrashTest)
#include "TrashTest.moc"
