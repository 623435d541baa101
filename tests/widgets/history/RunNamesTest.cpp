// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunNames.h"

#include "TestProgram.h"
#include "widgets/history/OverlaySet.h"
#include "widgets/history/SampleRun.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

/// By which names and colours runs are told apart.
class RunNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunAloneHasItsOwn() {
        QCOMPARE(own({{.name = "alone"}}), QStringList{"alone"});
        QCOMPARE(own({{.name = "a"}, {.name = "b"}}), (QStringList{"a", "b"}));
    }

    void whatDiffersFollows() {
        QCOMPARE(own({{.name = "a", .rate = 0.5}, {.name = "a", .rate = 0.25}, {.name = "b"}}),
                 (QStringList{"a · learning_rate 0.5", "a · learning_rate 0.25", "b"}));
    }

    void aNameThatAllShareIsLeftOut() {
        QCOMPARE(own({{.rate = 0.5}, {.rate = 0.25}}),
                 (QStringList{"learning_rate 0.5", "learning_rate 0.25"}));
    }

    void seedsAreToldWithinAGroup() {
        const auto all = names({{.seed = 1}, {.seed = 2}});
        QCOMPARE(all[0].own, "Sample · seed 1");
        QCOMPARE(all[1].own, "Sample · seed 2");
        QCOMPARE(all[0].group, "Sample");
        QCOMPARE(all[1].group, "Sample");
    }

    void theNextSeedIsOneThatNobodyHas() {
        const auto runs = entries({{.seed = 1}, {.seed = 2}, {.seed = 3, .rate = 0.5}});
        QCOMPARE(seedOf(withNextSeed(experimentOf({.seed = 1}), runs)), Index{3});
        QCOMPARE(seedOf(withNextSeed(experimentOf({.seed = 3, .rate = 0.5}), runs)), Index{4});
    }

    void colourSlotsStay() {
        OverlaySet overlay;
        QSignalSpy changed(&overlay, &OverlaySet::changed);
        overlay.set("a", true);
        overlay.set("b", true);
        overlay.set("b", true);
        overlay.set("c", true);
        QCOMPARE(changed.count(), 3);
        overlay.set("b", false);
        QCOMPARE(overlay.slotOf("c"), std::optional(2));
        overlay.set("d", true);
        QCOMPARE(overlay.slotOf("d"), std::optional(1));
        QCOMPARE(overlay.slotOf("a"), std::optional(0));
        QVERIFY(!overlay.slotOf("b"));
    }

private:
    static Index seedOf(const Experiment& e) { return std::get<Index>(valueOf(e, 0, "seed")); }

    using Runs = std::vector<std::shared_ptr<const RunEntry>>;

    static Runs entries(const std::vector<SampleRun>& recorded) {
        const QTemporaryDir folder;
        Runs runs;
        for (const SampleRun& run : recorded)
            runs.push_back(
                std::make_shared<RunEntry>(readRunEntry(record(folder.path().toStdString(), run))));
        return runs;
    }
    static std::vector<RunName> names(const std::vector<SampleRun>& recorded) {
        return namesBeside(entries(recorded));
    }
    static QStringList own(const std::vector<SampleRun>& recorded) {
        QStringList own;
        for (const RunName& name : names(recorded))
            own << name.own;
        return own;
    }
};

GUILESS_TEST(RunNamesTest)
#include "RunNamesTest.moc"
