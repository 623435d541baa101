// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/ImageSource.h"

#include "core/data/JoinedOptions.h"
#include "core/data/Normalisation.h"
#include "core/settings/OptionParts.h"
#include "devices/Random.h"
#include "devices/Threads.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace obscura {

namespace {

constexpr int kByteValues = 256;

Shape channelShape(const ImageSize& size) {
    return {size.channels, size.height, size.width};
}

ImageVariations variationsOf(const Options& options) {
    return {.flips = std::get<bool>(options.at("flip")),
            .shift = std::get<Index>(options.at("shift")),
            .cutout = std::get<Index>(options.at("cutout"))};
}

/// What each byte becomes in each channel, (byte/255 − mean)/deviation: [channels].
using ByteTables = std::vector<std::array<float, kByteValues>>;

ByteTables byteTables(const Normalisation& normalisation) {
    ByteTables tables(static_cast<std::size_t>(normalisation.mean().size()));
    for (std::size_t channel = 0; channel < tables.size(); ++channel) {
        const double mean = normalisation.mean()[static_cast<Index>(channel)];
        const double deviation = normalisation.deviation()[static_cast<Index>(channel)];
        for (int byte = 0; byte < kByteValues; ++byte)
            tables[channel][static_cast<std::size_t>(byte)] =
                static_cast<float>((byte / 255.0 - mean) / deviation);
    }
    return tables;
}

ByteTables chosenTables(const ImageStore& images, const Splitting& splitting,
                        const std::vector<std::filesystem::path>& files, const Options& options,
                        const Loading& loading) {
    const auto readUnit = [&](std::span<const Index> rows, Eigen::Ref<RawSamples> x) {
        parallelFor(x.rows(), [&](Index i) {
            std::vector<std::uint8_t> room;
            const Index image = splitting.row(Split::Train, rows[static_cast<std::size_t>(i)]);
            std::ranges::transform(images.pixels(image, room), x.row(i).data(),
                                   [](std::uint8_t byte) { return byte / 255.0; });
        });
    };
    return byteTables(chosenNormalisation(options, channelShape(images.size()),
                                          splitting.sizes().train, files, readUnit, loading));
}

/// Pixels stay bytes wherever they lie (a quarter of the memory) and are normalised as they are
/// read.
class ByteImageDataset final : public Dataset {
public:
    ByteImageDataset(std::shared_ptr<const ImageStore> images, Splitting splitting,
                     DatasetFacts facts, const ImageVariations& variations, ByteTables tables)
        : m_images(std::move(images)),
          m_splitting(std::move(splitting)),
          m_facts(std::move(facts)),
          m_variations(variations),
          m_tables(std::move(tables)) {}

    const DatasetFacts& facts() const override { return m_facts; }
    SampleLook look() const override {
        const ImageSize& size = m_images->size();
        return {SampleKind::Picture, {size.channels, size.height, size.width}};
    }
    bool isInMemory() const override { return m_images->isInMemory(); }

    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        const bool varies = variation && split == Split::Train && m_variations.any();
        parallelFor(x.rows(), [&](Index i) {
            const Index row = rows[static_cast<std::size_t>(i)];
            const Index image = m_splitting.row(split, row);
            const std::span<float> out(x.row(i).data(), static_cast<std::size_t>(x.cols()));
            normalise(image, out);
            if (varies)
                varyImage(m_variations, streamSeed(*variation, static_cast<std::uint64_t>(row)),
                          m_images->size(), out);
            targets.classes[static_cast<std::size_t>(i)] = m_images->label(image);
        });
    }

private:
    void normalise(Index image, std::span<float> out) const {
        std::vector<std::uint8_t> room;
        const std::uint8_t* byte = m_images->pixels(image, room).data();
        const std::size_t perChannel = out.size() / m_tables.size();
        float* value = out.data();
        for (const auto& table : m_tables) {
            for (std::size_t k = 0; k < perChannel; ++k)
                *value++ = table[*byte++];
        }
    }

    std::shared_ptr<const ImageStore> m_images;
    Splitting m_splitting;
    DatasetFacts m_facts;
    ImageVariations m_variations;
    ByteTables m_tables;
};

}  // namespace

ImagesInMemory::ImagesInMemory(const ImageSize& size, std::vector<std::uint8_t> pixels,
                               std::vector<std::int32_t> labels)
    : m_size(size), m_pixels(std::move(pixels)), m_labels(std::move(labels)) {
    if (std::ssize(m_pixels) != m_size.values() * count())
        throw std::invalid_argument("ImagesInMemory: the pixels do not fit the labels");
}

std::span<const std::uint8_t> ImagesInMemory::pixels(Index image,
                                                     std::vector<std::uint8_t>&) const {
    const auto values = static_cast<std::size_t>(m_size.values());
    return std::span(m_pixels).subspan(static_cast<std::size_t>(image) * values, values);
}

OptionInfo imageLayoutOption(const char* initial) {
    return choiceOption("layout", "Layout",
                        "What the network gets: a row of all pixels, channel after channel, or an "
                        "image [channels, height, width] for convolutions.",
                        {{"flat", "Row of pixels"}, {"image", "Image"}}, initial);
}

std::vector<OptionInfo> imageVariationOptions() {
    constexpr double kMostShift = 64;
    constexpr double kMostCutout = 256;
    return {
        flagOption("flip", "Flip", "Mirrors training images left and right, every other time.",
                   false),
        numberOption(
            "shift", "Shift",
            "Moves training images by up to so many pixels each way, as chance has it; the pixels "
            "at the edge fill what comes in.",
            Index{0}, 0, kMostShift, "px", "none"),
        numberOption(
            "cutout", "Cutout",
            "Side of a square around a random pixel of a training image that is set to 0, the mean "
            "(DeVries and Taylor 2017).",
            Index{0}, 0, kMostCutout, "px", "none")};
}

std::vector<OptionInfo> imageOptions() {
    return joinedOptions(
        {{imageLayoutOption("image")}, normalisationOptions(), imageVariationOptions()});
}

Shape imageShape(const ImageSize& size, const Options& options) {
    const bool isFlat = std::get<std::string>(options.at("layout")) == "flat";
    return isFlat ? Shape{size.values()} : channelShape(size);
}

std::shared_ptr<const Dataset> makeImageDataset(std::shared_ptr<const ImageStore> images,
                                                Splitting splitting, TargetInfo target,
                                                const std::vector<std::filesystem::path>& files,
                                                const Options& options, const Loading& loading) {
    ByteTables tables = chosenTables(*images, splitting, files, options, loading);
    DatasetFacts facts{.sample = imageShape(images->size(), options),
                       .target = std::move(target),
                       .sizes = splitting.sizes()};
    return std::make_shared<ByteImageDataset>(std::move(images), std::move(splitting),
                                              std::move(facts), variationsOf(options),
                                              std::move(tables));
}

}  // namespace obscura
