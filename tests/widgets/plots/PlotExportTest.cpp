// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotExport.h"

#include "TestProgram.h"
#include "devices/Error.h"
#include "widgets/Theme.h"
#include "widgets/plots/SamplePlot.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace obscura;

class PlotExportTest : public QObject {
    Q_OBJECT

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    QByteArray printed(SamplePlot& plot, const char* name, const PlotPrint& print) const {
        printPlot(plot, path(name), print);
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// What a program of poppler-utils says of a file.
    QString told(const QString& program, const QStringList& arguments) const {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput())
                                         : process.errorString();
    }

    static constexpr double kMillimetresAnInch = 25.4;

    QTemporaryDir m_folder;

private Q_SLOTS:
    void pictureHasItsSize_data() {
        QTest::addColumn<QSizeF>("millimetres");
        QTest::addColumn<int>("dots");
        QTest::newRow("column") << QSizeF(86, 60) << 300;
        QTest::newRow("wide") << QSizeF(178, 60) << 150;
        QTest::newRow("screen") << QSizeF(100, 100) << 96;
    }

    void pictureHasItsSize() {
        QFETCH(QSizeF, millimetres);
        QFETCH(int, dots);
        SamplePlot plot;
        plot.show();
        const QByteArray bytes =
            printed(plot, "plot.png", {.millimetres = millimetres, .dotsPerInch = dots});
        const QImage image = QImage::fromData(bytes);
        const QSizeF expected = millimetres / kMillimetresAnInch * dots;
        // Whole units of the screen.
        QVERIFY(std::abs(image.width() - expected.width()) <= 0.5 * dots / 96 + 1);
        QVERIFY(std::abs(image.height() - expected.height()) <= 0.5 * dots / 96 + 1);
        QCOMPARE(qRound(image.dotsPerMeterX() * kMillimetresAnInch / 1000), dots);
    }

    void pictureIsLight() {
        SamplePlot plot;
        plot.setPalette(Theme::darkTheme().palette());
        plot.show();
        const QColor dark = printedImage(plot, {.isLight = false}).pixelColor(2, 2);
        QVERIFY(dark.lightness() < 80);
        QCOMPARE(printedImage(plot, {.isLight = true}).pixelColor(2, 2), QColor(Qt::white));
    }

    void thePlotStaysAsItWas() {
        SamplePlot plot;
        plot.resize(500, 300);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.replot();
        const QImage before = plot.grab().toImage();
        const QFont font = plot.font();
        printedImage(plot, {.millimetres = {60, 90}, .fontPoints = 12});
        QCOMPARE(plot.size(), QSize(500, 300));
        QCOMPARE(plot.font(), font);
        QVERIFY(!plot.testAttribute(Qt::WA_SetFont));
        QVERIFY(!plot.testAttribute(Qt::WA_SetPalette));
        QVERIFY(plot.updatesEnabled());
        QCOMPARE(plot.grab().toImage(), before);
    }

    void fontHasItsSize() {
        SamplePlot plot;
        plot.show();
        const auto sizeIn = [&](double points) {
            // In the units of the drawing, 96 to an inch here.
            const double units = points * plot.logicalDpiX() / 72;
            return "font-size=\"" + QByteArray::number(units) + '"';
        };
        const QByteArray svg = printed(plot, "plot.svg", {.fontPoints = 6});
        QVERIFY(svg.contains(sizeIn(6)));
        QVERIFY(!svg.contains(sizeIn(12)));
        QVERIFY(printed(plot, "plot.svg", {.fontPoints = 12}).contains(sizeIn(12)));
    }

    void svgHasSizeAndText() {
        SamplePlot plot;
        plot.show();
        const QByteArray svg = printed(plot, "plot.svg", {.millimetres = {80, 50}});
        static const QRegularExpression width("width=\"([0-9.]+)mm\" height=\"([0-9.]+)mm\"");
        const auto match = width.match(QString::fromUtf8(svg));
        QVERIFY2(match.hasMatch(), svg.left(400).constData());
        QVERIFY(std::abs(match.captured(1).toDouble() - 80) < 0.3);
        QVERIFY(std::abs(match.captured(2).toDouble() - 50) < 0.3);
        // In runs of one font each.
        QVERIFY(svg.contains(">Sample </text>") && svg.contains(">ω</text>"));
    }

    void pdfHasSizeAndText() {
        if (QStandardPaths::findExecutable("pdftotext").isEmpty())
            QSKIP("poppler-utils is not installed");
        SamplePlot plot;
        plot.show();
        QVERIFY(printed(plot, "plot.pdf", {.millimetres = {100, 50}}).startsWith("%PDF"));
        QVERIFY(told("pdftotext", {path("plot.pdf"), "-"}).contains("Sample ω"));
        const QString info = told("pdfinfo", {path("plot.pdf")});
        static const QRegularExpression size("Page size: +([0-9.]+) x ([0-9.]+) pts");
        const auto match = size.match(info);
        QVERIFY2(match.hasMatch(), qPrintable(info));
        QVERIFY(std::abs(match.captured(1).toDouble() - 100 / kMillimetresAnInch * 72) < 1);
        QVERIFY(std::abs(match.captured(2).toDouble() - 50 / kMillimetresAnInch * 72) < 1);
    }

    void tableOfWhatIsInView() {
        SamplePlot plot;
        QVERIFY(knowsVisibleRows(plot));
        plot.xAxis->setRange(2, 4);
        QCOMPARE(visibleTable(plot), QByteArray("x,y\n2,4\n3,9\n4,16\n"));
        plot.xAxis->setRange(20, 40);
        QCOMPARE(visibleTable(plot), QByteArray("x,y\n"));
    }

    void refusesOtherEndings() {
        SamplePlot plot;
        QVERIFY_THROWS_EXCEPTION(UserError, printPlot(plot, path("plot.bmp"), {}));
        QVERIFY_THROWS_EXCEPTION(UserError, printPlot(plot, path("no/plot.pdf"), {}));
    }
};

WINDOW_TEST(PlotExportTest)
#include "PlotExportTest.moc"
