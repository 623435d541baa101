// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/RankNow.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/settings/Settings.h"
#include "widgets/NewsSpy.h"
#include "widgets/RunController.h"
#include "widgets/panels/OptionField.h"

#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class RankNowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
    }

    void init() {
        m_runs = std::make_unique<RunController>();
        m_window = std::make_unique<QWidget>();
        m_rank = new RankNow(*m_runs, m_window.get());
        m_rank->setBlock(m_experiment.graph.find("blackbox")->id);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() {
        m_window.reset();
        m_runs.reset();
    }

    void isSeenDuringARunAlone() {
        QVERIFY(!m_rank->isVisible());
        startPaused();
        QVERIFY(m_rank->isVisible());
        m_rank->setBlock(m_experiment.graph.find("hidden")->id);
        QVERIFY(!m_rank->isVisible());
        m_rank->setBlock(m_experiment.graph.find("blackbox")->id);
        QVERIFY(m_rank->isVisible());
        NewsSpy<RunSummary> ended(*m_runs);
        m_runs->stop();
        QVERIFY(ended.wait(kPatience));
        QVERIFY(!m_rank->isVisible());
    }

    void arrowsChangeTheRankAtOnce() {
        startPaused();
        NewsSpy<ChangeMade> changed(*m_runs);
        QVERIFY2(m_rank->note().contains("next step"), qPrintable(m_rank->note()));
        m_rank->edit().setFocus();
        QTest::keyClick(&m_rank->edit(), Qt::Key_Up);
        QVERIFY2(m_rank->note().contains("Waits"), qPrintable(m_rank->note()));
        QVERIFY(changed.wait(kPatience));
        QVERIFY(changed[0].change.value == OptionValue(Index{11}));
        QCOMPARE(m_rank->edit().value(), "11");
        QVERIFY2(!m_rank->note().contains("Waits"), qPrintable(m_rank->note()));
    }

    // 256 → 128.
    void arrowsEndWhereTheDeviceDoes() {
        startPaused();
        NewsSpy<ChangeMade> changed(*m_runs);
        type("128");
        QTest::keyClick(&m_rank->edit(), Qt::Key_Return);
        QVERIFY(changed.wait(kPatience));
        QTest::keyClick(&m_rank->edit(), Qt::Key_Up);
        QCOMPARE(m_rank->edit().value(), "128");
        QTest::keyClick(&m_rank->edit(), Qt::Key_Down);
        QCOMPARE(m_rank->edit().value(), "127");
    }

    // Half a typed number must not cut the surrogate down.
    void typingChangesTheRankWhenDone() {
        startPaused();
        NewsSpy<ChangeMade> changed(*m_runs);
        type("25");
        QCOMPARE(changed.count(), 0);
        QTest::keyClick(&m_rank->edit(), Qt::Key_Return);
        QVERIFY(changed.wait(kPatience));
        QCOMPARE(changed.count(), 1);
        const Block& box = *m_runs->experiment().graph.find("blackbox");
        QCOMPARE(blackBoxSettings(box).surrogate.rank, Index{25});
    }

    void refusesImpossibleRanks() {
        startPaused();
        NewsSpy<Refusal> refused(*m_runs);
        QSignalSpy failed(m_rank, &RankNow::failed);
        type("129");
        QTest::keyClick(&m_rank->edit(), Qt::Key_Return);
        QVERIFY(refused.wait(kPatience));
        const QString reason = QString::fromStdString(refused[0].reason);
        QVERIFY2(reason.contains("129") && reason.contains("1 to 128"), qPrintable(reason));
        QCOMPARE(m_rank->edit().value(), "10");
        type("many");
        QTest::keyClick(&m_rank->edit(), Qt::Key_Return);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("many"));
        QCOMPARE(m_rank->edit().value(), "10");
    }

private:
    void startPaused() {
        m_runs->start(m_experiment,
                      {.out = m_folder.filePath("runs").toStdString(), .startPaused = true});
    }
    void type(const QString& text) {
        m_rank->edit().setFocus();
        m_rank->edit().edit()->selectAll();
        QTest::keyClicks(&m_rank->edit(), text);
    }

    QTemporaryDir m_folder;
    Experiment m_experiment;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<QWidget> m_window;
    RankNow* m_rank = nullptr;
};

WINDOW_TEST(RankNowTest)
#include "RankNowTest.moc"
