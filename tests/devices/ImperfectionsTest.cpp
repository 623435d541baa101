// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "devices/imperfections/Bench.h"

#include <QtTest>
#include <set>

namespace obscura {

class ImperfectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesEachOption();
    void readsOptions();
    void refusesOptions();
    void actsWhenAsked();
    void noiseCanBeginInUse_data();
    void noiseCanBeginInUse();
    void noiseGoesOnWithItsNumbers();
    void noNoiseIsNone();
    void driftGoesOnFromWhereItIs();
    void timeCountsWithTheDriftOfThen();
    void driftCanBeginInUse();
    void theSameSettingsChangeNothing();
};

namespace {

/// Everything that stands in the way of noise and drift, with signals that clip.
constexpr ImperfectionSettings kStages = {.parameterBits = 4,
                                          .inputBits = 5,
                                          .outputBits = 5,
                                          .outputLimit = 1,
                                          .crosstalk = 0.1f,
                                          .fabricationSpread = 0.1f};

constexpr Index kPixels = 64;

Matrix light() {
    return randomMatrix(3, kPixels, 6);
}

Bench bench(const ImperfectionSettings& settings) {
    return Bench(kPixels, phaseLayout(kPixels), settings);
}

}  // namespace

void ImperfectionsTest::describesEachOption() {
    std::set<std::string> names;
    for (const OptionInfo& option : imperfectionSchema()) {
        QVERIFY(names.insert(option.name).second);
        QVERIFY(!option.title.empty());
        QVERIFY2(option.help.size() > 50, option.name.c_str());
        checkedOption(option, option.initial);
    }
}

void ImperfectionsTest::readsOptions() {
    const ImperfectionSettings ideal = imperfectionSettings({});
    QCOMPARE(ideal, ImperfectionSettings{});
    const ImperfectionSettings all = imperfectionSettings({{"parameter_bits", Index{1}},
                                                           {"parameter_limit", 2.0},
                                                           {"clip_parameters", true},
                                                           {"input_bits", Index{3}},
                                                           {"input_limit", 4.0},
                                                           {"output_bits", Index{5}},
                                                           {"output_limit", 6.0},
                                                           {"read_noise", 7.0},
                                                           {"read_noise_absolute", 8.0},
                                                           {"drift", 9.0},
                                                           {"crosstalk", 0.5},
                                                           {"fabrication_spread", 11.0},
                                                           {"stuck", 0.25},
                                                           {"seed", Index{13}},
                                                           {"during", std::string("training")}});
    const ImperfectionSettings expected = {.parameterBits = 1,
                                           .parameterLimit = 2,
                                           .clipParameters = true,
                                           .inputBits = 3,
                                           .inputLimit = 4,
                                           .outputBits = 5,
                                           .outputLimit = 6,
                                           .readNoise = 7,
                                           .readNoiseAbsolute = 8,
                                           .drift = 9,
                                           .crosstalk = 0.5f,
                                           .fabricationSpread = 11,
                                           .stuck = 0.25f,
                                           .seed = 13,
                                           .during = ActivePhase::Training};
    QCOMPARE(all, expected);
}

void ImperfectionsTest::refusesOptions() {
    const QString misspelt = messageOf([] { imperfectionSettings({{"read_nois", 0.1}}); });
    QVERIFY2(misspelt.startsWith("imperfections: found option \"read_nois\", expected read_noise,"),
             qPrintable(misspelt));
    QCOMPARE(messageOf([] {
                 imperfectionSettings({{"input_bits", Index{17}}});
             }),
             QStringLiteral("imperfections: input_bits: found 17, expected a whole number from 0 "
                            "to 16 (bits), 0: continuous"));
    QCOMPARE(messageOf([] {
                 imperfectionSettings({{"stuck", 1.5}});
             }),
             QStringLiteral("imperfections: stuck: found 1.5, expected a number from 0 to 1"));
}

void ImperfectionsTest::actsWhenAsked() {
    const auto active = [](ActivePhase during, bool training) {
        return ImperfectionSettings{.during = during}.activeIn(training);
    };
    QVERIFY(active(ActivePhase::Always, true) && active(ActivePhase::Always, false));
    QVERIFY(active(ActivePhase::Training, true) && !active(ActivePhase::Training, false));
    QVERIFY(!active(ActivePhase::Inference, true) && active(ActivePhase::Inference, false));
}

void ImperfectionsTest::noiseCanBeginInUse_data() {
    QTest::addColumn<bool>("hasOthers");
    QTest::newRow("alone") << false;
    QTest::newRow("between others") << true;
}

// As if the noise had been there from the start and nobody had read.
void ImperfectionsTest::noiseCanBeginInUse() {
    QFETCH(bool, hasOthers);
    const ImperfectionSettings quiet = hasOthers ? kStages : ImperfectionSettings{};
    ImperfectionSettings noisy = quiet;
    noisy.readNoise = 0.1f;
    Bench changed = bench(quiet);
    Bench built = bench(noisy);
    const Vector omega = Vector::Constant(kPixels, 1);
    const Vector held = changed.programmed(omega);
    QVERIFY(built.programmed(omega) == held);
    const Matrix still = changed.answer(light());
    changeImperfections(*changed.device, noisy, 1);
    QCOMPARE(changed.device->noiseLevel().relative, built.device->noiseLevel().relative);
    const Matrix y = changed.answer(light());
    QVERIFY(y == built.answer(light()));
    QVERIFY(y != still);
    QVERIFY(changed.device->heldParameters() == held);
}

void ImperfectionsTest::noiseGoesOnWithItsNumbers() {
    Bench changed = bench({.readNoise = 0.1f, .drift = 0.01f});
    Bench constant = bench({.readNoise = 0.3f, .readNoiseAbsolute = 0.2f, .drift = 0.01f});
    for (Bench* const each : {&changed, &constant}) {
        each->programmed(Vector::Zero(kPixels));
        each->answer(light());
        each->device->elapse(1);
    }
    changeImperfections(*changed.device,
                        {.readNoise = 0.3f, .readNoiseAbsolute = 0.2f, .drift = 0.01f}, 1);
    QVERIFY(changed.answer(light()) == constant.answer(light()));
    changed.device->elapse(1);
    constant.device->elapse(1);
    QVERIFY(changed.record.omega == constant.record.omega);
}

void ImperfectionsTest::noNoiseIsNone() {
    Bench changed = bench({.readNoise = 0.1f});
    changed.programmed(Vector::Zero(kPixels));
    const Matrix first = changed.answer(light());
    changeImperfections(*changed.device, {}, 1);
    QVERIFY(changed.answer(light()) == light());
    QCOMPARE(changed.device->noiseLevel().relative, 0.0f);
    changeImperfections(*changed.device, {.readNoise = 0.1f}, 1);
    const Matrix again = changed.answer(light());
    QVERIFY(again != light());
    QVERIFY2(again != first, "the same noise comes twice");
}

void ImperfectionsTest::driftGoesOnFromWhereItIs() {
    constexpr Index kCount = 20000;
    Bench changed(1, openLayout(kCount, 1), {.drift = 0.01f});
    const Vector omega = Vector::Zero(kCount);
    changed.programmed(omega);
    changed.device->elapse(4);
    const Vector before = changed.record.omega;
    changeImperfections(*changed.device, {}, 1);
    changed.device->elapse(1000);
    QVERIFY(changed.programmed(omega) == before);
    changeImperfections(*changed.device, {.drift = 0.05f}, 1);
    QVERIFY(changed.record.omega == before);
    changed.device->elapse(4);
    compareWithNormal((changed.record.omega - before).cast<double>().array(), 0.1);
}

// Nobody looks between the two.
void ImperfectionsTest::timeCountsWithTheDriftOfThen() {
    constexpr Index kCount = 20000;
    Record record;
    const auto device =
        withImperfections(std::make_unique<RecordingDevice>(1, openLayout(kCount, 1), record),
                          {.drift = 0.01f}, {.secondsPerQuery = 1}, 1);
    device->program(Vector::Zero(kCount));
    Matrix y(4, 1);
    device->query(Matrix::Ones(4, 1), y);
    changeImperfections(*device, {.drift = 0.5f}, 1);
    const Vector now = record.omega;
    compareWithNormal(now.cast<double>().array(), 0.02);
    device->query(Matrix::Ones(4, 1), y);
    QVERIFY(record.omega == now);
    device->elapse(0);
    compareWithNormal((record.omega - now).cast<double>().array(), 1);
}

void ImperfectionsTest::driftCanBeginInUse() {
    for (const ImperfectionSettings& quiet : {ImperfectionSettings{}, kStages}) {
        Bench changed = bench(quiet);
        const Vector held = changed.programmed(Vector::Constant(kPixels, 1));
        const Matrix y = changed.answer(light());
        ImperfectionSettings drifting = quiet;
        drifting.drift = 0.01f;
        changeImperfections(*changed.device, drifting, 1);
        QVERIFY(changed.record.omega == held);
        QVERIFY(changed.answer(light()) == y);
        changed.device->elapse(1);
        QVERIFY(changed.record.omega != held);
        Bench built = bench(drifting);
        built.programmed(Vector::Constant(kPixels, 1));
        built.device->elapse(1);
        QVERIFY(changed.record.omega == built.record.omega);
    }
}

void ImperfectionsTest::theSameSettingsChangeNothing() {
    ImperfectionSettings settings = kStages;
    settings.readNoise = 0.1f;
    settings.drift = 0.01f;
    Bench changed = bench(settings);
    Bench left = bench(settings);
    for (int step = 0; step < 3; ++step) {
        changeImperfections(*changed.device, settings, 1);
        for (Bench* const each : {&changed, &left}) {
            each->programmed(Vector::Constant(kPixels, static_cast<float>(step)));
            each->device->elapse(0.5);
        }
        QVERIFY(changed.record.omega == left.record.omega);
        QVERIFY(changed.answer(light()) == left.answer(light()));
        QCOMPARE(changed.record.programmings, left.record.programmings);
    }
}

}  // namespace obscura

GUILESS_TEST(obscura::ImperfectionsTest)
#include "ImperfectionsTest.moc"
