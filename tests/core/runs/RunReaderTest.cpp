// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunReader.h"

#include <QTemporaryDir>
#include <cmath>
#include <limits>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"
#include "core/runs/Quantity.h"
#include "core/runs/RunWriter.h"
#include "core/runs/SampleRecord.h"
#include "devices/Error.h"

namespace obscura {

class RunReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatWasWritten() {
        const QTemporaryDir parent;
        Experiment experiment = templateExperiment("fashion-mnist-slm");
        renameBlock(experiment, idOf(experiment, "blackbox"), "a \"b\", c");
        const BlockId box = idOf(experiment, "a \"b\", c");
        RunWriter writer(parent.path().toStdString(), experiment);
        std::vector<StepRecord> steps = {step(1), step(2), step(3)};
        steps[1].surrogateError = std::numeric_limits<double>::quiet_NaN();
        steps[2].loss = std::numeric_limits<double>::infinity();
        EvaluationRecord evaluation;
        evaluation.step = 3;
        evaluation.loss = 0.1 + 0.2;
        evaluation.accuracy = 2.0 / 3;
        evaluation.ledger[Purpose::Evaluation].queries = 10000;
        for (const StepRecord& record : steps)
            writer.receive(record);
        writer.receive(evaluation);
        writer.receive(ChangeMade{{box, "surrogate.rank", Index{11}}, 2, "a \"b\", c"});
        writer.receive(ChangeMade{{box, "estimator.step", Auto{}}, 2, "a \"b\", c"});
        writer.receive(ChangeMade{{0, "learning_rate", 0.25}, 3, "training"});
        writer.flush();

        const RunReader reader(writer.path());
        QVERIFY(reader.experiment() == experiment);
        compare(reader.steps(), steps);
        compare(reader.evaluations(), std::vector{evaluation});
        QVERIFY(reader.changes() ==
                (std::vector<RecordedChange>{{2, {box, "surrogate.rank", Index{11}}},
                                             {2, {box, "estimator.step", Auto{}}},
                                             {3, {0, "learning_rate", 0.25}}}));
    }

    void aChangeOfWhatIsNotThereIsRefused_data() {
        QTest::addColumn<QString>("block");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("block") << "box"
                               << "surrogate.rank"
                               << "5"
                               << "line 3|there is no|box";
        QTest::newRow("option") << "blackbox"
                                << "rnak"
                                << "5"
                                << "line 3|rnak|surrogate.rank";
        QTest::newRow("value") << "training"
                               << "learning_rate"
                               << "fast"
                               << "line 3|training.learning_rate|fast|number";
    }

    void aChangeOfWhatIsNotThereIsRefused() {
        QFETCH(QString, block);
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, words);
        const QTemporaryDir parent;
        const RunWriter writer(parent.path().toStdString(),
                               templateExperiment("fashion-mnist-slm"));
        writeFileAtomically(writer.path() / "changes.csv",
                            "after_step,block,option,value\n1,blackbox,surrogate.rank,5\n2," +
                                QStringList{block, option, value}.join(',').toStdString() + "\n");
        COMPARE_ERROR(RunReader(writer.path()).changes(), "changes.csv|" + words);
    }

    void aRunThatHasJustBegunIsEmpty() {
        const QTemporaryDir parent;
        const RunWriter writer(parent.path().toStdString(),
                               templateExperiment("fashion-mnist-slm"));
        const RunReader reader(writer.path());
        QCOMPARE(reader.steps().rows(), std::size_t{0});
        QCOMPARE(reader.evaluations().rows(), std::size_t{0});
        QVERIFY(reader.changes().empty());
    }

    // Killed at any byte.
    void aTornLastLineIsLeftOut() {
        const QTemporaryDir parent;
        RunWriter writer(parent.path().toStdString(), templateExperiment("fashion-mnist-slm"));
        writer.receive(step(1));
        writer.receive(step(2));
        writer.flush();
        const std::filesystem::path file = writer.path() / "steps.csv";
        const std::string whole = readFile(file);
        const std::size_t second = whole.rfind('\n', whole.size() - 2) + 1;
        for (std::size_t length = second; length <= whole.size(); ++length) {
            writeFileAtomically(file, whole.substr(0, length));
            const RecordTable steps = RunReader(writer.path()).steps();
            QCOMPARE(steps.rows(), std::size_t(length < whole.size() ? 1 : 2));
            QCOMPARE(steps.column("step")[0], 1.0);
        }
    }

    /// However long the file is, and wherever it was cut.
    void theLastStepIsFoundAtTheEnd() {
        const QTemporaryDir parent;
        RunWriter writer(parent.path().toStdString(), templateExperiment("fashion-mnist-slm"));
        writer.flush();
        const RunReader reader(writer.path());
        QVERIFY(!reader.lastStep());
        for (const int steps : {1, 10, 200}) {
            for (int i = 0; i < steps; ++i)
                writer.receive(step(i + 1));
            writer.flush();
            QCOMPARE(reader.lastStep()->step, std::int64_t{steps});
            QCOMPARE(reader.lastStep()->ledger.total().queries,
                     reader.stepRecords().back().ledger.total().queries);
        }
        const std::filesystem::path file = writer.path() / "steps.csv";
        const std::string whole = readFile(file);
        const std::size_t last = whole.rfind('\n', whole.size() - 2) + 1;
        for (std::size_t length = last; length < whole.size(); ++length) {
            writeFileAtomically(file, whole.substr(0, length));
            QCOMPARE(reader.lastStep()->step, std::int64_t{199});
        }
        writeFileAtomically(file, whole + "1,2\n");
        COMPARE_ERROR(reader.lastStep(), "steps.csv|near its end|found 2 fields");
        // A line that never ends is left out, as any other is.
        writeFileAtomically(file, whole + std::string(20000, '1'));
        QCOMPARE(reader.lastStep()->step, std::int64_t{200});
    }

    void otherVersionsAreRead() {
        const QTemporaryDir parent;
        const RunWriter writer(parent.path().toStdString(),
                               templateExperiment("fashion-mnist-slm"));
        const std::filesystem::path file = writer.path() / "steps.csv";
        // Fewer columns, others, another order, another unit's name.
        writeFileAtomically(file, "loss,colour,step,seconds [seconds]\n0.5,7,1,0.25\n,,2,\n");
        const RecordTable steps = RunReader(writer.path()).steps();
        QCOMPARE(steps.rows(), std::size_t{2});
        QCOMPARE(steps.column("step"), (std::vector<double>{1, 2}));
        QCOMPARE(steps.column("seconds")[0], 0.25);
        QCOMPARE(steps.column("colour")[0], 7.0);
        QVERIFY(std::isnan(steps.column("loss")[1]));
        QVERIFY(steps.column("surrogate_error").empty());
    }

    void whatIsNoRecordIsTold_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << QByteArray() << "line 1: found no line";
        QTest::newRow("too few") << QByteArray("step,loss\n1,2\n1\n2,3\n")
                                 << "line 3: found 1 fields, expected 2";
        QTest::newRow("no number")
            << QByteArray("step,loss\n1,2\n2,low\n") << "line 3: found 'low', expected a number";
    }
    void whatIsNoRecordIsTold() {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        const QTemporaryDir parent;
        const RunWriter writer(parent.path().toStdString(),
                               templateExperiment("fashion-mnist-slm"));
        writeFileAtomically(writer.path() / "steps.csv", text.toStdString());
        try {
            RunReader(writer.path()).steps();
            QFAIL("it was read");
        } catch (const UserError& error) {
            const QString said = error.what();
            QVERIFY2(said.contains("steps.csv: " + message), error.what());
        }
        QVERIFY_EXCEPTION_THROWN(RunReader(parent.path().toStdString()), UserError);
    }

private:
    /// Numbers that are hard to write, too.
    static StepRecord step(std::int64_t number) {
        StepRecord record = sampleStep(number);
        record.learningRate = 5e-324;
        record.surrogateError = 0.25;
        record.ledger[Purpose::Forward].queries = 10'000'000'000 * number;
        record.ledger[Purpose::Inspection].joules = 0.7;
        return record;
    }

    template <class Record>
    static void compare(const RecordTable& table, const std::vector<Record>& records) {
        QCOMPARE(table.rows(), records.size());
        for (const Quantity<Record>& quantity : quantities<Record>()) {
            const std::vector<double>& column = table.column(quantity.id);
            QCOMPARE(column.size(), records.size());
            for (std::size_t row = 0; row < records.size(); ++row) {
                const double written = quantity.of(records[row]);
                QVERIFY2(column[row] == written || (std::isnan(column[row]) && std::isnan(written)),
                         std::string(quantity.id).c_str());
            }
        }
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::RunReaderTest)
#include "RunReaderTest.moc"
