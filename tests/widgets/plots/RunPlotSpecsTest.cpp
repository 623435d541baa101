// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunPlotSpecs.h"

#include "TestProgram.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/QuantityText.h"
#include "widgets/plots/RunSeries.h"

#include <QSet>
#include <QtTest>

using namespace obscura;

/// What plots say of the quantities that they show comes from the table.
class RunPlotSpecsTest : public QObject {
    Q_OBJECT

private:
    static QString columnOf(const QuantityInfo& quantity) {
        return QString::fromStdString(columnName(quantity));
    }

private Q_SLOTS:
    void plotsAreToldApart() {
        QSet<QString> names;
        QSet<QString> titles;
        for (const PlotSpec& plot : runPlotSpecs()) {
            names << plot.name;
            titles << plot.title();
            QVERIFY2(!plot.curves.empty() && !plot.awaited.isEmpty() && !plot.help.isEmpty(),
                     qPrintable(plot.name));
        }
        QCOMPARE(names.size(), qsizetype(runPlotSpecs().size()));
        QCOMPARE(titles.size(), names.size());
    }

    // One axis has one unit and one scale.
    void whatSharesAPlotSharesItsAxis() {
        for (const PlotSpec& plot : runPlotSpecs()) {
            QSet<QString> legend;
            for (const PlotSpec::Curve& curve : plot.curves) {
                QCOMPARE(axisLabelOf(*curve.quantity), plot.valueLabel());
                QCOMPARE(curve.quantity->measured, plot.curves.front().quantity->measured);
                QVERIFY(formatOf(*curve.quantity) == plot.format());
                legend << plot.legendOf(curve);
            }
            QCOMPARE(legend.size(), qsizetype(plot.curves.size()));
        }
    }

    void allThatAPlotSaysIsOfTheTable() {
        const RunSeries none;
        for (const PlotSpec& spec : runPlotSpecs()) {
            LivePlot plot(spec, none.of(spec), none.of(spec));
            plot.resize(1200, 800);
            const QuantityInfo& first = *spec.curves.front().quantity;
            QCOMPARE(plot.yAxis->label(), QString::fromStdString(axisName(first)));
            for (const TimeAxis axis : kTimeAxes) {
                plot.setTimeAxis(axis);
                QCOMPARE(plot.xAxis->label(), QString::fromStdString(axisName(quantityOf(axis))));
            }
            QStringList columns;
            for (const TimeAxis axis : kTimeAxes)
                columns << columnOf(quantityOf(axis));
            for (const PlotSpec::Curve& curve : spec.curves)
                columns << columnOf(*curve.quantity) + (curve.isSmoothed ? "_smoothed" : "");
            QCOMPARE(plot.table(), columns.join(',').toUtf8() + '\n');
        }
    }

    void axesOfTimeStandInTheirOrder() {
        const char* const ids[] = {"step",
                                   "epoch",
                                   "seconds",
                                   "training_queries",
                                   "training_device_time",
                                   "all_queries",
                                   "device_time",
                                   "device_energy"};
        QCOMPARE(progressQuantities<StepRecord>().size(), kTimeAxes.size());
        QCOMPARE(progressQuantities<EvaluationRecord>().size(), kTimeAxes.size());
        for (const TimeAxis axis : kTimeAxes)
            QCOMPARE(QByteArray(quantityOf(axis).id.data()), QByteArray(ids[std::size_t(axis)]));
    }

    void writesMoments_data() {
        QTest::addColumn<TimeAxis>("axis");
        QTest::addColumn<double>("time");
        QTest::addColumn<QString>("text");
        QTest::newRow("step") << TimeAxis::Step << 40.0 << "step 40";
        QTest::newRow("epoch") << TimeAxis::Epoch << 1.23456 << "epoch 1.235";
        QTest::newRow("seconds") << TimeAxis::Seconds << 192.4 << "training time 3 min 12 s";
        QTest::newRow("queries") << TimeAxis::Queries << 1200.0 << "queries 1.2 k";
        QTest::newRow("device time") << TimeAxis::DeviceTime << 0.045 << "device time 45 ms";
        QTest::newRow("all queries") << TimeAxis::AllQueries << 6e6 << "all queries 6 M";
    }
    void writesMoments() {
        QFETCH(TimeAxis, axis);
        QFETCH(double, time);
        QFETCH(QString, text);
        QCOMPARE(formatTime(axis, time).replace(QChar(0x202f), ' '), text);
    }
};

WINDOW_TEST(RunPlotSpecsTest)
#include "RunPlotSpecsTest.moc"
