// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/FidelityView.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/experiment/Groups.h"
#include "core/graph/Repetition.h"
#include "core/settings/Settings.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/NewsSpy.h"
#include "widgets/fidelity/RankedPlot.h"
#include "widgets/fidelity/SpreadPanel.h"
#include "widgets/panels/WrappedRow.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunPlots.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class FidelityViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
    }

    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_runs = std::make_unique<RunController>();
        m_plots = std::make_unique<RunPlots>();
        connect(m_runs.get(), &RunController::news, m_plots.get(), &RunPlots::take);
        m_document->reset(experiment("slm"), {});
        m_view = std::make_unique<FidelityView>(*m_document, *m_runs, *m_plots);
        m_view->resize(860, 340);
    }

    void cleanup() {
        m_view.reset();
        m_plots.reset();
        m_runs.reset();
        m_document.reset();
    }

    void asksForNothingWhileHidden() {
        NewsSpy<std::shared_ptr<const ComparisonSnapshot>> arrived(*m_runs);
        run(3);
        // Only the last state, which every run leaves.
        QCOMPARE(arrived.count(), 1);
        QVERIFY(!m_view->comparison());
        show();
        QCOMPARE(m_view->comparison()->step, 3);
    }

    void followsARun() {
        show();
        QVERIFY2(m_view->status().contains("No run"), qPrintable(m_view->status()));
        QVERIFY(m_view->singularValues().emptyText().startsWith("Press Run"));
        startPaused();
        QVERIFY(!m_view->singularValues().emptyText().contains("Press Run"));
        QTRY_VERIFY_WITH_TIMEOUT(m_view->comparison(), kPatience);
        QCOMPARE(m_view->comparison()->step, 0);
        m_runs->step();
        QTRY_COMPARE_WITH_TIMEOUT(m_view->comparison()->step, 1, kPatience);
        QVERIFY(m_view->status().contains("After step 1"));
        const auto& values = m_view->singularValues().values();
        QCOMPARE(values[0].size(), 128);
        QCOMPARE(values[1].size(), 10);
        QCOMPARE(m_view->angles().values()[0].size(), 10);
        QVERIFY(std::ranges::all_of(m_view->angles().values()[1],
                                    [](double angle) { return angle >= 0 && angle <= 90; }));
        QVERIFY(!m_view->grab().isNull());
        end();
        // What the run has left stays.
        QCOMPARE(m_view->comparison()->step, 1);
    }

    void drawsCurvesAlongTheRun() {
        show();
        run(12);
        m_plots->refreshNow();
        QTRY_COMPARE(m_view->errors().graph(0)->dataCount(), 6);
        QCOMPARE(m_view->errors().graph(1)->dataCount(), 1);
        QCOMPARE(m_view->cosines().graph(0)->dataCount(), 6);
        QCOMPARE(m_view->cosines().graph(1)->dataCount(), 6);
        QCOMPARE(m_view->normRatio().graph(0)->dataCount(), 6);
        QCOMPARE(m_view->errors().xAxis->range(), m_plots->plots()[0]->xAxis->range());
    }

    void saysWhyThereIsNoComparison() {
        m_document->reset(experiment("diffraction"), {});
        show();
        run(2);
        QVERIFY(m_view->comparison() && !m_view->comparison()->surrogate);
        QVERIFY(!m_view->singularValues().hasData());
        QVERIFY(!m_view->grab().isNull());
        m_document->reset(templateExperiment("fashion-mnist-digital"), {});
        QVERIFY(!m_view->comparison());
        QVERIFY(m_view->status().contains("no black box"));
    }

    void longToolTipsAreBrokenIntoLines() {
        constexpr int kLine = 70;
        for (const QWidget* const widget : m_view->findChildren<QWidget*>()) {
            const QString tip = widget->toolTip();
            QVERIFY2(tip.size() < kLine || Qt::mightBeRichText(tip), qPrintable(tip));
        }
    }

    void measuresTheSpreadWhenAsked() {
        show();
        QPushButton& button = m_view->spread().button();
        QVERIFY(!button.isEnabled());
        startPaused();
        QVERIFY(button.isEnabled());
        press(button);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->spread().text().contains("inspected"), kPatience);
        for (int step = 1; step <= 2; ++step) {
            m_runs->step();
            QTRY_COMPARE_WITH_TIMEOUT(m_view->comparison()->step, step, kPatience);
        }
        press(button);
        QVERIFY(!button.isEnabled());
        QTRY_VERIFY2_WITH_TIMEOUT(m_view->spread().text().contains("±"),
                                  qPrintable(m_view->spread().text()), kPatience);
        QVERIFY(m_view->spread().text().contains("20 estimates"));
        QVERIFY(button.isEnabled());
        end();
        QVERIFY(!button.isEnabled());
        QVERIFY(m_view->spread().text().contains("±"));
    }

    void choosesAmongBlackBoxes() {
        Experiment e = experiment("slm");
        const BlockId first = e.graph.find("blackbox")->id;
        const Edge edge = *std::find_if(e.graph.edges.begin(), e.graph.edges.end(),
                                        [&](const Edge& c) { return c.from == first; });
        const BlockId second = insertBlock(e, "blackbox", edge, {});
        m_document->reset(e, {});
        show();
        QVERIFY(m_view->box() == first);
        auto* const box = m_view->findChild<QComboBox*>("blackBox");
        QVERIFY(box->isVisible());
        run(2);
        QCOMPARE(m_view->comparison()->device.inputs, 256);
        chooseByPopup(box, QString::fromStdString(e.graph.find(second)->name));
        QVERIFY(m_view->box() == second);
        QCOMPARE(m_view->comparison()->device.inputs, 128);
        m_view->setBlock(e.graph.firstOfKind("linear")->id);
        QVERIFY(m_view->box() == second);
    }

    void choosesAmongRepetitions() {
        m_document->reset(repeated(), {});
        const BlockId box = m_document->experiment().graph.find("blackbox")->id;
        show();
        auto* const repetition = m_view->findChild<QSpinBox*>("repetition");
        QVERIFY(repetition->isVisible());
        QCOMPARE(repetition->text(), "Repetition 1 of 2");
        startPaused();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->comparison(), kPatience);
        QVERIFY(m_view->comparison()->box == box);
        const auto first = m_view->singularValues().values();
        repetition->setFocus();
        QTest::keyClick(repetition, Qt::Key_Up);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->comparison(), kPatience);
        QVERIFY(m_view->comparison()->box == BlockRepetition(box, 2));
        QVERIFY(m_view->singularValues().values() != first);
        // A repetition that only the document has: nobody waits for the run to answer.
        m_document->edit("repeat", [](Experiment& more) { assignField(more, "group.repeat=3"); });
        QTest::keyClick(repetition, Qt::Key_Up);
        QVERIFY(!m_view->comparison());
        QVERIFY2(m_view->status().contains("No run"), qPrintable(m_view->status()));
        end();
    }

    void saysThatARunHasLeftNoComparisonOfARepetition() {
        m_document->reset(repeated(), {});
        show();
        run(1);
        QCOMPARE(m_view->comparison()->step, 1);
        auto* const repetition = m_view->findChild<QSpinBox*>("repetition");
        repetition->setFocus();
        QTest::keyClick(repetition, Qt::Key_Up);
        QVERIFY(!m_view->comparison());
        QVERIFY2(m_view->status().contains("Not compared"), qPrintable(m_view->status()));
        m_document->edit("repeat", [](Experiment& more) { assignField(more, "group.repeat=3"); });
        QTest::keyClick(repetition, Qt::Key_Up);
        QVERIFY2(m_view->status().contains("No run"), qPrintable(m_view->status()));
    }

    void aNarrowViewWrapsItsHeader() {
        Experiment e = experiment("slm");
        groupBlocks(e, {e.graph.find("blackbox")->id});
        assignField(e, "group.repeat=2");
        m_document->reset(e, {});
        const auto* const row = m_view->findChild<WrappedRow*>();
        show();
        m_view->resize(1200, 340);
        QCoreApplication::processEvents();
        QVERIFY(!row->isWrapped());
        QVERIFY(m_view->minimumSizeHint().width() < 510);
        row->findChild<QSpinBox*>("repetition")->setSuffix(QString(60, 'x'));
        m_view->resize(510, 340);
        QCoreApplication::processEvents();
        QVERIFY(row->isWrapped());
    }

private:
    /// A black box that runs twice in a row.
    Experiment repeated() const {
        Experiment e = experiment("slm");
        assignField(e, "hidden.outputs=128");
        groupBlocks(e, {e.graph.find("blackbox")->id});
        assignField(e, "group.repeat=2");
        return e;
    }
    Experiment experiment(const char* device) const {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        assignField(e, std::string("blackbox.device=") + device);
        assignField(e, "blackbox.inspection.period=2");
        return e;
    }
    TrainerOptions options(std::int64_t steps, bool paused) const {
        return {.maximumSteps = steps,
                .out = m_folder.filePath("runs").toStdString(),
                .startPaused = paused};
    }
    void run(std::int64_t steps) {
        NewsSpy<RunSummary> ended(*m_runs);
        m_runs->start(m_document->experiment(), options(steps, false));
        QVERIFY(ended.wait(kPatience));
    }
    void startPaused() { m_runs->start(m_document->experiment(), options(0, true)); }
    void end() {
        NewsSpy<RunSummary> ended(*m_runs);
        m_runs->stop();
        QVERIFY(ended.wait(kPatience));
    }
    void show() {
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->catchUp();
    }
    void press(QPushButton& button) {
        QVERIFY(button.isEnabled());
        QTest::mouseClick(&button, Qt::LeftButton);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<RunPlots> m_plots;
    std::unique_ptr<FidelityView> m_view;
};

WINDOW_TEST(FidelityViewTest)
#include "FidelityViewTest.moc"
