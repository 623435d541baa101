// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/RunPlots.h"

#include "TestProgram.h"
#include "devices/Error.h"
#include "widgets/Theme.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/PlotExport.h"
#include "widgets/plots/PlotTicker.h"
#include "widgets/plots/RunPlotSpecs.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace obscura;

namespace {

enum PlotPlace { Loss, Accuracy, Error, Queries };

std::vector<StepRecord> steps(int count) {
    std::vector<StepRecord> records;
    for (int i = 1; i <= count; ++i) {
        StepRecord record;
        record.step = i;
        record.epoch = i / 100.0;
        record.seconds = i * 0.02;
        record.loss = 2 * std::exp(-i / 50.0) + 0.1;
        record.surrogateError = i % 10 == 0 ? 0.5 : std::nan("");
        record.ledger[Purpose::Forward].queries = 10 * i;
        record.ledger[Purpose::Gradient].queries = 100 * i;
        record.ledger[Purpose::Gradient].seconds = 0.5 * i;
        records.push_back(record);
    }
    return records;
}

}  // namespace

class RunPlotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_plots = std::make_unique<RunPlots>();
        m_plots->resize(900, 500);
        m_plots->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plots.get()));
    }

    void drawsWhatArrives() {
        QSignalSpy drawn(plot(Loss), &QCustomPlot::afterReplot);
        m_plots->add(steps(200));
        QTRY_VERIFY(plot(Loss)->graph(0)->dataCount() == 200);
        QVERIFY(!drawn.empty());
        QCOMPARE(plot(Error)->graph(0)->dataCount(), 20);
        QVERIFY(plot(Loss)->xAxis->range().contains(200));
        QVERIFY(plot(Loss)->yAxis->range().contains(2.0));
    }

    void aLongTitleEndsInDots() {
        LivePlot* const loss = plot(Loss);
        const auto* title = qobject_cast<QCPItemText*>(loss->item(0));
        QCOMPARE(title->text(), loss->title());
        loss->setTitle("Loss of a network with a rather long name that nobody can read in full");
        loss->resize(150, loss->height());
        QVERIFY(title->text().endsWith(QChar(0x2026)));
        loss->resize(900, loss->height());
        QCOMPARE(title->text(), loss->title());
    }

    void theLegendCoversNothing_data() {
        QTest::addColumn<PlotPlace>("place");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("rows");
        QTest::newRow("beside the title") << Loss << QSize(440, 230) << 1;
        QTest::newRow("below the title") << Error << QSize(255, 158) << 1;
        QTest::newRow("two rows") << Queries << QSize(255, 158) << 2;
        QTest::newRow("one row for all") << Queries << QSize(700, 158) << 1;
        QTest::newRow("in the smallest window") << Error << QSize(198, 133) << 1;
    }

    void theLegendCoversNothing() {
        QFETCH(PlotPlace, place);
        QFETCH(QSize, size);
        std::vector<StepRecord> records = steps(50);
        for (StepRecord& record : records) {
            for (const Purpose purpose : {Purpose::Surrogate, Purpose::Evaluation})
                record.ledger[purpose].queries = record.step;
        }
        m_plots->add(records);
        LivePlot* const p = plot(place);
        p->resize(size);
        drawNow();
        const QRect legend = p->legend->outerRect();
        QTEST(p->legend->rowCount(), "rows");
        QVERIFY(p->rect().contains(legend));
        QVERIFY(legend.bottom() < p->axisRect()->top());
        QVERIFY(!legend.intersects(titleRect(*p)));
        QVERIFY(p->rect().contains(titleRect(*p)));
    }

    void aLowPlotHasItsLegendBesideTheAxes() {
        m_plots->add(steps(50));
        LivePlot* const p = plot(Queries);
        p->resize(330, p->minimumSizeHint().height());
        drawNow();
        // The margins of the first drawing tell how much room there is.
        p->replot();
        QVERIFY(p->legend->visible());
        QVERIFY(p->legend->outerRect().left() > p->axisRect()->right());
        QVERIFY(p->rect().contains(p->legend->outerRect()));
        // Where there is no room at all it hides nothing either.
        p->resize(p->minimumSizeHint());
        drawNow();
        p->replot();
        QVERIFY(!p->legend->visible());
        p->resize(400, 300);
        drawNow();
        p->replot();
        QVERIFY(p->legend->visible());
        QVERIFY(p->legend->outerRect().bottom() < p->axisRect()->top());
    }

    // Each measurement is a point of it; the steps between, where nobody looked, are no gap.
    void aLineLeadsFromOneMeasurementToTheNext() {
        std::vector<StepRecord> records = steps(200);
        for (StepRecord& record : records)
            record.bestSurrogateError = record.step % 100 == 10 ? 0.25 : std::nan("");
        m_plots->add(records);
        drawNow();
        QCOMPARE(valuesOf(Error, 0), QVector<double>(20, 0.5));
        QCOMPARE(valuesOf(Error, 1), QVector<double>(2, 0.25));
        QVERIFY(plot(Error)->yAxis->range().contains(0.25));
        QVERIFY(plot(Error)->graph(1)->pen().style() == Qt::DashLine);
        QVERIFY(!plot(Error)->table().contains("nan"));
    }

    void aMeasurementWithoutResultIsAGap() {
        std::vector<StepRecord> records = steps(50);
        for (StepRecord& record : records) {
            if (record.step == 30) {
                record.surrogateError = std::nan("");
                record.inputGradientCosine = 0.5;
            }
        }
        m_plots->add(records);
        drawNow();
        const QVector<double> values = valuesOf(Error, 0);
        QCOMPARE(values.size(), 5);
        for (qsizetype i = 0; i < values.size(); ++i)
            QCOMPARE(std::isnan(values[i]), i == 2);
    }

    void theBestErrorStepsWhereTheRankChanges() {
        std::vector<StepRecord> records = steps(60);
        for (StepRecord& record : records) {
            record.surrogateError =
                record.step % 10 == 0 ? (record.step <= 35 ? 0.5 : 0.3) : std::nan("");
            if (record.step == 20 || record.step == 40)
                record.bestSurrogateError = record.step == 20 ? 0.4 : 0.2;
        }
        m_plots->add(records);
        m_plots->noteRankChange(35);
        drawNow();
        const auto& best = *plot(Error)->graph(1)->data();
        QCOMPARE(valuesOf(Error, 1), (QVector<double>{0.4, 0.4, 0.2, 0.2}));
        QCOMPARE(best.at(1)->key, 35.0);
        QCOMPARE(best.at(2)->key, 35.0);
        // The error, which was measured on both sides, has a gap there and no slope.
        QVERIFY(std::isnan(valuesOf(Error, 0)[3]));
    }

    void adoptedPlotsFollow() {
        auto* const other =
            new LivePlot(surrogateErrorSpec(), m_plots->run().of(surrogateErrorSpec()),
                         m_plots->lastRun().of(surrogateErrorSpec()), m_plots.get());
        m_plots->setTimeAxis(TimeAxis::Epoch);
        m_plots->adopt(other);
        QCOMPARE(other->timeAxis(), TimeAxis::Epoch);
        m_plots->add(steps(100));
        m_plots->refreshNow();
        QCOMPARE(other->xAxis->range(), plot(Loss)->xAxis->range());
        // It is drawn when it is seen.
        QCOMPARE(other->graph(0)->dataCount(), 0);
        other->show();
        QTRY_COMPARE(other->graph(0)->dataCount(), 10);
    }

    void stacksQueries() {
        m_plots->add(steps(50));
        drawNow();
        const auto top = [this](int graph) {
            return (plot(Queries)->graph(graph)->data()->constEnd() - 1)->value;
        };
        QCOMPARE(top(int(Purpose::Forward)), 500.0);
        QCOMPARE(top(int(Purpose::Gradient)), 5500.0);
        plot(Queries)->setCurveVisible(0, false);
        drawNow();
        QCOMPARE(top(int(Purpose::Gradient)), 5000.0);
    }

    void legendClickHidesACurve() {
        m_plots->add(steps(50));
        drawNow();
        QCPAbstractLegendItem* const item = plot(Loss)->legend->item(0);
        QTest::mouseClick(plot(Loss), Qt::LeftButton, {}, item->outerRect().center());
        QVERIFY(!plot(Loss)->isCurveVisible(0));
        QTest::mouseClick(plot(Loss), Qt::LeftButton, {}, item->outerRect().center());
        QVERIFY(plot(Loss)->isCurveVisible(0));
    }

    void axisIsShared_data() {
        QTest::addColumn<TimeAxis>("axis");
        QTest::addColumn<double>("last");
        QTest::newRow("step") << TimeAxis::Step << 100.0;
        QTest::newRow("epoch") << TimeAxis::Epoch << 1.0;
        QTest::newRow("seconds") << TimeAxis::Seconds << 2.0;
        QTest::newRow("queries") << TimeAxis::Queries << 11000.0;
        QTest::newRow("device time") << TimeAxis::DeviceTime << 50.0;
        QTest::newRow("all queries") << TimeAxis::AllQueries << 11500.0;
        QTest::newRow("all device time") << TimeAxis::AllDeviceTime << 50.0;
    }

    void axisIsShared() {
        QFETCH(TimeAxis, axis);
        QFETCH(double, last);
        std::vector<StepRecord> records = steps(100);
        for (StepRecord& record : records)
            record.ledger[Purpose::Evaluation].queries = 5 * record.step;
        m_plots->add(records);
        m_plots->setTimeAxis(axis);
        drawNow();
        for (const LivePlot* const p : m_plots->plots())
            QCOMPARE(p->xAxis->range(), plot(Loss)->xAxis->range());
        QCOMPARE((plot(Loss)->graph(0)->data()->constEnd() - 1)->key, last);
    }

    void zoomIsSharedAndDoubleClickResets() {
        m_plots->add(steps(100));
        drawNow();
        const QCPRange whole = plot(Loss)->xAxis->range();
        const QPoint centre = plot(Loss)->axisRect()->center();
        wheel(plot(Loss), centre, 240);
        QVERIFY(plot(Loss)->xAxis->range().size() < whole.size());
        QCOMPARE(plot(Queries)->xAxis->range(), plot(Loss)->xAxis->range());
        // A view that the person chose stays while the run goes on.
        const QCPRange chosen = plot(Loss)->xAxis->range();
        m_plots->add(steps(100));
        m_plots->refreshNow();
        QCOMPARE(plot(Loss)->xAxis->range(), chosen);
        QTest::mouseDClick(plot(Queries), Qt::LeftButton, {}, centre);
        QCOMPARE(plot(Loss)->xAxis->range(), whole);
    }

    void crosshairIsShared() {
        m_plots->add(steps(100));
        drawNow();
        const double x = plot(Loss)->xAxis->coordToPixel(40);
        hover(plot(Loss), QPointF(x, plot(Loss)->axisRect()->center().y()));
        QCOMPARE(plot(Queries)->readout().section(QChar::LineFeed, 0, 0), "step 40");
        QVERIFY(plot(Queries)->readout().contains("gradient 4 k"));
        QVERIFY(plot(Error)->readout().contains("0.5"));
        QVERIFY(plot(Accuracy)->readout().isEmpty());
        QTest::keyClick(plot(Loss), Qt::Key_Right);
        QVERIFY(!plot(Loss)->readout().isEmpty());
    }

    void longRunsAreReadWithGroupedDigits() {
        m_plots->add(steps(12345));
        drawNow();
        QTest::keyClick(plot(Loss), Qt::Key_Right);
        const QString at = plot(Loss)->readout().section(QChar::LineFeed, 0, 0);
        QCOMPARE(at.size(), QStringLiteral("step 6 295").size());
        QVERIFY2(!at[6].isDigit(), qPrintable(at));
    }

    void theReadoutIsWholeInSmallPlots() {
        m_plots->add(steps(100));
        m_plots->beginRun();
        m_plots->add(steps(100));
        LivePlot* const loss = plot(Loss);
        loss->resize(loss->minimumSizeHint());
        drawNow();
        for (const double step : {1, 45, 55, 99}) {
            hover(loss, QPointF(loss->xAxis->coordToPixel(step), loss->axisRect()->center().y()));
            QVERIFY(loss->readout().contains("last run"));
            const QRectF text = loss->crosshair().textRect();
            QVERIFY2(QRectF(loss->rect()).contains(text), qPrintable(QString::number(step)));
        }
    }

    // Of the plots in the smallest window.
    void whatStandsAtLowAxesIsReadable() {
        std::vector<StepRecord> records = steps(50);
        for (StepRecord& record : records)
            record.loss = std::pow(10, double(record.step) / 20 - 1);
        m_plots->add(records);
        for (const PlotPlace place : {Loss, Error, Queries}) {
            LivePlot* const p = plot(place);
            p->resize(p->minimumSizeHint());
            drawNow();
            p->replot();
            const int height = QFontMetrics(p->yAxis->tickLabelFont()).ascent();
            const QVector<double> ticks = p->yAxis->tickVector();
            double last = std::numeric_limits<double>::infinity();
            for (const double tick : ticks) {
                if (!p->yAxis->range().contains(tick))
                    continue;
                const double at = p->yAxis->coordToPixel(tick);
                QVERIFY2(last - at >= height, qPrintable(p->title()));
                last = at;
            }
            const int label =
                QFontMetrics(p->yAxis->labelFont()).horizontalAdvance(p->yAxis->label());
            const int centre = p->axisRect()->rect().center().y();
            QVERIFY2(label <= 2 * std::min(centre, p->height() - centre), qPrintable(p->title()));
        }
        plot(Loss)->resize(400, 300);
        drawNow();
        QCOMPARE(plot(Loss)->yAxis->label(), "mean loss");
    }

    void followsTheTheme() {
        m_plots->setPalette(Theme::darkTheme().palette());
        QCOMPARE(plot(Loss)->xAxis->tickLabelColor(), Theme::darkTheme().mutedText);
        m_plots->setPalette(Theme::light().palette());
        QCOMPARE(plot(Loss)->xAxis->tickLabelColor(), Theme::light().mutedText);
    }

    void exports_data() {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("magic");
        QTest::newRow("png") << "png" << QByteArray("\x89PNG");
        QTest::newRow("svg") << "svg" << QByteArray("<?xml");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF");
        QTest::newRow("csv") << "csv"
                             << QByteArray(
                                    "step,epoch,seconds [s],training_queries,training_device_time "
                                    "[s],all_queries,device_time [s],device_energy "
                                    "[J],loss,loss_smoothed\n");
    }

    void exports() {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, magic);
        m_plots->add(steps(30));
        drawNow();
        QTemporaryDir folder;
        QFile file(folder.filePath("loss." + suffix));
        exportPlot(*plot(Loss), file.fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith(magic));
        if (suffix == "csv")
            QCOMPARE(bytes.count('\n'), 31);
    }

    // Hovering, or having hidden a curve, leaves no trace in a picture that is kept.
    void exportsWithoutWhatAnswersTheMouse() {
        m_plots->add(steps(30));
        drawNow();
        LivePlot* const loss = plot(Loss);
        loss->setCurveVisible(0, false);
        hover(loss, loss->axisRect()->center());
        QVERIFY(!loss->readout().isEmpty());
        const QByteArray hovered = exported(*loss, "svg");
        QVERIFY(!hovered.contains("step 1") && !hovered.contains("batch"));
        // On the screen it is still there.
        QVERIFY(loss->layer("overlay")->visible());
        QVERIFY(loss->legend->itemWithPlottable(loss->graph(0)));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(loss, &leave);
        QCOMPARE(exported(*loss, "svg"), hovered);
    }

    void exportedLinesGrowWithThePicture() {
        m_plots->add(steps(30));
        drawNow();
        QVERIFY(!plot(Loss)->graph(1)->pen().isCosmetic());
        QVERIFY(!exported(*plot(Loss), "svg").contains("non-scaling-stroke"));
    }

    void saysWhatItWaitsFor() {
        LivePlot* const accuracy = plot(Accuracy);
        QVERIFY(accuracy->emptyText().startsWith("Press Run"));
        m_plots->beginRun();
        QVERIFY(accuracy->emptyText().startsWith("Waiting for the run"));
        QVERIFY(accuracy->emptyText().contains("each\nevaluation"));
        m_plots->endRun();
        QVERIFY(!accuracy->emptyText().contains("Press Run"));
        accuracy->setReason("because");
        QCOMPARE(accuracy->emptyText(), "because");
    }

    void theLastRunStaysBehindTheNext() {
        m_plots->beginRun();
        m_plots->add(steps(100));
        m_plots->add({evaluation(100, 0.8)});
        m_plots->beginRun();
        m_plots->add(steps(20));
        drawNow();
        const QCPGraph& last = plot(Loss)->lastRun();
        QCOMPARE(last.dataCount(), 100);
        QVERIFY(last.pen().style() == Qt::DashLine);
        QVERIFY(last.pen().widthF() < plot(Loss)->graph(1)->pen().widthF());
        QCOMPARE(plot(Loss)->graph(1)->dataCount(), 20);
        // Both are in view; the total of the queries, too.
        QVERIFY(plot(Loss)->xAxis->range().contains(100));
        QCOMPARE(valuesOf(plot(Queries)->lastRun()).back(), 11000.0);
        QVERIFY(plot(Queries)->yAxis->range().contains(11000));
        QVERIFY(plot(Accuracy)->hasData());
        QVERIFY(plot(Accuracy)->yAxis->range().contains(0.8));
        QVERIFY(exported(*plot(Accuracy), "svg").contains("last run"));
        for (const LivePlot* const p : m_plots->plots()) {
            QStringList names;
            for (int i = 0; i < p->legend->itemCount(); ++i) {
                if (auto* const e = qobject_cast<QCPPlottableLegendItem*>(p->legend->item(i)))
                    names << e->plottable()->name();
            }
            QCOMPARE(names.indexOf("last run"), names.size() - 1);
        }
        hover(plot(Loss),
              QPointF(plot(Loss)->xAxis->coordToPixel(10), plot(Loss)->axisRect()->center().y()));
        QVERIFY2(plot(Loss)->readout().contains("last run"), qPrintable(plot(Loss)->readout()));
        // A run that records nothing doesn't push it out.
        m_plots->beginRun();
        m_plots->beginRun();
        QCOMPARE(m_plots->lastRun().of(lossSpec()).size(), std::size_t(20));
        m_plots->clear();
        QVERIFY(!plot(Loss)->hasData());
    }

    void aClickInTheLegendHidesTheLastRunEverywhere() {
        m_plots->beginRun();
        m_plots->add(steps(100));
        m_plots->beginRun();
        m_plots->add(steps(20));
        drawNow();
        const QCPLegend& legend = *plot(Loss)->legend;
        QCPAbstractLegendItem* const item = legend.item(legend.itemCount() - 1);
        QTest::mouseClick(plot(Loss), Qt::LeftButton, {}, item->outerRect().center());
        drawNow();
        for (const LivePlot* const p : m_plots->plots())
            QVERIFY(!p->showsLastRun() && !p->lastRun().visible());
        QVERIFY(!plot(Loss)->xAxis->range().contains(30));
        QTest::mouseClick(plot(Loss), Qt::LeftButton, {}, item->outerRect().center());
        drawNow();
        QVERIFY(plot(Loss)->lastRun().visible());
    }

    void stepsHaveWholeTicks_data() {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::newRow("one step") << 0.0 << 1.0;
        QTest::newRow("three steps") << 0.0 << 3.06;
        QTest::newRow("ten steps") << 0.0 << 10.2;
        QTest::newRow("hundreds") << 0.0 << 478.0;
        QTest::newRow("few of many") << 123400.0 << 123450.0;
        QTest::newRow("millions") << 0.0 << 2.5e6;
    }

    void stepsHaveWholeTicks() {
        QFETCH(double, lower);
        QFETCH(double, upper);
        m_plots->add(steps(3));
        LivePlot* const p = plot(Loss);
        p->setTimeRange(lower, upper);
        p->replot();
        const QVector<double> ticks = p->xAxis->tickVector();
        QVERIFY(!ticks.isEmpty());
        for (const double tick : ticks)
            QCOMPARE(tick, std::round(tick));
        QStringList labels = p->xAxis->tickVectorLabels();
        QCOMPARE(labels.removeDuplicates(), 0);
    }

    void exportSaysWhatIsWrong() {
        QVERIFY_THROWS_EXCEPTION(UserError, exportPlot(*plot(Loss), "/nowhere/loss.png"));
        QVERIFY_THROWS_EXCEPTION(UserError, exportPlot(*plot(Loss), "/nowhere/loss.pdf"));
        QVERIFY_THROWS_EXCEPTION(UserError, exportPlot(*plot(Loss), "loss.bmp"));
    }

    void validationIsNamedWhereThereIsSome() {
        LivePlot& accuracy = *plot(Accuracy);
        m_plots->add({evaluation(1, 0.5), evaluation(2, 0.6)});
        drawNow();
        QVERIFY(!accuracy.legend->itemWithPlottable(accuracy.graph(1)));
        m_plots->clear();
        EvaluationRecord validated = evaluation(1, 0.5);
        validated.validationAccuracy = 0.75;
        m_plots->add({validated});
        drawNow();
        QVERIFY(accuracy.legend->itemWithPlottable(accuracy.graph(1)));
        QCOMPARE(valuesOf(Accuracy, 1), QVector<double>{0.75});
    }

    void clearStartsAnew() {
        m_plots->add(steps(100));
        m_plots->clear();
        drawNow();
        QCOMPARE(plot(Loss)->graph(0)->dataCount(), 0);
    }

private:
    LivePlot* plot(PlotPlace place) const { return m_plots->plots()[std::size_t(place)]; }

    static EvaluationRecord evaluation(std::int64_t step, double accuracy) {
        EvaluationRecord record;
        record.step = step;
        record.epoch = 1;
        record.seconds = 2;
        record.accuracy = accuracy;
        return record;
    }

    static QVector<double> valuesOf(const QCPGraph& graph) {
        QVector<double> values;
        for (const QCPGraphData& point : *graph.data())
            values << point.value;
        return values;
    }
    QVector<double> valuesOf(PlotPlace place, int graph) const {
        return valuesOf(*plot(place)->graph(graph));
    }

    static QByteArray exported(LivePlot& plot, const QString& suffix) {
        QTemporaryDir folder;
        QFile file(folder.filePath("plot." + suffix));
        exportPlot(plot, file.fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void drawNow() {
        m_plots->refreshNow();
        for (LivePlot* const p : m_plots->plots())
            p->replot();
    }

    static QRect titleRect(const LivePlot& p) {
        const auto* const title = qobject_cast<QCPItemText*>(p.item(0));
        return QRectF(title->topLeft->pixelPosition(), title->bottomRight->pixelPosition())
            .toAlignedRect()
            .adjusted(0, 0, 0, -title->padding().bottom());
    }

    static void hover(QWidget* widget, QPointF at) {
        QMouseEvent event(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &event);
    }

    static void wheel(QWidget* widget, QPoint at, int delta) {
        QWheelEvent event(at, widget->mapToGlobal(QPointF(at)), {}, {0, delta}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(widget, &event);
    }

    std::unique_ptr<RunPlots> m_plots;
};

WINDOW_TEST(RunPlotsTest)
#include "RunPlotsTest.moc"
