// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/ExperimentFile.h"

#include "LargeExperiment.h"
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/experiment/Difference.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/FileSurvey.h"
#include "core/experiment/Groups.h"
#include "core/experiment/Limits.h"
#include "core/experiment/Notes.h"
#include "core/experiment/Unrolling.h"
#include "core/settings/Settings.h"

#include <QFile>
#include <QTemporaryDir>

#include <ctime>
#include <limits>

using namespace obscura;

class ExperimentFileTest : public QObject {
    Q_OBJECT

private:
    /// A small valid file with `part` replaced by `by`.
    static std::string edited(const QString& part, const QString& by) {
        const QString text = R"({
  "obscura": 1,
  "name": "small",
  "blocks": [
    {"name": "in", "kind": "dataset"},
    {"name": "box", "kind": "blackbox", "outputs": 10, "surrogate": {"rank": 5}},
    {"name": "out", "kind": "loss"}
  ],
  "edges": [["in", "box"], ["box", "out"]],
  "training": {"epochs": 2}
})";
        return QString(text).replace(part, by).toStdString();
    }

    /// An object within an object and so on, `levels` of them.
    static QByteArray nested(int levels) {
        return QByteArray("{\"a\":").repeated(levels) + "1" + QByteArray("}").repeated(levels);
    }

private Q_SLOTS:
    void templatesComeSlmFirst() {
        const auto& templates = experimentTemplates();
        QCOMPARE(templates.size(), std::size_t{27});
        QCOMPARE(templates.front().name, std::string("two-modulators"));
        QCOMPARE(templates.back().name, std::string("empty"));
        for (const TemplateInfo& info : templates) {
            QVERIFY(!info.title.empty());
            QVERIFY(!info.description.empty());
        }
    }

    void templatesForOnesOwnDataSaySo() {
        QStringList own;
        for (const TemplateInfo& info : experimentTemplates()) {
            if (info.ownData.empty())
                continue;
            own << QString::fromStdString(info.name);
            const Experiment e = templateExperiment(info.name);
            FileSurvey survey;
            const std::string found = survey.of(e).dataProblem;
            QVERIFY(info.description.find("It needs your copy of") != std::string::npos);
            QVERIFY2(found.starts_with("dataset.folder: the data set needs "), found.c_str());
            const InspectionReport report = inspectExperiment(e, survey.known());
            QCOMPARE(report.problems.size(), std::size_t{1});
            QCOMPARE(describe(e.graph, report.problems.front()), "dataset: " + found);
            QVERIFY(report.isNetworkSound());
        }
        // What runs at once comes before them.
        const auto& templates = experimentTemplates();
        const auto first = templates.size() - 1 - static_cast<std::size_t>(own.size());
        QCOMPARE(QString::fromStdString(templates[first].name), own.front());
        QCOMPARE(own, (QStringList{"airbench", "cifar10-slm", "fineweb-gpt", "urbansound8k-ecapa",
                                   "vgg19-tiny-imagenet"}));
    }

    void templatesRoundTrip_data() {
        QTest::addColumn<QString>("name");
        for (const TemplateInfo& info : experimentTemplates())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }
    void templatesRoundTrip() {
        QFETCH(QString, name);
        const Experiment e = templateExperiment(name.toStdString());
        const QByteArray problems =
            QByteArray::fromStdString(inspectExperiment(e).message(e.graph));
        QVERIFY2(problems.isEmpty() == (name != "empty"), problems.constData());
        const std::string text = formatExperiment(e);
        QVERIFY(text.ends_with("}\n"));
        const Experiment again = parseExperiment(text, "text");
        QVERIFY(again == e);
        QCOMPARE(formatExperiment(again), text);
    }

    void readsAsMuchAsAnExperimentMayHold() {
        const Experiment e = parseExperiment(largeExperimentText(kMostBlocks, 900), "text");
        QCOMPARE(e.graph.blocks.size(), kMostBlocks);
        QCOMPARE(e.graph.edges.size(), kMostBlocks - 1);
        QCOMPARE(e.graph.groups.size(), std::size_t{900});
        QVERIFY(parseExperiment(formatExperiment(e), "text") == e);
        const InspectionReport report = inspectExperiment(e);
        QCOMPARE(report.order.size(), kMostBlocks);
        QCOMPARE(report.message(e.graph), std::string());
    }

    void refusesMoreThanThat() {
        const auto refused = [](const std::string& text) {
            try {
                parseExperiment(text, "text");
            } catch (const UserError& error) {
                return std::string(error.what());
            }
            return std::string();
        };
        QCOMPARE(refused(largeExperimentText(kMostBlocks + 1)),
                 std::string("text: blocks: found 10001, expected at most 10000"));
        std::string list = "[0";
        for (std::size_t i = 0; i < kMostNotes; ++i)
            list += ",0";
        for (const std::string part : {"groups", "notes"})
            QCOMPARE(refused("{\"obscura\": 2, \"" + part + "\": " + list + "]}"),
                     "text: " + part + ": found 1001, expected at most 1000");
    }

    void savesAndLoads() {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("my experiment.json").toStdString();
        Experiment e = templateExperiment("fashion-mnist-mrr");
        e.name = "\"quotes\", \\ and ü\n";
        e.graph.blocks[3].id = 77;
        for (Edge& edge : e.graph.edges) {
            edge.from = edge.from == 4 ? 77 : edge.from;
            edge.to = edge.to == 4 ? 77 : edge.to;
        }
        e.graph.blocks[2].position = {-12.375, 1.0 / 3.0};
        assignField(e, "training.learning_rate=0.1");
        assignField(e, "blackbox.estimator.step=0.0123456789");
        saveExperiment(e, file);
        QVERIFY(loadExperiment(file) == e);
        QVERIFY(openExperiment(file) == e);
    }

    // A number is written as a number, however it was read; auto is the default and not written.
    void stepsAreReadAsNumbersOrTexts() {
        const auto read = [](const char* step) {
            const QString text = QString(R"("outputs": 10, "estimator": {"step": %1})").arg(step);
            return parseExperiment(edited(R"("outputs": 10)", text), "small.json");
        };
        for (const char* step : {"0.01", "\"0.01\"", "\"0,01\""}) {
            const Experiment e = read(step);
            QVERIFY(blackBoxSettings(*e.graph.find("box")).estimator.step == 0.01);
            QVERIFY(formatExperiment(e).find("\"step\": 0.01") != std::string::npos);
        }
        const Experiment e = read("\"auto\"");
        QVERIFY(!blackBoxSettings(*e.graph.find("box")).estimator.step);
        QVERIFY(formatExperiment(e).find("\"step\"") == std::string::npos);
    }

    void handWrittenFilesMayLeaveThingsOut() {
        const Experiment e = parseExperiment(edited("", ""), "small.json");
        QCOMPARE(e.graph.blocks.size(), std::size_t{3});
        QCOMPARE(e.graph.blocks[1].id, 2);
        QVERIFY(e.graph.blocks[2].position.x > e.graph.blocks[1].position.x);
        QVERIFY(parseExperiment(formatExperiment(e), "text") == e);
        const Experiment mixed =
            parseExperiment(edited(R"("in", "kind")", R"("in", "id": 1, "kind")"), "small.json");
        QCOMPARE(mixed.graph.blocks[1].id, 2);
        const Experiment dotted =
            parseExperiment(edited(R"("surrogate": {"rank": 5})", R"("surrogate.rank": 5)"), "x");
        QVERIFY(dotted == e);
        const Experiment withPorts = parseExperiment(
            edited(R"(["in", "box"])", R"({"from": "in", "to": "box", "to_port": 0})"), "x");
        QVERIFY(withPorts == e);
    }

    void groupsAndNotesAreKept() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        const std::string before = formatExperiment(e);
        QVERIFY(before.starts_with("{\n  \"obscura\": 1,"));
        const GroupId id = groupBlocks(e, {idOf(e, "relu"), idOf(e, "blackbox")});
        assignField(e, "group.repeat=3");
        foldGroup(e, id, true);
        groupBlocks(e, {idOf(e, "norm")});
        const NoteId note = addNote(e, {-8.5, 1.0 / 3.0});
        setNoteText(e, note, "two\nlines, \"quoted\", ω");
        resizeNote(e, note, {100.25, 64});
        const std::string text = formatExperiment(e);
        QVERIFY(text.starts_with("{\n  \"obscura\": 2,"));
        QVERIFY(parseExperiment(text, "text") == e);
        QCOMPARE(formatExperiment(parseExperiment(text, "text")), text);
    }

    void groupsAndNotesMayLeaveThingsOut() {
        const Experiment e = parseExperiment(
            edited(R"("training")", R"("groups": [{"name": "stage", "blocks": ["box"]}],
                                       "notes": [{"text": "a"}, {"id": 7, "text": ""}],
                                       "training")"),
            "small.json");
        QVERIFY(e.graph.groups == (std::vector<Group>{{.id = 1, .name = "stage"}}));
        QCOMPARE(e.graph.blocks[1].group, 1);
        QCOMPARE(e.graph.notes.size(), std::size_t{2});
        QVERIFY(e.graph.notes[0].size == kFirstNoteSize);
        QCOMPARE(e.graph.notes[1].id, 7);
        QVERIFY(parseExperiment(formatExperiment(e), "text") == e);
    }

    void namesTheMistake_data() {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* part, const char* by, const char* words) {
            QTest::newRow(name) << part << by << words;
        };
        row("malformed", R"("small",)", R"("small")", "line 4|column");
        row("cut off", R"("training": {"epochs": 2})", "", "line|JSON");
        row("number too large for a double", R"("epochs": 2)", R"("epochs": 1e999)", "JSON|1e999");
        row("NaN", R"("epochs": 2)", R"("epochs": NaN)", "line 10");
        row("key twice", R"("kind": "loss")", R"("kind": "loss", "kind": "loss")", "kind|twice");
        row("option twice", R"({"rank": 5})", R"({"rank": 5}, "surrogate.rank": 6)",
            "box.surrogate.rank|twice");
        row("later version", R"("obscura": 1)", R"("obscura": 7)", "later version|7|up to 2");
        row("no version", R"("obscura": 1,)", "", "obscura|missing");
        row("version 0", R"("obscura": 1)", R"("obscura": 0)", "obscura|0");
        row("version text", R"("obscura": 1)", R"("obscura": "1")", "obscura|\"1\"|whole number");
        row("unknown field", R"("name": "small")", R"("nane": "small")", "nane|near|name");
        row("name is no text", R"("name": "small")", R"("name": 3)", "name|3|text");
        row("blocks is no list", R"("edges": [["in", "box"], ["box", "out"]])", R"("edges": 3)",
            "edges|3|list");
        row("block is no object", R"({"name": "in", "kind": "dataset"})", "5",
            "blocks[0]|5|object");
        row("block without name", R"("name": "box", )", "", "blocks[1].name|missing");
        row("two of one name", R"("name": "box")", R"("name": "in")",
            "blocks[1].name|two blocks|in");
        row("dot in a name", R"("name": "box")", R"("name": "b.x")", "blocks[1].name|b.x|dot");
        row("unknown kind", R"("kind": "blackbox")", R"("kind": "blackbocks")",
            "blocks[1].kind|blackbocks|near|blackbox");
        row("two of one id", R"("in", "kind": "dataset"},)",
            R"("in", "kind": "dataset", "id": 4}, {"name": "x", "kind": "relu", "id": 4},)",
            "blocks[1].id|two blocks|4");
        row("id 0", R"("name": "box")", R"("name": "box", "id": 0)", "blocks[1].id|0|from 1");
        row("huge id", R"("name": "box")", R"("name": "box", "id": 18446744073709551615)",
            "blocks[1].id|18446744073709551615");
        row("position", R"("name": "box")", R"("name": "box", "position": [1])",
            "blocks[1].position|[x, y]");
        row("unknown option", R"("rank": 5)", R"("rnak": 5)",
            "box.surrogate.rnak|near|surrogate.rank");
        row("unknown device", R"("outputs": 10)", R"("device": "laser", "options": {"a": 1})",
            "box.device|laser|slm");
        row("unknown device option", R"("outputs": 10)", R"("options": {"nonsense": 1})",
            "box.options.nonsense");
        row("rank 0", R"("rank": 5)", R"("rank": 0)", "box.surrogate.rank|0");
        row("rank text", R"("rank": 5)", R"("rank": "five")", "box.surrogate.rank|five");
        row("rank null", R"("rank": 5)", R"("rank": null)", "box.surrogate.rank|null");
        row("rank list", R"("rank": 5)", R"("rank": [5])", "box.surrogate.rank|list");
        row("rank huge", R"("rank": 5)", R"("rank": 18446744073709551615)",
            "box.surrogate.rank|18446744073709551615|too large");
        row("step negative", R"("outputs": 10)", R"("estimator": {"step": -1})",
            "box.estimator.step|-1|auto");
        row("edge to nowhere", R"(["box", "out"])", R"(["box", "ouch"])", "edges[1]|ouch|near|out");
        row("edge of three", R"(["box", "out"])", R"(["box", "out", "in"])", "edges[1]|list|from");
        row("edge field", R"(["box", "out"])", R"({"from": "box", "too": "out"})",
            "edges[1].too|near|to");
        row("edge port", R"(["box", "out"])", R"({"from": "box", "to": "out", "to_port": 1})",
            "edges[1]|out|no input 1");
        row("edge port negative", R"(["box", "out"])",
            R"({"from": "box", "to": "out", "to_port": -1})", "edges[1].to_port|-1");
        row("port taken", R"(["box", "out"])", R"(["box", "out"], ["in", "out"])",
            "edges[2]|already|input 0");
        row("unknown training", R"("epochs": 2)", R"("epoch": 2)", "training.epoch|near|epochs");
        row("epochs 0", R"("epochs": 2)", R"("epochs": 0)", "training.epochs|0");
        row("batch fraction", R"("epochs": 2)", R"("batch": 12.5)", "training.batch|12.5");
        const auto group = [&](const char* name, const char* value, const char* words) {
            QTest::newRow(name) << R"("training": {"epochs": 2})"
                                << QString(R"("groups": [%1])").arg(value) << words;
        };
        group("group is no object", "3", "groups[0]|3|object");
        group("group without name", R"({"blocks": ["box"]})", "groups[0].name|missing");
        group("group with a block's name", R"({"name": "in", "blocks": ["box"]})",
              "groups[0].name|block named|in");
        group("group without blocks", R"({"name": "a"})", "groups[0].blocks|missing|at least one");
        group("empty group", R"({"name": "a", "blocks": []})", "groups[0].blocks|at least one");
        group("group of nothing", R"({"name": "a", "blocks": ["bax"]})",
              "groups[0].blocks|bax|near|box");
        group("group with an end", R"({"name": "a", "blocks": ["in"]})",
              "groups[0].blocks|in|dataset");
        group("block in two groups",
              R"({"name": "a", "blocks": ["box"]}, {"name": "b", "blocks": ["box"]})",
              "groups[1].blocks|box|already");
        group("group repeated 0 times", R"({"name": "a", "blocks": ["box"], "repeat": 0})",
              "groups[0].repeat|0");
        group("group repeated too often", R"({"name": "a", "blocks": ["box"], "repeat": 257})",
              "a.repeat|257|256");
        group("folded is no flag", R"({"name": "a", "blocks": ["box"], "folded": 1})",
              "groups[0].folded|1|true or false");
        group("unknown field of a group", R"({"name": "a", "blocks": ["box"], "repaet": 2})",
              "groups[0].repaet|near|repeat");
        group("two groups of one id",
              R"({"id": 2, "name": "a", "blocks": ["box"]}, {"id": 2, "name": "b"})",
              "groups[1].id|2|taken");
        const auto note = [&](const char* name, const char* value, const char* words) {
            QTest::newRow(name) << R"("training": {"epochs": 2})"
                                << QString(R"("notes": [%1])").arg(value) << words;
        };
        note("note without text", "{}", "notes[0].text|missing");
        note("unknown field of a note", R"({"text": "", "colour": 1})", "notes[0].colour");
        note("note too small", R"({"text": "", "size": [1, 2]})", "notes[0]|1 × 2|at least");
        note("size of a note", R"({"text": "", "size": [1]})", "notes[0].size|[width, height]");
        note("place of a note", R"({"text": "", "position": 3})", "notes[0].position|[x, y]");
        row("training list", R"({"epochs": 2})", R"([2])", "training|list|object");
    }
    void namesTheMistake() {
        QFETCH(QString, part);
        QFETCH(QString, by);
        QFETCH(QString, words);
        const std::string text = edited(part, by);
        QVERIFY(text != edited("", ""));
        COMPARE_ERROR(parseExperiment(text, "some.json"), "some.json|" + words);
    }

    void survivesAnything_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("zero byte") << QByteArray("\0", 1);
        QTest::newRow("bad UTF-8") << QByteArray("{\"obscura\": 1, \"name\": \"\xff\xfe\"}");
        QTest::newRow("deep lists") << QByteArray(100000, '[');
        QTest::newRow("deep options") << QByteArray(R"({"obscura":1,"training":)") +
                                             QByteArray("{\"a\":").repeated(20000) + "1" +
                                             QByteArray("}").repeated(20001);
        QTest::newRow("deep options of a block")
            << QByteArray(R"({"obscura":1,"blocks":[{"name":"a","kind":"relu","x":)") +
                   nested(100000) + "}]}";
        QTest::newRow("just too deep") << nested(65);
    }
    void survivesAnything() {
        QFETCH(QByteArray, text);
        COMPARE_ERROR(parseExperiment(text.toStdString(), "some.json"), "some.json");
    }

    void nestingHasALimit() {
        COMPARE_ERROR(parseExperiment(nested(65).toStdString(), "deep.json"), "deep.json|64 deep");
        COMPARE_ERROR(parseExperiment(nested(64).toStdString(), "deep.json"), "obscura|missing");
    }

    /// Seconds of the processor for reading, inspecting, unrolling, writing and comparing a chain
    /// of blocks, in groups of five that run twice.
    static double secondsFor(int blocks) {
        QString list = "{'name':'in','kind':'dataset'},{'name':'out','kind':'loss'}";
        constexpr int kMembers = 5;
        QString edges, groups;
        QString last = "in";
        for (int i = 0; i < blocks; ++i) {
            const QString name = "b" + QString::number(i);
            list += QString(",{'name':'%1','kind':'tanh'}").arg(name);
            edges += QString("['%1','%2'],").arg(last, name);
            groups += i % kMembers ? QString(",'%1'").arg(name)
                                   : QString("%1{'name':'g%2','repeat':2,'blocks':['%3'")
                                         .arg(i ? "]}," : "")
                                         .arg(i)
                                         .arg(name);
            last = name;
        }
        const std::string text =
            QString("{'obscura':2,'blocks':[%1],'edges':[%2['%3','out']],'groups':[%4]}]}")
                .arg(list, edges, last, groups)
                .replace('\'', '"')
                .toStdString();
        const std::clock_t start = std::clock();
        const Experiment e = parseExperiment(text, "large.json");
        inspectExperiment(e);
        const Experiment chain = unrolled(e).experiment;
        compareExperiments(e, parseExperiment(formatExperiment(chain), "again"));
        return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }

    void timeGrowsWithTheNumberOfBlocks() {
        constexpr int kFactor = 8;
        secondsFor(100);  // catalogues and schemas are made at their first use
        // As many as there may be once their groups are unrolled.
        const double few = secondsFor(600);
        const double many = secondsFor(kFactor * 600);
        QVERIFY2(many < 3 * kFactor * few,
                 qPrintable(QStringLiteral("%1 s and %2 s").arg(few).arg(many)));
    }

    void everyTruncationIsRefused() {
        const std::string text = formatExperiment(templateExperiment("fashion-mnist-slm"));
        for (std::size_t length = 0; length + 2 < text.size(); length += 7)
            COMPARE_ERROR(parseExperiment(text.substr(0, length), "cut.json"), "cut.json");
    }

    void refusesToWriteWhatJsonCantHold() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        e.graph.blocks[0].position.x = std::numeric_limits<double>::quiet_NaN();
        COMPARE_ERROR(formatExperiment(e), "finite");
        e = templateExperiment("fashion-mnist-slm");
        e.training["learning_rate"] = std::numeric_limits<double>::infinity();
        COMPARE_ERROR(formatExperiment(e), "finite");
        e = templateExperiment("fashion-mnist-slm");
        e.name = "\xff";
        COMPARE_ERROR(formatExperiment(e), "JSON");
        e.graph.edges.push_back({1, 0, 1234, 0});
        COMPARE_ERROR(formatExperiment(e), "1234");
    }

    void namesWhatCantBeOpened() {
        COMPARE_ERROR(openExperiment("fashion-mnist-sml"),
                      "fashion-mnist-sml|near|fashion-mnist-slm");
        COMPARE_ERROR(templateExperiment("nothing"), "nothing");
        COMPARE_ERROR(loadExperiment("/nonexistent/file.json"),
                      "/nonexistent/file.json|No such file");
        COMPARE_ERROR(openExperiment("/"), "directory");
    }
};

GUILESS_TEST(ExperimentFileTest)
#include "ExperimentFileTest.moc"
