// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Random.h"

#include "TestProgram.h"
#include "devices/Types.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace obscura {

namespace {

constexpr std::uint64_t kSeed = 20240517;
constexpr std::size_t kCount = 1'000'000;

using Draw = void (CounterRandom::*)(std::uint64_t, std::uint64_t, std::span<float>) const;

std::vector<float> draw(Draw kind, std::uint64_t seed, std::uint64_t row, std::uint64_t first,
                        std::size_t count) {
    std::vector<float> numbers(count);
    (CounterRandom(seed).*kind)(row, first, numbers);
    return numbers;
}

double mean(const std::vector<float>& numbers, auto f) {
    double sum = 0;
    for (const double x : numbers) {
        sum += f(x);
    }
    return sum / static_cast<double>(numbers.size());
}

/// The largest distance of the empirical distribution from `cdf` (Kolmogorov-Smirnov), times √N.
double kolmogorovSmirnov(std::vector<float> numbers, auto cdf) {
    std::ranges::sort(numbers);
    const auto count = static_cast<double>(numbers.size());
    double worst = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double expected = cdf(static_cast<double>(numbers[i]));
        const auto rank = static_cast<double>(i);
        worst = std::max({worst, expected - rank / count, (rank + 1) / count - expected});
    }
    return worst * std::sqrt(count);
}

// One in 10⁵ samples of the right distribution exceeds this.
constexpr double kKolmogorovSmirnovBound = 2.5;

}  // namespace

class RandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesKnownAnswers_data();
    void reproducesKnownAnswers();
    void takesBitsInTheDocumentedOrder();
    void isEnteredAnywhere_data();
    void isEnteredAnywhere();
    void normalIsTheTransformOfItsWord();
    void normalHasItsMoments();
    void normalHasItsDistribution();
    void uniformHasItsDistribution();
    void signIsBalanced();
    void streamsAreUncorrelated_data();
    void streamsAreUncorrelated();
    void derivesDistinctSeeds();
};

// From kat_vectors of the authors' Random123 library.
void RandomTest::reproducesKnownAnswers_data() {
    using Words = std::array<std::uint32_t, 4>;
    QTest::addColumn<Words>("counter");
    QTest::addColumn<Words>("key");
    QTest::addColumn<Words>("answer");
    constexpr std::uint32_t kOnes = 0xFFFFFFFF;
    QTest::newRow("zeros") << Words{} << Words{}
                           << Words{0x5F6FB709, 0x0D893F64, 0x4F121F81, 0x4F730A48};
    QTest::newRow("ones") << Words{kOnes, kOnes, kOnes, kOnes} << Words{kOnes, kOnes}
                          << Words{0x5207DDC2, 0x45165E59, 0x4D8EE751, 0x8C52F662};
    QTest::newRow("digits of pi") << Words{0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344}
                                  << Words{0xA4093822, 0x299F31D0}
                                  << Words{0x4DFCCABA, 0x190A87F0, 0xC47362BA, 0xB6B5242A};
}

void RandomTest::reproducesKnownAnswers() {
    using Words = std::array<std::uint32_t, 4>;
    QFETCH(Words, counter);
    QFETCH(Words, key);
    QFETCH(Words, answer);
    QCOMPARE(philox(counter, {key[0], key[1]}), answer);
}

void RandomTest::takesBitsInTheDocumentedOrder() {
    const std::uint64_t seed = 0x0123456789ABCDEF;
    const std::uint64_t row = 0xFEDCBA9876543210;
    // Crosses the place where the block's number outgrows 32 bits.
    const std::uint64_t first = (std::uint64_t{1} << 34) - 100;
    std::vector<std::uint32_t> found(300);
    CounterRandom(seed).bits(row, first, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::uint64_t number = first + i;
        const std::uint64_t block = number / 64 * 16 + number % 16;
        const auto words =
            philox({static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(block >> 32),
                    static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(row >> 32)},
                   {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
        QCOMPARE(found[i], words[number % 64 / 16]);
    }
}

void RandomTest::isEnteredAnywhere_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("normal") << 0;
    QTest::newRow("uniform") << 1;
    QTest::newRow("sign") << 2;
}

void RandomTest::isEnteredAnywhere() {
    QFETCH(int, kind);
    constexpr std::array kDraws = {&CounterRandom::normal, &CounterRandom::uniform,
                                   &CounterRandom::sign};
    const Draw d = kDraws[static_cast<std::size_t>(kind)];
    const std::vector<float> whole = draw(d, kSeed, 3, 0, 5000);
    for (const std::uint64_t first : {0, 1, 63, 64, 65, 127, 128, 2047, 2048, 4000}) {
        for (const std::size_t count : {1, 2, 63, 64, 65, 128, 200, 999}) {
            const std::vector<float> part = draw(d, kSeed, 3, first, count);
            QVERIFY(std::equal(part.begin(), part.end(),
                               whole.begin() + static_cast<std::ptrdiff_t>(first)));
        }
    }
}

void RandomTest::normalIsTheTransformOfItsWord() {
    std::vector<std::uint32_t> words(kCount);
    CounterRandom(kSeed).bits(7, 0, words);
    const auto numbers = draw(&CounterRandom::normal, kSeed, 7, 0, 2 * kCount);
    for (std::size_t i = 0; i < kCount; ++i) {
        const std::uint32_t word = words[i];
        const double u = 1 - ((word >> 12) + 0.5) / (1 << 20);
        const double angle = ((word >> 2) % 1024 + 0.5) / 1024 * std::numbers::pi / 2;
        const double radius = std::sqrt(-2 * std::log(u));
        const std::size_t pair = i / 16 * 32 + i % 16;
        const auto error = [&](float found, double expected) {
            return std::abs(static_cast<double>(found) - radius * expected) / radius;
        };
        QVERIFY(error(numbers[pair], std::cos(angle) * (word & 1 ? -1 : 1)) < 4e-6);
        QVERIFY(error(numbers[pair + 16], std::sin(angle) * (word & 2 ? -1 : 1)) < 4e-6);
    }
}

void RandomTest::normalHasItsMoments() {
    const auto numbers = draw(&CounterRandom::normal, kSeed, 0, 0, kCount);
    // Five standard errors of each moment's estimate.
    const double unit = 5 / std::sqrt(static_cast<double>(kCount));
    QVERIFY(std::abs(mean(numbers, [](double x) { return x; })) < unit);
    QVERIFY(std::abs(mean(numbers, [](double x) { return x * x; }) - 1) < std::sqrt(2.0) * unit);
    QVERIFY(std::abs(mean(numbers, [](double x) { return x * x * x; })) < std::sqrt(15.0) * unit);
    QVERIFY(std::abs(mean(numbers, [](double x) { return x * x * x * x; }) - 3) <
            std::sqrt(96.0) * unit);
    // Of a million, 63 are expected beyond 4 and 0.57 beyond 5.
    const auto beyond = std::ranges::count_if(numbers, [](float x) { return std::abs(x) > 4; });
    QVERIFY(beyond > 30 && beyond < 110);
}

void RandomTest::normalHasItsDistribution() {
    const auto cdf = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    QVERIFY(kolmogorovSmirnov(draw(&CounterRandom::normal, kSeed, 0, 0, kCount), cdf) <
            kKolmogorovSmirnovBound);
}

void RandomTest::uniformHasItsDistribution() {
    const auto numbers = draw(&CounterRandom::uniform, kSeed, 0, 0, kCount);
    QVERIFY(*std::ranges::min_element(numbers) >= 0);
    QVERIFY(*std::ranges::max_element(numbers) < 1);
    QVERIFY(kolmogorovSmirnov(numbers, [](double x) { return x; }) < kKolmogorovSmirnovBound);
}

void RandomTest::signIsBalanced() {
    const auto numbers = draw(&CounterRandom::sign, kSeed, 0, 0, kCount);
    QVERIFY(std::ranges::all_of(numbers, [](float x) { return x == 1 || x == -1; }));
    const double unit = 5 / std::sqrt(static_cast<double>(kCount));
    QVERIFY(std::abs(mean(numbers, [](double x) { return x; })) < unit);
}

void RandomTest::streamsAreUncorrelated_data() {
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint64>("row");
    QTest::addColumn<quint64>("first");
    QTest::newRow("next number") << quint64{kSeed} << quint64{0} << quint64{1};
    QTest::newRow("partner in the transform") << quint64{kSeed} << quint64{0} << quint64{16};
    QTest::newRow("next word") << quint64{kSeed} << quint64{0} << quint64{32};
    QTest::newRow("next blocks of bits") << quint64{kSeed} << quint64{0} << quint64{64};
    QTest::newRow("next blocks") << quint64{kSeed} << quint64{0} << quint64{128};
    QTest::newRow("next row") << quint64{kSeed} << quint64{1} << quint64{0};
    QTest::newRow("next seed") << quint64{kSeed + 1} << quint64{0} << quint64{0};
}

void RandomTest::streamsAreUncorrelated() {
    QFETCH(quint64, seed);
    QFETCH(quint64, row);
    QFETCH(quint64, first);
    for (const Draw d : {Draw{&CounterRandom::normal}, Draw{&CounterRandom::sign}}) {
        const auto a = draw(d, kSeed, 0, 0, kCount);
        const auto b = draw(d, seed, row, first, kCount);
        double product = 0;
        double squares = 0;
        for (std::size_t i = 0; i < kCount; ++i) {
            const double x = a[i];
            const double y = b[i];
            product += x * y;
            squares += (x * x - 1) * (y * y - 1);
        }
        const double root = std::sqrt(static_cast<double>(kCount));
        QVERIFY(std::abs(product / root) < 5);
        QVERIFY(std::abs(squares / root) < 5 * 2);
    }
}

void RandomTest::derivesDistinctSeeds() {
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        for (std::uint64_t stream = 0; stream < 100; ++stream) {
            seeds.push_back(streamSeed(seed, stream));
        }
    }
    std::ranges::sort(seeds);
    QVERIFY(std::ranges::adjacent_find(seeds) == seeds.end());
    // The first output of SplitMix64 seeded with 0.
    QCOMPARE(streamSeed(0, 0), std::uint64_t{0xE220A8397B1DCDAF});
}

}  // namespace obscura

GUILESS_TEST(obscura::RandomTest)
#include "RandomTest.moc"
