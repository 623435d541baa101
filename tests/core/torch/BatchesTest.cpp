// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Batches.h"

#include "TestProgram.h"
#include "devices/Error.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace obscura;

namespace {

constexpr Index kSamples = 21;
constexpr Index kBatch = 4;
constexpr Index kUnreadable = 13;

/// Sample i is the number i, and its target 2i + what varies.
class CountingData final : public Dataset {
public:
    CountingData(bool isInMemory, bool isWhole) : m_isInMemory(isInMemory), m_isWhole(isWhole) {
        m_facts = {.sample = {1},
                   .target = {.kind = TargetKind::Numbers, .size = 1},
                   .sizes = {.train = kSamples, .test = 1}};
    }

    const DatasetFacts& facts() const override { return m_facts; }
    bool isInMemory() const override { return m_isInMemory; }
    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!m_isWhole && rows[i] == kUnreadable)
                throw UserError("sample 13 can't be read");
            const auto row = static_cast<float>(rows[i]);
            x(static_cast<Index>(i), 0) = row;
            targets.numbers[i] = 2 * row + static_cast<float>(variation.value_or(0) % 97) / 100;
        }
    }

private:
    DatasetFacts m_facts;
    bool m_isInMemory;
    bool m_isWhole;
};

Batches batchesOf(bool isInMemory, std::uint64_t seed = 1, bool isWhole = true) {
    return {std::make_shared<CountingData>(isInMemory, isWhole), kBatch, seed};
}

bool isSame(const Batch& a, const Batch& b) {
    return a.x.equal(b.x) && a.numbers.equal(b.numbers);
}

}  // namespace

class BatchesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEpochVisitsEachSampleAtMostOnce() {
        Batches batches = batchesOf(true);
        QCOMPARE(batches.perEpoch(), kSamples / kBatch);
        std::set<float> seen;
        for (std::int64_t step = 0; step < batches.perEpoch(); ++step) {
            const Batch batch = batches.take(step);
            for (Index i = 0; i < kBatch; ++i)
                QVERIFY(seen.insert(batch.x[i].item<float>()).second);
        }
        QVERIFY(!isSame(batches.take(0), batches.take(batches.perEpoch())));
    }

    void readingAheadChangesNothing() {
        Batches ready = batchesOf(true);
        Batches ahead = batchesOf(false);
        for (std::int64_t step = 0; step < 12; ++step)
            QVERIFY(isSame(ready.take(step), ahead.take(step)));
    }

    void aStepIsTheSameWhereverOneBegins() {
        Batches through = batchesOf(false);
        std::vector<Batch> all;
        for (std::int64_t step = 0; step < 9; ++step)
            all.push_back(through.take(step));
        Batches resumed = batchesOf(false);
        for (const std::int64_t step : {7, 8, 3})
            QVERIFY(isSame(resumed.take(step), all[static_cast<std::size_t>(step)]));
    }

    void anotherSeedIsAnotherOrder() {
        QVERIFY(!isSame(batchesOf(true, 1).take(0), batchesOf(true, 2).take(0)));
    }

    void whatCanNotBeReadIsTold() {
        Batches batches = batchesOf(false, 1, false);
        const auto readAll = [&] {
            for (std::int64_t step = 0; step < 2 * batches.perEpoch(); ++step)
                batches.take(step);
        };
        QVERIFY_EXCEPTION_THROWN(readAll(), UserError);
    }
};

GUILESS_TEST(BatchesTest)
#include "BatchesTest.moc"
