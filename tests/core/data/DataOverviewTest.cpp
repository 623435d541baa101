// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DataOverview.h"

#include "TestProgram.h"
#include "devices/Stop.h"

#include <QtTest>

using namespace obscura;

namespace {

/// Sample i of a split is {i, −i} at each of two places; its class is i mod 3.
class CountingDataset final : public Dataset {
public:
    CountingDataset(Shape shape, TargetKind kind)
        : m_facts{.sample = std::move(shape),
                  .target = {.kind = kind, .size = 3},
                  .sizes = {.train = 700, .validation = 0, .test = 9}} {}

    const DatasetFacts& facts() const override { return m_facts; }
    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        QVERIFY(!variation);
        const bool areChannels = m_facts.sample.size() == 3;
        for (Index i = 0; i < x.rows(); ++i) {
            const auto row = float(rows[std::size_t(i)]);
            x.row(i) = areChannels ? Eigen::RowVector4f(row, row, -row, -row)
                                   : Eigen::RowVector4f(row, -row, row, -row);
            const Index label = rows[std::size_t(i)] % 3;
            if (m_facts.target.kind == TargetKind::Class)
                targets.classes[std::size_t(i)] = label;
            for (Index k = 0; k < 3 && !targets.numbers.empty(); ++k)
                targets.numbers[std::size_t(3 * i + k)] = k <= label ? 1 : 0;
        }
    }

private:
    DatasetFacts m_facts;
};

}  // namespace

class DataOverviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsClassesOfEachSplit() {
        const DataOverview all = overviewOf(CountingDataset({4}, TargetKind::Class), 1000);
        QCOMPARE(all.of(Split::Train).lookedAt, Index{700});
        QCOMPARE(all.of(Split::Train).classes, (std::vector<Index>{234, 233, 233}));
        QCOMPARE(all.of(Split::Validation).lookedAt, Index{0});
        QCOMPARE(all.of(Split::Test).classes, (std::vector<Index>{3, 3, 3}));
    }

    /// Classes that take turns are not missed.
    void seesThroughARhythm() {
        const DataOverview some = overviewOf(CountingDataset({4}, TargetKind::Class), 233);
        for (const Index count : some.of(Split::Train).classes)
            QVERIFY2(count > 50, qPrintable(QString::number(count)));
    }

    void looksAtEvenlySpacedSamples() {
        const DataOverview some = overviewOf(CountingDataset({4}, TargetKind::Class), 7);
        QCOMPARE(some.of(Split::Train).samples, Index{700});
        QCOMPARE(some.of(Split::Train).lookedAt, Index{7});
        // One of each hundred.
        QVERIFY(some.greatest[0] >= 600 && some.greatest[0] < 700);
        QVERIFY(some.least[0] >= 0 && some.least[0] < 100);
    }

    void countsFlags() {
        const DataOverview all = overviewOf(CountingDataset({4}, TargetKind::Classes), 1000);
        QCOMPARE(all.of(Split::Test).classes, (std::vector<Index>{9, 6, 3}));
        QVERIFY(overviewOf(CountingDataset({4}, TargetKind::Numbers), 9)
                    .of(Split::Test)
                    .classes.empty());
    }

    void measuresTheRangeOfEachFeature_data() {
        QTest::addColumn<QList<qlonglong>>("shape");
        QTest::newRow("sequence") << QList<qlonglong>{2, 2};
        QTest::newRow("image") << QList<qlonglong>{2, 1, 2};
    }
    void measuresTheRangeOfEachFeature() {
        QFETCH(QList<qlonglong>, shape);
        const CountingDataset data(Shape(shape.begin(), shape.end()), TargetKind::Class);
        const DataOverview all = overviewOf(data, 1000);
        QCOMPARE(all.least.size(), Index{2});
        QCOMPARE(all.least[0], 0.0F);
        QCOMPARE(all.greatest[0], 699.0F);
        QCOMPARE(all.least[1], -699.0F);
        QCOMPARE(all.greatest[1], 0.0F);
        QVERIFY(std::abs(all.mean) < 1e-9);
        // √(Σ i²/n) of 0 … 699
        QVERIFY(std::abs(all.deviation - std::sqrt(699.0 * 1399.0 / 6)) < 1e-6);
    }

    void endsWhenItIsAsked() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            overviewOf(CountingDataset({4}, TargetKind::Class), 1000, {.stop = stop.get_token()}),
            Stopped);
    }
};

GUILESS_TEST(DataOverviewTest)
#include "DataOverviewTest.moc"
