// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotExportDialog.h"

#include "TestProgram.h"
#include "widgets/OwnSettings.h"
#include "widgets/plots/SamplePlot.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class PlotExportDialogTest : public QObject {
    Q_OBJECT

private:
    using Format = PlotExportDialog::Format;

    QByteArray contents(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString path(const char* name) const { return m_folder.filePath(name); }

    QTemporaryDir m_settings;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { keepSettingsIn(m_settings); }
    void init() { QSettings().clear(); }

    void writesWhatWasAsked_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << int(Format::Png) << QByteArray("\x89PNG") << "plot.png";
        QTest::newRow("svg") << int(Format::Svg) << QByteArray("<?xml") << "plot.svg";
        QTest::newRow("pdf") << int(Format::Pdf) << QByteArray("%PDF") << "plot.pdf";
        QTest::newRow("csv") << int(Format::Csv) << QByteArray("x,y\n0,0\n") << "plot.csv";
    }

    void writesWhatWasAsked() {
        QFETCH(int, format);
        QFETCH(QByteArray, start);
        QFETCH(QString, name);
        SamplePlot plot;
        PlotExportDialog dialog(plot);
        QSignalSpy saved(&dialog, &PlotExportDialog::saved);
        dialog.setFormat(Format(format));
        QVERIFY(dialog.saveTo(m_folder.filePath(name)));
        QCOMPARE(saved.size(), 1);
        QVERIFY(contents(qPrintable(name)).startsWith(start));
    }

    void writesTheRowsInView() {
        SamplePlot plot;
        plot.xAxis->setRange(7.5, 8.5);
        PlotExportDialog dialog(plot);
        dialog.setFormat(Format::Csv);
        dialog.setVisibleOnly(true);
        QVERIFY(dialog.saveTo(path("plot.csv")));
        QCOMPARE(contents("plot.csv"), QByteArray("x,y\n8,64\n"));
    }

    void remembersItsAnswers() {
        const PlotPrint print{
            .millimetres = {120, 45.5}, .fontPoints = 10, .dotsPerInch = 600, .isLight = false};
        SamplePlot plot;
        {
            PlotExportDialog dialog(plot);
            QCOMPARE(dialog.print(), PlotPrint());
            dialog.setFormat(Format::Svg);
            dialog.setPrint(print);
            dialog.setVisibleOnly(true);
            QVERIFY(dialog.saveTo(path("plot.svg")));
        }
        const PlotExportDialog next(plot);
        QCOMPARE(next.print(), print);
        QCOMPARE(next.format(), Format::Svg);
        QVERIFY(next.isVisibleOnly());
    }

    void asksOnlyForWhatMatters() {
        SamplePlot plot;
        PlotExportDialog dialog(plot);
        const auto* const resolution = dialog.findChild<QSpinBox*>();
        dialog.setFormat(Format::Pdf);
        QVERIFY(!resolution->isEnabled());
        dialog.setFormat(Format::Png);
        QVERIFY(resolution->isEnabled());
        dialog.setFormat(Format::Csv);
        QVERIFY(!resolution->isEnabled());
    }

    void showsWhatIsWritten() {
        SamplePlot plot;
        plot.show();
        PlotExportDialog dialog(plot);
        const auto preview = [&] {
            for (const QLabel* label : dialog.findChildren<QLabel*>()) {
                if (label->accessibleName() == "Preview")
                    return label->pixmap().toImage();
            }
            return QImage();
        };
        dialog.setFormat(Format::Png);
        dialog.setPrint({.millimetres = {60, 60}});
        const QImage square = preview();
        QVERIFY(std::abs(square.width() - square.height()) <= 1);
        dialog.setPrint({.millimetres = {60, 60}, .fontPoints = 12});
        QVERIFY(preview() != square);
    }

    void saysWhatWentWrong() {
        SamplePlot plot;
        PlotExportDialog dialog(plot);
        QSignalSpy failed(&dialog, &PlotExportDialog::failed);
        QVERIFY(!dialog.saveTo(path("no/plot.pdf")));
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("no/plot.pdf"));
    }
};

WINDOW_TEST(PlotExportDialogTest)
#include "PlotExportDialogTest.moc"
