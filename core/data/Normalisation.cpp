// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Normalisation.h"

#include "core/base/Messages.h"
#include "core/base/Numbers.h"
#include "core/data/KeptNormalisation.h"
#include "core/settings/OptionParts.h"
#include "devices/Error.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr Index kMostNumbers = Index{1} << 26;   ///< that are measured: a second
constexpr Index kQuickNumbers = Index{1} << 22;  ///< measured each time: some 0.05 s
constexpr Index kBlockNumbers = Index{1} << 17;  ///< read at a time: a megabyte
constexpr Index kFewestSamples = 64;             ///< that are measured, however large

/// Of a sample as [before, features, after]: one sample's numbers of a feature lie in `before`
/// pieces of `after`.
struct FeatureLayout {
    explicit FeatureLayout(const Shape& sample) : features(featuresOf(sample)) {
        for (std::size_t axis = sample.empty() ? 0 : featureAxis(sample) + 1; axis < sample.size();
             ++axis)
            after *= sample[axis];
        before = valuesOf(sample) / std::max<Index>(features * after, 1);
    }

    Index features;
    Index after = 1;
    Index before = 1;
};

/// Count, mean and summed squared deviations of each feature, to which blocks of samples are added
/// one after another (Chan, Golub, LeVeque, "Updating formulae and a pairwise algorithm for
/// computing sample variances", 1979).
class Moments {
public:
    explicit Moments(const Shape& sample)
        : m_layout(sample),
          m_mean(Eigen::VectorXd::Zero(m_layout.features)),
          m_squares(Eigen::VectorXd::Zero(m_layout.features)) {}

    void add(const RawSamples& block) {
        const Index perSample = m_layout.before * m_layout.after;
        const double added = static_cast<double>(block.rows() * perSample);
        const Eigen::VectorXd origin = firstNumbers(block);
        const Eigen::VectorXd mean =
            origin + sums(block, [&](double value, Index f) { return value - origin[f]; }) / added;
        const Eigen::VectorXd squares = sums(block, [&](double value, Index feature) {
            const double difference = value - mean[feature];
            return difference * difference;
        });
        const double total = m_count + added;
        const Eigen::VectorXd shift = mean - m_mean;
        m_mean += shift * (added / total);
        m_squares += squares + shift.cwiseAbs2() * (m_count * added / total);
        m_count = total;
    }

    const Eigen::VectorXd& mean() const { return m_mean; }
    Eigen::VectorXd deviation() const { return (m_squares / m_count).cwiseSqrt(); }

private:
    /// One number of each feature. What is measured from there is exactly 0 where a feature never
    /// changes.
    Eigen::VectorXd firstNumbers(const RawSamples& block) const {
        return Eigen::Map<const Eigen::VectorXd, 0, Eigen::InnerStride<>>(
            block.data(), m_layout.features, Eigen::InnerStride<>(m_layout.after));
    }

    /// The sum of `term(value, feature)` for each feature.
    template <class Term>
    Eigen::VectorXd sums(const RawSamples& block, Term term) const {
        Eigen::VectorXd result = Eigen::VectorXd::Zero(m_layout.features);
        for (Index row = 0; row < block.rows(); ++row) {
            const double* value = block.row(row).data();
            for (Index outer = 0; outer < m_layout.before; ++outer) {
                for (Index feature = 0; feature < m_layout.features; ++feature) {
                    double sum = 0;
                    for (Index inner = 0; inner < m_layout.after; ++inner)
                        sum += term(*value++, feature);
                    result[feature] += sum;
                }
            }
        }
        return result;
    }

    FeatureLayout m_layout;
    double m_count = 0;
    Eigen::VectorXd m_mean;
    Eigen::VectorXd m_squares;
};

/// The numbers of a list such as "0.49, 0.48; 0.45".
std::vector<double> parsedNumbers(const std::string& text, const char* option) {
    constexpr const char* kBetween = ",; \t";
    std::vector<double> numbers;
    for (std::size_t begin = 0;
         (begin = text.find_first_not_of(kBetween, begin)) != std::string::npos;) {
        const std::size_t end = std::min(text.find_first_of(kBetween, begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        const std::optional<double> number = parsedNumber(word);
        if (!number || !std::isfinite(*number))
            throw UserError("dataset." + std::string(option) + ": found " + inQuotes(word) +
                            ", expected numbers with commas between them");
        numbers.push_back(*number);
        begin = end;
    }
    return numbers;
}

Eigen::VectorXd givenNumbers(const Options& options, const char* option, Index features) {
    const auto numbers = parsedNumbers(std::get<std::string>(options.at(option)), option);
    if (numbers.size() == 1)
        return Eigen::VectorXd::Constant(features, numbers.front());
    if (std::ssize(numbers) != features)
        throw UserError("dataset." + std::string(option) + ": found " +
                        std::to_string(numbers.size()) + " numbers, expected one or " +
                        std::to_string(features) + ", one for each feature");
    return Eigen::Map<const Eigen::VectorXd>(numbers.data(), features);
}

Normalisation givenNormalisation(const Options& options, const Shape& sample) {
    const Index features = featuresOf(sample);
    Eigen::VectorXd deviation = givenNumbers(options, "deviation", features);
    if (!(deviation.array() > 0).all())
        throw UserError("dataset.deviation: found " + roundedNumber(deviation.minCoeff()) +
                        ", expected numbers above 0");
    return {sample, givenNumbers(options, "mean", features), std::move(deviation)};
}

OptionInfo givenOption(const char* name, const char* title, const char* initial, const char* help) {
    return onlyFor({"normalise", {"given"}}, {.name = name,
                                              .title = title,
                                              .help = help,
                                              .initial = std::string(initial),
                                              .hint = "0.49, 0.48, 0.45"});
}

}  // namespace

Normalisation::Normalisation(Shape sample)
    : m_sample(std::move(sample)),
      m_mean(Eigen::VectorXd::Zero(featuresOf(m_sample))),
      m_deviation(Eigen::VectorXd::Ones(featuresOf(m_sample))) {}

Normalisation::Normalisation(Shape sample, Eigen::VectorXd mean, Eigen::VectorXd deviation)
    : m_sample(std::move(sample)), m_mean(std::move(mean)), m_deviation(std::move(deviation)) {
    m_deviation = (m_deviation.array() == 0).select(1, m_deviation);
}

template <class Number>
void Normalisation::applyTo(const Number* sample, float* out) const {
    const FeatureLayout layout(m_sample);
    for (Index outer = 0; outer < layout.before; ++outer) {
        for (Index feature = 0; feature < layout.features; ++feature) {
            const double mean = m_mean[feature];
            const double deviation = m_deviation[feature];
            for (Index inner = 0; inner < layout.after; ++inner)
                *out++ = static_cast<float>((static_cast<double>(*sample++) - mean) / deviation);
        }
    }
}

void Normalisation::apply(std::span<const double> sample, std::span<float> out) const {
    applyTo(sample.data(), out.data());
}

void Normalisation::apply(MatrixRef samples) const {
    for (Index row = 0; row < samples.rows(); ++row) {
        float* const numbers = samples.row(row).data();
        applyTo(numbers, numbers);
    }
}

Normalisation measuredNormalisation(const Shape& sample, Index count, const SampleReader& read,
                                    const Loading& loading) {
    const Index values = std::max<Index>(valuesOf(sample), 1);
    const Index measured = std::min(count, std::max<Index>(kMostNumbers / values, kFewestSamples));
    if (measured == 0)
        return Normalisation(sample);
    const Index most = std::clamp<Index>(kBlockNumbers / values, 1, measured);
    const double step = static_cast<double>(count) / static_cast<double>(measured);
    Moments moments(sample);
    RawSamples block;
    std::vector<Index> rows;
    for (Index done = 0; done < measured; done += std::ssize(rows)) {
        checkStop(loading.stop);
        if (loading.progress)
            loading.progress("measures mean and deviation",
                             static_cast<double>(done) / static_cast<double>(measured));
        rows.clear();
        for (Index i = done; i < std::min(done + most, measured); ++i)
            rows.push_back(static_cast<Index>(static_cast<double>(i) * step));
        block.resize(std::ssize(rows), values);
        read(rows, block);
        moments.add(block);
    }
    return {sample, moments.mean(), moments.deviation()};
}

std::vector<OptionInfo> normalisationOptions() {
    return {
        choiceOption("normalise", "Normalise",
                     "Samples enter the network as (x − mean)/deviation, for each feature or "
                     "channel: those of the training samples, or as given.",
                     {{"auto", "By the training samples"}, {"given", "As given"}, {"none", "No"}},
                     "auto"),
        givenOption("mean", "Mean", "0",
                    "Subtracted: one number for all, or one for each feature or channel."),
        givenOption("deviation", "Deviation", "1",
                    "Divides what is left: one number for all, or one for each feature or "
                    "channel.")};
}

Normalisation chosenNormalisation(const Options& options, const Shape& sample, Index count,
                                  const std::vector<std::filesystem::path>& files,
                                  const SampleReader& read, const Loading& loading) {
    const auto& kind = std::get<std::string>(options.at("normalise"));
    if (kind == "none")
        return Normalisation(sample);
    if (kind == "given")
        return givenNormalisation(options, sample);
    if (count <= kQuickNumbers / std::max<Index>(valuesOf(sample), 1))
        return measuredNormalisation(sample, count, read, loading);
    const KeptNormalisation kept(options, sample, count, files);
    if (std::optional<Normalisation> found = kept.find())
        return *std::move(found);
    Normalisation measured = measuredNormalisation(sample, count, read, loading);
    kept.keep(measured);
    return measured;
}

}  // namespace obscura
