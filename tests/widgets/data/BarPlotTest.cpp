// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/BarPlot.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

namespace {

Bars someBars(std::size_t count) {
    Bars bars{.title = "Samples", .of = "class", .value = "samples"};
    for (std::size_t i = 0; i < count; ++i) {
        bars.names.push_back(QStringLiteral("class %1").arg(i));
        bars.values.push_back(double(1 + i));
        bars.details.push_back(QStringLiteral("%1: %2").arg(bars.names.back()).arg(1 + i));
    }
    return bars;
}

}  // namespace

class BarPlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_plot = std::make_unique<BarPlot>("bars", "What bars are");
        m_plot->resize(700, 240);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void namesStandBelowWhereTheyFit() {
        m_plot->setBars(someBars(4));
        m_plot->replot();
        QVERIFY(m_plot->xAxis->tickVectorLabels().contains("class 2"));
        m_plot->setBars(someBars(60));
        m_plot->replot();
        QVERIFY(!m_plot->xAxis->tickVectorLabels().contains("class 2"));
    }

    void theTableHasAllOfThem() {
        Bars bars = someBars(3);
        bars.values[1] = NAN;
        m_plot->setBars(std::move(bars));
        QCOMPARE(m_plot->table(), QByteArray("class,samples\nclass 0,1\nclass 1,\nclass 2,3\n"));
        m_plot->clear();
        QVERIFY(!m_plot->hasData());
    }

    void theMouseReadsOutAndActivates() {
        m_plot->setBars(someBars(4));
        m_plot->replot();
        QTest::mouseMove(m_plot.get(), placeOf(2));
        QTRY_COMPARE(m_plot->readout(), QString("class 2: 3"));
        QSignalSpy activated(m_plot.get(), &BarPlot::activated);
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, placeOf(2));
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.front().front().value<qsizetype>(), qsizetype{2});
        QCOMPARE(m_plot->chosen(), std::optional<std::size_t>(2));
        // To drag the plot chooses nothing, nor does a click beside it.
        QTest::mousePress(m_plot.get(), Qt::LeftButton, {}, placeOf(1));
        QTest::mouseMove(m_plot.get(), placeOf(3));
        QTest::mouseRelease(m_plot.get(), Qt::LeftButton, {}, placeOf(3));
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, {2, 2});
        QCOMPARE(activated.count(), 1);
    }

    void keysReadOutAndActivate() {
        m_plot->setFocus();
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QVERIFY(!m_plot->chosen());
        m_plot->setBars(someBars(3));
        QSignalSpy activated(m_plot.get(), &BarPlot::activated);
        QTest::keyClick(m_plot.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 0);
        for (const char* const told : {"class 0: 1", "class 1: 2", "class 2: 3", "class 2: 3"}) {
            QTest::keyClick(m_plot.get(), Qt::Key_Right);
            QCOMPARE(m_plot->readout(), QString(told));
            QCOMPARE(m_plot->accessibleDescription(), QString(told));
        }
        QTest::keyClick(m_plot.get(), Qt::Key_Left);
        QTest::keyClick(m_plot.get(), Qt::Key_Return);
        QCOMPARE(activated.front().front().value<qsizetype>(), qsizetype{1});
        // New counts of the same keep the choice, others don't.
        m_plot->setBars(someBars(3));
        QCOMPARE(m_plot->chosen(), std::optional<std::size_t>(1));
        QTest::keyClick(m_plot.get(), Qt::Key_Home);
        QVERIFY(!m_plot->chosen() && m_plot->readout().isEmpty());
        QTest::keyClick(m_plot.get(), Qt::Key_Left);
        QCOMPARE(m_plot->chosen(), std::optional<std::size_t>(2));
        m_plot->setBars(someBars(2));
        QVERIFY(!m_plot->chosen());
    }

    /// As many as a data set may have classes.
    void namesOfManyAreNotMeasured() {
        m_plot->setBars(someBars(65536));
        m_plot->resize(720, 240);
        m_plot->replot();
        QVERIFY(!m_plot->xAxis->tickVectorLabels().contains("class 2"));
    }

private:
    QPoint placeOf(double bar) const {
        return {int(m_plot->xAxis->coordToPixel(bar)), m_plot->axisRect()->center().y()};
    }

    std::unique_ptr<BarPlot> m_plot;
};

WINDOW_TEST(BarPlotTest)
#include "BarPlotTest.moc"
