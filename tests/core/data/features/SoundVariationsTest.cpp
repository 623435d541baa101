// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/SoundVariations.h"

#include "TestProgram.h"

#include <cmath>
#include <map>
#include <vector>

using namespace obscura;

namespace {

constexpr std::uint64_t kSeed = 20;

/// No two numbers of it are alike, nor is any their mean.
Matrix markedFeatures(Index frames, Index bands) {
    Matrix features(frames, bands);
    for (Index i = 0; i < features.size(); ++i)
        features.data()[i] = static_cast<float>(1 + i * i);
    return features;
}

struct Masked {
    Index first = -1;
    Index length = 0;
    bool isWhole = true;  ///< one stretch, across all of the other axis
};

/// What of `after`, whose rows are looked at, is not as `before`.
Masked maskedRows(const Matrix& before, const Matrix& after) {
    Masked masked;
    const float mean = before.mean();
    for (Index row = 0; row < before.rows(); ++row) {
        if (before.row(row) == after.row(row))
            continue;
        if (masked.first < 0)
            masked.first = row;
        masked.isWhole = masked.isWhole && row == masked.first + masked.length &&
                         (after.row(row).array() == after(row, 0)).all() &&
                         std::abs(after(row, 0) - mean) < 1e-5f * mean;
        ++masked.length;
    }
    return masked;
}

}  // namespace

class SoundVariationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shiftsAreUniform() {
        constexpr Index kMost = 3;
        std::map<Index, int> counts;
        for (std::uint64_t seed = 0; seed < 7000; ++seed)
            ++counts[drawnShift(kMost, seed)];
        QCOMPARE(counts.size(), std::size_t{7});
        QCOMPARE(counts.begin()->first, -kMost);
        for (const auto& [shift, count] : counts)
            QVERIFY(std::abs(count - 1000) < 150);  // five deviations
        QCOMPARE(drawnShift(0, kSeed), Index{0});
        QCOMPARE(drawnShift(1000, kSeed), drawnShift(1000, kSeed));
    }

    void noiseIsAsStrongAsAsked_data() {
        QTest::addColumn<double>("decibels");
        for (const double decibels : {-10.0, 0.0, 20.0, 60.0})
            QTest::newRow(qPrintable(QString::number(decibels))) << decibels;
    }
    void noiseIsAsStrongAsAsked() {
        QFETCH(double, decibels);
        constexpr double kPower = 0.02;
        std::vector<float> noise(100000);
        addWhiteNoise(noise, kPower, decibels, kSeed);
        double sum = 0, square = 0, next = 0;
        for (std::size_t i = 0; i < noise.size(); ++i) {
            sum += noise[i];
            square += double{noise[i]} * noise[i];
            next += i > 0 ? double{noise[i]} * noise[i - 1] : 0;
        }
        const double measured = 10 * std::log10(kPower / (square / double(noise.size())));
        QVERIFY2(std::abs(measured - decibels) < 0.1, qPrintable(QString::number(measured)));
        QVERIFY(std::abs(next / square) < 0.02);  // white
        QVERIFY(std::abs(sum) / std::sqrt(square * double(noise.size())) < 0.02);
    }

    void noiseIsAdded() {
        std::vector<float> noise(1500);
        std::vector<float> sound(1500, 0.25f);
        addWhiteNoise(noise, 0.01, 10, kSeed);
        addWhiteNoise(sound, 0.01, 10, kSeed);
        for (std::size_t i = 0; i < noise.size(); ++i)
            QCOMPARE(sound[i], 0.25f + noise[i]);
    }

    void noiseFollowsItsSeed() {
        std::vector<float> one(2000), same(2000), other(2000), longer(3000);
        addWhiteNoise(one, 1, 10, kSeed);
        addWhiteNoise(same, 1, 10, kSeed);
        addWhiteNoise(longer, 1, 10, kSeed);
        addWhiteNoise(other, 1, 10, kSeed + 1);
        QCOMPARE(one, same);
        QVERIFY(one != other);
        longer.resize(one.size());
        QCOMPARE(longer, one);
    }

    void silenceStaysSilent() {
        std::vector<float> silence(100);
        addWhiteNoise(silence, 0, 10, kSeed);
        QCOMPARE(silence, std::vector<float>(100));
    }

    void masksKeepTheirBounds_data() {
        QTest::addColumn<int>("longest");
        QTest::addColumn<int>("reached");
        QTest::newRow("short") << 4 << 4;
        QTest::newRow("all there is") << 10 << 10;
        QTest::newRow("more than there is") << 100 << 10;
    }
    void masksKeepTheirBounds() {
        QFETCH(int, longest);
        QFETCH(int, reached);
        const Matrix before = markedFeatures(10, 10);
        for (const bool isTime : {false, true}) {
            SoundVariations variations;
            (isTime ? variations.frameMasks : variations.bandMasks) = 1;
            (isTime ? variations.longestFrameMask : variations.longestBandMask) = longest;
            std::map<Index, int> lengths, ends;
            for (std::uint64_t seed = 0; seed < 2000; ++seed) {
                Matrix after = before;
                maskStretches(after, variations, seed);
                const Masked masked = isTime ? maskedRows(before, after)
                                             : maskedRows(before.transpose(), after.transpose());
                QVERIFY(masked.isWhole);
                ++lengths[masked.length];
                if (masked.length > 0)
                    ++ends[masked.first + masked.length];
            }
            QCOMPARE(lengths.size(), static_cast<std::size_t>(reached) + 1);
            QCOMPARE(lengths.rbegin()->first, Index{reached});
            for (const auto& [length, count] : lengths)
                QVERIFY(std::abs(count - 2000.0 / (reached + 1)) < 110);  // five deviations
            QCOMPARE(ends.begin()->first, Index{1});
            QCOMPARE(ends.rbegin()->first, Index{10});
        }
    }

    void severalMasks() {
        const Matrix before = markedFeatures(50, 40);
        const SoundVariations variations{
            .bandMasks = 2, .longestBandMask = 5, .frameMasks = 3, .longestFrameMask = 4};
        Matrix after = before;
        Matrix same = before;
        Matrix other = before;
        maskStretches(after, variations, kSeed);
        maskStretches(same, variations, kSeed);
        maskStretches(other, variations, kSeed + 1);
        QVERIFY(after == same);
        QVERIFY(after != other);
        const Index changed = (after.array() != before.array()).count();
        QVERIFY(changed > 0 && changed <= 2 * 5 * 50 + 3 * 4 * 40);
    }

    void withoutMasksNothingChanges() {
        const Matrix before = markedFeatures(5, 4);
        Matrix after = before;
        maskStretches(after, {}, kSeed);
        QVERIFY(after == before);
        QVERIFY(!SoundVariations{}.hasNoise());
    }
};

GUILESS_TEST(SoundVariationsTest)
#include "SoundVariationsTest.moc"
