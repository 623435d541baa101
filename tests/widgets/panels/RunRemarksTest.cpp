// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/RunRemarks.h"

#include "TestProgram.h"
#include "widgets/NewsSpy.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/documents/Workspace.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/LiveEdits.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/RankNow.h"
#include "widgets/panels/RunBar.h"
#include "widgets/panels/TrainingPanel.h"

#include <QLineEdit>

using namespace obscura;

/// What the window shows of options that change while a run goes on.
class RunRemarksTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() {
        open();
        m_box = m_first.graph.find("blackbox")->id;
        m_window->active().scene().selection().selectBlock(m_box);
        QVERIFY(m_window->active().startRun(true));
        QTRY_COMPARE_WITH_TIMEOUT(runs().state(), TrainerState::Paused, kPatience);
    }

    void cleanup() { close(); }

    void everyPanelShowsWhatTheRunHasNow() {
        QCOMPARE(remark("surrogate.rank"), "");
        change({m_box, "surrogate.rank", Index{20}});
        change({m_box, "estimator.step", 0.5});
        change({m_box, "estimator.antithetic", true});
        change({m_box, "imperfections.read_noise", 0.01});
        change({0, "learning_rate", 0.25});
        QCOMPARE(shown("surrogate.rank"), "20");
        QCOMPARE(remark("surrogate.rank"), "The run began with 10.");
        QCOMPARE(m_window->findChild<RankNow*>()->edit().value(), "20");
        QCOMPARE(shown("estimator.step"), "0.5");
        QCOMPARE(remark("estimator.step"), "The run began with auto.");
        QCOMPARE(remark("estimator.antithetic"), "The run began with off.");
        QCOMPARE(shown("imperfections.read_noise"), "0.01");
        QCOMPARE(shown("learning_rate"), "0.25");
        QCOMPARE(remark("learning_rate"), "The run began with 0.001.");
        QCOMPARE(remark("device_learning_rate"), "");
        QVERIFY2(!m_window->active().runBar().status().contains("next run"),
                 qPrintable(m_window->active().runBar().status()));
        QCOMPARE(m_window->active().document().undoStack().undoText(),
                 "Change learning rate to 0.25");
    }

    void whatIsTypedHoldsForTheNextRun() {
        type("estimator.probes", "33");
        QCOMPARE(remark("estimator.probes"), "The run has 10.");
        QVERIFY(m_window->active().runBar().status().contains("next run"));
        change({m_box, "estimator.probes", Index{7}});
        QCOMPARE(shown("estimator.probes"), "7");
        QCOMPARE(remark("estimator.probes"), "The run began with 10.");
        type("estimator.probes", "8");
        QCOMPARE(remark("estimator.probes"), "The run has 7 now and began with 10.");
        change({m_box, "estimator.probes", Index{8}});
        QCOMPARE(remark("estimator.probes"), "The run began with 10.");
        QVERIFY(!m_window->active().runBar().status().contains("next run"));
    }

    void editsAreAppliedOnDemand() {
        QAction* const apply = edits().applyAction();
        QVERIFY(!apply->isVisible());
        type("estimator.probes", "33");
        type("learning_rate", "0.25");
        QCOMPARE(edits().pending().size(), std::size_t{2});
        QVERIFY2(apply->toolTip().contains("33") && apply->toolTip().contains("0.25"),
                 qPrintable(apply->toolTip()));
        NewsSpy<ChangeMade> changed(runs());
        QWidget* const button = m_window->active().runBar().widgetForAction(apply);
        QVERIFY(button);
        QTRY_VERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, kPatience);
        QCOMPARE(remark("estimator.probes"), "The run began with 10.");
        QVERIFY(edits().pending().empty());
        QVERIFY(!apply->isVisible());
        // What isn't live waits for the next run.
        type("batch", "16");
        QVERIFY(edits().pending().empty());
    }

    void editsAreAppliedAtOnce() {
        edits().atOnceAction()->trigger();
        NewsSpy<ChangeMade> changed(runs());
        type("estimator.probes", "33");
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, kPatience);
        QVERIFY(changed[0].change.value == OptionValue(Index{33}));
        m_window->active().document().undoStack().undo();
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, kPatience);
        QVERIFY(changed[1].change.value == OptionValue(Index{10}));
    }

    void anotherBlockHasItsOwn() {
        change({m_box, "surrogate.rank", Index{20}});
        m_window->active().scene().selection().selectBlock(m_first.graph.find("hidden")->id);
        m_window->active().scene().selection().selectBlock(m_box);
        QCOMPARE(remark("surrogate.rank"), "The run began with 10.");
    }

    void nothingIsLeftAfterTheRun() {
        change({m_box, "surrogate.rank", Index{20}});
        NewsSpy<RunSummary> ended(runs());
        runs().stop();
        QVERIFY(ended.wait(kPatience));
        QCOMPARE(remark("surrogate.rank"), "");
        QCOMPARE(shown("surrogate.rank"), "20");
    }

    void aProblemIsMoreThanARemark() {
        change({m_box, "surrogate.rank", Index{20}});
        type("surrogate.rank", "1000");
        QVERIFY2(remark("surrogate.rank").contains("1 to 128"),
                 qPrintable(remark("surrogate.rank")));
        type("surrogate.rank", "20");
        QCOMPARE(remark("surrogate.rank"), "The run began with 10.");
    }

private:
    RunController& runs() { return m_window->active().runs(); }
    LiveEdits& edits() { return m_window->active().runBar().liveEdits(); }

    /// As anybody may ask for it; returns once the window knows.
    void change(const Change& change) {
        NewsSpy<ChangeMade> changed(runs());
        runs().change(change);
        QVERIFY(changed.wait(kPatience));
    }

    OptionField* field(const char* name) {
        OptionForm* form = m_window->active().blockPanel().formOf(name);
        if (!form)
            form = m_window->active().trainingPanel().formOf(name);
        return form->field(name);
    }
    QString shown(const char* name) {
        QWidget* const editor = field(name)->editor();
        auto* const edit = qobject_cast<QLineEdit*>(editor);
        return (edit ? edit : editor->findChild<QLineEdit*>())->text();
    }
    /// What stands below the field.
    QString remark(const char* name) {
        const QLabel* const message = field(name)->message();
        return message->isVisibleTo(message->parentWidget()) ? message->text() : QString();
    }
    void type(const char* name, const QString& text) {
        QWidget* const editor = field(name)->editor();
        editor->setFocus();
        auto* const edit = qobject_cast<QLineEdit*>(editor);
        (edit ? edit : editor->findChild<QLineEdit*>())->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }

    BlockId m_box = 0;
};

WINDOW_TEST(RunRemarksTest)
#include "RunRemarksTest.moc"
