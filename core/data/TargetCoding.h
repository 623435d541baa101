// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

#include <set>

namespace obscura {

/// How the numbers that a file has as the target of a sample become what a network is asked.
class TargetCoding {
public:
    /// As they are. `names` of them, or none.
    static TargetCoding numbers(Index size, std::vector<std::string> names = {});
    /// Any of several classes: each is 0 or 1.
    static TargetCoding classes(Index size, std::vector<std::string> names = {});
    /// One of several classes: the one number that is 1, not 0.
    static TargetCoding oneHot(Index size);
    /// One of several classes: the place of a number among these, ascending.
    static TargetCoding classNumbers(std::vector<double> numbers);
    /// One of several classes that have names: its number itself.
    static TargetCoding namedClasses(std::vector<std::string> names);

    const TargetInfo& info() const { return m_info; }
    /// Numbers of a sample that it takes.
    Index values() const { return m_values; }
    /// Puts the target of sample `sample` of a batch where it belongs. Throws UserError that says
    /// what was found and expected where they are no target of that kind.
    void encode(std::span<const double> numbers, Index sample, const TargetRoom& room) const;

private:
    Index classOf(std::span<const double> numbers) const;

    TargetInfo m_info;
    Index m_values = 1;
    std::vector<double> m_classNumbers;
};

/// The options "target_kind" (auto, class, classes, numbers).
OptionInfo targetKindOption();

/// Goes through the targets of a file to tell of which kind they are.
class TargetScan {
public:
    /// `samples` of `values` numbers each.
    TargetScan(Index values, Index samples) : m_values(values), m_samples(samples) {}

    /// Targets of some samples; at least one of each different kind has to come.
    void add(std::span<const double> numbers);
    /// Whether more samples make no difference to what is chosen automatically.
    bool isDecided() const { return !m_areWhole || (m_values > 1 && !m_areFlags); }

    /// The coding that `kind` (see targetKindOption()) asks for. Automatically: one whole number of
    /// few different ones, or a 1 among zeros, is a class; zeros and ones are classes; all else are
    /// numbers. Throws UserError that begins with `shown` where the numbers aren't of that kind.
    TargetCoding coding(const std::string& kind, const std::string& shown) const;

private:
    TargetCoding classCoding(const std::string& shown) const;

    Index m_values;
    Index m_samples;
    bool m_areWhole = true;
    bool m_areFlags = true;
    bool m_areOneHot = true;
    std::set<double> m_different = {};  ///< of a single number; one more than are allowed at most
};

}  // namespace obscura
