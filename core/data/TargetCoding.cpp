// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/TargetCoding.h"

#include "core/base/Numbers.h"
#include "core/settings/OptionParts.h"
#include "devices/Error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace obscura {

namespace {

constexpr std::size_t kMostClasses = 65536;
constexpr std::size_t kFewClasses = 1000;  ///< as many make whole numbers classes by themselves
constexpr Index kSamplesOfClass = 2;       ///< at least, on average, for the same

bool isFlag(double number) {
    return number == 0 || number == 1;
}

}  // namespace

TargetCoding TargetCoding::numbers(Index size, std::vector<std::string> names) {
    TargetCoding coding;
    coding.m_info = {.kind = TargetKind::Numbers, .size = size, .names = std::move(names)};
    coding.m_values = size;
    return coding;
}

TargetCoding TargetCoding::classes(Index size, std::vector<std::string> names) {
    TargetCoding coding = numbers(size, std::move(names));
    coding.m_info.kind = TargetKind::Classes;
    return coding;
}

TargetCoding TargetCoding::oneHot(Index size) {
    TargetCoding coding = numbers(size);
    coding.m_info.kind = TargetKind::Class;
    return coding;
}

TargetCoding TargetCoding::classNumbers(std::vector<double> numbers) {
    TargetCoding coding;
    coding.m_info = {.kind = TargetKind::Class, .size = std::ssize(numbers)};
    for (const double number : numbers)
        coding.m_info.names.push_back(shortestNumber(number));
    coding.m_classNumbers = std::move(numbers);
    return coding;
}

TargetCoding TargetCoding::namedClasses(std::vector<std::string> names) {
    std::vector<double> numbers(names.size());
    std::iota(numbers.begin(), numbers.end(), 0.0);
    TargetCoding coding = classNumbers(std::move(numbers));
    coding.m_info.names = std::move(names);
    return coding;
}

Index TargetCoding::classOf(std::span<const double> numbers) const {
    if (m_classNumbers.empty()) {
        const auto found = std::ranges::find(numbers, 1.0);
        if (found == numbers.end() || std::ranges::count(numbers, 0.0) + 1 != std::ssize(numbers))
            throw UserError("found a target without a single 1 among zeros, expected one class");
        return found - numbers.begin();
    }
    const auto found = std::ranges::lower_bound(m_classNumbers, numbers.front());
    if (found == m_classNumbers.end() || *found != numbers.front())
        throw UserError("found the class " + shortestNumber(numbers.front()) +
                        ", expected one of those seen before");
    return found - m_classNumbers.begin();
}

void TargetCoding::encode(std::span<const double> numbers, Index sample,
                          const TargetRoom& room) const {
    if (m_info.kind == TargetKind::Class) {
        room.classes[static_cast<std::size_t>(sample)] = classOf(numbers);
        return;
    }
    const auto out = room.numbers.subspan(static_cast<std::size_t>(sample * m_info.size),
                                          static_cast<std::size_t>(m_info.size));
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (m_info.kind == TargetKind::Classes && !isFlag(numbers[i]))
            throw UserError("found " + shortestNumber(numbers[i]) +
                            " in a target of classes, expected 0 or 1");
        out[i] = static_cast<float>(numbers[i]);
    }
}

OptionInfo targetKindOption() {
    return choiceOption("target_kind", "Target",
                        "What the network is asked: one of several classes, any of several "
                        "classes (0 or 1 each), or real numbers. By the data: whole numbers of few "
                        "different ones, texts and a 1 among zeros are a class, zeros and ones "
                        "classes.",
                        {{"auto", "By the data"},
                         {"class", "One class"},
                         {"classes", "Several classes"},
                         {"numbers", "Real numbers"}},
                        "auto");
}

void TargetScan::add(std::span<const double> numbers) {
    const auto isWhole = [](double number) { return number == std::trunc(number); };
    m_areWhole = m_areWhole && std::ranges::all_of(numbers, isWhole);
    m_areFlags = m_areFlags && std::ranges::all_of(numbers, isFlag);
    for (; m_values > 1 && m_areFlags && m_areOneHot && !numbers.empty();
         numbers = numbers.subspan(static_cast<std::size_t>(m_values)))
        m_areOneHot =
            std::ranges::count(numbers.first(static_cast<std::size_t>(m_values)), 1.0) == 1;
    if (m_values > 1 || !m_areWhole)
        return;
    for (const double number : numbers) {
        if (m_different.size() <= kMostClasses)
            m_different.insert(number);
    }
}

TargetCoding TargetScan::classCoding(const std::string& shown) const {
    if (m_values > 1) {
        if (!m_areFlags || !m_areOneHot)
            throw UserError(shown + "found targets of " + std::to_string(m_values) +
                            " numbers that aren't a 1 among zeros, expected one class for each "
                            "sample");
        return TargetCoding::oneHot(m_values);
    }
    if (!m_areWhole)
        throw UserError(shown + "found targets that aren't whole numbers, expected classes");
    if (m_different.size() > kMostClasses)
        throw UserError(shown + "found more than " + std::to_string(kMostClasses) +
                        " different targets, expected classes");
    return TargetCoding::classNumbers({m_different.begin(), m_different.end()});
}

TargetCoding TargetScan::coding(const std::string& kind, const std::string& shown) const {
    const bool areFew = m_areWhole && m_different.size() <= kFewClasses &&
                        std::ssize(m_different) * kSamplesOfClass <= m_samples;
    const bool isClass = m_values == 1 ? areFew : m_areFlags && m_areOneHot;
    if (kind == "class" || (kind == "auto" && isClass))
        return classCoding(shown);
    if (kind == "classes" && !m_areFlags)
        throw UserError(shown + "found targets other than 0 and 1, expected these for classes");
    if (kind == "classes" || (kind == "auto" && m_values > 1 && m_areFlags))
        return TargetCoding::classes(m_values);
    return TargetCoding::numbers(m_values);
}

}  // namespace obscura
