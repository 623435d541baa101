// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunSettings.h"

#include <algorithm>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/experiment/Groups.h"

namespace obscura {

class RunSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each can be set by its path to the value that it tells, but for the kind of a block.
    void readBackAsAssignments() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        groupBlocks(e, {idOf(e, "blackbox")});
        const std::vector<RunSetting> settings = settingsOf(e);
        QVERIFY(std::ranges::is_sorted(settings, {}, &RunSetting::path));
        QVERIFY(std::ranges::adjacent_find(settings, {}, &RunSetting::path) == settings.end());
        Experiment same = e;
        for (const RunSetting& setting : settings) {
            if (!setting.path.ends_with(".kind") || setting.path.ends_with("r.kind"))
                assignField(same, setting.path + "=" + setting.value);
        }
        QVERIFY(same == e);
        const auto repeat = std::ranges::find(settings, "group.repeat", &RunSetting::path);
        QVERIFY(repeat != settings.end() && repeat->value == "1" && repeat->isDefault);
    }

    void tellWhatIsSet() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        assignField(e, "blackbox.surrogate.rank=17");
        const std::vector<RunSetting> settings = settingsOf(e);
        const auto rank = std::ranges::find(settings, "blackbox.surrogate.rank", &RunSetting::path);
        QVERIFY(rank->value == "17" && !rank->isDefault);
    }

    void aTaskIsWhatIsTrained() {
        const Experiment e = templateExperiment("fashion-mnist-slm");
        Experiment same = e;
        same.name = "another";
        same.description = "of it";
        same.graph.blocks.front().position = {5, 6};
        same.graph.notes.push_back({.id = 1, .text = "a note", .position = {}, .size = {}});
        setTrainingOption(same, "seed", Index{9});
        QCOMPARE(taskHash(same), taskHash(e));
        disconnectBlocks(same, same.graph.edges.front());
        QVERIFY(taskHash(same) != taskHash(e));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::RunSettingsTest)
#include "RunSettingsTest.moc"
