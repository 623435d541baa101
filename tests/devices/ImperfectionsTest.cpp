// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "devices/Imperfections.h"

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
};

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

}  // namespace obscura

GUILESS_TEST(obscura::ImperfectionsTest)
#include "ImperfectionsTest.moc"
