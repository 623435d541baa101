// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/MainWindow.h"

#include "TestProgram.h"
#include "core/experiment/Groups.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/NewsSpy.h"
#include "widgets/ScreenFit.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/gestures/LayerMime.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/canvas/view/FindBar.h"
#include "widgets/canvas/view/LayerPalette.h"
#include "widgets/canvas/view/ProblemList.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/fidelity/FidelityView.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/FieldMark.h"
#include "widgets/panels/MessageBar.h"
#include "widgets/panels/NameField.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/panels/RankNow.h"
#include "widgets/panels/RunBar.h"
#include "widgets/panels/TrainingPanel.h"
#include "widgets/plots/RunPlotSpecs.h"
#include "widgets/plots/RunPlots.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDockWidget>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

using namespace obscura;

class MainWindowTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void showsTheDevicePanelAtOnce() {
        QVERIFY(field("surrogate.rank"));
        QVERIFY(field("estimator.probes"));
        QVERIFY(field("device"));
        QVERIFY(m_window->windowTitle().startsWith(QString::fromStdString(m_first.name)));
        QVERIFY(!m_window->isWindowModified());
    }

    void typingIsOneUndoStep() {
        type("surrogate.rank", "25");
        QCOMPARE(rank(), Index{25});
        QUndoStack& history = m_window->active().document().undoStack();
        QCOMPARE(history.count(), 1);
        QCOMPARE(history.undoText(), "Change rank of blackbox to 25");
        QVERIFY(m_window->isWindowModified());
        // From within the field: undo belongs to the experiment.
        QTest::keyClick(field("surrogate.rank")->editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(rank(), Index{10});
        QCOMPARE(text("surrogate.rank"), "10");
        QVERIFY(!m_window->isWindowModified());
        QTest::keyClick(field("surrogate.rank")->editor(), Qt::Key_Z,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(rank(), Index{25});
    }

    void leavingAFieldEndsTheStep() {
        type("surrogate.rank", "20");
        QTest::keyClick(field("surrogate.rank")->editor(), Qt::Key_Return);
        type("surrogate.rank", "30");
        QCOMPARE(m_window->active().document().undoStack().count(), 2);
    }

    void renamesABlock() {
        QLineEdit* const name = &m_window->active().blockPanel().name().edit();
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, "optics");
        const Graph& graph = m_window->active().document().experiment().graph;
        QVERIFY(graph.find("optics"));
        QCOMPARE(m_window->active().document().undoStack().count(), 1);
        QTest::keyClick(name, Qt::Key_Return);
        name->selectAll();
        QTest::keyClicks(name, "a.b");
        QVERIFY(graph.find("optics"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(name->text(), "optics");
        QCOMPARE(m_window->active().document().undoStack().count(), 1);
    }

    void everyDeviceIsChosenFromItsList_data() {
        QTest::addColumn<bool>("byMouse");
        QTest::addColumn<bool>("running");
        QTest::newRow("by mouse") << true << false;
        QTest::newRow("by keyboard") << false << false;
        QTest::newRow("by mouse, during a run") << true << true;
    }

    void everyDeviceIsChosenFromItsList() {
        QFETCH(bool, byMouse);
        QFETCH(bool, running);
        if (running) {
            limitRuns(0);
            m_window->active().document().edit(
                "more", [](Experiment& e) { setTrainingOption(e, "epochs", Index{100000}); });
            QVERIFY(m_window->active().startRun());
        }
        const auto* const box = qobject_cast<const QComboBox*>(field("device")->editor());
        QVERIFY(box->count() > 5);
        // There and back: each device that has options of its own is once chosen and once left.
        QStringList titles;
        for (int i = 0; i < box->count(); ++i)
            titles << box->itemText(i);
        QStringList way = titles + QStringList(titles.rbegin(), titles.rend());
        way << "Microring bank" << way.front();
        for (const QString& title : way) {
            (byMouse ? chooseByPopup : chooseByKeys)(field("device")->editor(), title);
            QTRY_COMPARE(box->findData(device()), titles.indexOf(title));
            // The field that was used is still there, and still in use.
            QCOMPARE(field("device")->editor(), box);
            QVERIFY(box->hasFocus());
        }
        QCOMPARE(m_window->active().runs().isActive(), running);
    }

    void theDeviceIsTakenBackByUndo() {
        chooseByPopup(field("device")->editor(), "Microring bank");
        QCOMPARE(device(), "mrr");
        QCOMPARE(m_window->active().document().undoStack().undoText(),
                 "Change device of blackbox to Microring bank");
        QTest::keyClick(field("device")->editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(device(), "slm");
        QVERIFY(field("device")->editor()->hasFocus());
    }

    void tabGoesDownThePanelWhateverWasMadeLast() {
        chooseByPopup(field("device")->editor(), "Microring bank");
        const auto top = [this](const QWidget* widget) {
            return widget->mapTo(&m_window->active().blockPanel(), QPoint()).y();
        };
        const QWidget* const first = field("device")->editor();
        int before = top(first);
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const QWidget* const focus = QApplication::focusWidget();
            QVERIFY(m_window->active().blockPanel().isAncestorOf(focus));
            QVERIFY(top(focus) > before);
            before = top(focus);
        }
    }

    void undoNamesChoicesByTheirTitles() {
        chooseByPopup(field("surrogate.update")->editor(), "Frozen");
        QCOMPARE(m_window->active().document().undoStack().undoText(),
                 "Change update of blackbox to Frozen");
    }

    void saysWhyItCantRunAndLeadsThere() {
        m_window->active().scene().selection().selectBlock(0);
        m_window->active().document().edit("break", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{1000});
        });
        RunBar& bar = m_window->active().runBar();
        QVERIFY(!bar.runAction()->isEnabled());
        QVERIFY(!bar.stepAction()->isEnabled());
        QVERIFY2(bar.status().contains("1000"), qPrintable(bar.status()));
        QVERIFY(bar.runAction()->toolTip().contains("1000"));
        auto* const status = bar.findChild<QPushButton*>("runStatus");
        QTest::mouseClick(status, Qt::LeftButton);
        const BlockId box = m_window->active().document().experiment().graph.find("blackbox")->id;
        QCOMPARE(m_window->active().scene().selection().block(), box);
        QCOMPARE(m_window->active().blockPanel().block(), box);
        QVERIFY(field("surrogate.rank")->editor()->hasFocus());
        QTRY_VERIFY(field("surrogate.rank")->message()->isVisible());
        m_window->active().document().undoStack().undo();
        QVERIFY(bar.runAction()->isEnabled());
    }

    void whatIsLedToIsSeenMarkedAndSelected_data() {
        QTest::addColumn<bool>("isShut");
        QTest::newRow("in a small window") << false;
        QTest::newRow("in a panel that was shut") << true;
    }

    void whatIsLedToIsSeenMarkedAndSelected() {
        QFETCH(bool, isShut);
        m_window->resize(960, 540);
        auto* const dock = m_window->findChild<QDockWidget*>("properties");
        if (isShut)
            dock->hide();
        m_window->active().scene().selection().selectBlock(0);
        m_window->active().document().edit("break", [](Experiment& e) {
            const BlockId box = e.graph.find("blackbox")->id;
            setBlockOption(e, box, "estimator.kind", std::string("homodyne"));
            setBlockOption(e, box, "estimator.probes", Index{2});
        });
        auto* const status = m_window->active().runBar().findChild<QPushButton*>("runStatus");
        QTest::mouseClick(status, Qt::LeftButton);
        QVERIFY(dock->isVisible());
        const OptionField& probes = *field("estimator.probes");
        QVERIFY(probes.editor()->hasFocus());
        QCOMPARE(probes.editor()->findChild<QLineEdit*>()->selectedText(), "2");
        const auto isSeen = [](const QWidget* w) {
            return w->visibleRegion().boundingRect() == w->rect();
        };
        QTRY_VERIFY(isSeen(probes.editor()));
        QTRY_VERIFY(isSeen(probes.label()));
        auto* const mark = m_window->active().blockPanel().findChild<FieldMark*>();
        QVERIFY(mark);
        QTRY_VERIFY(mark->geometry().contains(probes.editor()->geometry()));
        QTest::keyClicks(probes.editor(), "5");
        QVERIFY(m_window->active().document().report().canRun());
        QTest::keyClick(probes.editor(), Qt::Key_Tab);
        QTRY_VERIFY(!m_window->active().blockPanel().findChild<FieldMark*>());
    }

    void theProblemListLeadsThere() {
        m_window->active().document().edit("break", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{1000});
            setTrainingOption(e, "batch", Index{1});
        });
        m_window->active().scene().selection().selectBlock(0);
        m_window->raiseDock("problems");
        auto* const list = m_window->findChild<ProblemList*>();
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->title(), "Problems (2)");
        for (int row = 0; row < list->count(); ++row) {
            const bool isOfBlock = list->item(row)->text().contains("blackbox");
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                              list->visualItemRect(list->item(row)).center());
            const QWidget* const editor =
                isOfBlock
                    ? field("surrogate.rank")->editor()
                    : m_window->active().trainingPanel().formOf("batch")->field("batch")->editor();
            QVERIFY(editor->hasFocus());
        }
        QCOMPARE(m_window->active().scene().selection().block(),
                 m_window->active().document().experiment().graph.find("blackbox")->id);
    }

    void aBlockWithinAFoldedGroupIsShownUntilTheSelectionChanges() {
        const BlockId box = m_first.graph.find("blackbox")->id;
        m_window->active().document().edit("break", [&](Experiment& e) {
            foldGroup(e, groupBlocks(e, {box, e.graph.find("norm")->id}), true);
            setBlockOption(e, box, "surrogate.rank", Index{1000});
        });
        m_window->active().scene().selection().selectBlock(0);
        auto* const status = m_window->active().runBar().findChild<QPushButton*>("runStatus");
        QTest::mouseClick(status, Qt::LeftButton);
        QCOMPARE(m_window->active().scene().selection().block(), BlockId{0});
        QCOMPARE(m_window->active().blockPanel().block(), box);
        m_window->active().scene().selection().selectBlock(0);
        QCOMPARE(m_window->active().blockPanel().block(), BlockId{0});
        QVERIFY(!field("surrogate.rank"));
    }

    void trainsByButtons() {
        RunController& runs = m_window->active().runs();
        NewsSpy<RunSummary> endSpy(runs);
        click(m_window->active().runBar().runAction());
        QVERIFY(runs.isActive());
        QVERIFY(!m_window->active().runBar().runAction()->isEnabled());
        QVERIFY(endSpy.wait(kPatience));
        QCOMPARE(m_window->active().plots().run().of(lossSpec()).size(), std::size_t(10));
        QVERIFY(m_window->active().plots().run().of(accuracySpec()).size() > 0);
        QVERIFY2(m_window->active().runBar().status().startsWith("Finished"),
                 qPrintable(m_window->active().runBar().status()));
        QVERIFY(m_window->active().runBar().runAction()->isEnabled());
        QVERIFY(m_window->active().messages().messages().isEmpty());
    }

    void theRunsFolderIsOpenedAndCopied() {
        auto* const open = m_window->findChild<QToolButton*>("openRunFolder");
        auto* const copy = m_window->findChild<QToolButton*>("copyRunFolder");
        QVERIFY(!open->isVisible());
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        click(m_window->active().runBar().runAction());
        QVERIFY(endSpy.wait(kPatience));
        const QString folder = QString::fromStdString(endSpy[0].folder.string());
        QVERIFY(open->isVisible());
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), folder);
        QDesktopServices::setUrlHandler("file", this, "noteOpened");
        QTest::mouseClick(open, Qt::LeftButton);
        QDesktopServices::unsetUrlHandler("file");
        QCOMPARE(m_opened.toLocalFile(), folder);
    }

    void aSecondRunKeepsTheCurvesOfTheFirst() {
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        for (int run = 0; run < 2; ++run) {
            click(m_window->active().runBar().runAction());
            QVERIFY(m_window->active().plots().plots()[1]->emptyText().startsWith("Waiting"));
            QVERIFY(endSpy.wait(kPatience));
        }
        QCOMPARE(m_window->active().plots().lastRun().of(lossSpec()).size(), std::size_t(10));
        QVERIFY(m_window->active().plots().plots()[1]->showsLastRun());
    }

    void stepsPausesResumesAndStopsByButtons() {
        limitRuns(0);
        m_window->active().document().edit(
            "more", [](Experiment& e) { setTrainingOption(e, "epochs", Index{100000}); });
        RunController& runs = m_window->active().runs();
        RunBar& bar = m_window->active().runBar();
        const auto done = [this] { return m_window->active().plots().run().of(lossSpec()).size(); };

        click(bar.stepAction());
        QTRY_COMPARE_WITH_TIMEOUT(done(), std::size_t(1), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(runs.state(), TrainerState::Paused, kPatience);
        QVERIFY(bar.stepAction()->isEnabled());
        click(bar.stepAction());
        QTRY_COMPARE_WITH_TIMEOUT(done(), std::size_t(2), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(runs.state(), TrainerState::Paused, kPatience);

        click(bar.pauseAction());
        QTRY_VERIFY_WITH_TIMEOUT(done() > 4, kPatience);
        QCOMPARE(runs.state(), TrainerState::Running);
        click(bar.pauseAction());
        QTRY_COMPARE_WITH_TIMEOUT(runs.state(), TrainerState::Paused, kPatience);

        NewsSpy<RunSummary> endSpy(runs);
        click(bar.stopAction());
        QVERIFY(endSpy.wait(kPatience));
        QVERIFY(bar.status().startsWith("Stopped"));
    }

    // A step of years.
    void stopIsHeardAmidstAStep() {
        m_window->active().document().edit("probes", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "estimator.probes", Index{1000000});
        });
        click(m_window->active().runBar().runAction());
        QTRY_COMPARE_WITH_TIMEOUT(m_window->active().runs().state(), TrainerState::Running,
                                  kPatience);
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        click(m_window->active().runBar().stopAction());
        QVERIFY(endSpy.wait(kPatience));
        QVERIFY2(m_window->active().runBar().status().startsWith("Stopped after step 0"),
                 qPrintable(m_window->active().runBar().status()));
    }

    void editsDuringARunApplyToTheNext() {
        QVERIFY(m_window->active().startRun(true));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->active().runs().state(), TrainerState::Paused,
                                  kPatience);
        type("surrogate.rank", "20");
        QVERIFY(m_window->active().runBar().status().contains("next run"));
        QCOMPARE(blackBoxSettings(*m_window->active().runs().experiment().graph.find("blackbox"))
                     .surrogate.rank,
                 Index{10});
    }

    void findingsLeadToTheOptionAtFault() {
        Experiment e = m_first;
        assignField(e, "training.epochs=4");
        assignField(e, "blackbox.inspection.period=1");
        m_window->files().open(e, {});
        limitRuns(52);
        m_window->active().scene().selection().selectBlock(0);
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        QVERIFY(m_window->active().startRun());
        QVERIFY(endSpy.wait(kPatience));
        const auto summary = endSpy[0];
        const std::vector<Finding>& findings = summary.findings.at(0).findings;
        QVERIFY(!findings.empty());
        // The bar is for what fails; what is found is counted at its tab.
        QVERIFY(m_window->active().messages().messages().isEmpty());
        ProblemList& list = m_window->active().problems();
        const auto* const dock = m_window->findChild<QDockWidget*>("problems");
        QCOMPARE(dock->windowTitle(), QString("Problems (%1)").arg(findings.size()));
        m_window->raiseDock("problems");
        QTRY_VERIFY(list.isVisible());
        const auto found = list.findItems("blackbox: ", Qt::MatchContains);
        QCOMPARE(found.size(), qsizetype(findings.size()));
        const QRect place = list.visualItemRect(found[0]);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          {place.left() + 10, place.top() + 5});
        QCOMPARE(m_window->active().blockPanel().block(), e.graph.find("blackbox")->id);
        QVERIFY(field(findings[0].option)->editor()->hasFocus());
        // Another run starts with a clean slate.
        limitRuns(1);
        QVERIFY(m_window->active().startRun());
        QCOMPARE(dock->windowTitle(), QString("Problems"));
        QVERIFY(endSpy.wait(kPatience));
    }

    void nothingMovesWhenSomethingIsSaid() {
        m_window->raiseDock("plots");
        QCoreApplication::processEvents();
        const auto places = [this] {
            QMap<const QWidget*, QRect> all;
            for (const QWidget* const each : m_window->findChildren<QWidget*>()) {
                if (!each->visibleRegion().isEmpty() &&
                    !m_window->active().messages().isAncestorOf(each))
                    all[each] = QRect(each->mapTo(m_window.get(), QPoint()), each->size());
            }
            return all;
        };
        const auto before = places();
        m_window->active().reportError("short");
        m_window->active().reportError(QString("a long message that is cut ").repeated(20));
        m_window->active().reportError("one\nof two lines");
        m_window->active().problems().setFindings(
            {.block = m_first.graph.find("blackbox")->id,
             .name = "blackbox",
             .findings = {{.kind = {}, .option = "surrogate.rank", .message = "too low"}}});
        QCoreApplication::processEvents();
        QVERIFY(m_window->active().messages().isVisible());
        QVERIFY(places() == before);
        m_window->active().messages().dismissAll();
        QCoreApplication::processEvents();
        QVERIFY(places() == before);
    }

    void anErrorGoesWithTheNextSuccess() {
        const MessageBar& bar = m_window->active().messages();
        QVERIFY(!m_window->files().openFile(m_folder.filePath("nowhere.json")));
        QGuiApplication::clipboard()->setText("Dear all,");
        auto* const view = m_window->findChild<CanvasView*>();
        view->setFocus();
        QTest::keyClick(view, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bar.messages().size(), 2);
        type("surrogate.rank", "20");
        QCOMPARE(bar.messages().size(), 1);
        QVERIFY(bar.messages()[0].contains("nowhere.json"));
        const QString file = m_folder.filePath("there.json");
        saveExperiment(m_second, file.toStdString());
        QVERIFY(m_window->files().openFile(file));
        QCOMPARE(tabs().count(), 2);
        QVERIFY(bar.messages().isEmpty());
    }

    void aRankChosenInARunHoldsForTheNext() {
        QVERIFY(m_window->active().startRun(true));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->active().runs().state(), TrainerState::Paused,
                                  kPatience);
        IndexEdit& edit = m_window->findChild<RankNow*>()->edit();
        QVERIFY(edit.isVisible());
        // Right above the rank that the next run begins with.
        const auto top = [](const QWidget& w) { return w.mapToGlobal(QPoint()).y(); };
        const QWidget& next = *field("surrogate.rank")->editor();
        QTRY_VERIFY(top(edit) < top(next) && top(next) - top(edit) < 4 * next.height());
        edit.setFocus();
        edit.edit()->selectAll();
        QTest::keyClicks(&edit, "40");
        QTest::keyClick(&edit, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(rank(), Index{40}, kPatience);
        QCOMPARE(text("surrogate.rank"), "40");
        QUndoStack& history = m_window->active().document().undoStack();
        QCOMPARE(history.undoText(), "Change rank of blackbox to 40");
        // It is what the run trains with: nothing waits for the next one.
        QVERIFY2(!m_window->active().runBar().status().contains("next run"),
                 qPrintable(m_window->active().runBar().status()));
        history.undo();
        QVERIFY(m_window->active().runBar().status().contains("next run"));
    }

    void anImpossibleRankIsTold() {
        m_window->raiseDock("fidelity");
        QVERIFY(m_window->active().startRun(true));
        QTRY_COMPARE_WITH_TIMEOUT(m_window->active().runs().state(), TrainerState::Paused,
                                  kPatience);
        m_window->active().runs().change(
            {m_first.graph.find("blackbox")->id, "surrogate.rank", Index{1000}});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->active().messages().messages().size(), 1, kPatience);
        QVERIFY(m_window->active().messages().messages()[0].contains("1 to 128"));
        QCOMPARE(rank(), Index{10});
    }

    void aFailedRunIsTold() {
        QTemporaryDir empty;
        Experiment e = m_first;
        assignField(e, "dataset.folder=" + empty.path().toStdString());
        m_window->files().open(e, {});
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        if (m_window->active().startRun())
            QVERIFY(endSpy.wait(kPatience));
        QCOMPARE(m_window->active().messages().messages().size(), 1);
        QVERIFY2(m_window->active().messages().messages()[0].contains(empty.path()),
                 qPrintable(m_window->active().messages().messages()[0]));
        QVERIFY(m_window->active().messages().isVisible());
        press(m_window->active().messages(), "Dismiss");
        QVERIFY(m_window->active().messages().messages().isEmpty());
    }

    void keysOfTheCanvasBelongToItAlone() {
        QLineEdit* const name = &m_window->active().blockPanel().name().edit();
        name->setFocus();
        QTRY_VERIFY(name->hasFocus());
        name->selectAll();
        QTest::keyClick(name, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), "blackbox");
        QTest::keyClick(name, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(name, Qt::Key_End);
        QTest::keyClick(name, Qt::Key_Delete);
        QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_window->active().document().experiment(), m_first);
        QCOMPARE(m_window->active().scene().selection().blocks().size(), std::size_t{1});
        // But Find is for the whole window.
        QTest::keyClick(name, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_window->findChild<FindBar*>()->isVisible());
    }

    void whatCantBePastedIsToldInTheBar() {
        QGuiApplication::clipboard()->setText("Dear all,");
        m_window->findChild<CanvasView*>()->setFocus();
        QTest::keyClick(m_window->findChild<CanvasView*>(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_window->active().messages().messages().size(), 1);
        QVERIFY(m_window->active().messages().messages()[0].startsWith("Can't paste"));
        QVERIFY(!m_window->isWindowModified());
    }

    void tellsTheCostBeforeARun() {
        const auto* const cost = m_window->active().blockPanel().findChild<QLabel*>("deviceCost");
        QVERIFY(cost && cost->isVisibleTo(m_window.get()));
        const QString before = cost->text();
        QVERIFY2(before.contains("queries"), qPrintable(before));
        type("surrogate.rank", "25");
        QVERIFY(cost->text() != before);
    }

    void theBudgetEndsARun() {
        limitRuns(0);
        OptionForm* const form = m_window->active().trainingPanel().formOf("budget.queries");
        QVERIFY(form);
        QWidget* const editor = form->field("budget.queries")->editor();
        editor->setFocus();
        QTRY_VERIFY(editor->hasFocus());
        editor->findChild<QLineEdit*>()->selectAll();
        QTest::keyClicks(editor, "1500");
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        QVERIFY(m_window->active().startRun());
        QVERIFY(endSpy.wait(kPatience));
        const auto summary = endSpy[0];
        QCOMPARE(summary.outcome, RunOutcome::BudgetSpent);
        QVERIFY(summary.ledger.training().queries <= 1500);
        QVERIFY2(m_window->active().runBar().status().contains("budget of 1500 queries"),
                 qPrintable(m_window->active().runBar().status()));
        QCOMPARE(m_window->active().runBar().findChild<QProgressBar*>()->value(),
                 int(summary.steps));
    }

    void fitsTheSmallestScreen() {
        const QSize room = fittingSize({10000, 10000}, kSmallestScreen);
        m_window->files().open(m_second, {});
        for (const char* dock : {"plots", "device", "fidelity", "queue", "problems"}) {
            m_window->raiseDock(dock);
            m_window->resize(room);
            QCoreApplication::processEvents();
            QCOMPARE(m_window->size(), room);
            for (const QWidget* const each :
                 m_window->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
                if (!each->visibleRegion().isEmpty())
                    QVERIFY2(m_window->rect().contains(each->geometry()),
                             qPrintable(each->objectName()));
            }
        }
        // No button of the toolbar has gone into its extension.
        RunBar& bar = m_window->active().runBar();
        for (QAction* const action : bar.actions()) {
            const QWidget* const button = bar.widgetForAction(action);
            QCOMPARE(button->isVisible(), action->isVisible());
        }
    }

    void keysThatExportWorkFromAnywhere() {
        QLineEdit* const name = &m_window->active().blockPanel().name().edit();
        name->setFocus();
        QTRY_VERIFY(name->hasFocus());
        int dialogs = 0;
        for (const Qt::KeyboardModifiers with : {Qt::KeyboardModifiers(Qt::ControlModifier),
                                                 Qt::ControlModifier | Qt::ShiftModifier}) {
            activate();
            name->setFocus();
            QTRY_VERIFY(name->hasFocus());
            QTimer::singleShot(0, this, [&dialogs] {
                if (auto* const dialog =
                        qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
                    ++dialogs;
                    dialog->reject();
                }
            });
            QTest::keyClick(name, Qt::Key_E, with);
            QCoreApplication::processEvents();
        }
        QCOMPARE(dialogs, 2);
    }

    void aDroppedLayerHasTheKeys() {
        auto* const view = m_window->findChild<CanvasView*>();
        auto* const palette = m_window->findChild<LayerPalette*>();
        auto* const tree = palette->findChild<QTreeWidget*>();
        tree->setFocus();
        QTRY_VERIFY(tree->hasFocus());
        QMimeData data;
        data.setData(kLayerMimeType, "tanh");
        const QPoint place(6, 6);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view->viewport(), &enter);
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view->viewport(), &drop);
        QVERIFY(m_window->active().document().experiment().graph.find("tanh"));
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QVERIFY(!m_window->active().document().experiment().graph.find("tanh"));
    }

    void deletingAllKeepsTheEndsAndSaysSo() {
        auto* const view = m_window->findChild<CanvasView*>();
        view->setFocus();
        QTRY_VERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(view, Qt::Key_Delete);
        const Graph& graph = m_window->active().document().experiment().graph;
        QCOMPARE(graph.blocks.size(), std::size_t{2});
        QVERIFY(graph.firstOfKind("dataset") && graph.firstOfKind("loss"));
        const QString said = m_window->active().messages().messages().value(0);
        QVERIFY2(said.startsWith("Kept ") && said.contains("data set"), qPrintable(said));
        // One step, and what was said goes with it.
        QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_window->active().document().experiment(), m_first);
        QVERIFY(m_window->active().messages().messages().isEmpty());
        // The ends alone can't go.
        m_window->active().scene().selection().selectBlock(
            m_first.graph.firstOfKind("dataset")->id);
        QTest::keyClick(view, Qt::Key_Delete);
        QVERIFY(m_window->active().messages().messages().value(0).contains("can't be removed"));
        QCOMPARE(m_window->active().document().experiment(), m_first);
    }

public Q_SLOTS:
    void noteOpened(const QUrl& url) { m_opened = url; }

private:
    OptionField* field(const std::string& option) const {
        const OptionForm* const form = m_window->active().blockPanel().formOf(option);
        return form ? form->field(option) : nullptr;
    }
    QLineEdit* edit(const std::string& option) const {
        return field(option)->editor()->findChild<QLineEdit*>();
    }
    QString text(const std::string& option) const { return edit(option)->text(); }
    QString device() const {
        const Block& block = *m_window->active().document().experiment().graph.find("blackbox");
        return QString::fromStdString(std::get<std::string>(blockOption(block, "device")));
    }

    void type(const std::string& option, const QString& value) {
        field(option)->editor()->setFocus();
        QTRY_VERIFY(field(option)->editor()->hasFocus());
        edit(option)->selectAll();
        QTest::keyClicks(field(option)->editor(), value);
    }
    Index rank() const { return WindowFixture::rank(m_window->active().document()); }
    void click(QAction* action) const {
        QWidget* const button = m_window->active().runBar().widgetForAction(action);
        QVERIFY(button && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    /// The visible button of that name in the message bar.
    static void press(const MessageBar& bar, const QString& name) {
        for (QToolButton* const button : bar.findChildren<QToolButton*>()) {
            if (button->text() == name && button->isVisible())
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL(qPrintable("no button " + name));
    }

    QUrl m_opened;
};

WINDOW_TEST(MainWindowTest)
#include "MainWindowTest.moc"
