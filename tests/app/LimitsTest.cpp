// SPDX-License-Identifier: GPL-3.0-or-later
#include <grp.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>

#include "CliProcess.h"
#include "TestProgram.h"
#include "TinyTask.h"

using namespace obscura;

/// Where the system gives too little memory or too few threads, a run says so and ends.
class LimitsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString data() const { return m_folder.filePath("data"); }
    QString runs() const { return m_folder.filePath("runs"); }

    QStringList training(const char* threads) const {
        QStringList arguments = tinyTraining(data(), runs(), {"--steps", "1"});
        arguments[arguments.indexOf("--threads") + 1] = threads;
        return arguments;
    }

    static void limit(__rlimit_resource resource, rlim_t most) {
        const rlimit limit{most, most};
        ::setrlimit(resource, &limit);
    }

    /// How many threads that user has in all processes.
    static rlim_t threadsOf(uid_t user) {
        rlim_t count = 0;
        for (const QString& process : QDir("/proc").entryList({"[1-9]*"}, QDir::Dirs)) {
            const QString folder = "/proc/" + process;
            if (QFileInfo(folder).ownerId() == user)
                count += QDir(folder + "/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
        }
        return count;
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir().mkpath(data()) && QDir().mkpath(runs()));
        writeTinyDataset(data().toStdString());
    }

    void tooLittleMemoryIsTold() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("a sanitizer needs more addresses than any limit leaves");
#endif
        constexpr rlim_t kMost = rlim_t{2} << 30;  // more than the program, less than 64 buffers
        const Answer answer = callCli(training("64"), {}, [] { limit(RLIMIT_AS, kMost); });
        QCOMPARE(answer.code, 3);
        const auto error = QString::fromStdString(answer.out["error"].get<std::string>());
        QVERIFY2(error.contains("ulimit -v"), qPrintable(error));
    }

    void tooFewThreadsAreTold() {
        // There is no limit for root, so that somebody else has to try.
        constexpr uid_t kNobody = 65534;
        const bool isRoot = ::geteuid() == 0;
        const uid_t user = isRoot ? kNobody : ::getuid();
        const auto become = [&] {
            if (isRoot) {
                (void)!::setgroups(0, nullptr);
                (void)!::setuid(kNobody);
            }
        };
        if (callCli({"templates"}, {}, become).code != 0)
            QSKIP("another user can't start the program from this folder");
        for (const QString& folder : {m_folder.path(), runs()})
            QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x7777)));
        // What else the user runs counts, and comes and goes: far more threads than that.
        for (const rlim_t more : {3, 4, 6, 8}) {
            const rlim_t most = threadsOf(user) + more;
            const Answer answer = callCli(training("200"), {}, [&] {
                limit(RLIMIT_NPROC, most);
                become();
            });
            QCOMPARE(answer.code, 3);
            const auto error = QString::fromStdString(answer.out["error"].get<std::string>());
            QVERIFY2(error.contains("can't start a thread") && error.contains("ulimit -u"),
                     qPrintable(error));
            QVERIFY(QDir(runs()).isEmpty());
        }
    }
};

GUILESS_TEST(LimitsTest)
#include "LimitsTest.moc"
