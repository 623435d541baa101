// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/ScatterPlot.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class ScatterPlotTest : public QObject {
    Q_OBJECT

private:
    /// Two numbers of three samples.
    static std::shared_ptr<const AnswerReport> report() {
        auto report = std::make_shared<AnswerReport>();
        report->target = {.kind = TargetKind::Numbers, .size = 2, .names = {"width", "height"}};
        report->targets = Matrix{{0, 10}, {1, 20}, {4, 30}};
        report->answers = Matrix{{0.5F, 11}, {1, 21}, {3, 31}};
        return report;
    }

private Q_SLOTS:
    void showsOneNumberOfEachSample() {
        ScatterPlot plot;
        plot.resize(400, 300);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QVERIFY(!plot.hasData());
        plot.setReport(report(), 0);
        QVERIFY(plot.hasData());
        QCOMPARE(plot.table(), QByteArray("target,answer\n0,0.5\n1,1\n4,3\n"));
        plot.replot();
        QVERIFY(plot.xAxis->range().contains(0) && plot.xAxis->range().contains(4));
        QCOMPARE(plot.xAxis->range(), plot.yAxis->range());
        plot.setReport(report(), 1);
        QCOMPARE(plot.table(), QByteArray("target,answer\n10,11\n20,21\n30,31\n"));
        plot.replot();
        QTest::mouseMove(&plot, plot.axisRect()->center());
        QTRY_VERIFY(plot.readout().startsWith("target "));
        plot.setReport(std::make_shared<AnswerReport>(), 0);
        QVERIFY(!plot.hasData());
        plot.setReport(nullptr, 0);
        QVERIFY(!plot.hasData());
    }
};

WINDOW_TEST(ScatterPlotTest)
#include "ScatterPlotTest.moc"
