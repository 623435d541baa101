// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stages/StageView.h"

#include "TestProgram.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/items/StageOverlay.h"
#include "widgets/documents/Workspace.h"
#include "widgets/panels/RunBar.h"
#include "widgets/stages/LedgerBars.h"
#include "widgets/stages/StagePictures.h"
#include "widgets/stages/StageText.h"

#include <QDockWidget>
#include <QLabel>
#include <QListWidget>
#include <algorithm>

using namespace obscura;

/// Stepping through, in the whole window.
class StageViewTest : public QObject, WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        open();
        m_window->resize(1360, 860);
    }
    void cleanup() { close(); }

    void theKeyTakesAStepApart() {
        QVERIFY(dock()->isHidden());
        key(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
        QVERIFY(dock()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(runs().state(), TrainerState::Paused, kPatience);
        QCOMPARE(view().trace()->step, 1);
        QCOMPARE(view().stage(), 0);
        QVERIFY(view().title().contains("A batch of data"));
        QVERIFY(!button("Back")->isEnabled());
    }

    // What is seen of each stage is what the trace tells.
    void nextGoesThroughAllStages() {
        key(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
        const StepTrace& trace = *view().trace();
        const int count = int(trace.stages.size());
        auto* const list = view().findChild<QListWidget*>();
        QCOMPARE(list->count(), count);
        for (int i = 0; i < count; ++i) {
            QCOMPARE(view().stage(), i);
            QCOMPARE(list->currentRow(), i);
            const std::size_t index = std::size_t(i);
            const StageText text = textOf(trace, index, m_first.graph);
            QVERIFY(view().title().endsWith(text.title));
            QCOMPARE(view().sentence(), text.sentence);
            QVERIFY(!text.sentence.contains("nan") && !text.formula.contains("nan"));
            const Usage forward = askedUntil(trace, index)[Purpose::Forward];
            QVERIFY2(view().ledger().rows().front().contains(
                         QString(": %1 of 32 queries").arg(forward.queries)),
                     qPrintable(view().ledger().rows().front()));
            click("Next");
        }
        QVERIFY(!button("Next")->isEnabled());
        click("Back");
        QCOMPARE(view().stage(), count - 2);
    }

    void keysGoForthAndBack() {
        key(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
        QVERIFY(view().hasFocus());
        QTest::keyClick(&view(), Qt::Key_Right);
        QTest::keyClick(&view(), Qt::Key_Space);
        QCOMPARE(view().stage(), 2);
        QTest::keyClick(&view(), Qt::Key_Left);
        QCOMPARE(view().stage(), 1);
    }

    void theCanvasShowsWhatFlows() {
        key(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
        const BlockId box = m_first.graph.find("blackbox")->id;
        choose(StageKind::Device);
        const StageOverlay& overlay = *view().overlay();
        QVERIFY(overlay.isVisible() && overlay.isMoving());
        QCOMPARE(overlay.marks().size(), std::size_t(1));
        QCOMPARE(overlay.marks().front().block, box);
        QVERIFY(!overlay.marks().front().isWall);
        QCOMPARE(overlay.flows().size(), std::size_t(2));
        for (const StageFlow& flow : overlay.flows())
            QVERIFY(flow.way == FlowWay::Forward);
        choose(StageKind::Backward);
        QVERIFY(std::ranges::any_of(overlay.marks(), [&](const StageMark& mark) {
            return mark.block == box && mark.isWall;
        }));
        // Nothing passes the wall: what goes back ends at the device's output.
        for (const StageFlow& flow : overlay.flows()) {
            QVERIFY(flow.way == FlowWay::Backward);
            QVERIFY(flow.edge.to != box);
        }
        choose(StageKind::Upstream);
        QVERIFY(std::ranges::any_of(overlay.flows(), [&](const StageFlow& flow) {
            return flow.edge.to == box && !flow.picture.isNull();
        }));
        dock()->hide();
        QVERIFY(!overlay.isVisible() && !overlay.isMoving());
    }

    void motionCanBeLeftOut() {
        key(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
        choose(StageKind::Device);
        QVERIFY(view().overlay()->isMoving());
        click("Motion");
        QVERIFY(view().overlay()->isVisible() && !view().overlay()->isMoving());
        click("Motion");
        QVERIFY(view().overlay()->isMoving());
    }

    void aRunGoesOnWhenItIsLeft() {
        limitRuns(0);
        m_window->active().document().edit(
            "more", [](Experiment& e) { setTrainingOption(e, "epochs", Index{100000}); });
        m_window->active().runBar().runAction()->trigger();
        std::int64_t last = 0;
        onNews<StepRecord>(runs(), &view(), [&](const StepRecord& record) { last = record.step; });
        QTRY_VERIFY_WITH_TIMEOUT(last > 3, kPatience);
        key(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(runs().state(), TrainerState::Paused, kPatience);
        const std::int64_t here = view().trace()->step;
        QCOMPARE(last, here);
        QTRY_VERIFY_WITH_TIMEOUT(button("Next step")->isEnabled(), kPatience);
        click("Next step");
        QTRY_COMPARE_WITH_TIMEOUT(view().trace()->step, here + 1, kPatience);
        click("Leave");
        QVERIFY(dock()->isHidden());
        QVERIFY(!view().trace());
        QTRY_VERIFY_WITH_TIMEOUT(last > here + 3, kPatience);
        QCOMPARE(runs().state(), TrainerState::Running);
    }

    // The same losses and queries as without.
    void theRunIsUnharmed() {
        const auto plain = records([] {});
        const auto stepped = records([this] {
            key(Qt::Key_F8);
            QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
            click("Next");
            QTRY_VERIFY_WITH_TIMEOUT(button("Next step")->isEnabled(), kPatience);
            click("Next step");
            QTRY_COMPARE_WITH_TIMEOUT(view().trace()->step, 2, kPatience);
            click("Leave");
        });
        QCOMPARE(plain.size(), std::size_t(10));
        QCOMPARE(stepped.size(), plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i) {
            QCOMPARE(stepped[i].loss, plain[i].loss);
            QVERIFY(stepped[i].ledger == plain[i].ledger);
        }
    }

    void staysInAPresentation() {
        key(Qt::Key_F8);
        QTRY_VERIFY_WITH_TIMEOUT(view().trace(), kPatience);
        const double before = view().findChild<QLabel*>("stageTitle")->font().pointSizeF();
        key(Qt::Key_F11);
        QVERIFY(dock()->isVisible());
        QVERIFY(view().findChild<QLabel*>("stageTitle")->font().pointSizeF() > before);
        key(Qt::Key_F11);
    }

private:
    StageView& view() const { return m_window->active().stageView(); }
    RunController& runs() const { return m_window->active().runs(); }
    QDockWidget* dock() const { return m_window->findChild<QDockWidget*>("stages"); }
    QAbstractButton* button(const QString& text) const {
        for (QAbstractButton* const each : view().findChildren<QAbstractButton*>()) {
            if (each->text().remove('&') == text)
                return each;
        }
        return nullptr;
    }
    void click(const QString& text) const { QTest::mouseClick(button(text), Qt::LeftButton); }
    /// Chooses the first of its kind from the list, by mouse.
    void choose(StageKind kind) const {
        const auto& stages = view().trace()->stages;
        const auto found = std::ranges::find(stages, kind, &Stage::kind);
        QVERIFY(found != stages.end());
        auto* const list = view().findChild<QListWidget*>();
        QListWidgetItem* const item = list->item(int(found - stages.begin()));
        list->scrollToItem(item);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(item).center());
        QCOMPARE(view().stage(), int(found - stages.begin()));
    }
    /// Of a run that begins with what `begin` does, and goes to its end.
    template <class Begin>
    std::vector<StepRecord> records(const Begin& begin) {
        std::vector<StepRecord> all;
        const auto connection = onNews<StepRecord>(
            runs(), &view(), [&](const StepRecord& record) { all.push_back(record); });
        begin();
        if (runs().isActive())
            runs().resume();
        else
            m_window->active().startRun();
        const auto ended = [&] { return !runs().isActive(); };
        [&] { QTRY_VERIFY_WITH_TIMEOUT(ended(), kPatience); }();
        disconnect(connection);
        return all;
    }
};

WINDOW_TEST(StageViewTest)
#include "StageViewTest.moc"
