// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "tour/Visitor.h"

#include <QDir>
#include <QTemporaryDir>
#include <memory>

using namespace obscura;

namespace {

struct Setting {
    double scale = 1;
    QString theme = "light";
    QString language = "C.UTF-8";
};

constexpr int kSteps = 30;
constexpr int kBatch = 128;  ///< of the templates

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonOf(const QString& path) {
    return QJsonDocument::fromJson(contentsOf(path)).object();
}

/// The entry of that name in an experiment's list of blocks, groups …
QJsonObject entry(const QJsonObject& experiment, const QString& list, const QString& name) {
    for (const QJsonValue each : experiment[list].toArray()) {
        if (each["name"] == name)
            return each.toObject();
    }
    return {};
}

double trainingQueries(const QJsonObject& summary) {
    double sum = 0;
    const QJsonObject queries = summary["queries"].toObject();
    for (auto each = queries.begin(); each != queries.end(); ++each)
        sum += each.key() == "evaluation" ? 0 : each.value().toDouble();
    return sum;
}

}  // namespace

/// Walks the README's five minutes in the real window, by mouse and keyboard, in its order: each
/// step goes on from where the one before has led.
class TourTest : public QObject {
    Q_OBJECT

public:
    explicit TourTest(Setting setting) : m_setting(std::move(setting)) {}

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_home.isValid());
        step([this] { start(); });
    }
    void cleanupTestCase() {
        m_visitor.reset();
        m_program.reset();
        m_screen.reset();
    }

    void theNetworkTrains() {
        step([this] {
            const QString run = runs();
            check(jsonOf(run + "/summary.json")["outcome"], "finished", "outcome");
            check(contentsOf(run + "/steps.csv").count('\n'), kSteps + 1, "lines of steps.csv");
            check(contentsOf(run + "/evaluations.csv").count('\n') > 1, true, "an evaluation");
            constexpr int kDevices = 2;
            check(trainingQueries(jsonOf(run + "/summary.json")), kDevices * kSteps * kBatch,
                  "one query for each sample and device");
        });
    }

    void dataAndAnswersAreSeen() {
        step([this] {
            m_visitor->click(named("PageTab", "Data"));
            m_visitor->see(containing("ListItem", "Sample 0 of the training set"));
            m_visitor->click(named("PageTab", "Classes"));
            m_visitor->see(containing("StaticText", "deviation 1"));
            m_visitor->click(named("PageTab", "Answers"));
            m_visitor->see(containing("StaticText", "test samples"));
            m_visitor->click(named("PageTab", "Worst"));
            m_visitor->see(containing("ListItem", "taken for"));
            m_visitor->click(named("PageTab", "Plots"));
        });
    }

    void itIsJudgedBetweenFrozenAndExact() {
        step([this] {
            m_visitor->click(named("PageTab", "Fidelity"));
            m_visitor->see(containing("StaticText", "ρ: not known"));
            m_visitor->click(named("Button", "Train frozen and exact beside"));
            m_visitor->see(containing("PageTab", "devices frozen"));
            m_visitor->see(containing("PageTab", "exact derivatives"));
            m_visitor->see(containing("StaticText", "Recovered share ρ ="));
            m_runs += 2;
            m_visitor->click(named("PageTab", "Plots"));
        });
    }

    void recordedRunsAreDrawnOverEachOther() {
        step([this] {
            m_visitor->click(named("PageTab", "Runs"));
            m_visitor->see(named("StaticText", QString("%1 runs").arg(m_runs)));
            m_visitor->click(containing("Cell", "two modulators"));
            m_screen->key("ctrl+a");
            m_screen->key("space");
            m_program->wait("all of them to be ticked", [this] {
                return m_program->count({"ticked runs", [](const Seen& seen) {
                                             return seen.role == "Cell" && seen.is("checked");
                                         }}) == m_runs;
            });
            m_visitor->click(named("PageTab", "Plots"));
        });
    }

    void aTemplateIsChosen() {
        step([this] {
            m_screen->key("ctrl+n");
            m_visitor->see(containing("ListItem", "as on the bench"));
            m_screen->type("through a spatial light modulator");
            const Sought card = containing("ListItem",
                                           "Fashion-MNIST through a spatial light "
                                           "modulator. ");
            m_program->wait("the others to go", [this] {
                return !m_program->find(containing("ListItem", "all digital"));
            });
            m_visitor->click(card);
            m_screen->key("Return");
            m_visitor->see(block("blackbox"));
            m_firstQueries = trainingQueries(jsonOf(runs() + "/summary.json"));
        });
    }

    void aRunPausesAndStopsAmidAStep() {
        step([this] {
            m_visitor->click(block("blackbox"));
            m_visitor->fill("estimator.probes", "3000");
            m_screen->key("F5");
            m_program->wait("the run", [this] { return isEnabled("Pause"); });
            m_visitor->click(named("Button", "Pause"));
            waitForPause();
            m_visitor->click(named("Button", "Stop"));
            check(jsonOf(endOfRun() + "/summary.json")["outcome"], "stopped", "outcome");
            // One that would take minutes.
            m_visitor->fill("estimator.probes", "1000000");
            m_screen->key("F5");
            m_program->wait("the step", [this] {
                return m_program->find(object("runStatus"))->name == "Training";
            });
            m_visitor->click(named("Button", "Stop"));
            const QJsonObject summary = jsonOf(endOfRun() + "/summary.json");
            check(summary["outcome"], "stopped", "outcome");
            check(summary["steps"].toInt(), 0, "steps");
        });
    }

    void aProblemLeadsToItsField() {
        step([this] {
            m_visitor->fill("surrogate.rank", "1000");
            m_visitor->click(named("PageTab", "Problems (1)"));
            m_visitor->click(containing("ListItem", "surrogate.rank is 1000"));
            m_program->wait("the focus in Rank r", [this] {
                const auto rank = m_program->find(field("surrogate.rank"));
                return rank && rank->is("focused") && rank->isShown();
            });
            check(isEnabled("Run"), false, "Run");
            m_screen->key("ctrl+a");
            m_screen->type("10");
            m_screen->key("Return");
            m_visitor->see(named("PageTab", "Problems"));
            m_visitor->click(named("PageTab", "Plots"));
        });
    }

    void numbersMayHaveAComma() {
        step([this] {
            m_visitor->fill("learning_rate", "0,002");
            waitForValue("learning_rate", "0.002");
        });
    }

    void theMethodIsChanged() {
        step([this] {
            m_visitor->click(block("blackbox"));
            m_visitor->fill("estimator.probes", "100");
            m_visitor->fill("surrogate.rank", "50");
            const QString run = runs();
            const QJsonObject box = boxOf(run);
            check(box["estimator"].toObject()["probes"].toInt(), 100, "probes");
            check(box["surrogate"].toObject()["rank"].toInt(), 50, "rank");
            const QJsonObject training = jsonOf(run + "/experiment.json")["training"].toObject();
            check(training["learning_rate"].toDouble(), 0.002, "learning rate");
            check(trainingQueries(jsonOf(run + "/summary.json")) > m_firstQueries, true,
                  "more queries");
        });
    }

    void theDeviceIsChanged() {
        step([this] {
            m_visitor->choose(field("device"), "Microring bank");
            waitForValue("device", "Microring bank");
            m_screen->key("ctrl+z");
            waitForValue("device", "Spatial light modulator");
            m_visitor->choose(field("device"), "Microring bank");
            m_visitor->fill("imperfections.input_bits", "8");
            m_visitor->fill("costs.seconds_per_query", "1e-05");
            m_visitor->fill("budget.queries", "40000");
            const QString run = runs();
            check(boxOf(run)["device"], "mrr", "device");
            check(boxOf(run)["imperfections"].toObject()["input_bits"].toInt(), 8,
                  "bits of the DAC");
            const QJsonObject summary = jsonOf(run + "/summary.json");
            check(summary["outcome"], "budget spent", "outcome");
            check(trainingQueries(summary) <= 40000, true, "queries within the budget");
        });
    }

    void aTemplateIsOpenedInATab() {
        step([this] {
            const Sought tab = containing("PageTab", "as on the bench");
            m_screen->key("ctrl+n");
            m_visitor->see(containing("ListItem", "as on the bench"));
            m_screen->type("bench");
            m_program->wait("the others to go", [this] {
                return !m_program->find(containing("ListItem", "all digital"));
            });
            m_screen->key("Return");
            m_visitor->see(tab);
            m_screen->key("ctrl+w");
            m_program->wait("the tab to close", [&] { return !m_program->find(tab); });
        });
    }

    void fewerQueriesAreSpent() {
        step([this] {
            m_visitor->click(block("blackbox"));
            m_visitor->choose(field("device"), "Spatial light modulator");
            m_visitor->fill("budget.queries", "100000000");
            m_visitor->choose(field("estimator.kind"), "Local probes");
            m_visitor->fill("estimator.probes", "1");
            m_visitor->fill("estimator.compression", "16");
            m_visitor->choose(field("surrogate.update"), "Streaming");
            m_visitor->fill("surrogate.rank", "100");
            const QString run = runs();
            check(boxOf(run)["estimator"].toObject()["kind"], "local", "estimator");
            const double queries = trainingQueries(jsonOf(run + "/summary.json"));
            // 1.25 and, once, one query for each input, to measure what the surrogate begins with.
            check((queries - 256) / (kSteps * kBatch), 1.25, "queries for each sample");
        });
    }

    void aRunBeginsWithTheWeightsOfAnother() {
        step([this] {
            m_visitor->click(named("Button", "Choose a run…"));
            m_visitor->click(containing("MenuItem", "30 steps"));
            const QString run = runs();
            const QString from =
                jsonOf(run + "/experiment.json")["training"].toObject()["start_from"].toString();
            check(jsonOf(from + "/summary.json")["steps"].toInt(), kSteps,
                  "steps of the run before");
            m_screen->key("ctrl+z");
            waitForValue("start_from", "");
        });
    }

    void theExperimentIsSaved() {
        step([this] {
            m_screen->key("ctrl+s");
            answerDialog(m_file);
            waitForFile("probes", [](const QJsonObject& saved) {
                return entry(saved, "blocks", "blackbox")["estimator"].toObject()["probes"] == 1;
            });
        });
    }

    void aLayerIsDroppedAndRemoved() {
        step([this] {
            const QRect before = m_visitor->see(block("hidden")).rect;
            const QRect behind = m_visitor->see(block("relu")).rect;
            m_visitor->drag(named("TreeItem", "Tanh"),
                            (before.center() + behind.center() +
                             QPoint(before.width() - behind.width(), 0) / 2) /
                                2);
            m_visitor->see(block("tanh"));
            save();
            waitForFile("tanh on the connection", [](const QJsonObject& saved) {
                const QJsonArray edges = saved["edges"].toArray();
                return edges.contains(QJsonArray{"hidden", "tanh"}) &&
                       edges.contains(QJsonArray{"tanh", "relu"});
            });
            m_visitor->click(block("tanh"));
            m_screen->key("Delete");
            m_program->wait("tanh to go", [this] { return !m_program->find(block("tanh")); });
        });
    }

    void aConnectionIsDrawnByKeyboard() {
        step([this] {
            // By a key of its own, or from the second port of the block: relu's output.
            for (const QStringList& keys : {QStringList{"ctrl+k"}, {"Tab", "Tab", "Return"}}) {
                m_visitor->click(block("relu"));
                for (const QString& key : keys)
                    m_screen->key(key);
                m_screen->key("Down");
                m_screen->key("Return");
                save();
                waitForFile("the connection", [](const QJsonObject& saved) {
                    return saved["edges"].toArray().contains(QJsonArray{"relu", "norm"});
                });
                m_screen->key("ctrl+z");
            }
            save();
            waitForFile("the former connection", [](const QJsonObject& saved) {
                return saved["edges"].toArray().contains(QJsonArray{"blackbox", "norm"});
            });
        });
    }

    void hardwareTakesAnotherPlace() {
        step([this] {
            const Sought digital = containing("CanvasItem", "hidden · Linear");
            m_visitor->click(block("hidden"));
            m_screen->key("ctrl+b");
            m_program->wait("hardware", [&] { return !m_program->find(digital); });
            m_screen->key("ctrl+b");
            m_visitor->see(digital);
        });
    }

    void blocksAreCopiedAndArranged() {
        step([this] {
            const auto waitForBlocks = [this](int count) {
                m_program->wait(QString("%1 blocks").arg(count), [&] {
                    return m_program->count(containing("CanvasItem", " · ")) == count;
                });
            };
            const int blocks = m_program->count(containing("CanvasItem", " · "));
            m_visitor->click(block("relu"));
            m_screen->key("ctrl+c");
            m_screen->key("ctrl+v");
            waitForBlocks(blocks + 1);
            m_screen->key("ctrl+d");
            waitForBlocks(blocks + 2);
            m_screen->key("ctrl+l");
            m_screen->key("ctrl+z");
            m_screen->key("ctrl+z");
            m_screen->key("ctrl+z");
            waitForBlocks(blocks);
        });
    }

    void aBlockIsFound() {
        step([this] {
            m_screen->key("ctrl+f");
            m_program->wait("the search", [this] {
                const auto words =
                    m_program->find(named("EditableText", "Find a block, group or note"));
                return words && words->is("focused");
            });
            m_screen->type("readout");
            m_screen->key("Return");
            m_program->wait("the choice of readout",
                            [this] { return m_program->find(block("readout"))->is("selected"); });
            m_screen->key("Escape");
        });
    }

    void aGroupIsFoldedAndRepeated() {
        step([this] {
            m_visitor->click(block("norm"));
            m_screen->clickWith("ctrl", m_visitor->see(block("relu 2")).rect.center());
            m_screen->key("ctrl+g");
            m_visitor->see(field("repeat"));
            m_screen->key("ctrl+shift+f");
            m_visitor->click(containing("CanvasItem", "group · 2 blocks"));
            m_visitor->fill("repeat", "3");
            m_visitor->click(containing("CanvasItem", "group · 2 blocks, 3 times"));
            m_screen->key("ctrl+m");
            m_screen->type("seen on a tour");
            m_screen->key("Escape");
            save();
            waitForFile("the group and the note", [](const QJsonObject& saved) {
                return entry(saved, "groups", "group")["repeat"] == 3 &&
                       saved["notes"].toArray()[0].toObject()["text"] == "seen on a tour";
            });
        });
    }

    void theRunIsSteppedAndWatched() {
        step([this] {
            m_visitor->click(block("blackbox"));
            m_visitor->click(named("Button", "Step"));
            waitForPause();
            m_screen->key("F10");
            waitForPause();
            m_visitor->choose(
                {"the x axis",
                 [](const Seen& seen) { return seen.role == "ComboBox" && seen.value == "Step"; }},
                "Queries");
            m_visitor->click(named("PageTab", "Device"));
            m_visitor->click(named("PageTab", "Transfer matrix"));
            m_visitor->click(named("PageTab", "Learned"));
            const Sought calibration{"the calibration", [](const Seen& seen) {
                                         return seen.parent < 0 &&
                                                seen.name.contains("Calibrate blackbox");
                                     }};
            m_visitor->click(named("Button", "Calibrate…"));
            m_visitor->see(calibration);
            m_screen->key("Escape");
            m_program->wait("its end", [&] { return !m_program->find(calibration); });
            m_visitor->click(named("PageTab", "Fidelity"));
            m_visitor->fill("rankNow", "20");
            m_screen->key("F10");
            waitForValue("surrogate.rank", "20");
            waitForPause();
            const QString run = runs("F6");
            check(jsonOf(run + "/summary.json")["outcome"], "finished", "outcome");
            check(contentsOf(run + "/steps.csv").count('\n'), kSteps + 1, "lines of steps.csv");
            m_visitor->click(named("PageTab", "Plots"));
        });
    }

    void experimentsAreCompared() {
        step([this] {
            const Sought dialog{"the comparison", [](const Seen& seen) {
                                    return seen.parent < 0 && seen.name.contains("compared with");
                                }};
            m_screen->key("alt+e");
            m_visitor->click(containing("MenuItem", "Compare with"));
            m_visitor->click(containing("MenuItem", "all digital"));
            m_visitor->see(dialog);
            m_screen->key("Escape");
            m_program->wait("the comparison to close", [&] { return !m_program->find(dialog); });
        });
    }

    void theNetworkIsExported() {
        step([this] {
            m_visitor->click(block("hidden"));
            const QString diagram = m_home.filePath("network.svg");
            m_screen->key("ctrl+e");
            answerDialog(diagram);
            m_program->wait(diagram, [&] { return contentsOf(diagram).contains("</svg>"); });
            const QString script = m_home.filePath("network.py");
            m_screen->key("ctrl+shift+e");
            answerDialog(script);
            m_program->wait(script, [&] { return contentsOf(script).contains("import torch"); });
        });
    }

    void theProgramIsLeft() {
        step([this] {
            save();
            waitForFile("the rank of the run", [](const QJsonObject& saved) {
                return entry(saved, "blocks", "blackbox")["surrogate"].toObject()["rank"] == 20;
            });
            m_screen->key("ctrl+q");
            check(m_program->waitForEnd(), 0, "exit code");
        });
    }

    // What a run has recorded is opened as a copy, which asks where to be saved.
    void aRecordStaysAsItIs() {
        step([this] {
            const QString record = runFolders().last() + "/experiment.json";
            const QByteArray before = contentsOf(record);
            open({record});
            m_visitor->fill("seed", "8");
            m_screen->key("ctrl+s");
            const QString copy = m_home.filePath("copy.json");
            answerDialog(copy);
            m_program->wait(
                copy, [&] { return jsonOf(copy)["training"].toObject()["seed"].toInt() == 8; });
            check(contentsOf(record), before, "the record");
        });
    }

private:
    /// A tour that has gone wrong ends there.
    template <class Step>
    void step(const Step& walk) {
        if (m_isOver)
            QSKIP("the tour ended before");
        try {
            walk();
        } catch (const std::exception& error) {
            m_isOver = true;
            QFAIL(error.what());
        }
    }

    template <class Found, class Expected>
    static void check(const Found& found, const Expected& expected, const QString& what) {
        if (found == expected)
            return;
        QString message;
        QDebug(&message).noquote() << what << ": found" << found << ", expected" << expected;
        throw TourError(message);
    }

    void start() {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* const folder : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            environment.insert(folder, m_home.path());
        for (const char* const name : {"LC_ALL", "LC_NUMERIC", "LANGUAGE"})
            environment.remove(name);
        environment.insert("LANG", m_setting.language);
        environment.insert("QT_QPA_PLATFORM", "xcb");
        environment.insert("QT_SCALE_FACTOR", QString::number(m_setting.scale));
        m_screen = std::make_unique<Screen>(QSize(1440, 900) * m_setting.scale, environment);
        open({});
    }

    void open(const QStringList& arguments) {
        m_visitor.reset();
        m_program.reset();
        m_program = std::make_unique<Program>(
            *m_screen, arguments + QStringList{"--language", "en", "--theme", m_setting.theme,
                                               "--steps", QString::number(kSteps)});
        m_visitor = std::make_unique<Visitor>(*m_screen, *m_program);
        m_program->wait("the window", [this] {
            const auto window =
                m_program->find({"window", [](const Seen& seen) { return seen.parent < 0; }});
            return window && window->is("active");
        });
    }

    /// Presses `key` and waits until one more run has ended; returns its folder.
    QString runs(const QString& key = "F5") {
        m_screen->key(key);
        return endOfRun();
    }

    /// From the first to the last.
    QStringList runFolders() const {
        const QDir folder(m_home.filePath("obscura/runs"));
        QStringList all =
            folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time | QDir::Reversed);
        for (QString& each : all)
            each = folder.filePath(each);
        return all;
    }

    QString endOfRun() {
        const int count = ++m_runs;
        QString last;
        m_program->wait(QString("the end of run %1").arg(count), [&] {
            const QStringList all = runFolders();
            if (all.size() < count)
                return false;
            last = all.last();
            return QFile::exists(last + "/summary.json");
        });
        // The window has heard of it, too.
        m_program->wait("the word of the end", [this] {
            const QString status = m_program->find(object("runStatus"))->name;
            return status.startsWith("Finished") || status.contains("budget") ||
                   status.startsWith("Stopped");
        });
        return last;
    }

    static QJsonObject boxOf(const QString& run) {
        return entry(jsonOf(run + "/experiment.json"), "blocks", "blackbox");
    }

    void waitForValue(const QString& name, const QString& value) {
        m_program->wait(name + " = " + value,
                        [&] { return m_program->find(field(name))->value == value; });
    }

    bool isEnabled(const QString& button) {
        const auto found = m_program->find(named("Button", button));
        return found && !found->is("disabled");
    }

    /// The run waits between two steps, and may be told to do another one.
    void waitForPause() {
        m_program->wait("a pause", [this] { return isEnabled("Step") && isEnabled("Stop"); });
    }

    void save() { m_screen->key("ctrl+s"); }

    /// Until what was saved is like that.
    template <class Condition>
    void waitForFile(const QString& what, const Condition& holds) {
        m_program->wait(what + " in " + m_file, [&] { return holds(jsonOf(m_file)); });
    }

    /// Types a file's name into the dialog that comes up.
    void answerDialog(const QString& file) {
        m_visitor->see(object("fileNameEdit"));
        m_screen->key("ctrl+a");
        m_screen->type(file);
        waitForValue("fileNameEdit", file);
        m_screen->key("Return");
        m_program->wait("the dialog to close",
                        [this] { return !m_program->find(object("fileNameEdit")); });
    }

    const Setting m_setting;
    const QTemporaryDir m_home;
    const QString m_file = m_home.filePath("tour.json");
    std::unique_ptr<Screen> m_screen;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Visitor> m_visitor;
    double m_firstQueries = 0;
    int m_runs = 0;  ///< that have ended
    bool m_isOver = false;
};

namespace {

struct Tour {
    const char* name;
    Setting setting;
};

const std::array kTours{Tour{"TourLight", {}}, Tour{"TourDark", {.theme = "dark"}},
                        Tour{"TourLight200", {.scale = 2}},
                        Tour{"TourDark200", {.scale = 2, .theme = "dark"}},
                        Tour{"TourGerman", {.language = "de_DE.UTF-8"}}};

/// argv[0] is the name that the tour was asked for by.
int walk(int argc, char** argv) {
    const auto tour = std::find_if(kTours.begin(), kTours.end(), [&](const Tour& each) {
        return std::string_view(each.name) == argv[0];
    });
    TourTest test(tour->setting);
    return QTest::qExec(&test, argc, argv);
}

[[maybe_unused]] const bool areRegistered = [] {
    for (const Tour& tour : kTours)
        tests::Registration(tour.name, tests::Needs::Nothing, walk);
    return true;
}();

}  // namespace

#include "TourTest.moc"
