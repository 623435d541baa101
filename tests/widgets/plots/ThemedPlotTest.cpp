// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/ThemedPlot.h"

#include "TestProgram.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace obscura;

namespace {

class BarePlot : public ThemedPlot {
public:
    BarePlot() : ThemedPlot("bare", "Bare", {}) { applyTheme(); }
    QByteArray table() const override { return {}; }
    bool hasData() const override { return hasSome; }
    using ThemedPlot::addSaveActions;

    bool hasSome = false;
};

}  // namespace

class ThemedPlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEmptyTextFitsTheAxes_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("isAsGiven");
        QTest::newRow("wide") << 600 << true;
        QTest::newRow("narrow") << 180 << false;
    }

    void theEmptyTextFitsTheAxes() {
        QFETCH(int, width);
        QFETCH(bool, isAsGiven);
        BarePlot plot;
        plot.setEmptyText(kText);
        plot.resize(width, 160);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.replot();
        const QCPItemText& item = emptyItem(plot);
        QVERIFY(item.visible());
        QCOMPARE(item.text() == kText, isAsGiven);
        QCOMPARE(item.text().simplified(), kText.simplified());
        for (const QString& line : item.text().split('\n'))
            QVERIFY2(QFontMetrics(item.font()).horizontalAdvance(line) <= plot.axisRect()->width(),
                     qPrintable(line));
    }

    void theTitleTakesTheRoomThereIs_data() {
        QTest::addColumn<int>("extra");
        QTest::addColumn<bool>("isAtTheAxis");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("wide") << 400 << true << true;
        QTest::newRow("narrow") << 20 << false << true;
        QTest::newRow("too narrow") << -20 << false << false;
    }

    void theTitleTakesTheRoomThereIs() {
        QFETCH(int, extra);
        QFETCH(bool, isAtTheAxis);
        QFETCH(bool, isWhole);
        BarePlot plot;
        plot.setTitle(kTitle);
        plot.xAxis->setRange(0, 1e6);
        plot.yAxis->setRange(0, 1e6);
        const QCPItemText& title = titleItem(plot);
        const QFontMetrics metrics(title.font());
        const int width = metrics.horizontalAdvance(kTitle) + extra;
        plot.resize(width, 160);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.replot();
        QCOMPARE(title.text() == kTitle, isWhole);
        const double left = title.position->pixelPosition().x();
        QCOMPARE(int(left) == plot.axisRect()->left(), isAtTheAxis);
        const int end = int(left) + metrics.horizontalAdvance(title.text());
        QVERIFY2(left >= 0 && end <= width, qPrintable(QString::number(end)));
    }

    void ticksFollowTheWidth() {
        BarePlot plot;
        plot.xAxis->setRange(0, 128);
        const auto ticks = [&](int width) {
            plot.resize(width, 160);
            plot.replot();
            QSignalSpy again(&plot, &QCustomPlot::afterReplot);
            again.wait(1000);
            return plot.xAxis->tickVector().size();
        };
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        const auto wide = ticks(600);
        QVERIFY(ticks(130) < wide);
        QCOMPARE(ticks(600), wide);
    }

    void isSavedWhereThereIsSomething() {
        BarePlot plot;
        for (const bool hasSome : {false, true}) {
            plot.hasSome = hasSome;
            QMenu menu;
            plot.addSaveActions(menu);
            QStringList texts;
            for (const QAction* const action : menu.actions()) {
                texts << action->text();
                QCOMPARE(action->isEnabled(), hasSome);
            }
            QCOMPARE(texts, QStringList({"Save as PNG…", "Save as SVG…", "Save as PDF…",
                                         "Save as CSV…", "&Export for print…"}));
        }
    }

    void itGoesWhenDataCome() {
        BarePlot plot;
        plot.setEmptyText(kText);
        plot.hasSome = true;
        plot.replot();
        QVERIFY(!emptyItem(plot).visible());
    }

private:
    // The title comes first, then the text for the time without data.
    static const QCPItemText& titleItem(const QCustomPlot& plot) {
        return *qobject_cast<const QCPItemText*>(plot.item(0));
    }
    static const QCPItemText& emptyItem(const QCustomPlot& plot) {
        return *qobject_cast<const QCPItemText*>(plot.item(1));
    }

    inline static const QString kTitle = "A title of some length";

    inline static const QString kText =
        "Press Run: how far the surrogate\nis from the device appears here.";
};

WINDOW_TEST(ThemedPlotTest)
#include "ThemedPlotTest.moc"
