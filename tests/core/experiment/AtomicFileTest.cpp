// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/AtomicFile.h"

#include <sys/resource.h>
#include <sys/stat.h>

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

    void namesTheReason() {
        const QTemporaryDir folder;
        const std::string base = folder.path().toStdString();
        COMPARE_ERROR(writeFileAtomically(base + "/no/file", "x"), "/no/file|No such file");
        COMPARE_ERROR(writeFileAtomically(base, "x"), "folder|expected a file");
        COMPARE_ERROR(writeFileAtomically("/dev/full", "x"), "/dev/full|device");
        COMPARE_ERROR(readFile(base + "/none"), "/none|No such file");
        COMPARE_ERROR(readFile(base), "directory");
        QVERIFY(QFileInfo::exists("/dev/full"));
    }
};

GUILESS_TEST(AtomicFileTest)
#include "AtomicFileTest.moc"
