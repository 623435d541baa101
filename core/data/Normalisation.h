// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

#include <filesystem>

namespace obscura {

/// Samples as files hold them, which single precision might not: one a row.
using RawSamples = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// x ← (x − mean) / deviation, for each feature of a sample (Shape.h): each number of a row, each
/// channel of an image, whose pixels are treated alike.
class Normalisation {
public:
    /// Samples of that shape stay as they are.
    explicit Normalisation(Shape sample);
    /// Both [features]; a deviation of 0, a feature that never changes, counts as 1.
    Normalisation(Shape sample, Eigen::VectorXd mean, Eigen::VectorXd deviation);

    const Eigen::VectorXd& mean() const { return m_mean; }
    const Eigen::VectorXd& deviation() const { return m_deviation; }

    /// One sample, which must not lie where `out` does.
    void apply(std::span<const double> sample, std::span<float> out) const;
    /// Samples in their place, [rows, values of a sample].
    void apply(MatrixRef samples) const;

private:
    template <class Number>
    void applyTo(const Number* sample, float* out) const;

    Shape m_sample;
    Eigen::VectorXd m_mean;
    Eigen::VectorXd m_deviation;
};

/// Reads samples `rows` of what trains into `x` [rows, values of a sample], unchanged.
using SampleReader = std::function<void(std::span<const Index> rows, Eigen::Ref<RawSamples> x)>;

/// Mean and deviation (of the whole, not the estimate from a part: divided by n) of `count` samples
/// for each feature. All count where they are no more than 2²⁶ numbers, else as many, evenly
/// spread. The result depends on nothing but the numbers. Follows and ends as `loading` says.
Normalisation measuredNormalisation(const Shape& sample, Index count, const SampleReader& read,
                                    const Loading& loading = {});

/// The options "normalise" (auto, given, none), "mean" and "deviation", texts that count where they
/// are given: one number for all features, or one for each.
std::vector<OptionInfo> normalisationOptions();

/// What those options say, of a source whose options they are. What takes noticeable time to
/// measure is kept for the next time (see KeptNormalisation.h): `files` hold the samples. Throws
/// UserError where the numbers given don't fit the sample.
Normalisation chosenNormalisation(const Options& options, const Shape& sample, Index count,
                                  const std::vector<std::filesystem::path>& files,
                                  const SampleReader& read, const Loading& loading = {});

}  // namespace obscura
