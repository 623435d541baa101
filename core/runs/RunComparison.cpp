// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunComparison.h"

#include <algorithm>
#include <map>

namespace obscura {

namespace {

struct Row {
    std::vector<const RunSetting*> settings;  ///< of each run; null: it has none

    bool differs() const {
        const auto isSame = [&](const RunSetting* setting) {
            const RunSetting* const first = settings.front();
            return first && setting ? setting->value == first->value : setting == first;
        };
        const auto isSet = [](const RunSetting* setting) { return setting && !setting->isDefault; };
        return !std::ranges::all_of(settings, isSame) && std::ranges::any_of(settings, isSet);
    }
};

}  // namespace

std::vector<SettingRow> differingSettings(
    const std::vector<std::shared_ptr<const RunEntry>>& runs) {
    std::map<std::string, Row> rows;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        for (const RunSetting& setting : runs[i]->settings) {
            Row& row = rows[setting.path];
            row.settings.resize(runs.size());
            row.settings[i] = &setting;
        }
    }
    std::vector<SettingRow> different;
    for (const auto& [path, row] : rows) {
        if (!row.differs())
            continue;
        SettingRow& found = different.emplace_back(SettingRow{path, {}});
        for (const RunSetting* const setting : row.settings)
            found.values.push_back(setting ? std::optional(setting->value) : std::nullopt);
    }
    return different;
}

}  // namespace obscura
