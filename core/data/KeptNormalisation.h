// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Normalisation.h"

namespace obscura {

/// Mean and deviation that were measured before, in a small file of the user's cache folder. It is
/// found again by the options and the paths of the files that the samples lie in, and counts as
/// long as those have the sizes and times that they had. What is damaged or can't be read is not
/// there; what can't be written is not kept: that costs time, nothing else.
class KeptNormalisation {
public:
    /// Looks at the files. `options` are all that the source has, whose names tell the source;
    /// `count` samples train.
    KeptNormalisation(const Options& options, Shape sample, Index count,
                      const std::vector<std::filesystem::path>& files);

    std::optional<Normalisation> find() const;
    void keep(const Normalisation& measured) const;

private:
    /// What a file says of numbers that count now.
    std::string textOf(const std::string& numbers) const;

    Shape m_sample;
    std::filesystem::path m_file;
    std::string m_state;  ///< of what was measured
};

}  // namespace obscura
