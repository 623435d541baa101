// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Diagnosis.h"

#include "TestProgram.h"

#include <QtTest>
#include <functional>

using Spoil = std::function<void(obscura::Symptoms&)>;
Q_DECLARE_METATYPE(Spoil)

namespace obscura {

namespace {

/// As in a run of the reference task with local probes that trains well.
Symptoms healthy() {
    Symptoms symptoms;
    symptoms.fidelity = {.surrogateError = 0.64,
                         .bestSurrogateError = 0.55,
                         .inputCosine = 0.89,
                         .parameterCosine = 0.06,
                         .parameterNormRatio = 15};
    symptoms.rank = 50;
    symptoms.mostRank = 128;
    symptoms.step = 0.01;
    symptoms.scale = 1;
    symptoms.spent[Purpose::Forward].queries = 128;
    symptoms.spent[Purpose::Gradient].queries = 32;
    return symptoms;
}

}  // namespace

class DiagnosisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWhereAllIsWell();
    void goodGradientsExcuseTheSurrogate();
    void tellsKindsApart();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
};

void DiagnosisTest::findsNothingWhereAllIsWell() {
    QVERIFY(diagnose(healthy()).empty());
    QVERIFY(diagnose({}).empty());
}

// As measured in the recommended setting: local probes, streaming, rank 100.
void DiagnosisTest::goodGradientsExcuseTheSurrogate() {
    Symptoms symptoms = healthy();
    symptoms.fidelity.surrogateError = 0.9;
    symptoms.fidelity.bestSurrogateError = 0.4;
    QCOMPARE(diagnose(symptoms).size(), std::size_t{1});
    symptoms.fidelity.inputCosine = 0.95;
    QVERIFY(diagnose(symptoms).empty());
    symptoms.fidelity.bestSurrogateError = 0.8;
    QVERIFY(diagnose(symptoms).empty());
}

void DiagnosisTest::tellsKindsApart() {
    Symptoms symptoms = healthy();
    symptoms.scale = 1e-5;
    const std::vector<Finding> first = diagnose(symptoms);
    symptoms.scale = 1e-6;
    QVERIFY(sameKinds(first, diagnose(symptoms)));
    symptoms.spent[Purpose::Surrogate].queries = 480;
    QVERIFY(!sameKinds(first, diagnose(symptoms)));
    QVERIFY(!sameKinds(first, {}));
}

void DiagnosisTest::findsWhatIsWrong_data() {
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const Spoil& spoil, const char* option,
                        const char* words) { QTest::newRow(name) << spoil << option << words; };
    row(
        "collapsed", [](Symptoms& s) { s.scale = -1e-5; }, "", "collapsed to -1e-05");
    row(
        "stuck", [](Symptoms& s) { s.answers = false; }, "imperfections.stuck",
        "does not answer to programming");
    row(
        "far out",
        [](Symptoms& s) {
            s.unresolved = 0.25;
            s.farthest = 1e8;
        },
        "", "25 % of the parameters have wandered as far as 1e+08");
    row(
        "below resolution", [](Symptoms& s) { s.resolution = 0.0246; }, "estimator.step",
        "1 LSB = 0.0246");
    row(
        "drowned",
        [](Symptoms& s) {
            s.response = 0.01;
            s.noise = 0.02;
        },
        "estimator.step", "read noise of 0.02");
    row(
        "clipped inputs", [](Symptoms& s) { s.clippedInputs = 0.125; }, "imperfections.input_limit",
        "12.5 % of the inputs");
    row(
        "clipped outputs", [](Symptoms& s) { s.clippedOutputs = 0.02; },
        "imperfections.output_limit", "2 % of the outputs");
    row(
        "noisy probes", [](Symptoms& s) { s.fidelity.parameterCosine = 0.003; }, "estimator.kind",
        "is 0.003");
    row(
        "wrong twin",
        [](Symptoms& s) {
            s.learning.misfit = 0.5;
            s.noiseShare = 0.0025;
        },
        "estimator.calibration", "misses 50 % of the power");
    row(
        "diverged", [](Symptoms& s) { s.learning.restarts = 2; }, "estimator.gain_split",
        "began anew, 2 times");
    row(
        "unlike cells", [](Symptoms& s) { s.learning.lawMisfit = 0.6; }, "estimator.weight_law",
        "leaves 60 % of the power");
    row(
        "loud perturbation", [](Symptoms& s) { s.learning.perturbation = 0.09; }, "estimator.step",
        "has 9 % of the power");
    row(
        "small rank",
        [](Symptoms& s) { s.fidelity.bestSurrogateError = s.fidelity.surrogateError = 0.8; },
        "surrogate.rank", "64 % of its energy");
    row(
        "lagging", [](Symptoms& s) { s.fidelity.bestSurrogateError = 0.2; }, "surrogate.update",
        "error is 0.64, where its rank allows 0.2");
    row(
        "spent on the gradient", [](Symptoms& s) { s.spent[Purpose::Gradient].queries = 3 * 128; },
        "estimator.compression", "75 %");
    row(
        "spent on the surrogate", [](Symptoms& s) { s.spent[Purpose::Surrogate].queries = 480; },
        "surrogate.update", "75 %");
}

void DiagnosisTest::findsWhatIsWrong() {
    QFETCH(Spoil, spoil);
    QFETCH(QString, option);
    QFETCH(QString, words);
    Symptoms symptoms = healthy();
    spoil(symptoms);
    const std::vector<Finding> findings = diagnose(symptoms);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(findings[0].option), option);
    const QString message = QString::fromStdString(findings[0].message);
    QVERIFY2(message.contains(words), qPrintable(message));
}

}  // namespace obscura

GUILESS_TEST(obscura::DiagnosisTest)
#include "DiagnosisTest.moc"
