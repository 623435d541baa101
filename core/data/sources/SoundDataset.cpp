// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SoundDataset.h"

#include "core/data/readers/SoundFile.h"
#include "core/data/sources/SoundClip.h"
#include "devices/Random.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace obscura {

namespace {

constexpr std::array kSoundSplits = {Split::Train, Split::Validation, Split::Test};

/// The sounds of a split, and of them what is kept in memory.
struct SoundSplit {
    std::vector<ClassFile> files;
    ShiftGrid shifts;
    std::vector<SoundClip> clips;  ///< [files], or empty
    Matrix levels;                 ///< [files, rows of the grid · their frames · bands], or empty
    Matrix loudest;  ///< [files, rows of the grid · their frames]: the greatest of those
};

class SoundDataset final : public Dataset {
public:
    SoundDataset(ClassFiles sounds, const SoundSettings& settings)
        : m_facts(soundFacts(settings, std::move(sounds.classes), sizesOf(sounds))),
          m_settings(settings),
          m_logMel(settings.features) {
        for (ClassFile& file : sounds.files)
            m_splits[static_cast<std::size_t>(file.split)].files.push_back(std::move(file));
        partOf(Split::Train).shifts = settings.shifts();
    }

    const DatasetFacts& facts() const override { return m_facts; }
    SampleLook look() const override { return {SampleKind::Spectrogram, m_facts.sample}; }
    bool isInMemory() const override {
        const SoundSplit& part = partOf(Split::Train);
        return std::ssize(part.files) == part.levels.rows();
    }

    /// Reads what `memory` has room for, and looks at the rest.
    void prepare(std::size_t memory, const Loading& loading) {
        std::size_t done = 0;
        std::size_t total = 0;
        for (const SoundSplit& split : m_splits)
            total += split.files.size();
        for (const Split split : kSoundSplits) {
            SoundSplit& part = partOf(split);
            const std::size_t needed = part.files.size() * bytesKept(split);
            const bool isKept = needed <= memory;
            memory -= isKept ? needed : 0;
            const auto visit = isKept ? keeperOf(split) : [&part](Index i) {
                SoundFile(part.files[static_cast<std::size_t>(i)].file);
            };
            visitAll(std::ssize(part.files), visit, [&](Index count) {
                checkStop(loading.stop);
                if (loading.progress)
                    loading.progress(
                        "reads sounds",
                        double(done + static_cast<std::size_t>(count)) / double(total));
            });
            done += part.files.size();
        }
    }

    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override {
        const SoundSplit& part = partOf(split);
        if (x.rows() != std::ssize(rows) || x.cols() != valuesOf(m_facts.sample) ||
            targets.classes.size() != rows.size())
            throw std::invalid_argument("Dataset::read: the room does not fit the rows");
        parallelFor(x.rows(), [&](Index i) {
            const Index row = rows[static_cast<std::size_t>(i)];
            if (row < 0 || row >= std::ssize(part.files))
                throw std::out_of_range("Dataset::read: there is no sample " + std::to_string(row));
            readSample(part, row, seedOf(variation, row), x.row(i));
            targets.classes[static_cast<std::size_t>(i)] =
                part.files[static_cast<std::size_t>(row)].label;
        });
    }

    std::optional<Sound> sound(Split split, Index row,
                               std::optional<std::uint64_t> variation) const override {
        const SoundSplit& part = partOf(split);
        if (row < 0 || row >= std::ssize(part.files))
            throw std::out_of_range("Dataset::sound: there is no sample " + std::to_string(row));
        return Sound{double(m_settings.features.rate),
                     windowOf(part, clipOf(part, row), seedOf(variation, row))};
    }

private:
    using Row = Eigen::Ref<Eigen::RowVectorXf>;
    using Frames = Eigen::Map<Matrix>;

    static std::optional<std::uint64_t> seedOf(std::optional<std::uint64_t> variation, Index row) {
        return variation ? std::optional(streamSeed(*variation, static_cast<std::uint64_t>(row)))
                         : std::nullopt;
    }

    SoundSplit& partOf(Split split) { return m_splits[static_cast<std::size_t>(split)]; }
    const SoundSplit& partOf(Split split) const {
        return m_splits[static_cast<std::size_t>(split)];
    }

    bool keepsClips(Split split) const {
        return split == Split::Train && m_settings.variations.hasNoise();
    }

    /// At most, of one sample.
    std::size_t bytesKept(Split split) const {
        const ShiftGrid& shifts = partOf(split).shifts;
        const Index samples = m_settings.samples() + 2 * shifts.margin() + 2;
        const Index numbers = keepsClips(split) ? samples : valuesKept(shifts);
        return static_cast<std::size_t>(numbers) * sizeof(float);
    }

    /// Makes room for what is kept of a split; what it returns fills that for a sample.
    std::function<void(Index)> keeperOf(Split split) {
        SoundSplit& part = partOf(split);
        if (keepsClips(split)) {
            part.clips.resize(part.files.size());
            return [this, &part](Index i) {
                part.clips[static_cast<std::size_t>(i)] = clipOf(part, i);
            };
        }
        part.levels.resize(std::ssize(part.files), valuesKept(part.shifts));
        part.loudest.resize(part.levels.rows(), part.levels.cols() / m_facts.sample[1]);
        return [this, &part](Index i) {
            const std::vector<float> stretch = stretchOf(part.shifts, clipOf(part, i));
            float* const to = part.levels.row(i).data();
            for (Index phase = 0; phase < part.shifts.phases(); ++phase) {
                const Index values = valuesOfPhase(part.shifts);
                m_logMel.levels(
                    stretch, phase * part.shifts.step(),
                    Frames(to + phase * values, values / m_facts.sample[1], m_facts.sample[1]));
            }
            part.loudest.row(i) =
                Eigen::Map<const Matrix>(to, part.loudest.cols(), m_facts.sample[1])
                    .rowwise()
                    .maxCoeff()
                    .transpose();
        };
    }

    /// Calls visit(0) … visit(count−1) on all threads, and `after` now and then with how many are
    /// done, on this one.
    static void visitAll(Index count, const std::function<void(Index)>& visit,
                         const std::function<void(Index)>& after) {
        constexpr Index kAtOnce = 64;
        for (Index first = 0; first < count; first += kAtOnce) {
            const Index some = std::min(kAtOnce, count - first);
            after(first);
            parallelFor(some, [&](Index i) { visit(first + i); });
        }
        after(count);
    }

    SoundClip clipOf(const SoundSplit& part, Index row) const {
        return readSoundClip(part.files[static_cast<std::size_t>(row)].file, m_settings);
    }

    void readSample(const SoundSplit& part, Index row, std::optional<std::uint64_t> seed,
                    Row x) const {
        Frames features(x.data(), m_facts.sample[0], m_facts.sample[1]);
        if (part.levels.size() > 0 && !(seed && m_settings.variations.hasNoise())) {
            const Index shift = shiftOf(part, seed);
            m_logMel.finish(keptLevels(part, row, shift), loudestOf(part, row, shift), features);
        } else {
            if (part.clips.empty())
                computeLevels(part, clipOf(part, row), seed, features);
            else
                computeLevels(part, part.clips[static_cast<std::size_t>(row)], seed, features);
            m_logMel.finish(features, features);
        }
        if (seed)
            maskStretches(features, m_settings.variations, *seed);
    }

    /// The levels of a sound, shifted and noisy as `seed` says.
    void computeLevels(const SoundSplit& part, const SoundClip& clip,
                       std::optional<std::uint64_t> seed, Frames levels) const {
        if (seed && m_settings.variations.hasNoise())
            m_logMel.levels(windowOf(part, clip, seed), 0, levels);
        else
            m_logMel.levels(stretchOf(part.shifts, clip),
                            part.shifts.margin() + shiftOf(part, seed) * part.shifts.step(),
                            levels);
    }

    /// All that samples of a sound can see, so that what is shifted is a matter of which of its
    /// frames are taken.
    std::vector<float> stretchOf(const ShiftGrid& shifts, const SoundClip& clip) const {
        const Index margin = shifts.margin();
        std::vector<float> stretch(static_cast<std::size_t>(m_settings.samples() + 2 * margin));
        lookAt(clip, -margin, stretch);
        return stretch;
    }

    Index valuesKept(const ShiftGrid& shifts) const {
        return shifts.phases() * valuesOfPhase(shifts);
    }

    Index valuesOfPhase(const ShiftGrid& shifts) const {
        return shifts.framesKept(m_facts.sample[0]) * m_facts.sample[1];
    }

    /// What is kept of a sound for one shift.
    Eigen::Map<const Matrix> keptLevels(const SoundSplit& part, Index row, Index shift) const {
        const ShiftGrid& shifts = part.shifts;
        return {part.levels.row(row).data() + shifts.phaseOf(shift) * valuesOfPhase(shifts) +
                    shifts.frameOf(shift) * m_facts.sample[1],
                m_facts.sample[0], m_facts.sample[1]};
    }

    float loudestOf(const SoundSplit& part, Index row, Index shift) const {
        const ShiftGrid& shifts = part.shifts;
        const Index first =
            shifts.phaseOf(shift) * shifts.framesKept(m_facts.sample[0]) + shifts.frameOf(shift);
        return part.loudest.row(row).segment(first, m_facts.sample[0]).maxCoeff();
    }

    std::vector<float> windowOf(const SoundSplit& part, const SoundClip& clip,
                                std::optional<std::uint64_t> seed) const {
        const SoundVariations& variations = m_settings.variations;
        std::vector<float> window(static_cast<std::size_t>(m_settings.samples()));
        lookAt(clip, shiftOf(part, seed) * part.shifts.step(), window);
        if (seed && variations.hasNoise())
            addWhiteNoise(window, clip.power, variations.signalToNoise, *seed);
        return window;
    }

    /// Steps by which a sample begins later.
    static Index shiftOf(const SoundSplit& part, std::optional<std::uint64_t> seed) {
        return seed ? drawnShift(part.shifts.most, *seed) : 0;
    }

    DatasetFacts m_facts;
    SoundSettings m_settings;
    LogMel m_logMel;
    std::array<SoundSplit, kSoundSplits.size()> m_splits;
};

}  // namespace

std::shared_ptr<const Dataset> loadSounds(ClassFiles sounds, const SoundSettings& settings,
                                          const Loading& loading, std::size_t memory) {
    const auto dataset = std::make_shared<SoundDataset>(std::move(sounds), settings);
    dataset->prepare(memory, loading);
    return dataset;
}

}  // namespace obscura
