// SPDX-License-Identifier: GPL-3.0-or-later
#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/Csv.h"

#include <QFile>
#include <QTemporaryDir>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace obscura;

/// What a run tells of its network's answers, beside the numbers of its records.
class TrainerAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_data.path().toStdString()); }

    /// As counts and in the run's folder, which agree with the accuracy.
    void tellsWhatIsConfused() {
        RunListener listener;
        const RunSummary summary = runThrough(
            tinyExperiment("fashion-mnist-slm", m_data.path().toStdString()), 16, listener);
        const AnswerReport& answers = listener.answers();
        QCOMPARE(answers.step, std::int64_t{16});
        QCOMPARE(answers.samples, std::int64_t{200});
        std::int64_t right = 0;
        for (const ClassTally& tally : answers.classes)
            right += tally.right;
        QCOMPARE(double(right) / 200, *summary.testAccuracy);
        std::ifstream file(summary.folder / "confusion.csv");
        const std::string text((std::istreambuf_iterator<char>(file)), {});
        std::string_view rest = text;
        QCOMPARE(takeCsvLine(rest).size(), std::size_t{1 + 10});
        std::int64_t all = 0;
        std::int64_t diagonal = 0;
        for (std::size_t row = 0; row < 10; ++row) {
            const std::vector<std::string> fields = takeCsvLine(rest);
            for (std::size_t column = 0; column < 10; ++column) {
                const std::int64_t count = std::stoll(fields.at(1 + column));
                all += count;
                diagonal += row == column ? count : 0;
            }
        }
        QCOMPARE(all, std::int64_t{200});
        QCOMPARE(diagonal, right);
        QVERIFY(rest.empty());
    }

    /// Between steps and once more at the end; it changes no number of the training.
    void writesText() {
        QFile text(m_data.filePath("sample.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("the cat sat on the mat and the dog sat on the rug. ").repeated(80));
        text.close();
        Experiment e = templateExperiment("king-james");
        assignField(e, "dataset.file=" + text.fileName().toStdString());
        assignField(e, "dataset.context=16");
        assignField(e, "up 2.imperfections.read_noise=0.05");
        assignField(e, "training.batch=4");
        RunListener silent;
        runThrough(e, 3, silent);

        RunListener listener;
        TrainerOptions o = options(3);
        o.startPaused = true;
        Trainer trainer(e, o, listener);
        trainer.start();
        const TextRequest request{.prompt = "the ", .tokens = 20, .temperature = 1};
        trainer.requestText(request);
        trainer.resume();
        trainer.wait();
        QCOMPARE(listener.summary().error, std::string());
        QCOMPARE(listener.texts().size(), std::size_t{2});
        QCOMPARE(listener.texts().front().step, std::int64_t{0});
        QCOMPARE(listener.texts().back().step, std::int64_t{3});
        QCOMPARE(listener.texts().front().request, request);
        QCOMPARE(listener.texts().front().prompt, std::string("the "));
        QCOMPARE(listener.texts().front().text.size(), std::size_t{20});
        QCOMPARE(*listener.summary().testLoss, *silent.summary().testLoss);
        QCOMPARE(listener.summary().ledger.total().queries,
                 silent.summary().ledger.total().queries);
        const EvaluationRecord& last = listener.evaluations().back();
        QVERIFY(std::abs(last.bitsPerByte - last.loss / std::numbers::ln2) < 1e-9);
    }

    /// Between steps and once more at the end; it changes no number of the training, not even where
    /// the devices are noisy, drift, and are learned from what they answer.
    void mapsThePlane() {
        Experiment e = templateExperiment("plane-spiral");
        assignField(e, "first.imperfections.read_noise=0.05");
        assignField(e, "second.imperfections.drift=0.1");
        assignField(e, "training.epochs=1");
        RunListener silent;
        runThrough(e, 5, silent);

        RunListener listener;
        TrainerOptions o = options(5);
        o.startPaused = true;
        Trainer trainer(e, o, listener);
        trainer.start();
        trainer.requestMap({.side = 9});
        trainer.resume();
        trainer.wait();
        QCOMPARE(listener.summary().error, std::string());
        QCOMPARE(listener.maps().size(), std::size_t{2});
        QCOMPARE(listener.maps().front().step, std::int64_t{0});
        QCOMPARE(listener.maps().back().step, std::int64_t{5});
        const Matrix& shares = listener.maps().back().shares;
        QCOMPARE(shares.rows(), Index{81});
        QCOMPARE(shares.cols(), Index{2});
        QVERIFY((shares.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-5F);
        QVERIFY(shares != listener.maps().front().shares);
        QCOMPARE(*listener.summary().testLoss, *silent.summary().testLoss);
        QCOMPARE(listener.summary().ledger.total().queries,
                 silent.summary().ledger.total().queries);
    }

    /// A data set without a plane has no map, and the run goes on.
    void mapsNothingElse() {
        RunListener listener;
        TrainerOptions o = options(2);
        o.startPaused = true;
        Trainer trainer(tinyExperiment("fashion-mnist-slm", m_data.path().toStdString()), o,
                        listener);
        trainer.start();
        trainer.requestMap({});
        trainer.resume();
        trainer.wait();
        QCOMPARE(listener.summary().steps, std::int64_t{2});
        QVERIFY(listener.maps().empty());
    }

private:
    TrainerOptions options(std::int64_t steps) const {
        TrainerOptions o;
        o.maximumSteps = steps;
        o.out = m_out.path().toStdString();
        o.threads = 2;
        return o;
    }
    RunSummary runThrough(const Experiment& e, std::int64_t steps, RunListener& listener) {
        Trainer trainer(e, options(steps), listener);
        trainer.start();
        trainer.wait();
        return listener.summary();
    }

    QTemporaryDir m_data;
    QTemporaryDir m_out;
};

GUILESS_TEST(TrainerAnswersTest)
#include "TrainerAnswersTest.moc"
