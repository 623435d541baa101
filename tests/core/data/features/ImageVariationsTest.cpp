// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/ImageVariations.h"

#include "TestProgram.h"

#include <map>
#include <numeric>
#include <set>
#include <vector>

using namespace obscura;

class ImageVariationsTest : public QObject {
    Q_OBJECT

private:
    static constexpr ImageSize kSize{2, 4, 5};
    static constexpr std::uint64_t kSeeds = 400;

    static std::vector<float> numbered() {
        std::vector<float> image(static_cast<std::size_t>(kSize.values()));
        std::iota(image.begin(), image.end(), 1.0f);
        return image;
    }
    static std::vector<float> varied(const ImageVariations& variations, std::uint64_t seed) {
        std::vector<float> image = numbered();
        varyImage(variations, seed, kSize, image);
        return image;
    }
    static float at(const std::vector<float>& image, Index c, Index y, Index x) {
        return image[static_cast<std::size_t>((c * kSize.height + y) * kSize.width + x)];
    }

private Q_SLOTS:
    void nothingAskedForChangesNothing() { QCOMPARE(varied({}, 1), numbered()); }

    void theSameSeedDoesTheSame() {
        const ImageVariations all{.flips = true, .shift = 2, .cutout = 2};
        std::set<std::vector<float>> found;
        for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
            QCOMPARE(varied(all, seed), varied(all, seed));
            found.insert(varied(all, seed));
        }
        QVERIFY(found.size() > kSeeds / 2);
    }

    void flipsEveryOtherTime() {
        std::vector<float> mirrored;
        for (Index c = 0; c < kSize.channels; ++c)
            for (Index y = 0; y < kSize.height; ++y)
                for (Index x = kSize.width; x-- > 0;)
                    mirrored.push_back(at(numbered(), c, y, x));
        int flips = 0;
        for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
            const std::vector<float> image = varied({.flips = true}, seed);
            QVERIFY(image == numbered() || image == mirrored);
            flips += image == mirrored ? 1 : 0;
        }
        QVERIFY(std::abs(flips - int(kSeeds / 2)) < 40);  // 4 standard deviations
    }

    void shiftsEachWayAlike() {
        std::map<std::pair<Index, Index>, int> found;
        for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
            const std::vector<float> image = varied({.shift = 1}, seed);
            // Where it came from is read off a pixel that is never at the edge.
            const auto from = static_cast<Index>(at(image, 0, 1, 2)) - 1;
            const Index down = 1 - from / kSize.width, right = 2 - from % kSize.width;
            ++found[{down, right}];
            for (Index c = 0; c < kSize.channels; ++c)
                for (Index y = 0; y < kSize.height; ++y)
                    for (Index x = 0; x < kSize.width; ++x)
                        QCOMPARE(at(image, c, y, x),
                                 at(numbered(), c, std::clamp<Index>(y - down, 0, kSize.height - 1),
                                    std::clamp<Index>(x - right, 0, kSize.width - 1)));
        }
        QCOMPARE(found.size(), std::size_t{9});
        for (const auto& [move, count] : found)
            QVERIFY(count > 15 && count < 80);  // 44 expected
    }

    void cutsOutASquareOfAllChannels() {
        constexpr Index kSide = 3;
        std::size_t whole = 0;
        for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
            const std::vector<float> image = varied({.cutout = kSide}, seed);
            Index top = kSize.height, left = kSize.width, bottom = 0, right = 0, zeros = 0;
            for (Index y = 0; y < kSize.height; ++y) {
                for (Index x = 0; x < kSize.width; ++x) {
                    QCOMPARE(at(image, 0, y, x) == 0, at(image, 1, y, x) == 0);
                    if (at(image, 0, y, x) != 0) {
                        QCOMPARE(at(image, 0, y, x), at(numbered(), 0, y, x));
                        continue;
                    }
                    ++zeros;
                    top = std::min(top, y), bottom = std::max(bottom, y + 1);
                    left = std::min(left, x), right = std::max(right, x + 1);
                }
            }
            QCOMPARE(zeros, (bottom - top) * (right - left));
            QVERIFY(bottom - top <= kSide && right - left <= kSide && zeros >= 4);
            whole += zeros == kSide * kSide ? 1 : 0;
        }
        QVERIFY(whole > 0 && whole < kSeeds);
    }

    void oneSettingLeavesTheOthersAsTheyAre() {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            std::vector<float> both = varied({.flips = true, .cutout = 2}, seed);
            const std::vector<float> flipped = varied({.flips = true}, seed);
            for (std::size_t i = 0; i < both.size(); ++i)
                QVERIFY(both[i] == 0 || both[i] == flipped[i]);
        }
    }

    void isTheSameEverywhere() {
        const std::vector<float> image = varied({.flips = true, .shift = 1, .cutout = 2}, 12);
        QCOMPARE(std::vector<float>(image.begin(), image.begin() + 20),
                 (std::vector<float>{9,  0,  0,  6,  6,  14, 0,  0,  11, 11,
                                     19, 18, 17, 16, 16, 19, 18, 17, 16, 16}));
    }

    void refusesRoomThatDoesNotFit() {
        std::vector<float> image(3);
        QVERIFY_EXCEPTION_THROWN(varyImage({}, 1, kSize, image), std::invalid_argument);
    }
};

GUILESS_TEST(ImageVariationsTest)
#include "ImageVariationsTest.moc"
