// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/LogMel.h"

#include <fftw3.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <mutex>
#include <numbers>
#include <stdexcept>
#include <string>

namespace obscura {

namespace {

constexpr float kLeastEnergy = 1e-10f;

double melOf(double frequency) {
    return 2595 * std::log10(1 + frequency / 700);
}

double frequencyOf(double mel) {
    return 700 * (std::pow(10, mel / 2595) - 1);
}

std::vector<float> hammingWindow(Index size) {
    std::vector<float> window(static_cast<std::size_t>(size));
    const double step = 2 * std::numbers::pi / static_cast<double>(size);
    for (std::size_t n = 0; n < window.size(); ++n)
        window[n] = static_cast<float>(0.54 - 0.46 * std::cos(step * static_cast<double>(n)));
    return window;
}

/// FFTW makes and destroys plans on one thread at a time.
std::mutex& planMutex() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace

Index LogMelSettings::windowSamples() const {
    return std::max<Index>(std::llround(window * rate), 2);
}

Index LogMelSettings::hopSamples() const {
    return std::max<Index>(std::llround(hop * rate), 1);
}

/// The Fourier transform of W real numbers. Its plan is an estimate: one that is measured differs
/// from run to run, and so does the last bit of what it computes.
class LogMel::Transform {
public:
    /// Memory for one transform, aligned as FFTW wants it.
    struct Room {
        explicit Room(Index size)
            : in(fftwf_alloc_real(static_cast<std::size_t>(size))),
              out(fftwf_alloc_complex(static_cast<std::size_t>(size / 2 + 1))) {
            if (!in || !out)
                throw std::bad_alloc();
        }
        struct Free {
            void operator()(void* memory) const { fftwf_free(memory); }
        };
        std::unique_ptr<float, Free> in;
        std::unique_ptr<fftwf_complex, Free> out;
    };

    explicit Transform(Index size) {
        const Room room(size);
        const std::lock_guard lock(planMutex());
        m_plan = fftwf_plan_dft_r2c_1d(static_cast<int>(size), room.in.get(), room.out.get(),
                                       FFTW_ESTIMATE);
        if (!m_plan)
            throw std::runtime_error("FFTW makes no plan for " + std::to_string(size) + " numbers");
    }
    ~Transform() {
        const std::lock_guard lock(planMutex());
        fftwf_destroy_plan(m_plan);
    }
    Transform(const Transform&) = delete;
    Transform& operator=(const Transform&) = delete;

    void run(const Room& room) const {
        fftwf_execute_dft_r2c(m_plan, room.in.get(), room.out.get());
    }

private:
    fftwf_plan m_plan = nullptr;
};

LogMel::LogMel(const LogMelSettings& settings)
    : m_settings(settings),
      m_window(hammingWindow(settings.windowSamples())),
      m_transform(std::make_unique<Transform>(settings.windowSamples())) {
    makeTriangles();
}

LogMel::~LogMel() = default;

void LogMel::makeTriangles() {
    const Index bins = m_settings.windowSamples() / 2 + 1;
    const double binWidth =
        static_cast<double>(m_settings.rate) / static_cast<double>(m_settings.windowSamples());
    const double melStep = melOf(m_settings.rate / 2.0) / static_cast<double>(m_settings.bands + 1);
    double below = 0;
    for (Index m = 1; m <= m_settings.bands; ++m) {
        const double centre = frequencyOf(melStep * static_cast<double>(m));
        Triangle triangle;
        for (Index k = 0; k < bins; ++k) {
            const double distance = std::abs(static_cast<double>(k) * binWidth - centre);
            const double weight = 1 - distance / (centre - below);
            if (weight <= 0)
                continue;
            if (triangle.weights.empty())
                triangle.first = k;
            triangle.weights.push_back(static_cast<float>(weight));
        }
        m_centres.push_back(centre);
        m_triangles.push_back(std::move(triangle));
        below = centre;
    }
}

/// Powers of kLanes frames at once, [frequencies]: for each weight of a triangle the processor then
/// works on all of them.
struct LogMel::Block {
    static constexpr Index kLanes = 8;
    using Lanes = Eigen::Array<float, kLanes, 1>;

    explicit Block(Index window)
        : room(window), powers(static_cast<std::size_t>(window / 2 + 1), Lanes::Zero()) {}

    Transform::Room room;
    std::vector<Lanes> powers;
};

void LogMel::transform(std::span<const float> samples, Index centre, Index lane,
                       Block& block) const {
    const auto count = static_cast<Index>(samples.size());
    const Index width = m_settings.windowSamples();
    const Index start = centre - width / 2;
    const Index from = std::clamp<Index>(-start, 0, width);
    const Index to = std::clamp<Index>(count - start, from, width);
    float* const in = block.room.in.get();
    std::fill(in, in + from, 0.0f);
    std::transform(m_window.begin() + from, m_window.begin() + to, samples.begin() + (start + from),
                   in + from, std::multiplies<>());
    std::fill(in + to, in + width, 0.0f);
    m_transform->run(block.room);
    const fftwf_complex* const out = block.room.out.get();
    for (std::size_t k = 0; k < block.powers.size(); ++k)
        block.powers[k][lane] = out[k][0] * out[k][0] + out[k][1] * out[k][1];
}

void LogMel::sumBands(const Block& block, MatrixRef levels) const {
    const auto decibels = static_cast<float>(10 / std::numbers::ln10);
    for (Index m = 0; m < m_settings.bands; ++m) {
        const Triangle& triangle = m_triangles[static_cast<std::size_t>(m)];
        const Block::Lanes* power = block.powers.data() + triangle.first;
        Block::Lanes energy = Block::Lanes::Zero();
        for (const float weight : triangle.weights)
            energy += weight * *power++;
        energy = decibels * energy.max(kLeastEnergy).log();
        levels.col(m) = energy.head(levels.rows());
    }
}

void LogMel::compute(std::span<const float> samples, MatrixRef features) const {
    if (features.rows() != m_settings.frames(std::ssize(samples)))
        throw std::invalid_argument("LogMel::compute: the room does not fit the samples");
    levels(samples, 0, features);
    finish(features, features);
}

void LogMel::levels(std::span<const float> samples, Index first, MatrixRef levels) const {
    if (levels.cols() != m_settings.bands)
        throw std::invalid_argument("LogMel::levels: the room does not fit the samples");
    Block block(m_settings.windowSamples());
    for (Index done = 0; done < levels.rows(); done += Block::kLanes) {
        const Index frames = std::min(Block::kLanes, levels.rows() - done);
        for (Index lane = 0; lane < frames; ++lane)
            transform(samples, first + (done + lane) * m_settings.hopSamples(), lane, block);
        sumBands(block, levels.middleRows(done, frames));
    }
}

// A row at a time, as those are what the processor takes several numbers of.
void LogMel::finish(ConstMatrixRef levels, MatrixRef features) const {
    Eigen::RowVectorXf loudest = levels.row(0);
    for (Index t = 1; t < levels.rows(); ++t)
        loudest = loudest.cwiseMax(levels.row(t));
    finish(levels, loudest.maxCoeff(), features);
}

void LogMel::finish(ConstMatrixRef levels, float loudest, MatrixRef features) const {
    const float least = loudest - static_cast<float>(m_settings.range);
    Eigen::RowVectorXf sum = Eigen::RowVectorXf::Zero(levels.cols());
    for (Index t = 0; t < levels.rows(); ++t) {
        features.row(t) = levels.row(t).cwiseMax(least);
        sum += features.row(t);
    }
    sum /= static_cast<float>(features.rows());
    if (m_settings.isCentred)
        features.rowwise() -= sum;
}

}  // namespace obscura
