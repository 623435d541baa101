// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/Resize.h"

#include "TestProgram.h"

#include <cmath>
#include <numbers>
#include <random>

using namespace obscura;

class ResizeTest : public QObject {
    Q_OBJECT

private:
    static Picture grey(Index height, Index width, std::vector<std::uint8_t> pixels) {
        return {.size = {height, width, 1}, .pixels = std::move(pixels)};
    }

    static Picture random(Index height, Index width, Index channels) {
        std::mt19937 random(3);
        Picture picture{.size = {height, width, channels}, .pixels = {}};
        for (Index i = 0; i < height * width * channels; ++i)
            picture.pixels.push_back(static_cast<std::uint8_t>(random() >> 24));
        return picture;
    }

private Q_SLOTS:
    void theSameSizeStays() {
        const Picture picture = random(5, 7, 3);
        QCOMPARE(resized(picture, 5, 7).pixels, picture.pixels);
    }

    void aPlainPictureStaysPlain() {
        const Picture picture = grey(9, 13, std::vector<std::uint8_t>(117, 201));
        for (const auto& [height, width] : {std::pair{3, 4}, {20, 31}, {1, 1}}) {
            const Picture result = resized(picture, height, width);
            QCOMPARE(result.pixels,
                     std::vector<std::uint8_t>(static_cast<std::size_t>(height * width), 201));
        }
    }

    /// Weights by hand: halving, the filter has the values 1/8 3/8 3/8 1/8, cut off at the ends.
    void halvesWithATriangle() {
        const Picture result = resized(grey(2, 4, {0, 80, 160, 240, 0, 80, 160, 240}), 1, 2);
        // (3/8·0 + 3/8·80 + 1/8·160) / (7/8) = 57.1…, mirrored 182.9.
        QCOMPARE(result.pixels, (std::vector<std::uint8_t>{57, 183}));
    }

    void doublesLinearly() {
        const Picture result = resized(grey(1, 2, {0, 100}), 2, 4);
        QCOMPARE(result.pixels, (std::vector<std::uint8_t>{0, 25, 75, 100, 0, 25, 75, 100}));
    }

    void fineStripesTurnGreyInsteadOfCoarse() {
        Picture stripes = grey(64, 64, {});
        for (int i = 0; i < 64 * 64; ++i)
            stripes.pixels.push_back(i % 2 ? 255 : 0);
        const Picture result = resized(stripes, 7, 7);
        for (std::size_t i = 0; i < result.pixels.size(); ++i) {
            if (i % 7 > 0 && i % 7 < 6)
                QVERIFY(std::abs(result.pixels[i] - 127.5) < 6);
        }
    }

    void theMeanStays() {
        const Picture picture = random(48, 48, 3);
        const Picture result = resized(picture, 16, 16);
        const auto mean = [](const Picture& of) {
            return std::accumulate(of.pixels.begin(), of.pixels.end(), 0.0) /
                   static_cast<double>(of.pixels.size());
        };
        constexpr double kNear = 2;  // edges count a little less, at 4 standard errors
        QVERIFY(std::abs(mean(result) - mean(picture)) < kNear);
    }

    void channelsStayApart() {
        Picture picture{.size = {4, 4, 3}, .pixels = {}};
        for (int i = 0; i < 16; ++i)
            picture.pixels.insert(picture.pixels.end(), {10, 100, 200});
        const Picture result = resized(picture, 2, 3);
        QCOMPARE(result.size.channels, Index{3});
        for (std::size_t i = 0; i < result.pixels.size(); i += 3) {
            QCOMPARE(result.pixels[i], std::uint8_t{10});
            QCOMPARE(result.pixels[i + 1], std::uint8_t{100});
            QCOMPARE(result.pixels[i + 2], std::uint8_t{200});
        }
    }

    void cropsAroundTheMiddle_data() {
        QTest::addColumn<QList<int>>("picture");
        QTest::addColumn<QList<int>>("wanted");
        QTest::addColumn<QList<int>>("crop");  // top, left, height, width
        QTest::newRow("square of wide")
            << QList{100, 300} << QList{10, 10} << QList{0, 100, 100, 100};
        QTest::newRow("square of tall")
            << QList{300, 100} << QList{64, 64} << QList{100, 0, 100, 100};
        QTest::newRow("the same aspect") << QList{30, 40} << QList{60, 80} << QList{0, 0, 30, 40};
        QTest::newRow("wide of square") << QList{90, 90} << QList{10, 30} << QList{30, 0, 30, 90};
        QTest::newRow("a line") << QList{1, 1000} << QList{1000, 1} << QList{0, 499, 1, 1};
    }
    void cropsAroundTheMiddle() {
        QFETCH(QList<int>, picture);
        QFETCH(QList<int>, wanted);
        QFETCH(QList<int>, crop);
        QVERIFY(centreCrop({picture[0], picture[1], 3}, wanted[0], wanted[1]) ==
                (PictureCrop{crop[0], crop[1], crop[2], crop[3]}));
    }

    void whatIsCutOffDoesNotShow() {
        Picture picture = grey(2, 6, {9, 9, 50, 50, 9, 9, 9, 9, 50, 50, 9, 9});
        QCOMPARE(resized(picture, 1, 1).pixels, std::vector<std::uint8_t>{50});
        QCOMPARE(resized(picture, 4, 4).pixels, std::vector<std::uint8_t>(16, 50));
    }
};

GUILESS_TEST(ResizeTest)
#include "ResizeTest.moc"
