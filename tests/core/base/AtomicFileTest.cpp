// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <csignal>

#include "TestProgram.h"
#include "core/Samples.h"

using namespace obscura;

namespace {

/// While it lives, no file of this process may grow beyond `bytes`: a full disk in miniature.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

}  // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

    static QStringList names(const QTemporaryDir& folder) {
        QStringList list =
            QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        list.sort();
        return list;
    }

    static void killedWhileWriting(const std::string& file) {
        const pid_t child = ::fork();
        if (child == 0) {
            AtomicFile half(file);
            half.write("half of");
            ::raise(SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
    }

private Q_SLOTS:
    void writesAndReplaces() {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("a").toStdString();
        writeFileAtomically(file, "first");
        QCOMPARE(readFile(file), std::string("first"));
        const std::string large(300000, 'x');
        writeFileAtomically(file, large);
        QVERIFY(readFile(file) == large);
        writeFileAtomically(file, "");
        QCOMPARE(readFile(file), std::string());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void keepsRightsAndFollowsLinks() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("a");
        const QString link = folder.filePath("link");
        writeFileAtomically(file.toStdString(), "first");
        QCOMPARE(::chmod(file.toUtf8().constData(), 0640), 0);
        QVERIFY(QFile::link(file, link));
        writeFileAtomically(link.toStdString(), "second");
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(readFile(file.toStdString()), std::string("second"));
        struct stat status {};
        QCOMPARE(::stat(file.toUtf8().constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 07777), 0640);
    }

    void aFullDiskLeavesTheOldFile() {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("a").toStdString();
        writeFileAtomically(file, "old");
        QString message;
        {
            const FileSizeLimit limit(1000);
            message = errorOf([&] { writeFileAtomically(file, std::string(2000, 'x')); });
        }
        QVERIFY2(holdsAll(message, "/a|can't write|large"), qPrintable(message));
        QCOMPARE(readFile(file), std::string("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void sweepsWhatAKilledWriterLeft() {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("a").toStdString();
        writeFileAtomically(file, "old");
        killedWhileWriting(file);
        QCOMPARE(names(folder).size(), 2);
        // Others' files are not ours to remove, however alike.
        const QStringList others = {".a.backup", ".a.obscura-1234567", "a.obscura-123456",
                                    ".a.XXXXXX"};
        for (const QString& other : others)
            writeFileAtomically(folder.filePath(other).toStdString(), "x");
        QVERIFY(QDir(folder.path()).mkdir(".a.obscura-folder"));
        killedWhileWriting(file);
        writeFileAtomically(file, "new");
        QCOMPARE(readFile(file), std::string("new"));
        QStringList left = others + QStringList{"a", ".a.obscura-folder"};
        left.sort();
        QCOMPARE(names(folder), left);
    }

    void leavesWhatALivingWriterWrites() {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("a").toStdString();
        AtomicFile slow(file);
        slow.write("slow");
        writeFileAtomically(file, "fast");
        QCOMPARE(names(folder).size(), 2);
        QCOMPARE(readFile(file), std::string("fast"));
        slow.commit();
        QCOMPARE(readFile(file), std::string("slow"));
        QCOMPARE(names(folder), QStringList{"a"});
    }

    void writesIntoAFolderThatWasMoved() {
        const QTemporaryDir parent;
        QVERIFY(QDir(parent.path()).mkdir("before"));
        const Folder folder(parent.filePath("before").toStdString());
        QVERIFY(QDir(parent.path()).rename("before", "after"));
        writeFileAtomically(folder, "a", "x");
        QCOMPARE(readFile(parent.filePath("after/a").toStdString()), std::string("x"));
    }

    void readsNothingThatMightNotEnd() {
        const QTemporaryDir folder;
        const std::string pipe = folder.filePath("pipe").toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        COMPARE_ERROR(readFile(pipe), "/pipe|device or pipe|expected a file");
        COMPARE_ERROR(readFile("/dev/zero"), "/dev/zero|device or pipe|expected a file");
    }

    void readsUpToALimit() {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("a").toStdString();
        const std::string bytes(100000, 'x');
        writeFileAtomically(file, bytes);
        QVERIFY(readFile(file, bytes.size()) == bytes);
        COMPARE_ERROR(readFile(file, bytes.size() - 1), "/a|more than 99999 bytes");
    }

    void namesTheReason() {
        const QTemporaryDir folder;
        const std::string base = folder.path().toStdString();
        COMPARE_ERROR(writeFileAtomically(base + "/no/file", "x"), "/no/file|No such file");
        COMPARE_ERROR(writeFileAtomically(base, "x"), "folder|expected a file");
        COMPARE_ERROR(writeFileAtomically("/dev/full", "x"), "/dev/full|device");
        COMPARE_ERROR(readFile(base + "/none"), "/none|No such file");
        COMPARE_ERROR(readFile(base), "found a folder|expected a file");
        QVERIFY(QFileInfo::exists("/dev/full"));
    }
};

GUILESS_TEST(AtomicFileTest)
#include "AtomicFileTest.moc"
