// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/KeptNormalisation.h"

#include "core/base/AtomicFile.h"
#include "core/base/DataFolder.h"
#include "core/base/Numbers.h"
#include "core/data/TextHash.h"
#include "devices/Error.h"

#include <sstream>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// To be changed with the way that is measured.
constexpr const char* kMeasuredHow = "1";

/// Sizes and times of files, which change with what they hold.
std::string stateOf(const std::vector<fs::path>& files) {
    std::string state;
    for (const fs::path& file : files) {
        std::error_code error;
        state += std::to_string(fs::file_size(file, error)) + " " +
                 std::to_string(fs::last_write_time(file, error).time_since_epoch().count()) + "\n";
    }
    return state;
}

void appendNumbers(const Eigen::VectorXd& numbers, std::string& line) {
    for (const double number : numbers)
        line += shortestNumber(number) + " ";
}

}  // namespace

KeptNormalisation::KeptNormalisation(const Options& options, Shape sample, Index count,
                                     const std::vector<fs::path>& files)
    : m_sample(std::move(sample)),
      m_state(kMeasuredHow + formatShape(m_sample) + " " + std::to_string(count) + "\n" +
              stateOf(files)) {
    std::string asked;
    for (const auto& [name, value] : options)
        asked += name + "=" + formatOption(value) + "\n";
    for (const fs::path& file : files) {
        std::error_code error;
        asked += fs::absolute(file, error).string() + "\n";
    }
    m_file = cacheFolder() / "normalisation" / (hashOf(asked) + ".txt");
}

std::string KeptNormalisation::textOf(const std::string& numbers) const {
    return numbers + "\n" + hashOf(m_state + numbers) + "\n";
}

std::optional<Normalisation> KeptNormalisation::find() const {
    std::error_code error;
    if (!fs::exists(m_file, error))
        return std::nullopt;
    try {
        const std::string text = readFile(m_file);
        const std::string numbers = text.substr(0, text.find('\n'));
        const Index features = featuresOf(m_sample);
        Eigen::VectorXd both(2 * features);
        std::istringstream words(numbers);
        std::string word;
        Index count = 0;
        for (; count < both.size() && words >> word; ++count)
            both[count] = parsedNumber(word).value_or(0);
        if (text == textOf(numbers) && count == both.size())
            return Normalisation(m_sample, both.head(features), both.tail(features));
    } catch (const UserError&) {
    }
    return std::nullopt;
}

void KeptNormalisation::keep(const Normalisation& measured) const {
    std::string numbers;
    appendNumbers(measured.mean(), numbers);
    appendNumbers(measured.deviation(), numbers);
    try {
        makeFolders(m_file.parent_path());
        writeFileAtomically(m_file, textOf(numbers));
    } catch (const UserError&) {
    }
}

}  // namespace obscura
