// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/ThemedPlot.h"

#include <QTest>

using namespace obscura;

namespace {

class BarePlot : public ThemedPlot {
public:
    BarePlot() : ThemedPlot("bare", "Bare", {}) { applyTheme(); }
    QByteArray table() const override { return {}; }
    bool hasData() const override { return hasSome; }

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

    void itGoesWhenDataCome() {
        BarePlot plot;
        plot.setEmptyText(kText);
        plot.hasSome = true;
        plot.replot();
        QVERIFY(!emptyItem(plot).visible());
    }

private:
    static const QCPItemText& emptyItem(const QCustomPlot& plot) {
        for (int i = 0; i < plot.itemCount(); ++i) {
            const auto* const text = qobject_cast<const QCPItemText*>(plot.item(i));
            if (text && text->text() != plot.accessibleName())
                return *text;
        }
        qFatal("the plot has no text for the time without data");
    }

    inline static const QString kText =
        "Press Run: how far the surrogate\nis from the device appears here.";
};

QTEST_MAIN(ThemedPlotTest)
#include "ThemedPlotTest.moc"
