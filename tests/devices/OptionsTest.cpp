// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "devices/Options.h"

#include <QtTest>
#include <limits>

namespace obscura {

namespace {

const std::vector<OptionInfo> kSchema = {
    {.name = "rank",
     .title = "Rank r",
     .help = "",
     .initial = Index{4},
     .minimum = 1,
     .maximum = 128},
    {.name = "loss", .title = "Loss", .help = "", .initial = 0.5, .unit = "dB", .minimum = 0},
    {.name = "closed", .title = "Closed", .help = "", .initial = false},
    {.name = "mode",
     .title = "Mode",
     .help = "",
     .initial = std::string("fast"),
     .choices = {"fast", "exact"}},
    {.name = "every",
     .title = "Every",
     .help = "",
     .initial = Index{0},
     .unit = "steps",
     .minimum = 0,
     .maximum = 100,
     .zeroMeans = "never"},
    {.name = "step",
     .title = "Step",
     .help = "",
     .initial = Auto{},
     .minimum = 1e-3,
     .maximum = 10,
     .allowsAuto = true},
    {.name = "tiles",
     .title = "Tiles",
     .help = "",
     .initial = Auto{},
     .minimum = 0,
     .zeroMeans = "none",
     .allowsAuto = true,
     .isWhole = true},
    {.name = "lanes", .title = "Lanes", .help = "", .initial = Index{4}, .allowsAuto = true},
};

}  // namespace

class OptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsText_data();
    void readsText();
    void refusesText_data();
    void refusesText();
    void takesWholeNumbersForReal();
    void comparesWholeNumbersExactly();
    void refusesWhatSinglePrecisionCannotHold();
    void refusesOtherTypes();
    void readsTextsWhereAutoIsAllowed();
    void namesNearOnesOfAnUnknownOption();
    void givesDefaults();
    void ranksNames();
    void titlesChoices();
    void namesZero();
};

void OptionsTest::readsText_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("formatted");
    QTest::newRow("whole") << "rank"
                           << "12"
                           << "12";
    QTest::newRow("largest") << "rank"
                             << "128"
                             << "128";
    QTest::newRow("real") << "loss"
                          << "0.01"
                          << "0.01";
    QTest::newRow("exponent") << "loss"
                              << "1e-4"
                              << "0.0001";
    QTest::newRow("tiny") << "loss"
                          << "1e-9"
                          << "1e-09";
    QTest::newRow("huge") << "loss"
                          << "3e20"
                          << "3e+20";
    QTest::newRow("whole for real") << "loss"
                                    << "3"
                                    << "3";
    QTest::newRow("comma") << "loss"
                           << "0,01"
                           << "0.01";
    QTest::newRow("groups and fraction") << "loss"
                                         << "1.000,5"
                                         << "1000.5";
    QTest::newRow("groups") << "every"
                            << "0 "
                            << "0";
    QTest::newRow("word for 0") << "every"
                                << "Never"
                                << "0";
    QTest::newRow("flag") << "closed"
                          << "true"
                          << "true";
    QTest::newRow("auto") << "step"
                          << "auto"
                          << "auto";
    QTest::newRow("Auto") << "step"
                          << "Auto"
                          << "auto";
    QTest::newRow("number for auto") << "step"
                                     << "0,25"
                                     << "0.25";
    QTest::newRow("whole for auto") << "step"
                                    << "3"
                                    << "3";
    QTest::newRow("whole auto") << "tiles"
                                << "auto"
                                << "auto";
    QTest::newRow("0 beside auto") << "tiles"
                                   << "0"
                                   << "0";
    QTest::newRow("word for 0 beside auto") << "tiles"
                                            << "none"
                                            << "0";
    QTest::newRow("auto, not by default") << "lanes"
                                          << "auto"
                                          << "auto";
    QTest::newRow("choice") << "mode"
                            << "exact"
                            << "exact";
}

void OptionsTest::readsText() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, formatted);
    const OptionInfo* info = findOption(kSchema, name.toStdString());
    QVERIFY(info);
    const OptionValue value = parseOption(*info, text.toStdString());
    QCOMPARE(QString::fromStdString(formatOption(value)), formatted);
    QVERIFY(parseOption(*info, formatOption(value)) == value);
    QVERIFY(checkedOption(*info, value) == value);
    const bool isAuto = formatted == "auto";
    QCOMPARE(std::holds_alternative<Auto>(value), isAuto);
    QVERIFY(isAuto || value.index() == static_cast<std::size_t>(info->type()));
}

void OptionsTest::refusesText_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("letters") << "rank"
                             << "ten"
                             << "rank: found \"ten\", expected a whole number from 1 to 128";
    QTest::newRow("fraction") << "rank"
                              << "1.5"
                              << "rank: found \"1.5\", expected a whole number from 1 to 128";
    QTest::newRow("below") << "rank"
                           << "0"
                           << "rank: found 0, expected a whole number from 1 to 128";
    QTest::newRow("overflow") << "rank"
                              << "99999999999999999999"
                              << "rank: found \"99999999999999999999\", expected a whole number "
                                 "from 1 to 128";
    QTest::newRow("empty") << "loss"
                           << ""
                           << "loss: found \"\", expected a number of at least 0 (dB)";
    QTest::newRow("not a number") << "loss"
                                  << "nan"
                                  << "loss: found nan, expected a number of at least 0 (dB)";
    QTest::newRow("trailing") << "loss"
                              << "1x"
                              << "loss: found \"1x\", expected a number of at least 0 (dB)";
    QTest::newRow("ambiguous") << "loss"
                               << "1,000"
                               << "loss: found \"1,000\", where the comma can be the decimal "
                                  "point or set off thousands, expected a number of at least 0 "
                                  "(dB)";
    QTest::newRow("word") << "every"
                          << "off"
                          << "every: found \"off\", expected a whole number from 0 to 100 "
                             "(steps), 0: never";
    QTest::newRow("flag") << "closed"
                          << "yes"
                          << "closed: found \"yes\", expected true or false";
    QTest::newRow("auto") << "loss"
                          << "auto"
                          << "loss: found \"auto\", expected a number of at least 0 (dB)";
    QTest::newRow("beside auto") << "step"
                                 << "0"
                                 << "step: found 0, expected auto or a number from 0.001 to 10";
    QTest::newRow("word beside auto") << "step"
                                      << "big"
                                      << "step: found \"big\", expected auto or a number from "
                                         "0.001 to 10";
    QTest::newRow("nan beside auto") << "step"
                                     << "nan"
                                     << "step: found nan, expected auto or a number from 0.001 to "
                                        "10";
    QTest::newRow("fraction beside auto") << "tiles"
                                          << "0.5"
                                          << "tiles: found \"0.5\", expected auto or a whole "
                                             "number of at least 0, 0: none";
    QTest::newRow("choice") << "mode"
                            << "slow"
                            << "mode: found \"slow\", expected fast or exact";
}

void OptionsTest::refusesText() {
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, message);
    const OptionInfo* info = findOption(kSchema, name.toStdString());
    QVERIFY(info);
    QCOMPARE(messageOf([&] { parseOption(*info, text.toStdString()); }), message);
}

// As doubles, 2⁵³ and 2⁵³ + 1 are the same.
void OptionsTest::comparesWholeNumbersExactly() {
    const OptionInfo seed{.name = "seed",
                          .title = "Seed",
                          .help = "",
                          .initial = Index{1},
                          .minimum = 0,
                          .maximum = 9007199254740992.0};
    QCOMPARE(std::get<Index>(parseOption(seed, "9007199254740992")), Index{1} << 53);
    for (const char* text : {"9007199254740993", "9223372036854775807", "-1"}) {
        const QString message = messageOf([&] { parseOption(seed, text); });
        QVERIFY2(message.startsWith("seed: found ") && message.contains(text), qPrintable(message));
    }
    OptionInfo open = seed;
    open.maximum = std::numeric_limits<double>::infinity();
    QCOMPARE(std::get<Index>(parseOption(open, "9223372036854775807")),
             std::numeric_limits<Index>::max());
}

void OptionsTest::refusesWhatSinglePrecisionCannotHold() {
    const OptionInfo limit{.name = "limit", .title = "Limit", .help = "", .initial = 0.0};
    for (const char* text : {"0", "-0.5", "1.2e-38", "3.4e38"}) {
        parseOption(limit, text);
    }
    for (const char* text : {"5e-324", "-1e-39", "1e39", "-1e308"}) {
        const QString message = messageOf([&] { parseOption(limit, text); });
        QVERIFY2(message.startsWith("limit: found ") && message.contains("single precision"),
                 qPrintable(message));
    }
}

void OptionsTest::takesWholeNumbersForReal() {
    const OptionValue value = checkedOption(kSchema[1], Index{2});
    QCOMPARE(std::get<double>(value), 2.0);
}

void OptionsTest::refusesOtherTypes() {
    QCOMPARE(messageOf([] { checkedOption(kSchema[0], true); }),
             QStringLiteral("rank: found true, expected a whole number from 1 to 128"));
    QCOMPARE(messageOf([] { checkedOption(kSchema[0], 2.0); }),
             QStringLiteral("rank: found 2, expected a whole number from 1 to 128"));
    QCOMPARE(messageOf([] { checkedOption(kSchema[0], Auto{}); }),
             QStringLiteral("rank: found auto, expected a whole number from 1 to 128"));
    QCOMPARE(messageOf([] { checkedOption(kSchema[0], std::string("12")); }),
             QStringLiteral("rank: found \"12\", expected a whole number from 1 to 128"));
}

// As files have it.
void OptionsTest::readsTextsWhereAutoIsAllowed() {
    const OptionInfo& step = *findOption(kSchema, "step");
    QVERIFY(checkedOption(step, std::string("auto")) == OptionValue(Auto{}));
    QVERIFY(checkedOption(step, std::string("0.5")) == OptionValue(0.5));
    QVERIFY(checkedOption(step, Index{2}) == OptionValue(2.0));
    QCOMPARE(messageOf([&] { checkedOption(step, std::string("big")); }),
             QStringLiteral("step: found \"big\", expected auto or a number from 0.001 to 10"));
    QVERIFY(optionValue(kSchema, {}, "step") == OptionValue(Auto{}));
}

void OptionsTest::namesNearOnesOfAnUnknownOption() {
    const QString message = messageOf([] {
        checkOptions(kSchema, {{"rnak", Index{3}}}, "device lowrank");
    });
    QCOMPARE(message, QStringLiteral("device lowrank: found option \"rnak\", expected rank, loss "
                                     "or mode"));
    QCOMPARE(messageOf([] {
                 checkOptions({}, {{"rank", Index{3}}}, "device slm");
             }),
             QStringLiteral("device slm: found option \"rank\", expected no options"));
    QCOMPARE(messageOf([] {
                 checkOptions(kSchema, {{"rank", Index{0}}}, "device lowrank");
             }),
             QStringLiteral("device lowrank: rank: found 0, expected a whole number from 1 to "
                            "128"));
}

void OptionsTest::givesDefaults() {
    QCOMPARE(std::get<Index>(optionValue(kSchema, {}, "rank")), Index{4});
    QCOMPARE(std::get<Index>(optionValue(kSchema, {{"rank", Index{7}}}, "rank")), Index{7});
}

void OptionsTest::ranksNames() {
    const std::vector<std::string> names = {"matvec", "slm", "mrr", "mzi"};
    const std::vector<std::string> nearest = nearestNames("mri", names, 2);
    QCOMPARE(nearest.size(), std::size_t{2});
    QCOMPARE(nearest[0], std::string("mrr"));
    QCOMPARE(nearest[1], std::string("mzi"));
}

void OptionsTest::titlesChoices() {
    OptionInfo mode = *findOption(kSchema, "mode");
    QCOMPARE(choiceTitle(mode, "exact"), std::string("exact"));
    mode.choiceTitles = {"Fast", "Exact derivative"};
    QCOMPARE(choiceTitle(mode, "exact"), std::string("Exact derivative"));
    QCOMPARE(choiceTitle(mode, "unknown"), std::string("unknown"));
    QCOMPARE(formatOption(mode, std::string("exact")), std::string("Exact derivative"));
    QCOMPARE(formatOption(*findOption(kSchema, "loss"), 0.5), std::string("0.5"));
}

void OptionsTest::namesZero() {
    const OptionInfo& every = *findOption(kSchema, "every");
    QCOMPARE(formatOption(every, Index{0}), std::string("never"));
    QCOMPARE(formatOption(every, Index{10}), std::string("10"));
    QCOMPARE(formatOption(*findOption(kSchema, "loss"), 0.0), std::string("0"));
}

}  // namespace obscura

GUILESS_TEST(obscura::OptionsTest)
#include "OptionsTest.moc"
