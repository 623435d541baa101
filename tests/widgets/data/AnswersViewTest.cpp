// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/AnswersView.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/data/BarPlot.h"
#include "widgets/data/ConfusionPlot.h"
#include "widgets/data/DataReader.h"
#include "widgets/data/SampleList.h"
#include "widgets/data/ScatterPlot.h"
#include "widgets/data/WritingPage.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class AnswersViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid() && m_out.isValid());
        writeTinyDataset(m_folder.path().toStdString());
    }

    void init() {
        m_runs = std::make_unique<RunController>();
        m_reader = std::make_unique<DataReader>();
        m_view = std::make_unique<AnswersView>(*m_runs, *m_reader);
        m_view->resize(860, 340);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup() {
        m_view.reset();
        m_reader.reset();
        m_runs.reset();
    }

    void waitsForAnEvaluation() {
        QVERIFY(m_view->confusion().emptyText().contains("Press Run"));
        QVERIFY(!m_view->confusion().hasData());
        QVERIFY(m_view->status().isEmpty());
        QVERIFY(!m_view->grab().isNull());
    }

    void showsWhatIsConfused() {
        run(tiny(), 4);
        QVERIFY2(m_view->status().contains("After step 4") &&
                     m_view->status().contains("200 test samples"),
                 qPrintable(m_view->status()));
        QVERIFY(m_view->confusion().hasData());
        const Matrix& shares = m_view->confusion().map()->values;
        QCOMPARE(shares.rows(), Index{10});
        for (Index k = 0; k < 10; ++k)
            QVERIFY(std::abs(shares.row(k).sum() - 1) < 1e-5F);
        QCOMPARE(m_view->confusion().table().count('\n'), 1 + 100);
        hover(m_view->confusion(), 2, 2);
        QVERIFY2(m_view->confusion().readout().contains("right"),
                 qPrintable(m_view->confusion().readout()));
        hover(m_view->confusion(), 3, 2);
        QVERIFY(m_view->confusion().readout().contains("taken for"));
    }

    void showsHowGoodEachClassIs() {
        run(tiny(), 4);
        clickTab("C&lasses");
        const Bars& bars = m_view->classes().bars();
        QCOMPARE(bars.values.size(), std::size_t{10});
        const Matrix& shares = m_view->confusion().map()->values;
        for (Index k = 0; k < 10; ++k)
            QVERIFY(std::abs(bars.values[std::size_t(k)] - double(shares(k, k))) < 1e-5);
    }

    void showsTheWorst() {
        run(tiny(), 1);
        clickTab("&Worst");
        QTRY_VERIFY_WITH_TIMEOUT(m_view->worst().samples().rowCount() > 0, kPatience);
        const auto& entries = m_view->worst().samples().entries();
        QCOMPARE(std::ssize(entries), AnswerReport::kMostWorst);
        QVERIFY2(entries.front().caption.contains("taken for"),
                 qPrintable(entries.front().caption));
        QCOMPARE(entries.front().picture.size(), QSize(28, 28));
        QCOMPARE(entries.front().split, Split::Test);
        QVERIFY(!m_view->grab().isNull());
    }

    void saysThatTheWorstAreRead() {
        run(tiny(), 1);
        clickTab("&Worst");
        QVERIFY2(m_view->status().contains("opened"), qPrintable(m_view->status()));
        m_view->catchUp();
        QVERIFY2(m_view->status().contains("200 test samples"), qPrintable(m_view->status()));
    }

    void countsAreReachedByKeys() {
        run(tiny(), 4);
        ConfusionPlot& plot = m_view->confusion();
        plot.setFocus();
        QVERIFY(plot.readout().isEmpty());
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY2(plot.readout().contains("right"), qPrintable(plot.readout()));
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY2(plot.readout().contains("taken for"), qPrintable(plot.readout()));
        QCOMPARE(plot.accessibleDescription(), plot.readout());
        QTest::keyClick(&plot, Qt::Key_Down);
        QVERIFY(plot.readout().contains("right"));
        clickTab("C&lasses");
        m_view->classes().setFocus();
        QTest::keyClick(&m_view->classes(), Qt::Key_Right);
        QVERIFY(m_view->classes().readout().contains("found"));
    }

    void showsNumbersBesideTheirTargets() {
        run(templateExperiment("fourier-mesh"), 2);
        QVERIFY(m_view->hasPage(AnswersView::Page::Numbers));
        QVERIFY(!m_view->hasPage(AnswersView::Page::Confusion));
        QVERIFY(m_view->numbers().isVisible());
        QVERIFY(m_view->numbers().hasData());
        QVERIFY(m_view->status().contains("relative error"));
        QVERIFY(m_view->numbers().table().startsWith("target,answer"));
        QVERIFY(!m_view->grab().isNull());
    }

    /// Another run's targets have fewer numbers than the one that was chosen.
    void fewerNumbersThanBefore() {
        run(templateExperiment("fourier-mesh"), 1);
        auto* const box = m_view->findChild<QComboBox*>();
        chooseByPopup(box, "number 15");
        QVERIFY(m_view->numbers().hasData());
        Experiment small = templateExperiment("fourier-mesh");
        assignField(small, "dataset.inputs=4");
        assignField(small, "dataset.outputs=4");
        assignField(small, "mesh.outputs=4");
        assignField(small, "mesh.surrogate.rank=4");
        run(small, 1);
        QCOMPARE(box->count(), 4);
        QVERIFY(m_view->numbers().hasData());
    }

    void writes() {
        QFile text(m_folder.filePath("sample.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("the cat sat on the mat. ").repeated(120));
        text.close();
        Experiment e = templateExperiment("king-james");
        assignField(e, "dataset.file=" + text.fileName().toStdString());
        assignField(e, "dataset.context=16");
        assignField(e, "training.batch=4");
        assignField(e, "training.evaluate_every=2");
        start(e, 4);
        m_runs->step();
        m_runs->step();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->hasPage(AnswersView::Page::Writing), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->writing().text().contains("After step 2"), kPatience);
        QVERIFY2(m_view->status().contains("bits per byte"), qPrintable(m_view->status()));
        // While it is paused: another prompt.
        auto* const prompt = m_view->writing().findChild<QLineEdit*>();
        prompt->setFocus();
        prompt->selectAll();
        QTest::keyClicks(prompt, "the mat");
        QTest::keyClick(prompt, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->writing().text().contains("\nthe mat"), kPatience);
        m_runs->resume();
        QTRY_VERIFY_WITH_TIMEOUT(!m_runs->isActive(), kPatience);
        QVERIFY2(m_view->writing().text().contains("After step 4"),
                 qPrintable(m_view->writing().text()));
        QVERIFY(!m_view->writing().findChild<QPushButton*>()->isEnabled());
    }

    void aNewRunBeginsAnew() {
        run(tiny(), 2);
        QVERIFY(m_view->confusion().hasData());
        start(tiny(), 2);
        QVERIFY(!m_view->confusion().hasData());
        m_runs->stop();
        m_runs->finish();
    }

private:
    Experiment tiny() {
        return tinyExperiment("fashion-mnist-digital", m_folder.path().toStdString());
    }
    TrainerOptions options(std::int64_t steps) const {
        TrainerOptions o;
        o.maximumSteps = steps;
        o.threads = 1;
        o.out = m_out.path().toStdString();
        return o;
    }
    void run(const Experiment& e, std::int64_t steps) {
        m_runs->start(e, options(steps));
        m_runs->finish();
    }
    void start(const Experiment& e, std::int64_t steps) {
        TrainerOptions o = options(steps);
        o.startPaused = true;
        m_runs->start(e, o);
    }
    void clickTab(const QString& title) {
        auto* const tabs = m_view->findChild<QTabBar*>();
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == title)
                return QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(i).center());
        }
        QFAIL("no such tab");
    }
    static void hover(QCustomPlot& plot, double x, double y) {
        plot.replot();
        QTest::mouseMove(
            &plot, QPoint(int(plot.xAxis->coordToPixel(x)), int(plot.yAxis->coordToPixel(y))));
        QCoreApplication::processEvents();
    }

    QTemporaryDir m_folder;
    QTemporaryDir m_out;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<DataReader> m_reader;
    std::unique_ptr<AnswersView> m_view;
};

WINDOW_TEST(AnswersViewTest)
#include "AnswersViewTest.moc"
