// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/TimePlot.h"

#include "TestProgram.h"
#include "widgets/plots/RunPlots.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QtTest>

using namespace obscura;

namespace {

std::vector<StepRecord> steps(int from, int to) {
    std::vector<StepRecord> records;
    for (int i = from; i <= to; ++i) {
        StepRecord record;
        record.step = i;
        record.epoch = i / 100.0;
        record.seconds = i * 0.02;
        record.loss = i == 30 ? 0 : 10.0 / i;
        record.ledger[Purpose::Forward].queries = 10 * i;
        records.push_back(record);
    }
    return records;
}

ChangeMade changeAt(std::int64_t step) {
    return {.change = {.block = 0, .option = "learning_rate", .value = 0.25},
            .step = step,
            .owner = "training"};
}

}  // namespace

/// What all plots over the progress of runs can do, as seen in the plot of the loss.
class TimePlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_plots = std::make_unique<RunPlots>();
        m_plots->resize(900, 500);
        m_plots->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plots.get()));
        m_plots->add(steps(1, 100));
        drawNow();
    }

    void whatALogarithmicAxisHasNoPlaceForIsFlagged() {
        QVERIFY(loss().isLogarithmic());
        QVERIFY(loss().isFlagged());
        // No line leads to it, or over it.
        const auto& line = *loss().graph(0)->data();
        QCOMPARE((line.constBegin() + 28)->key, 29.0);
        QVERIFY(std::isnan((line.constBegin() + 29)->value));
        QCOMPARE((line.constBegin() + 30)->key, 31.0);
        // What is no zero decides what is seen.
        QVERIFY(loss().yAxis->range().lower > 0.01);
        point(30);
        QVERIFY2(loss().readout().contains("no place"), qPrintable(loss().readout()));
        loss().setLogarithmic(false);
        drawNow();
        QVERIFY(!loss().isFlagged());
        point(30);
        QVERIFY(!loss().readout().contains("no place"));
    }

    void aHeldCrosshairTellsDifferences() {
        point(10);
        QVERIFY(!loss().readout().contains("Δ"));
        QTest::keyClick(&loss(), Qt::Key_D);
        point(50);
        const QStringList lines = loss().readout().split('\n');
        QVERIFY2(lines[0].contains("step 50 (Δ 40)"), qPrintable(lines[0]));
        QVERIFY2(lines[1].contains("0.2 (Δ -0.8)") || lines[1].contains("0.2 (Δ −0.8)"),
                 qPrintable(lines[1]));
        // In all plots of the run; and not for ever.
        QVERIFY(m_plots->plots()[3]->readout().contains("Δ 400"));
        QTest::keyClick(&loss(), Qt::Key_D);
        point(60);
        QVERIFY(!loss().readout().contains("Δ"));
    }

    void changesAreMarked() {
        m_plots->take({changeAt(40)});
        drawNow();
        QCOMPARE(loss().marks().size(), std::size_t{1});
        point(40);
        QVERIFY2(loss().readout().contains("training: learning_rate = 0.25"),
                 qPrintable(loss().readout()));
        point(80);
        QVERIFY(!loss().readout().contains("learning_rate"));
        m_plots->beginRun();
        QVERIFY(loss().marks().empty());
    }

    void heldPlotsStayAsTheyAre() {
        auto* const hold = holdButton();
        QTest::mouseClick(hold, Qt::LeftButton);
        m_plots->add(steps(101, 200));
        // Nothing is to be drawn: the first thing that is, is what follows.
        QTest::mouseClick(hold, Qt::LeftButton);
        drawNow();
        QVERIFY(loss().xAxis->range().contains(200));
        QTest::mouseClick(hold, Qt::LeftButton);
        const QCPRange before = loss().xAxis->range();
        m_plots->add(steps(201, 300));
        loss().replot();
        QCOMPARE(loss().xAxis->range(), before);
        // The next run is seen.
        m_plots->beginRun();
        QVERIFY(!hold->isChecked());
    }

    void aReferenceLineComesFromTheMenu() {
        QVERIFY(!loss().referenceLine());
        const int height = int(loss().yAxis->coordToPixel(1));
        choose(height, Qt::Key_R);
        QVERIFY(loss().referenceLine());
        QVERIFY(std::abs(*loss().referenceLine() - 1) < 0.1);
        choose(height, Qt::Key_M);
        QVERIFY(!loss().referenceLine());
    }

private:
    LivePlot& loss() const { return *m_plots->plots().front(); }

    QPushButton* holdButton() const {
        for (QPushButton* const button : m_plots->findChildren<QPushButton*>()) {
            if (button->text() == "Hol&d")
                return button;
        }
        return nullptr;
    }

    void drawNow() {
        m_plots->refreshNow();
        for (LivePlot* const p : m_plots->plots())
            p->replot();
    }

    void point(double step) {
        const QPointF at(loss().xAxis->coordToPixel(step), loss().axisRect()->center().y());
        QMouseEvent event(QEvent::MouseMove, at, loss().mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&loss(), &event);
    }

    /// The entry with that mnemonic of the menu that comes up at that height.
    void choose(int height, Qt::Key mnemonic) {
        const QPoint at(loss().axisRect()->center().x(), height);
        QTimer::singleShot(0, &loss(), [mnemonic] {
            auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QTest::keyClick(menu, mnemonic);
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, loss().mapToGlobal(at));
        QCoreApplication::sendEvent(&loss(), &event);
    }

    std::unique_ptr<RunPlots> m_plots;
};

WINDOW_TEST(TimePlotTest)
#include "TimePlotTest.moc"
