// SPDX-License-Identifier: GPL-3.0-or-later
#include "Cli.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"
#include "faults/Faults.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

using namespace obscura;
using namespace obscura::faults;
using nlohmann::json;

/// A short training is run once for each call to the system on its files; that call fails. Each
/// run is a fork of this program, which has loaded everything: a thousandth of a start's time.
///
/// OBSCURA_FAULTS=all tries every fault at every call, those for TensorBoard among them, which
/// takes minutes; without it each call has one of them.
class FaultsTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kSteps = 3;
    static constexpr std::size_t kTogether = 12;  ///< a run that waits for room takes no processor
    static constexpr Kind kKinds[] = {Kind::NoSpace, Kind::Io, Kind::Short, Kind::Interrupted};

    struct Trial {
        int call = 0;
        Kind kind = Kind::Io;
        QString name;  ///< "call 12 fails with EIO"
        QString runs, out, err;
        Record* record = nullptr;
        pid_t process = -1;
        int status = -1;
    };

    QTemporaryDir m_folder;
    Record* m_records = nullptr;  ///< shared with the forks
    int m_trials = 0;

    static bool triesAll() { return qgetenv("OBSCURA_FAULTS") == "all"; }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString files() const { return path("files"); }

    Trial started(int call, Kind kind) {
        Trial trial;
        trial.call = call;
        trial.kind = kind;
        trial.name = QString("call %1, %2").arg(call).arg(kindName(kind));
        const QString number = QString::number(m_trials);
        trial.runs = files() + "/runs" + number;
        trial.out = path("out" + number);
        trial.err = path("err" + number);
        trial.record = new (m_records + m_trials++) Record;
        trial.process = ::fork();
        if (trial.process == 0)
            ::_exit(train(trial));
        return trial;
    }

    /// In the fork.
    int train(const Trial& trial) const {
        constexpr unsigned kLongestSeconds = 120;
        ::alarm(kLongestSeconds);
        (void)!std::freopen(trial.out.toUtf8().constData(), "w", stdout);
        (void)!std::freopen(trial.err.toUtf8().constData(), "w", stderr);
        std::vector<std::string> words = {
            "obscura-cli", "train", "fashion-mnist-matvec", "--steps", std::to_string(kSteps),
            "--threads",   "1",     "--tensorboard",        "--out",   trial.runs.toStdString()};
        for (const std::string& set :
             {std::string("dataset.source=mnist"),
              "dataset.folder=" + (files() + "/data").toStdString(),
              std::string("training.batch=16"), std::string("training.evaluate_every=2")})
            words.insert(words.end(), {"--set", set});
        if (triesAll())
            words.emplace_back("--tensorboard");
        std::vector<char*> arguments;
        arguments.reserve(words.size());
        for (std::string& word : words)
            arguments.push_back(word.data());
        arm(files().toStdString(), trial.call, trial.kind, *trial.record);
        const int code = obscuraCli(static_cast<int>(arguments.size()), arguments.data());
        std::fflush(nullptr);
        return code;
    }

    static void await(Trial& trial) { ::waitpid(trial.process, &trial.status, 0); }

    static QString folderOf(const Trial& trial) {
        const QStringList runs =
            QDir(trial.runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        return runs.isEmpty() ? QString() : trial.runs + "/" + runs.front();
    }

    static QStringList linesOf(const QString& file) {
        return QFile::exists(file)
                   ? QString::fromStdString(readFile(file.toStdString())).split('\n')
                   : QStringList();
    }

    /// What is wrong with what the run left; empty: nothing.
    QString fault(const Trial& trial) const {
        if (!WIFEXITED(trial.status))
            return QString("ended by signal %1").arg(WTERMSIG(trial.status));
        const int code = WEXITSTATUS(trial.status);
        const QString said = linesOf(trial.err).join('\n');
        if (code != 0 && code != 2 && code != 3)
            return QString("exit code %1").arg(code);
        if (code != 0 && !said.contains(files()))
            return "the error names no file: " + said;
        try {
            return faultOfFiles(trial, code == 0);
        } catch (const std::exception& error) {
            return QString("torn: %1").arg(QString::fromUtf8(error.what()));
        }
    }

    QString faultOfFiles(const Trial& trial, bool isWhole) const {
        const QString folder = folderOf(trial);
        const auto file = [&](const char* name) { return folder + "/" + name; };
        const auto isThere = [&](const char* name) {
            return !folder.isEmpty() && QFile::exists(file(name));
        };
        if (isThere("experiment.json"))
            loadExperiment(file("experiment.json").toStdString());
        const char* const weights = "checkpoint/network.safetensors";
        if (isThere(weights))
            readCheckpoint(file(weights).toStdString());
        json summary;
        if (isThere("summary.json"))
            summary = json::parse(readFile(file("summary.json").toStdString()));
        for (const QString& each : {folder, folder + "/checkpoint"}) {
            const QStringList left = QDir(each).entryList({".*"}, QDir::Files | QDir::Hidden);
            if (!folder.isEmpty() && !left.isEmpty())
                return "left " + left.join(", ");
        }
        if (!isWhole)
            return {};
        if (!isThere("experiment.json") || !isThere(weights) || summary.is_null())
            return "claims success without " + QString(summary.is_null() ? "summary" : "weights");
        if (summary["steps"] != kSteps)
            return "claims success after too few steps";
        // A line each for the head, the steps, and the end of the last; evaluations at 2 and 3.
        if (const auto lines = linesOf(file("steps.csv")).size(); lines != kSteps + 2)
            return QString("claims success with %1 lines of steps").arg(lines);
        if (const auto lines = linesOf(file("evaluations.csv")).size(); lines != 4)
            return QString("claims success with %1 lines of evaluations").arg(lines);
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir().mkpath(files() + "/data"));
        writeTinyDataset((files() + "/data").toStdString(), 64, 32);
        constexpr std::size_t kMostTrials = 10000;
        void* const shared = ::mmap(nullptr, kMostTrials * sizeof(Record), PROT_READ | PROT_WRITE,
                                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(shared != MAP_FAILED);
        m_records = static_cast<Record*>(shared);
    }

    void everyCallMayFail() {
        Trial good = started(0, Kind::Io);
        await(good);
        QVERIFY2(good.status == 0, qPrintable(linesOf(good.err).join('\n')));
        QVERIFY2(fault(good).isEmpty(), qPrintable(fault(good)));
        const int calls = good.record->calls;
        QVERIFY(calls > 30);
        const bool all = triesAll();
        std::vector<std::pair<int, Kind>> planned;
        for (int call = 1; call <= calls; ++call) {
            for (int kind = 0; kind < 4; ++kind) {
                if (all || call % 4 == kind)
                    planned.emplace_back(call, kKinds[kind]);
            }
        }
        QStringList faults;
        int hit = 0, failed = 0;
        for (std::size_t i = 0; i < planned.size(); i += kTogether) {
            std::vector<Trial> together;
            for (std::size_t k = i; k < std::min(i + kTogether, planned.size()); ++k)
                together.push_back(started(planned[k].first, planned[k].second));
            for (Trial& trial : together) {
                await(trial);
                hit += trial.record->hasFailed;
                failed += trial.status != 0;
                if (const QString found = fault(trial); !found.isEmpty())
                    faults += trial.name + " (" + trial.record->what + "): " + found;
                QDir(trial.runs).removeRecursively();
            }
        }
        qInfo("%d calls, %d runs, %d of them hit, %d ended by it", calls, int(planned.size()), hit,
              failed);
        // How often rows are written depends a little on how quickly the steps go by.
        QVERIFY(hit > 0.9 * double(planned.size()));
        QVERIFY(failed > 0 && failed < hit);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

GUILESS_TEST(FaultsTest)
#include "FaultsTest.moc"
