// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TeachMenu.h"
#include "widgets/sidebyside/SideBySideWindow.h"

#include "TestProgram.h"
#include "core/runs/RunReader.h"
#include "core/training/Yardstick.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/Units.h"
#include "widgets/WindowFixture.h"
#include "widgets/history/OverlayPlot.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/sidebyside/SideBySideCommand.h"
#include "widgets/sidebyside/VariantCards.h"
#include "widgets/sidebyside/VariantChooser.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <algorithm>
#include <cmath>

using namespace obscura;

namespace {

constexpr std::int64_t kSteps = 12;
/// In the order of the cards.
constexpr std::array kFirst = {Variant::AsItIs, Variant::Exact, Variant::Frozen};

}  // namespace

/// Variants of an experiment, chosen by clicks, trained in step and drawn over each other.
class SideBySideWindowTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_side = std::make_unique<SideBySideWindow>();
        m_side->setRunOptions(options(kSteps));
        m_side->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_side.get()));
    }
    void cleanup() {
        m_side.reset();
        m_document.reset();
        close();
    }

    void trainsWhatIsChosenAndShowsWhatItReached() {
        follow("two-modulators");
        click("sideBySideStart");
        QVERIFY(m_side->runs().isActive());
        QVERIFY(!button("sideBySideStart").isEnabled());
        QVERIFY(!m_side->chooser().isEnabled());
        waitForEnd();
        QCOMPARE(m_side->runs().runs().size(), kFirst.size());
        QCOMPARE(m_side->cards().cards().size(), kFirst.size());
        QStringList names;
        for (std::size_t i = 0; i < kFirst.size(); ++i) {
            const RunSummary& summary = summaryOf(i);
            QCOMPARE(summary.outcome, RunOutcome::Finished);
            QCOMPARE(summary.steps, kSteps);
            QCOMPARE(m_side->runs().runs()[i]->variant(), kFirst[i]);
            QCOMPARE(m_side->cards().cards()[i]->variant(), kFirst[i]);
            QCOMPARE(m_side->cards().cards()[i]->result(), formatShare(*summary.testAccuracy));
            QCOMPARE(RunReader(summary.folder).stepRecords().size(), std::size_t(kSteps));
            names << variantName(kFirst[i]);
        }
        QTRY_COMPARE(m_side->lossPlot().entries(), names);
        QTRY_COMPARE(m_side->testPlot().entries(), names);
        QCOMPARE(m_side->lossPlot().latest(TimeAxis::Step), double(kSteps));
        QVERIFY(button("sideBySideStart").isEnabled());
    }

    void tellsWhatItCostAndRecovers() {
        follow("two-modulators");
        click("sideBySideStart");
        waitForEnd();
        const double own = *summaryOf(0).testAccuracy;
        const Yardstick yardstick{.frozen = {*summaryOf(2).testAccuracy},
                                  .exact = {*summaryOf(1).testAccuracy}};
        QVERIFY(yardstick.exactMean() != yardstick.frozenMean());
        const QString share = "ρ = " + formatNumber(yardstick.recoveredShare(own));
        QVERIFY2(details(0).contains(share), qPrintable(details(0)));
        QVERIFY(!details(1).contains("ρ"));
        QVERIFY(!details(2).contains("ρ"));
        for (std::size_t i = 0; i < kFirst.size(); ++i) {
            const Ledger spent = RunReader(summaryOf(i).folder).stepRecords().back().ledger;
            Usage training = spent.training();
            training -= spent[Purpose::Inspection];
            const double queries =
                double(training.queries) / double(spent[Purpose::Forward].queries);
            const QString cost = queries == 1 ? QString("1 query per sample")
                                              : formatNumber(queries) + " queries per sample";
            QVERIFY2(details(i).startsWith(cost), qPrintable(details(i)));
        }
        // An exact derivative asks for the forward pass alone.
        QVERIFY2(details(1).startsWith("1 query per sample"), qPrintable(details(1)));
    }

    void keepsPaceByQueries() {
        follow("fashion-mnist-slm");
        chooseByPopup(m_side->findChild<QComboBox*>("sideBySidePace"), "by queries");
        click("sideBySideStart");
        waitForEnd();
        for (std::size_t i = 0; i < kFirst.size(); ++i)
            QCOMPARE(summaryOf(i).steps, kSteps);
        QCOMPARE(m_side->lossPlot().timeAxis(), TimeAxis::Queries);
        QCOMPARE(m_side->testPlot().timeAxis(), TimeAxis::Queries);
    }

    void refusedOnesSayWhy() {
        Experiment e = tiny("fashion-mnist-slm");
        assignField(e, "blackbox.device=mzi");
        follow(e);
        const QCheckBox& jacobian = m_side->chooser().box(Variant::StreamingJacobian);
        const QString why = m_side->chooser().refusal(Variant::StreamingJacobian);
        QVERIFY2(why.contains("don't each set one weight"), qPrintable(why));
        QVERIFY(!jacobian.isEnabled());
        QVERIFY(!jacobian.toolTip().isEmpty());
        QCOMPARE(jacobian.accessibleDescription(), why);
        bool isSaid = false;
        for (const ThemedLabel* const label : m_side->chooser().findChildren<ThemedLabel*>())
            isSaid = isSaid || (label->isVisible() && label->text() == why);
        QVERIFY(isSaid);
        QVERIFY(m_side->chooser().box(Variant::Local).isEnabled());
        // 10 Gaussian probes and the integrator are what it has.
        QVERIFY(!m_side->chooser().box(Variant::Paper).isEnabled());
    }

    void withoutABlackBoxThereIsNothingToCompare() {
        follow("fashion-mnist-digital");
        for (const Variant variant : kVariants)
            QVERIFY(!m_side->chooser().box(variant).isEnabled());
        QVERIFY(!button("sideBySideStart").isEnabled());
    }

    void fourAreEnough() {
        follow("fashion-mnist-slm");
        VariantChooser& chooser = m_side->chooser();
        QVERIFY(chooser.box(Variant::Local).isEnabled());
        toggle(Variant::NoSurrogate);
        QCOMPARE(chooser.chosen().size(), std::size_t(VariantChooser::kMost));
        QVERIFY(!chooser.box(Variant::Local).isEnabled());
        QVERIFY(!chooser.box(Variant::StreamingJacobian).isEnabled());
        const int slot = chooser.chosenSlots().back();
        toggle(Variant::Exact);
        QVERIFY(chooser.box(Variant::Local).isEnabled());
        QCOMPARE(chooser.chosenSlots().back(), slot);
        toggle(Variant::Local);
        std::vector<int> slotsOf = chooser.chosenSlots();
        std::ranges::sort(slotsOf);
        QCOMPARE(slotsOf, (std::vector<int>{0, 1, 2, 3}));
    }

    void oneIsNotEnough() {
        follow("fashion-mnist-slm");
        QVERIFY(button("sideBySideStart").isEnabled());
        toggle(Variant::Exact);
        toggle(Variant::Frozen);
        QVERIFY(!button("sideBySideStart").isEnabled());
        QVERIFY(m_side->findChild<ThemedLabel*>("sideBySideHint")->isVisible());
        toggle(Variant::Local);
        QVERIFY(button("sideBySideStart").isEnabled());
    }

    void pausesGoesOnAndStops() {
        startEndless();
        click("sideBySidePause");
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::any_of(
                m_side->runs().runs(),
                [](const auto& run) { return run->state() == TrainerState::Paused; }),
            kPatience);
        QVERIFY(button("sideBySidePause").isChecked());
        const std::int64_t then = m_side->runs().runs().front()->step();
        click("sideBySidePause");
        QTRY_VERIFY_WITH_TIMEOUT(m_side->runs().runs().front()->step() > then + 1, kPatience);
        click("sideBySideStop");
        waitForEnd();
        for (std::size_t i = 0; i < kFirst.size(); ++i) {
            QCOMPARE(summaryOf(i).outcome, RunOutcome::Stopped);
            QVERIFY2(details(i).contains("stopped after step"), qPrintable(details(i)));
        }
    }

    void closingItStopsAndKeepsTheRecords() {
        startEndless();
        m_side->close();
        waitForEnd();
        for (std::size_t i = 0; i < kFirst.size(); ++i) {
            const RunSummary& summary = summaryOf(i);
            QCOMPARE(summary.outcome, RunOutcome::Stopped);
            QCOMPARE(RunReader(summary.folder).stepRecords().size(), std::size_t(summary.steps));
        }
    }

    void destroyingItDoesSo() {
        startEndless();
        std::vector<std::filesystem::path> folders;
        for (const auto& run : m_side->runs().runs())
            folders.push_back(run->overlaid().folder);
        m_side.reset();
        for (const auto& folder : folders)
            QVERIFY(std::filesystem::exists(folder / "summary.json"));
    }

    void followsEdits() {
        follow("fashion-mnist-slm");
        QVERIFY(!m_side->chooser().box(Variant::Paper).isEnabled());
        setRank(*m_document, 20);
        m_document->edit("probes", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "estimator.probes", Index{20});
        });
        QTRY_VERIFY(m_side->chooser().box(Variant::Paper).isEnabled());
    }

    /// From the menu, with the experiment of the tab in front.
    void isOpenedFromTheMenu() {
        open();
        m_window->teach().sideBySide().action()->trigger();
        auto* const opened = m_window->findChild<SideBySideWindow*>();
        QVERIFY(opened && opened->isVisible());
        const auto* const heading = opened->findChild<ThemedLabel*>("sideBySideExperiment");
        QTRY_COMPARE(heading->text(), tabs().active().document().title());
        m_window->files().open(m_second, {});
        tabs().add().open(m_first, {});
        tabs().step(1);
        QTRY_COMPARE(heading->text(), tabs().active().document().title());
    }

private:
    Experiment tiny(const char* name) const {
        return tinyExperiment(name, m_folder.path().toStdString());
    }
    void follow(const char* name) { follow(tiny(name)); }
    void follow(const Experiment& e) {
        m_document->reset(e, {});
        m_side->follow(*m_document);
    }
    void startEndless() {
        Experiment e = tiny("fashion-mnist-slm-local");
        assignField(e, "training.epochs=10000");
        m_side->setRunOptions(options(0));
        follow(e);
        click("sideBySideStart");
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(m_side->runs().runs(),
                                [](const auto& run) { return run->step() >= 2; }),
            kPatience);
    }
    TrainerOptions options(std::int64_t steps) const {
        TrainerOptions options;
        options.maximumSteps = steps;
        options.threads = 1;
        options.out = m_folder.filePath("runs").toStdString();
        return options;
    }
    QPushButton& button(const char* name) const { return *m_side->findChild<QPushButton*>(name); }
    void click(const char* name) const { QTest::mouseClick(&button(name), Qt::LeftButton); }
    void toggle(Variant variant) const {
        QCheckBox& box = m_side->chooser().box(variant);
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
    }
    void waitForEnd() const { QTRY_VERIFY_WITH_TIMEOUT(!m_side->runs().isActive(), kPatience); }
    const RunSummary& summaryOf(std::size_t i) const {
        return *m_side->runs().runs().at(i)->summary();
    }
    QString details(std::size_t i) const { return m_side->cards().cards().at(i)->details(); }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<SideBySideWindow> m_side;
};

WINDOW_TEST(SideBySideWindowTest)
#include "SideBySideWindowTest.moc"
