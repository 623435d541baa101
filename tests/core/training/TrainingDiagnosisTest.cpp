// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingDiagnosis.h"

#include "TestProgram.h"

#include <QtTest>
#include <functional>

using LossAt = std::function<double(int)>;
Q_DECLARE_METATYPE(LossAt)

namespace obscura {

namespace {

constexpr double kStart = 2.4;

StepRecord stepWith(int step, double loss) {
    StepRecord record;
    record.step = step;
    record.loss = loss;
    return record;
}

TrainingSettings settingsWith(double learningRate, double deviceLearningRate) {
    TrainingSettings settings;
    settings.learningRate = learningRate;
    settings.deviceLearningRate = deviceLearningRate;
    return settings;
}

/// What is said of a run with these losses and this accuracy at its end, of ten classes.
std::vector<Finding> findingsOf(int steps, const LossAt& lossAt, double accuracy,
                                const TrainingSettings& settings = {}) {
    TrainingDiagnosis diagnosis(settings);
    for (int step = 1; step <= steps; ++step) {
        diagnosis.note(stepWith(step, lossAt(step)));
    }
    EvaluationRecord evaluation;
    evaluation.accuracy = accuracy;
    evaluation.guessing = 0.1;
    evaluation.samples = 10'000;
    const auto found = diagnosis.note(evaluation);
    return found->findings;
}

}  // namespace

class TrainingDiagnosisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void judgesEveryFiftySteps();
    void namesTheRateThatIsFarFromUsual();
};

void TrainingDiagnosisTest::findsWhatIsWrong_data() {
    QTest::addColumn<int>("steps");
    QTest::addColumn<LossAt>("loss");
    QTest::addColumn<double>("accuracy");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, int steps, const LossAt& loss, double accuracy,
                        const char* words) {
        QTest::newRow(name) << steps << loss << accuracy << words;
    };
    const LossAt falling = [](int step) { return kStart / (1 + 0.05 * step); };
    const LossAt still = [](int step) { return kStart * (1 + 0.05 * (step % 3 - 1)); };
    row("learns", 200, falling, 0.8, "");
    row(
        "spikes early", 200, [falling](int step) { return step == 3 ? 1e6 : falling(step); }, 0.8,
        "");
    row(
        "spikes now and then", 200,
        [falling](int step) { return step % 9 == 0 ? 1e3 : falling(step); }, 0.8, "");
    row(
        "diverges", 200, [](int step) { return step == 1 ? kStart : 100.0 * step; }, 0.3,
        "above its start: 1.76e+04 over the last 50 steps, 2.4 at the first");
    row("stays at chance", 200, still, 0.105, "10.5 % of the test set");
    row("below chance", 200, still, 0.09, "9 % of the test set");
    row("above chance", 200, still, 0.13, "");
    row(
        "has hardly begun", 10, [](int step) { return step == 1 ? kStart : 1e3; }, 0.1, "");
}

void TrainingDiagnosisTest::findsWhatIsWrong() {
    QFETCH(int, steps);
    QFETCH(LossAt, loss);
    QFETCH(double, accuracy);
    QFETCH(QString, words);
    const std::vector<Finding> findings = findingsOf(steps, loss, accuracy);
    QCOMPARE(findings.size(), words.isEmpty() ? std::size_t{0} : std::size_t{1});
    if (!findings.empty()) {
        const QString message = QString::fromStdString(findings[0].message);
        QVERIFY2(message.contains(words), qPrintable(message));
    }
}

void TrainingDiagnosisTest::judgesEveryFiftySteps() {
    TrainingDiagnosis diagnosis{TrainingSettings{}};
    for (int step = 1; step <= 150; ++step) {
        const auto found = diagnosis.note(stepWith(step, step == 1 || step > 60 ? 1.0 : 9.0));
        QCOMPARE(found.has_value(), step % 50 == 0);
        if (found) {
            QCOMPARE(found->block, 0);
            QCOMPARE(found->name, std::string("training"));
            QCOMPARE(found->findings.size(), step == 50 ? std::size_t{1} : std::size_t{0});
        }
    }
}

void TrainingDiagnosisTest::namesTheRateThatIsFarFromUsual() {
    const LossAt high = [](int step) { return step == 1 ? 1.0 : 9.0; };
    const auto both = findingsOf(50, high, 0.1, settingsWith(100, 0.01));
    QCOMPARE(both.size(), std::size_t{2});
    QCOMPARE(both[0].kind, FindingKind::LossAboveStart);
    QCOMPARE(both[1].kind, FindingKind::AccuracyAtChance);
    QCOMPARE(both[0].option, std::string("learning_rate"));
    QVERIFY(both[0].message.find("training.learning_rate is 100") != std::string::npos);
    const auto device = findingsOf(50, high, 0.5, settingsWith(1e-3, 100));
    QCOMPARE(device[0].option, std::string("device_learning_rate"));
}

}  // namespace obscura

GUILESS_TEST(obscura::TrainingDiagnosisTest)
#include "TrainingDiagnosisTest.moc"
