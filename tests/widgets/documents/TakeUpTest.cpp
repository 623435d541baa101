// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WindowFixture.h"

#include "TestProgram.h"
#include "core/runs/RunReader.h"
#include "widgets/NewsSpy.h"
#include "widgets/device/DeviceView.h"
#include "widgets/documents/RunRecall.h"
#include "widgets/fidelity/FidelityView.h"
#include "widgets/history/RunHistory.h"
#include "widgets/history/RunTable.h"
#include "widgets/panels/MessageBar.h"
#include "widgets/panels/MomentSlider.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunPlots.h"

#include <QAction>
#include <QToolButton>

using namespace obscura;

/// Runs that are taken up again, in the window.
class TakeUpTest : public QObject, public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void aStoppedRunGoesOn() {
        limitRuns(0);
        Workspace& workspace = m_window->active();
        workspace.document().edit("epochs",
                                  [](Experiment& e) { assignField(e, "training.epochs=3"); });
        NewsSpy<StepRecord> steps(workspace.runs());
        QVERIFY(workspace.startRun(true));
        for (int i = 1; i <= kBefore; ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(steps.count(), i, kPatience);
            if (i < kBefore)
                workspace.runs().step();
        }
        workspace.runs().stop();
        workspace.runs().finish();
        const QString folder = workspace.runFolder();
        QCOMPARE(RunReader(folder.toStdString()).steps().rows(), std::size_t(kBefore));
        QVERIFY2(workspace.messages().messages().value(0).contains("stopped after step"),
                 qPrintable(workspace.messages().messages().join('\n')));
        click("Go on with it");
        QVERIFY(workspace.runs().isActive());
        // What was recorded before is drawn, too.
        QVERIFY(workspace.plots().run().latest(TimeAxis::Step) >= kBefore);
        workspace.runs().finish();
        QCOMPARE(workspace.runFolder(), folder);
        QCOMPARE(RunReader(folder.toStdString()).steps().rows(), kSteps);
        QCOMPARE(workspace.plots().run().latest(TimeAxis::Step), double(kSteps));
        QVERIFY(!workspace.messages().messages().join('\n').contains("stopped after"));
    }

    void aRecordedRunIsOpenedAndGoesOn() {
        Workspace& workspace = m_window->active();
        QVERIFY(workspace.startRun());
        workspace.runs().finish();
        const QString folder = workspace.runFolder();
        // As if the program had been killed.
        QVERIFY(QFile::remove(folder + "/summary.json"));
        QVERIFY(m_window->files().openFile(folder + "/experiment.json"));
        Workspace& opened = m_window->active();
        QVERIFY2(opened.messages().messages().value(0).contains("did not come to its end"),
                 qPrintable(opened.messages().messages().join('\n')));
        limitRuns(12);
        click("Go on with it");
        opened.runs().finish();
        QCOMPARE(RunReader(folder.toStdString()).steps().rows(), std::size_t{12});
        QVERIFY(QFile::exists(folder + "/summary.json"));
    }

    void yesterdaysRunIsOpenedWithItsPlots() {
        QVERIFY(m_window->active().startRun());
        m_window->active().runs().finish();
        const QString folder = m_window->active().runFolder();
        const double steps = m_window->active().plots().run().latest(TimeAxis::Step);
        m_window->files().close(m_window->active());

        RunHistory& history = chooseInHistory(folder);
        history.table().setFocus();
        QTest::keyClick(&history.table(), Qt::Key_Return);
        Workspace& opened = m_window->active();
        opened.recall().finish();
        QCOMPARE(opened.plots().run().latest(TimeAxis::Step), steps);
        QCOMPARE(opened.runFolder(), folder);
        QVERIFY(opened.document().file().isEmpty());
        QCOMPARE(opened.document().experiment().graph, m_first.graph);
    }

    void theSliderGoesBackOverARun() {
        QVERIFY(m_window->active().startRun());
        m_window->active().runs().finish();
        const QString folder = m_window->active().runFolder();
        const std::int64_t last = keptSteps(folder.toStdString()).back();
        // As if more had been kept.
        KeptLooks early = readLooks(folder.toStdString(), last, [this](BlockRepetition box) {
            return initialSnapshot(m_first, box);
        });
        early.step = 3;
        writeLooks(Folder(folder.toStdString()), early);
        m_window->files().close(m_window->active());
        m_window->raiseDock("device");
        QVERIFY(m_window->files().openFile(folder));
        Workspace& opened = m_window->active();
        opened.runs().moments().finish();
        // As it was at the end.
        QCOMPARE(opened.deviceView().status(), QString("After step %1").arg(last));
        auto* const slider = opened.deviceView().findChild<MomentSlider*>();
        QVERIFY(slider && slider->isVisible());
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Left);
        opened.runs().moments().finish();
        QCOMPARE(opened.runs().moments().chosen(), std::optional<std::int64_t>(3));
        QCOMPARE(opened.deviceView().status(), "After step 3");
        // In both views.
        m_window->raiseDock("fidelity");
        QCOMPARE(opened.fidelityView().status(), "After step 3");
        // An edit shows what is edited.
        m_window->raiseDock("device");
        setRank(opened.document(), 7);
        QVERIFY(!opened.runs().moments().chosen());
    }

    void anotherSeedIsRunFromTheHistory() {
        QVERIFY(m_window->active().startRun());
        m_window->active().runs().finish();
        const QString folder = m_window->active().runFolder();
        RunHistory& history = chooseInHistory(folder);
        QVERIFY(history.againAction()->isEnabled());
        history.againAction()->trigger();
        QVERIFY(m_window->active().runs().isActive());
        m_window->active().runs().finish();
        const QString again = m_window->active().runFolder();
        QVERIFY(again != folder);
        Experiment expected = RunReader(folder.toStdString()).experiment();
        const Index seed = std::get<Index>(valueOf(expected, 0, "seed"));
        setTrainingOption(expected, "seed", seed + 1);
        QVERIFY(RunReader(again.toStdString()).experiment() == expected);
    }

    void whatCannotGoOnIsSaid() {
        Workspace& workspace = m_window->active();
        QVERIFY(!workspace.takeUpRun(m_folder.filePath("nowhere")));
        QVERIFY2(workspace.messages().messages().value(0).contains("Can't go on"),
                 qPrintable(workspace.messages().messages().join('\n')));
    }

private:
    static constexpr std::size_t kSteps = 3 * 512 / 32;
    static constexpr int kBefore = 3;  ///< steps until it is stopped

    RunHistory& chooseInHistory(const QString& folder) const {
        m_window->raiseDock("history");
        RunHistory& history = m_window->runHistory();
        const bool isThere = QTest::qWaitFor(
            [&] {
                history.table().select(folder.toStdString());
                return history.table().selected().size() == 1;
            },
            kPatience);
        if (!isThere)
            qWarning() << "not in the history:" << folder;
        return history;
    }

    void click(const QString& title) const {
        for (QToolButton* const button :
             m_window->active().messages().findChildren<QToolButton*>()) {
            if (button->isVisible() && button->text() == title)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable("no button " + title));
    }
};

WINDOW_TEST(TakeUpTest)
#include "TakeUpTest.moc"
