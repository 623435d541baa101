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
};

GUILESS_TEST(LimitsTest)
#include "LimitsTest.moc"
