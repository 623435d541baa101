// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleReading.h"

#include "TestProgram.h"
#include "devices/Stop.h"
#include "widgets/data/TinyData.h"

#include <QtTest>

using namespace obscura;

class SampleReadingTest : public QObject {
    Q_OBJECT

private:
    static std::vector<Index> rowsOf(const SampleBatch& batch) {
        std::vector<Index> rows;
        for (const SampleEntry& entry : batch.entries)
            rows.push_back(entry.row);
        return rows;
    }
    static SampleRequest ofClass(Index index, Index first, Index most) {
        return {.split = Split::Test, .filter = ClassFilter{index, first, most}};
    }

private Q_SLOTS:
    void readsRows() {
        const OpenData data = opened(tinyData(SampleKind::Picture, {1, 2, 3}));
        const SampleBatch batch =
            readSamples(data, {.split = Split::Test, .rows = {7, 2}}, std::stop_token());
        QCOMPARE(rowsOf(batch), (std::vector<Index>{7, 2}));
        QCOMPARE(batch.entries[0].split, Split::Test);
        QCOMPARE(batch.entries[0].caption, QString("class 3"));
        QCOMPARE(batch.entries[0].picture.size(), QSize(3, 2));
        QVERIFY(batch.entries[0].text.startsWith("7, 8, 9"));
    }

    void findsThoseOfAClass() {
        const OpenData data = opened(tinyData(SampleKind::Numbers, {3}, 22));
        const SampleBatch first = readSamples(data, ofClass(1, 0, 4), {});
        QCOMPARE(rowsOf(first), (std::vector<Index>{1, 5, 9, 13}));
        QCOMPARE(first.next, Index{17});
        const SampleBatch second = readSamples(data, ofClass(1, first.next, 4), {});
        QCOMPARE(rowsOf(second), (std::vector<Index>{17, 21}));
        QCOMPARE(second.next, Index{22});
        // As many as there are, and none behind them.
        QCOMPARE(readSamples(data, ofClass(1, 0, 6), {}).next, Index{22});
    }

    void findsThoseOfSeveralClasses() {
        const OpenData data =
            opened(tinyData(SampleKind::Numbers, {3}, 9, {.kind = TargetKind::Classes, .size = 3}));
        QVERIFY(hasClasses(data.data->facts().target));
        QVERIFY(!hasClasses({.kind = TargetKind::Numbers, .size = 3}));
        QVERIFY(!hasClasses({.kind = TargetKind::NextToken, .size = 3}));
        QCOMPARE(rowsOf(readSamples(data, ofClass(2, 0, 9), {})), (std::vector<Index>{2, 5, 8}));
        QCOMPARE(readSamples(data, ofClass(1, 0, 9), {}).entries.size(), std::size_t{6});
    }

    void largeSamplesAreReadFewAtATime() {
        const auto tiny = tinyData(SampleKind::Picture, {1, 1500, 1500}, 6);
        const OpenData data{.settings = {}, .data = tiny, .overview = [] {
                                DataOverview overview;
                                overview.least = Eigen::VectorXf::Zero(1);
                                overview.greatest = Eigen::VectorXf::Constant(1, 3e6F);
                                return overview;
                            }()};
        const SampleBatch batch = readSamples(data, {.rows = {0, 1, 2}}, {});
        QCOMPARE(tiny->largest.load(), Index{1});
        QCOMPARE(batch.entries[1].picture.size(), kSmallPicture);
    }

    void theSearchIsLeftWhenAsked() {
        const OpenData data = opened(tinyData(SampleKind::Numbers, {3}));
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(readSamples(data, ofClass(1, 0, 4), source.get_token()), Stopped);
        QVERIFY_EXCEPTION_THROWN(readSamples(data, {.rows = {1}}, source.get_token()), Stopped);
    }
};

WINDOW_TEST(SampleReadingTest)
#include "SampleReadingTest.moc"
