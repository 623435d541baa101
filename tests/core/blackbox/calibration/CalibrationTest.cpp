// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/Calibration.h"

#include "MessageOf.h"
#include "TestProgram.h"
#include "core/blackbox/calibration/CalibrateBox.h"
#include "devices/Stop.h"

#include <QtTest>
#include <cmath>

namespace obscura {

namespace {

constexpr Index kRails = 8;
constexpr float kSpread = 0.5f;      ///< rad, of the phases
constexpr double kSplitters = 0.02;  ///< rad, of the splitters
constexpr float kNoise = 0.05f;

/// A mesh of 8 rails with `outputs` of them seen, by itself.
PlacedBox meshBox(Index outputs = kRails) {
    PlacedBox box{.block = {}, .settings = {}, .inputs = kRails, .seed = 5};
    box.settings.device = "mzi";
    box.settings.outputs = outputs;
    box.settings.deviceOptions = {{"splitter_spread", kSplitters}};
    box.settings.imperfections.fabricationSpread = kSpread;
    box.settings.imperfections.readNoise = kNoise;
    return box;
}

}  // namespace

class CalibrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsPhasesAndSplitters();
    void knowsHowWellItKnows();
    void doesNotClaimWhatNoOutputSees();
    void endsEarlyWhereItKnowsEnough();
    void isTheSameForEqualSeeds();
    void countsWhatItAsks();
    void saysWhenTheModelDoesNotExplain();
    void endsWhenAsked();
    void refusesABudgetTooSmall();
};

void CalibrationTest::findsPhasesAndSplitters() {
    const BoxCalibration result = calibrateBox(meshBox(), {});
    QVERIFY(result.found.isGood);
    QCOMPARE(result.found.unknown(), 0);
    QVERIFY2(result.parameterError() < 0.02, qPrintable(QString::number(result.parameterError())));
    QVERIFY2(result.flawError() < 0.75 * kSplitters,
             qPrintable(QString::number(result.flawError())));
    // What is missed is the noise's part of the power.
    QVERIFY(std::abs(result.found.noise - kNoise * kNoise) < 0.2 * kNoise * kNoise);
}

// Errors in units of what is said of them have a mean square of about 1.
void CalibrationTest::knowsHowWellItKnows() {
    const BoxCalibration result = calibrateBox(meshBox(), {});
    const Vector ratio =
        (result.found.deviations - result.truth).cwiseQuotient(result.found.uncertainties);
    const float meanSquare = ratio.squaredNorm() / static_cast<float>(ratio.size());
    QVERIFY2(meanSquare > 0.2f && meanSquare < 5, qPrintable(QString::number(meanSquare)));
}

// Of 8 rails 2 are seen: light in the others' corner never gets there.
void CalibrationTest::doesNotClaimWhatNoOutputSees() {
    const BoxCalibration result = calibrateBox(meshBox(2), {.queries = 4000});
    QVERIFY(result.found.isGood);
    QVERIFY(result.found.unknown() > 0);
    const Index d = result.found.parameters;
    double unknown = 0;
    Index count = 0;
    for (Index i = 0; i < d; ++i) {
        if (!std::isfinite(result.found.uncertainties[i])) {
            unknown += std::pow(result.found.deviations[i] - result.truth[i], 2);
            ++count;
        }
    }
    QVERIFY(count > 0);
    QVERIFY(std::sqrt(unknown / static_cast<double>(count)) > 3 * result.parameterError());
}

void CalibrationTest::endsEarlyWhereItKnowsEnough() {
    const BoxCalibration result = calibrateBox(meshBox(), {.queries = 8000});
    QVERIFY(result.found.isGood);
    QVERIFY(result.usage.queries < 4100);
}

void CalibrationTest::isTheSameForEqualSeeds() {
    const BoxCalibration one = calibrateBox(meshBox(), {});
    const BoxCalibration two = calibrateBox(meshBox(), {});
    QCOMPARE(one.found.deviations, two.found.deviations);
    QCOMPARE(one.found.uncertainties, two.found.uncertainties);
}

void CalibrationTest::countsWhatItAsks() {
    const PlacedBox box = meshBox();
    const BoxCalibration result = calibrateBox(box, {});
    QCOMPARE(result.usage.queries, result.found.queries);
    QCOMPARE(result.usage.programmings, result.found.programmings);
    QVERIFY(result.usage.queries <=
            Calibrator::chosen({}, kRails, result.found.parameters).queries);
}

// Neighbouring heaters leak, which is no deviation that a twin can have.
void CalibrationTest::saysWhenTheModelDoesNotExplain() {
    PlacedBox box = meshBox();
    box.settings.imperfections.crosstalk = 0.2f;
    const BoxCalibration result = calibrateBox(box, {});
    QVERIFY(!result.found.isGood);
    QVERIFY(result.found.misfit > 2 * result.found.noise);
}

void CalibrationTest::endsWhenAsked() {
    std::stop_source source;
    int told = 0;
    const auto stopSoon = [&](const CalibrationProgress& now) {
        QVERIFY(now.share >= 0 && now.share <= 1);
        if (++told == 3) {
            source.request_stop();
        }
    };
    QVERIFY_EXCEPTION_THROWN(calibrateBox(meshBox(), {}, stopSoon, source.get_token()), Stopped);
}

void CalibrationTest::refusesABudgetTooSmall() {
    QCOMPARE(messageOf([] { calibrateBox(meshBox(), {.queries = 100, .inputs = 8}); }),
             QStringLiteral("calibration: found a budget of 100 queries, expected at least 184 for "
                            "8 inputs at each setting"));
}

}  // namespace obscura

GUILESS_TEST(obscura::CalibrationTest)
#include "CalibrationTest.moc"
