// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourReader.h"

#include "MessageOf.h"
#include "TestProgram.h"
#include "widgets/formulas/Formulas.h"
#include "widgets/help/Concepts.h"
#include "widgets/help/LessonMarks.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using namespace obscura;

namespace {

/// A tour of one card with these further fields.
std::string tourWith(const std::string& card) {
    return R"({"tour": 1, "title": "t", "start": {"template": "fashion-mnist-slm"},
               "cards": [{"title": "a", "text": "b", )" +
           card + "}]}";
}

}  // namespace

class TourReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCardIsRead() {
        const Tour tour =
            parseTour(tourWith(R"("task": "c", "formula": "rank", "target": {"plot": "loss"},
                        "done": [{"option": "blackbox.surrogate.rank", "at_least": 3},
                                 {"run": "ended"}])"),
                      "x.json");
        QCOMPARE(tour.cards.size(), std::size_t{1});
        const TourCardText& card = tour.cards.front();
        QVERIFY(card.formula == "rank");
        QVERIFY(card.target == (TourTarget{TourTarget::Kind::Plot, "loss"}));
        QCOMPARE(card.done.size(), std::size_t{2});
        QVERIFY(card.done[0].kind == TourCondition::Kind::OptionAtLeast);
        QCOMPARE(card.done[0].number, 3.0);
        QVERIFY(card.done[1].kind == TourCondition::Kind::RunEnded);
    }

    void faultsAreNamed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* name, const std::string& text, const QStringList& words) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << words;
        };
        row("no tour", R"({"title": "t"})", {"x.json", "tour: missing"});
        row("later version", R"({"tour": 2, "title": "t"})", {"found version 2", "expected 1"});
        row("no cards", R"({"tour": 1, "title": "t"})", {"cards: found none"});
        row("no title", R"({"tour": 1, "cards": []})", {"title: missing", "a text"});
        row("template", R"({"tour": 1, "title": "t", "start": {"template": "two-modulator"}})",
            {"start.template", "two-modulators"});
        row("set",
            R"({"tour": 1, "title": "t", "start": {"template": "empty", "set": ["training.epoch=1"]}})",
            {"start.set[0]", "training.epochs"});
        row("unknown field", tourWith(R"("txt": "c")"), {"cards[0].txt", "text"});
        row("formula", tourWith(R"("formula": "rnak")"), {"cards[0].formula", "rank"});
        row("term",
            R"x({"tour": 1, "title": "t", "cards": [{"title": "a", "text": "a [b](qery)"}]})x",
            {"cards[0].text", "qery", "query"});
        row("no target", tourWith(R"("target": {})"), {"cards[0].target", "expected one of"});
        row("two targets", tourWith(R"("target": {"plot": "loss", "dock": "data"})"),
            {"second target"});
        row("action", tourWith(R"("target": {"action": "walk"})"),
            {"cards[0].target.action", "walk", "run, pause"});
        row("option", tourWith(R"("target": {"option": "blackbox.surrogate.rnk"})"),
            {"cards[0].target.option", "surrogate.rank"});
        row("layer", tourWith(R"("target": {"layer": "lineer"})"),
            {"cards[0].target.layer", "linear"});
        row("no task", tourWith(R"("done": {"run": "ended"})"), {"cards[0].task", "missing"});
        row("run state", tourWith(R"("task": "c", "done": {"run": "over"})"),
            {"cards[0].done.run", "over", "started, paused"});
        row("value",
            tourWith(R"("task": "c", "done": {"option": "blackbox.surrogate.rank", "is": "x"})"),
            {"cards[0].done.is"});
        row("no value", tourWith(R"("task": "c", "done": {"option": "training.epochs"})"),
            {"at_least"});
        row("no condition", tourWith(R"("task": "c", "done": [{}])"), {"cards[0].done[0]"});
        row("number for text", tourWith(R"("task": 3)"), {"cards[0].task", "found 3", "a text"});
        row("no JSON", "{", {"x.json"});
    }

    void faultsAreNamed() {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, words);
        const QString message = messageOf([&] { parseTour(text.toStdString(), "x.json"); });
        QVERIFY(message.startsWith("x.json"));
        for (const QString& word : words)
            QVERIFY2(message.contains(word), qPrintable(message));
    }

    void aLecturersOwnTourIsListed() {
        const QTemporaryDir home;
        qputenv("XDG_DATA_HOME", home.path().toUtf8());
        QVERIFY(QDir().mkpath(ownToursFolder()));
        const auto write = [](const QString& name, const std::string& text) {
            QFile file(ownToursFolder() + '/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.c_str());
        };
        write("mine.json", tourWith(R"("task": "c", "done": {"can_run": true})"));
        write("broken.json", "{");
        const std::vector<TourEntry> entries = allTours();
        const auto entry = [&](const QString& name) {
            const auto found = std::ranges::find(entries, name, &TourEntry::name);
            return found == entries.end() ? TourEntry{} : *found;
        };
        QVERIFY(entry("mine").tour);
        QVERIFY(loadTour("mine").name == "mine");
        QVERIFY(loadTour(ownToursFolder() + "/mine.json").title == "t");
        QVERIFY(!entry("broken").tour);
        QVERIFY2(entry("broken").error.contains("broken.json"), qPrintable(entry("broken").error));
        const QString message = messageOf([] { loadTour("zeroth-ordre"); });
        QVERIFY2(message.contains("zeroth-order"), qPrintable(message));
    }

    void everyFormulaIsDrawnAndSaid() {
        QVERIFY(formulas().size() >= 14);
        for (const Formula& formula : formulas()) {
            QVERIFY2(!formula.svg.isEmpty() && !formula.size.isEmpty(), formula.name.c_str());
            QVERIFY2(formula.svg.contains("currentColor"), formula.name.c_str());
            QVERIFY2(!formula.svg.contains("<text"), formula.name.c_str());
            QVERIFY2(formula.spoken.size() > 10, formula.name.c_str());
        }
    }

    void ideasLeadToIdeas() {
        QVERIFY(concepts().size() >= 14);
        for (const Concept& idea : concepts()) {
            for (const QString& term : termsIn(QString::fromStdString(idea.text)))
                QVERIFY2(findConcept(term.toStdString()), qPrintable(term));
            QVERIFY2(idea.formula.empty() || findFormula(idea.formula), idea.formula.c_str());
        }
    }
};

WINDOW_TEST(TourReaderTest)
#include "TourReaderTest.moc"
