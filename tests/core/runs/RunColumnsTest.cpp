// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunColumns.h"

#include <cmath>
#include <limits>
#include <set>

#include "TestProgram.h"
#include "core/Samples.h"

namespace obscura {

class RunColumnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachHasANameOfItsOwn() {
        std::set<std::string> ids;
        for (const RunColumn& column : runColumns()) {
            QVERIFY2(ids.insert(column.id).second, column.id.c_str());
            QVERIFY(!column.title.empty());
            // Of a run of which nothing is known, too.
            column.of(RunEntry{});
        }
    }

    void readWhatARunHas() {
        const auto run = sample();
        const auto text = [&](const char* id) {
            const RunColumn column = runColumn(id, {run});
            return formatRunValue(column, column.of(*run));
        };
        QCOMPARE(text("run"), std::string("2026-11-29-120000-x"));
        QCOMPARE(text("status"), std::string("finished"));
        QCOMPARE(text("steps"), std::string("123456"));
        QCOMPARE(text("seconds"), std::string("12346"));
        QCOMPARE(text("loss"), std::string("0.1235"));
        QCOMPARE(text("test_accuracy"), std::string("0.75"));
        QCOMPARE(text("best_test_accuracy"), std::string("0.8"));
        QCOMPARE(text("test_error"), std::string());
        QCOMPARE(text("queries"), std::string("70"));
        QCOMPARE(text("training_queries"), std::string("30"));
        QCOMPARE(text("tags"), std::string("good, for the paper"));
        QCOMPARE(text("planned_steps"), std::string());
        QCOMPARE(text("blackbox.surrogate.rank"), std::string("10"));
        QVERIFY(
            std::holds_alternative<double>(runColumn("blackbox.surrogate.rank", {run}).of(*run)));
        QVERIFY(std::holds_alternative<std::string>(runColumn("blackbox.device", {run}).of(*run)));
        COMPARE_ERROR(runColumn("test_acuracy", {run}), "'test_acuracy'|near|test_accuracy");
        COMPARE_ERROR(runColumn("blackbox.surrogate.rnak", {run}), "blackbox.surrogate.rank");
    }

    void sortNumbersBeforeTextsBeforeNothing() {
        std::vector<RunValue> values = {RunValue(), RunValue("b"), RunValue(10.0), RunValue("a"),
                                        RunValue(9.0)};
        std::ranges::stable_sort(values, comesBefore);
        const std::vector<RunValue> sorted = {RunValue(9.0), RunValue(10.0), RunValue("a"),
                                              RunValue("b"), RunValue()};
        QVERIFY(values == sorted);
    }

    void findWhatPeopleSearch_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("nothing") << "" << true;
        QTest::newRow("name") << "MY run" << true;
        QTest::newRow("in any order") << "modulator good" << true;
        QTest::newRow("setting") << "surrogate.rank=10" << true;
        QTest::newRow("another value") << "surrogate.rank=11" << false;
        QTest::newRow("status") << "finished" << true;
        QTest::newRow("one word of two") << "good bad" << false;
        QTest::newRow("across fields") << "runspatial" << false;
        QTest::newRow("blanks") << "  good   paper " << true;
    }

    void findWhatPeopleSearch() {
        QFETCH(QString, words);
        QFETCH(bool, isFound);
        QCOMPARE(matches(*sample(), words.toStdString()), isFound);
    }

private:
    static std::shared_ptr<const RunEntry> sample() {
        auto run = std::make_shared<RunEntry>();
        run->folder = "/runs/2026-11-29-120000-x";
        run->name = "my run";
        run->notes.tags = {"good", "for the paper"};
        run->status = RunStatus::Finished;
        run->steps = 123456;
        run->seconds = 12345.6;
        run->lastLoss = 0.12345;
        run->device = "Spatial light modulator";
        run->ledger[Purpose::Forward].queries = 30;
        run->ledger[Purpose::Evaluation].queries = 40;
        run->last.emplace().accuracy = 0.75;
        run->best.emplace().accuracy = 0.8;
        run->settings = {{"blackbox.device", "slm"}, {"blackbox.surrogate.rank", "10"}};
        return run;
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::RunColumnsTest)
#include "RunColumnsTest.moc"
