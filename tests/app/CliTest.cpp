// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "CliProcess.h"
#include "Golden.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/data/DatasetRegistry.h"
#include "devices/DeviceRegistry.h"

using namespace obscura;
using nlohmann::json;

class CliTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString data() const { return m_folder.filePath("data"); }
    QString runs() const { return m_folder.filePath("runs"); }

    static Answer run(const QStringList& arguments, const QByteArray& input = {}) {
        return callCli(arguments, input);
    }

    QStringList trainArguments(const QStringList& more = {}) const {
        return tinyTraining(data(), runs(), more);
    }

    static void compareRefusal(const Answer& answer, const QString& words) {
        QCOMPARE(answer.code, 2);
        QVERIFY(answer.out.is_object() && answer.out.contains("error"));
        const auto error = QString::fromStdString(answer.out["error"].get<std::string>());
        for (const QString& word : words.split('|')) {
            QVERIFY2(error.contains(word), qPrintable("the message: " + error));
            QVERIFY2(answer.err.contains(word), qPrintable("on stderr: " + answer.err));
        }
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(QDir().mkpath(data()));
        writeTinyDataset(data().toStdString());
    }

    void listsTemplates() {
        const Answer answer = run({"templates"});
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out.size(), experimentTemplates().size());
        QCOMPARE(answer.out[0]["name"].get<std::string>(), std::string("two-modulators"));
        for (const json& info : answer.out)
            QVERIFY(info.contains("title") && info.contains("description"));
    }

    void tellsTheSame() {
        const Answer answer = run({"diff", "fashion-mnist-slm", "fashion-mnist-slm"});
        QCOMPARE(answer.code, 0);
        QVERIFY(answer.out["same"].get<bool>());
        QVERIFY2(answer.err.isEmpty(), qPrintable(answer.err));
    }

    void tellsWhatDiffers() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        assignField(e, "blackbox.surrogate.rank=50");
        removeBlock(e, e.graph.find("relu")->id);
        const QString folder = m_folder.filePath("some run");
        QVERIFY(QDir().mkpath(folder));
        saveExperiment(e, (folder + "/experiment.json").toStdString());
        const Answer answer = run({"diff", "fashion-mnist-slm", folder});
        QCOMPARE(answer.code, 1);
        QVERIFY(!answer.out["same"].get<bool>());
        const json rank = {{"path", "blackbox.surrogate.rank"}, {"before", 10}, {"after", 50}};
        QCOMPARE(answer.out["settings"], json::array({rank}));
        const json relu = {{"change", "removed"}, {"name", "relu"}, {"kind", "relu"}};
        QCOMPARE(answer.out["blocks"], json::array({relu}));
        QCOMPARE(answer.out["edges"].size(), std::size_t{3});
        QVERIFY(answer.err.contains("blackbox.surrogate.rank: 10 → 50"));
    }

    void refusesWhatCantBeCompared() {
        compareRefusal(run({"diff", "fashion-mnist-slm", "fashion-mnist-sml"}),
                       "fashion-mnist-sml|fashion-mnist-slm");
        compareRefusal(run({"diff", "fashion-mnist-slm", m_folder.path()}), "experiment.json");
    }

    void calibratesADevice() {
        const QString file = m_folder.filePath("mesh.calibration.json");
        const Answer answer =
            run({"calibrate", "three-meshes", "--block", "second", "--set", "first.outputs=8",
                 "--set", "first.surrogate.rank=8", "--set", "second.outputs=8", "--set",
                 "second.surrogate.rank=8", "--out", file});
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out["block"].get<std::string>(), std::string("second"));
        QVERIFY(answer.out["is_good"].get<bool>());
        QVERIFY(answer.out["queries"].get<int>() > 0);
        QVERIFY(answer.out["parameter_error"].get<double>() < 0.02);
        QVERIFY(QFile::exists(file));
        QVERIFY2(answer.err.contains("fitting the model"), qPrintable(answer.err));
    }

    void refusesWhatCantBeCalibrated() {
        compareRefusal(run({"calibrate", "three-meshes"}), "--block|first|second|third");
        compareRefusal(run({"calibrate", "three-meshes", "--block", "fourth"}),
                       "no black box 'fourth'|third");
    }

    void listsDevices() {
        const Answer answer = run({"devices"});
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out.size(), deviceRegistry().size());
        for (std::size_t i = 0; i < answer.out.size(); ++i) {
            const DeviceInfo& info = deviceRegistry()[i];
            QCOMPARE(answer.out[i]["id"].get<std::string>(), info.id);
            QCOMPARE(answer.out[i]["options"].size(), info.options.size());
        }
    }

    void listsTheSourcesOfData() {
        const Answer answer = run({"datasets"});
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out.size(), datasetRegistry().size());
        for (std::size_t i = 0; i < answer.out.size(); ++i) {
            const DatasetInfo& info = datasetRegistry()[i];
            QCOMPARE(answer.out[i]["id"].get<std::string>(), info.id);
            QCOMPARE(answer.out[i]["options"].size(), info.options.size());
            QCOMPARE(answer.out[i]["sample"].is_null(), answer.out[i]["target"].is_null());
        }
        QVERIFY(answer.out[0]["sample"] == json::array({784}));
        QVERIFY(answer.out[0]["target"] == json::object({{"kind", "class"}, {"size", 10}}));
        QVERIFY(answer.out[2]["sample"].is_null());  // the files of "idx" tell
    }

    void devicesReproduceRecordedValues_data() {
        QTest::addColumn<int>("entry");
        const json& entries = golden().at("devices");
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto id = entries[i]["device"].get<std::string>();
            for (const DeviceInfo& info : deviceRegistry()) {
                if (info.id == id)
                    QTest::addRow("%s %d", id.c_str(), int(i)) << int(i);
            }
        }
    }
    void devicesReproduceRecordedValues() {
        QFETCH(int, entry);
        const json& recorded = golden()["devices"][std::size_t(entry)];
        const Answer answer = run({"device", "-"}, QByteArray::fromStdString(recorded.dump()));
        QCOMPARE(answer.code, 0);
        const Matrix difference = matrixOf(answer.out["y"]) - matrixOf(recorded["y"]);
        constexpr float kTolerance = 1e-5f;
        QVERIFY(difference.cwiseAbs().maxCoeff() < kTolerance);
    }

    void exportsNetworks() {
        const QString file = m_folder.filePath("network.py");
        const Answer answer =
            run({"export", "fashion-mnist-slm", file, "--set", "hidden.outputs=64"});
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out["file"].get<std::string>(), file.toStdString());
        QVERIFY(readFile(file.toStdString()).find("nn.Linear(784, 64") != std::string::npos);
        compareRefusal(run({"export", "fashion-mnist-slm", m_folder.filePath("no/network.py")}),
                       "no/network.py");
        compareRefusal(
            run({"export", "fashion-mnist-slm", file, "--set", "blackbox.surrogate.rank=999"}),
            "surrogate.rank|999");
    }

    void namesMistakesInDeviceFiles_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* field, const char* value,
                            const char* words) {
            json request = {{"device", "matvec"},
                            {"inputs", 2},
                            {"outputs", 1},
                            {"parameters", {1, 2}},
                            {"x", {{1, 2}, {3, 4}}}};
            if (value)
                request[field] = json::parse(value);
            else
                request.erase(field);
            QTest::newRow(name) << QByteArray::fromStdString(request.dump()) << words;
        };
        row("no device", "device", nullptr, "device|missing");
        row("unknown device", "device", R"("matvek")", "matvek|matvec");
        row("device number", "device", "5", "device is 5");
        row("no inputs", "inputs", nullptr, "inputs|missing");
        row("inputs 0", "inputs", "0", "inputs is 0");
        row("inputs text", "inputs", R"("2")", "inputs is \"2\"");
        row("outputs fraction", "outputs", "1.5", "outputs is 1.5");
        row("no parameters", "parameters", nullptr, "parameters|missing");
        row("few parameters", "parameters", "[1]", "parameters has 1|expected 2");
        row("nested parameters", "parameters", "[[1, 2], 3]", "parameters[0] is a list");
        row("null parameter", "parameters", "[1, null]", "parameters[1] is null");
        row("huge parameter", "parameters", "[1, 1e300]", "parameters[1] is 1e+300");
        row("no x", "x", nullptr, "x|missing");
        row("flat x", "x", "[1, 2]", "x[0] is 1|list of 2");
        row("ragged x", "x", "[[1, 2], [3]]", "x[1] has 1|expected 2");
        row("empty x", "x", "[]", "x is a list");
        row("unknown option", "options", R"({"bitz": 8})", "bitz");
        row("options list", "options", "[1]", "options is a list");
        row("unknown field", "option", "{}", "option|near|options");
        QTest::newRow("malformed") << QByteArray("{\"device\":\n,}") << "standard input|line 2";
        QTest::newRow("list") << QByteArray("[]") << "standard input|object";
        QTest::newRow("empty") << QByteArray() << "standard input|JSON";
        QTest::newRow("deep") << "{\"options\":" + QByteArray("{\"a\":").repeated(100000) + "1" +
                                     QByteArray("}").repeated(100001)
                              << "standard input|64 deep";
    }
    void namesMistakesInDeviceFiles() {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        compareRefusal(run({"device", "-"}, text), words);
    }

    void messagesShowWhatATerminalCanShow() {
        const QString odd = QString::fromUtf8("\x1b[31m") + QString(100000, 'x');
        for (const QStringList& arguments :
             {QStringList{"diff", odd, "fashion-mnist-slm"},
              QStringList{"train", "fashion-mnist-slm", "--" + odd},
              QStringList{"train", "fashion-mnist-slm", "--set", "blackbox.device=" + odd}}) {
            const Answer answer = run(arguments);
            compareRefusal(answer, "\\x1b[31mxxx|…");
            QVERIFY2(answer.err.size() < 5000 && !answer.err.contains('\x1b'),
                     qPrintable(answer.err.left(5000)));
        }
    }

    void readsDeviceFiles() {
        const QString file = m_folder.filePath("device.json");
        writeFileAtomically(file.toStdString(), R"({"device": "matvec", "inputs": 2, "outputs": 1,
            "parameters": [1, 0.1], "x": [[1, 1], [0, 1]]})");
        const Answer answer = run({"device", file});
        QCOMPARE(answer.code, 0);
        QVERIFY2(answer.out == json::parse(R"({"y": [[1.1], [0.1]]})"), answer.out.dump().c_str());
        compareRefusal(run({"device", m_folder.filePath("none.json")}), "none.json|No such file");
    }

    void namesBadUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QStringList& arguments, const char* words) {
            QTest::newRow(name) << arguments << words;
        };
        row("nothing", {}, "subcommand");
        row("unknown command", {"trian"}, "trian|near|train");
        row("no experiment", {"train"}, "experiment");
        row("unknown template", {"train", "fashion-mnist-sml"},
            "fashion-mnist-sml|fashion-mnist-slm");
        row("unknown path", {"train", "fashion-mnist-slm", "--set", "blackbox.surogate.rank=3"},
            "blackbox.surogate.rank|near|blackbox.surrogate.rank");
        row("no value", {"train", "fashion-mnist-slm", "--set", "training.epochs"}, "path=value");
        row("rank 0", {"train", "fashion-mnist-slm", "--set", "blackbox.surrogate.rank=0"},
            "blackbox.surrogate.rank");
        row("rank above", {"train", "fashion-mnist-slm", "--set", "blackbox.surrogate.rank=129"},
            "blackbox|129|n = 256|m = 128");
        row("shapes", {"train", "fashion-mnist-slm", "--set", "readout.outputs=12"},
            "loss|12 outputs for 10 classes");
        row("NaN rate", {"train", "fashion-mnist-slm", "--set", "training.learning_rate=nan"},
            "training.learning_rate|nan");
        row("no run to start from",
            {"train", "fashion-mnist-slm", "--set", "training.start_from=/nowhere"},
            "training.start_from|/nowhere|no such file");
        row("no steps", {"train", "fashion-mnist-slm", "--steps", "0"}, "steps");
        row("seed", {"train", "fashion-mnist-slm", "--seed", "x"}, "seed");
        row("threads", {"train", "fashion-mnist-slm", "--threads", "-1"}, "threads");
        row("out", {"train", "fashion-mnist-slm", "--out", "/proc/obscura"},
            "/proc/obscura|can't make the folder");
    }
    void namesBadUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        compareRefusal(run(arguments), words);
    }

    void startsFromARun() {
        const Answer digital = run({"train", "fashion-mnist-digital", "--out", runs(), "--set",
                                    "dataset.source=mnist", "--set", "dataset.folder=" + data(),
                                    "--set", "training.batch=32", "--steps", "3"});
        QCOMPARE(digital.code, 0);
        const QString from =
            "training.start_from=" + QString::fromStdString(digital.out["run"].get<std::string>());
        const auto trained = [&](const QString& layer) {
            return run(trainArguments(
                {"--steps", "1", "--set", from, "--set", "blackbox.start_layer=" + layer}));
        };
        const Answer answer = trained("weights");
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.out["blackboxes"].size(), std::size_t{1});
        QCOMPARE(answer.out["blackboxes"][0]["block"].get<std::string>(), std::string("blackbox"));
        QVERIFY(answer.out["blackboxes"][0]["queries"] == answer.out["queries"]);
        compareRefusal(trained("hidden"), "blackbox|start_layer|256 × 784|expected 128 × 256");
        compareRefusal(trained("wights"), "blackbox|start_layer|'wights'|near: weights");
    }

    void helpIsNoError() {
        QProcess process;
        process.start(OBSCURA_CLI, {"train", "--help"});
        QVERIFY(process.waitForFinished(kCliTimeout));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("--set"));
    }

    void trains() {
        const Answer answer =
            run(trainArguments({"--steps", "12", "--set", "training.evaluate_every=6"}));
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        QCOMPARE(answer.out["steps"].get<int>(), 12);
        QCOMPARE(answer.out["outcome"].get<std::string>(), std::string("finished"));
        for (const char* key :
             {"epochs", "test_accuracy", "ms_per_step", "programmings", "surrogate_error"})
            QVERIFY2(answer.out.at(key).is_number(), key);
        QCOMPARE(answer.out["queries"]["forward"].get<int>(), 12 * 32);
        QVERIFY(!answer.out.contains("error"));
        QVERIFY2(answer.err.contains("step 12/12"), qPrintable(answer.err));
        const std::filesystem::path folder = answer.out["run"].get<std::string>();
        QVERIFY(json::parse(readFile(folder / "summary.json")) == answer.out);
        QCOMPARE(QString::fromStdString(readFile(folder / "steps.csv")).count('\n'), 13);
        QCOMPARE(QString::fromStdString(readFile(folder / "evaluations.csv")).count('\n'), 3);
    }

    void warnsOfWhatIsProbablyWrong() {
        const Answer answer = run(trainArguments(
            {"--set", "blackbox.inspection.period=1", "--set", "training.epochs=4"}));
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        QVERIFY(!answer.out["warnings"].empty());
        for (const json& warning : answer.out["warnings"]) {
            QCOMPARE(warning["block"].get<std::string>(), std::string("blackbox"));
            QVERIFY(warning.contains("option") && warning.contains("message"));
        }
        // Diagnosed twice, said once.
        QVERIFY(answer.err.count("warning: blackbox: ") >= int(answer.out["warnings"].size()));
        QCOMPARE(answer.err.count("went to the parameter gradient"), 1);
    }

    void theSeedDecides() {
        const auto losses = [&](const char* seed) {
            const Answer answer = run(trainArguments({"--steps", "3", "--seed", seed}));
            QString text;
            if (answer.code != 0)
                return text;
            const std::filesystem::path folder = answer.out["run"].get<std::string>();
            for (const QString& line :
                 QString::fromStdString(readFile(folder / "steps.csv")).split('\n'))
                text += line.section(',', 3, 3) + " ";
            return text;
        };
        const QString once = losses("5");
        QVERIFY(once.split(' ').size() > 3);
        QCOMPARE(losses("5"), once);
        QVERIFY(losses("6") != once);
    }

    void trainsAFile() {
        const QString file = m_folder.filePath("experiment.json");
        saveExperiment(tinyExperiment("fashion-mnist-digital", data().toStdString()),
                       file.toStdString());
        const Answer answer = run({"train", file, "--steps", "2", "--out", runs()});
        QVERIFY2(answer.code == 0, qPrintable(answer.err));
        QVERIFY(answer.out["surrogate_error"].is_null());
        QCOMPARE(answer.out["queries"]["forward"].get<int>(), 0);
    }

    void aMissingDataSetBeginsNoRun() {
        const QString out = m_folder.filePath("none");
        const Answer answer = run(tinyTraining("/nonexistent", out));
        compareRefusal(answer, "dataset|/nonexistent|train-images-idx3-ubyte.gz");
        QVERIFY(!QFileInfo::exists(out));
        // A script of the network needs no samples.
        const QString script = m_folder.filePath("network.py");
        QCOMPARE(run({"export", "fashion-mnist-slm", script, "--set", "dataset.source=mnist"}).code,
                 0);
    }
};

GUILESS_TEST(CliTest)
#include "CliTest.moc"
