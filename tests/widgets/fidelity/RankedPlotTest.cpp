// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/RankedPlot.h"

#include "TestProgram.h"
#include "widgets/Theme.h"

#include <QtTest>
#include <cmath>

using namespace obscura;

class RankedPlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_plot = std::make_unique<RankedPlot>(RankedPlot::Spec{.name = "values",
                                                               .title = "Values",
                                                               .help = "what they are",
                                                               .valueLabel = "σ",
                                                               .curves = {"device", "surrogate"},
                                                               .logarithmic = true});
        m_plot->resize(400, 300);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void drawsCurvesOfDifferentLength() {
        m_plot->setValues({{8, 4, 2, 1}, {7, 3}});
        QCOMPARE(m_plot->graph(0)->dataCount(), 4);
        QCOMPARE(m_plot->graph(1)->dataCount(), 2);
        QCOMPARE(m_plot->graph(1)->data()->at(0)->key, 1.0);
        m_plot->replot();
        QVERIFY(m_plot->xAxis->range().contains(1) && m_plot->xAxis->range().contains(4));
        QVERIFY(m_plot->yAxis->range().contains(8) && m_plot->yAxis->range().contains(1));
    }

    // A numerical zero must not stretch the axis over all decades.
    void whatIsZeroHasNoPlaceOnALogarithmicAxis() {
        m_plot->setValues({{1, 0.5, 1e-14}, {1, 0}});
        QCOMPARE(m_plot->graph(1)->dataCount(), 1);
        m_plot->replot();
        QVERIFY(m_plot->yAxis->range().lower > 1e-8);
        m_plot->setValues({{0}, {0}});
        m_plot->replot();
        QVERIFY(m_plot->yAxis->range().lower > 0);
    }

    void readsOutWhatIsUnderTheMouse() {
        m_plot->setValues({{8, 4, 2}, {7, 3}});
        m_plot->replot();
        hover(2);
        QVERIFY2(m_plot->readout().contains("k = 2") && m_plot->readout().contains("device 4") &&
                     m_plot->readout().contains("surrogate 3"),
                 qPrintable(m_plot->readout()));
        hover(3);
        QVERIFY(!m_plot->readout().contains("surrogate"));
    }

    void exportsATable() {
        m_plot->setValues({{8, 4}, {7}});
        QCOMPARE(m_plot->table(), QByteArray("k,device,surrogate\n1,8,7\n2,4,\n"));
    }

    void clearEmptiesIt() {
        m_plot->setValues({{8, 4}, {7}});
        m_plot->clear();
        QVERIFY(!m_plot->hasData());
        QCOMPARE(m_plot->graph(0)->dataCount(), 0);
        QVERIFY(!m_plot->legend->visible());
    }

    void followsTheTheme() {
        m_plot->setValues({{8, 4}, {7}});
        m_plot->setPalette(Theme::darkTheme().palette());
        QCOMPARE(m_plot->graph(0)->pen().color(), Theme::darkTheme().seriesColor(0));
        QCOMPARE(m_plot->graph(0)->scatterStyle().pen().color(), Theme::darkTheme().seriesColor(0));
    }

private:
    void hover(double k) {
        const QPointF at(m_plot->xAxis->coordToPixel(k), m_plot->axisRect()->center().y());
        QMouseEvent event(QEvent::MouseMove, at, m_plot->mapToGlobal(at), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_plot.get(), &event);
    }

    std::unique_ptr<RankedPlot> m_plot;
};

WINDOW_TEST(RankedPlotTest)
#include "RankedPlotTest.moc"
