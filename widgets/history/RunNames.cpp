// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunNames.h"

#include "core/experiment/Change.h"
#include "core/runs/RunComparison.h"

#include <QObject>
#include <algorithm>
#include <set>

namespace obscura {

namespace {

using Runs = std::vector<std::shared_ptr<const RunEntry>>;

constexpr std::size_t kMostSettings = 2;  ///< in a name
constexpr auto kSeedPath = "training.seed";
const QString kBetween = QStringLiteral(" · ");

QString asText(const std::string& text) {
    return QString::fromStdString(text);
}

/// "rank 10": the last part of its path, and its value.
QString asText(const std::string& path, const std::string& value) {
    return asText(path).section('.', -1) + ' ' + asText(value);
}

bool differ(const Runs& runs, std::string RunEntry::*text) {
    return std::ranges::any_of(
        runs, [&](const auto& run) { return (*run).*text != (*runs.front()).*text; });
}

/// What of each run differs among them, the seed aside.
std::vector<QStringList> differences(const Runs& runs) {
    std::vector<QStringList> parts(runs.size());
    for (std::string RunEntry::*const text :
         {&RunEntry::device, &RunEntry::method, &RunEntry::dataset}) {
        for (std::size_t i = 0; differ(runs, text) && i < runs.size(); ++i)
            parts[i] << asText((*runs[i]).*text);
    }
    if (!parts.front().isEmpty())
        return parts;
    std::vector<SettingRow> settings = differingSettings(runs);
    std::erase_if(settings, [](const SettingRow& row) { return row.path == kSeedPath; });
    settings.resize(std::min(settings.size(), kMostSettings));
    for (const SettingRow& row : settings) {
        for (std::size_t i = 0; i < runs.size(); ++i) {
            if (row.values[i])
                parts[i] << asText(row.path, *row.values[i]);
        }
    }
    return parts;
}

std::size_t groupsOf(const Runs& runs) {
    std::set<std::string> groups;
    for (const auto& run : runs)
        groups.insert(run->group);
    return groups.size();
}

QString seedText(const RunEntry& run, const Runs& likes) {
    const auto same = std::ranges::count(likes, run.seed, [](const auto& r) { return r->seed; });
    const QString seed = QObject::tr("seed %1").arg(run.seed);
    return same > 1 ? seed + QStringLiteral(", ") + asText(startText(run)) : seed;
}

/// Whether one of `runs` has these settings, but for its seed, which is `seed`.
bool isTaken(const std::vector<RunSetting>& settings, Index seed, const Runs& runs) {
    return std::ranges::any_of(runs, [&](const auto& run) {
        return run->seed == seed &&
               std::ranges::equal(run->settings, settings, [](const auto& a, const auto& b) {
                   return a.path == b.path && (a.value == b.value || a.path == kSeedPath);
               });
    });
}

}  // namespace

std::vector<RunName> namesBeside(const Runs& runs) {
    const bool isNameShared = !runs.empty() && !differ(runs, &RunEntry::name);
    std::vector<RunName> names;
    for (const auto& run : runs) {
        Runs namesakes;
        Runs likes;
        for (const auto& other : runs) {
            if (other->name == run->name)
                namesakes.push_back(other);
            if (other->group == run->group && other->name == run->name)
                likes.push_back(other);
        }
        QStringList parts;
        if (groupsOf(namesakes) > 1) {
            const auto at = std::ranges::find(namesakes, run) - namesakes.begin();
            parts = differences(namesakes)[std::size_t(at)];
        }
        if (!isNameShared || parts.isEmpty())
            parts.prepend(asText(run->name));
        RunName name;
        name.group = parts.join(kBetween);
        if (likes.size() > 1)
            parts << seedText(*run, likes);
        name.own = parts.join(kBetween);
        names.push_back(name);
    }
    return names;
}

bool isRecorded(const Experiment& e, const Runs& runs) {
    return isTaken(settingsOf(e), std::get<Index>(valueOf(e, 0, "seed")), runs);
}

Experiment withNextSeed(Experiment e, const Runs& runs) {
    const std::vector<RunSetting> wanted = settingsOf(e);
    auto seed = std::get<Index>(valueOf(e, 0, "seed")) + 1;
    while (isTaken(wanted, seed, runs))
        ++seed;
    setTrainingOption(e, "seed", seed);
    return e;
}

}  // namespace obscura
