// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunComparison.h"

#include "TestProgram.h"
#include "core/Samples.h"

namespace obscura {

class RunComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOnlyWhatDiffers() {
        const std::vector<SettingRow> rows = differingSettings(
            {runOf({"blackbox.surrogate.rank=20", "training.seed=1"}),
             runOf({"blackbox.surrogate.rank=20", "training.seed=2"}),
             runOf({"blackbox.surrogate.rank=5", "training.seed=3", "training.epochs=7"})});
        QCOMPARE(rows.size(), std::size_t{3});
        QVERIFY(rows[0] == (SettingRow{"blackbox.surrogate.rank", {"20", "20", "5"}}));
        QCOMPARE(rows[1].path, std::string("training.epochs"));
        QVERIFY(rows[1].values[0] == rows[1].values[1] && rows[1].values[2] == "7");
        QVERIFY(rows[2] == (SettingRow{"training.seed", {"1", "2", "3"}}));
    }

    /// The options of another device follow from the device.
    void defaultsOfAnotherDeviceAreNoDifference() {
        const std::vector<SettingRow> rows =
            differingSettings({runOf({}), runOf({"blackbox.device=mrr"})});
        QVERIFY(std::ranges::any_of(rows, [](const SettingRow& row) {
            return row == SettingRow{"blackbox.device", {"slm", "mrr"}};
        }));
        for (const SettingRow& row : rows)
            QVERIFY2(!row.path.starts_with("blackbox.options."), row.path.c_str());
    }

    void theSameDiffersInNothing() {
        QVERIFY(differingSettings({runOf({}), runOf({})}).empty());
        QVERIFY(differingSettings({}).empty());
    }

private:
    static std::shared_ptr<const RunEntry> runOf(const std::vector<std::string>& assignments) {
        Experiment e = templateExperiment("fashion-mnist-slm");
        for (const std::string& assignment : assignments)
            assignField(e, assignment);
        auto run = std::make_shared<RunEntry>();
        run->settings = settingsOf(e);
        return run;
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::RunComparisonTest)
#include "RunComparisonTest.moc"
