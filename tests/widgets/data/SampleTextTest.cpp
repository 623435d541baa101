// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleText.h"

#include "TestProgram.h"
#include "widgets/data/TinyData.h"

#include <QtTest>

using namespace obscura;

class SampleTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesWhatHasNoName() {
        const TargetInfo target{.size = 3, .names = {"low", "high"}};
        QCOMPARE(className(target, 1), QString("high"));
        QCOMPARE(className(target, 2), QString("class 2"));
        QCOMPARE(numberName(target, 0), QString("low"));
        QCOMPARE(numberName(target, 2), QString("number 2"));
        QCOMPARE(splitName(Split::Validation), QString("validation"));
    }

    void tellsTargets() {
        SampleValues batch{.x = Matrix::Zero(2, 3), .classes = {0, 2}, .numbers = {}};
        QCOMPARE(targetOf(opened(tinyData(SampleKind::Numbers, {3})), batch, 1),
                 QString("class 2"));
        batch.numbers = {1, 0, 1, 0, 0, 0};
        const OpenData several = opened(
            tinyData(SampleKind::Numbers, {3}, 6,
                     {.kind = TargetKind::Classes, .size = 3, .names = {"red", "green", "blue"}}));
        QCOMPARE(targetOf(several, batch, 0), QString("red, blue"));
        QCOMPARE(targetOf(several, batch, 1), QString("none"));
        batch.numbers = {0.5F, -2, 0, 1, 1, 1};
        const OpenData numbers =
            opened(tinyData(SampleKind::Numbers, {3}, 6, {.kind = TargetKind::Numbers, .size = 3}));
        QCOMPARE(targetOf(numbers, batch, 0).count(','), 2);
        QVERIFY(targetOf(numbers, batch, 0).startsWith("0.5"));
    }

    void tellsTheFirstNumbers() {
        const OpenData data = opened(tinyData(SampleKind::Numbers, {20}));
        SampleValues batch{.x = Matrix::Constant(1, 20, 7), .classes = {0}, .numbers = {}};
        QCOMPARE(textOf(data, batch, 0), QString("7, ").repeated(16) + "…");
    }

    void tokensWithoutATokenizerAreNumbers() {
        const OpenData data{.settings = {},
                            .data = tinyData(SampleKind::Tokens, {2}, 6, {.size = 9}),
                            .overview = {}};
        SampleValues batch{.x = Matrix::Constant(1, 2, 5), .classes = {0}, .numbers = {}};
        QCOMPARE(textOf(data, batch, 0), QString("5, 5"));
        QCOMPARE(tokenName(data, 8), QString("8"));
    }
};

GUILESS_TEST(SampleTextTest)
#include "SampleTextTest.moc"
