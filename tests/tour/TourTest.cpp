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

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject jsonOf(const QString& path) {
    return QJsonDocument::fromJson(contentsOf(path)).object();
}

/// The entry of that name in an experiment's list of blocks, groups …
QJsonObject entry(const QJsonObject& experiment, const QString& list, const QString& name) {
    for (const QJsonValue& each : experiment[list].toArray()) {
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
            const QString run = runs(1);
            check(jsonOf(run + "/summary.json")["outcome"], "finished", "outcome");
            check(contentsOf(run + "/steps.csv").count('\n'), kSteps + 1, "lines of steps.csv");
            check(contentsOf(run + "/evaluations.csv").count('\n') > 1, true, "an evaluation");
            m_firstQueries = trainingQueries(jsonOf(run + "/summary.json"));
        });
    }

    void theMethodIsChanged() {
        step([this] {
            m_visitor->click(block("blackbox"));
            m_visitor->fill("estimator.probes", "100");
            m_visitor->fill("surrogate.rank", "50");
            const QString run = runs(2);
            const QJsonObject box = boxOf(run);
            check(box["estimator"].toObject()["probes"].toInt(), 100, "probes");
            check(box["surrogate"].toObject()["rank"].toInt(), 50, "rank");
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
            const QString run = runs(3);
            check(boxOf(run)["device"], "mrr", "device");
            check(boxOf(run)["imperfections"].toObject()["input_bits"].toInt(), 8,
                  "bits of the DAC");
            const QJsonObject summary = jsonOf(run + "/summary.json");
            check(summary["outcome"], "budget spent", "outcome");
            check(trainingQueries(summary) <= 40000, true, "queries within the budget");
        });
    }

    void theExperimentIsSaved() {
        step([this] {
            m_screen->key("ctrl+s");
            answerDialog(m_file);
            m_program->wait(m_file, [this] { return !jsonOf(m_file).isEmpty(); });
            check(entry(jsonOf(m_file), "blocks", "blackbox")["device"], "mrr", "device");
        });
    }

    void theProgramIsLeft() {
        step([this] {
            m_screen->key("ctrl+q");
            check(m_program->waitForEnd(), 0, "exit code");
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
        m_program = std::make_unique<Program>(
            *m_screen, QStringList{"--theme", m_setting.theme, "--steps", QString::number(kSteps)});
        m_visitor = std::make_unique<Visitor>(*m_screen, *m_program);
        m_program->wait("the window", [this] {
            const auto window =
                m_program->find({"window", [](const Seen& seen) { return seen.parent < 0; }});
            return window && window->is("active");
        });
    }

    /// Presses Run and waits until that many runs have ended; returns the folder of the last.
    QString runs(int count) {
        m_screen->key("F5");
        QString last;
        m_program->wait(QString("the end of run %1").arg(count), [&] {
            const QDir folder(m_home.filePath("obscura/runs"));
            const QStringList all =
                folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time | QDir::Reversed);
            if (all.size() < count)
                return false;
            last = folder.filePath(all.last());
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
