// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/DiagramExport.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "devices/Error.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace obscura;

class DiagramExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void aPngIsSharpAndOnWhite() {
        const QImage image(written("network.png"));
        QVERIFY(!image.isNull());
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
        // Two rows of four blocks, at three pixels for a unit.
        QVERIFY(image.width() > 3 * 888 && image.width() < 3 * 1000);
        QVERIFY(image.height() > 3 * 264 && image.height() < 3 * 360);
        QVERIFY(darkest(image) < 60);
    }

    void anSvgHoldsTheWords() {
        const QString file = written("network.svg");
        QSvgRenderer renderer(file);
        QVERIFY(renderer.isValid());
        QImage image(renderer.defaultSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        QVERIFY(darkest(image) < 60);
        const QByteArray text = content(file);
        for (const char* word : {"hidden", "Spatial light modulator", "784", "HARDWARE"})
            QVERIFY2(text.contains(word), word);
    }

    void aPdfIsOnePage() {
        const QByteArray bytes = content(written("network.pdf"));
        QVERIFY(bytes.startsWith("%PDF"));
        QCOMPARE(bytes.count("/Type /Page\n"), 1);
    }

    void theSameNetworkIsTheSamePicture() {
        QCOMPARE(content(written("a.png")), content(written("b.png")));
    }

    void whatCannotBeWrittenIsTold_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("ending") << m_folder.filePath("network.bmp");
        QTest::newRow("no ending") << m_folder.filePath("network");
        QTest::newRow("folder") << "/no/such/folder/network.svg";
    }

    void whatCannotBeWrittenIsTold() {
        QFETCH(QString, file);
        try {
            exportDiagram(m_experiment, file);
            QFAIL("expected a refusal");
        } catch (const UserError& error) {
            QVERIFY2(QString(error.what()).contains(file), error.what());
        }
        QVERIFY(!QFile::exists(file));
    }

    void anEmptyNetworkIsRefused() {
        QVERIFY_EXCEPTION_THROWN(exportDiagram({}, m_folder.filePath("empty.png")), UserError);
    }

private:
    QString written(const QString& name) const {
        QString file = m_folder.filePath(name);
        exportDiagram(m_experiment, file);
        return file;
    }
    static QByteArray content(const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static int darkest(const QImage& image) {
        int least = 255;
        for (int y = 0; y < image.height(); y += 2) {
            for (int x = 0; x < image.width(); x += 2)
                least = std::min(least, image.pixelColor(x, y).lightness());
        }
        return least;
    }

    QTemporaryDir m_folder;
    Experiment m_experiment = templateExperiment("fashion-mnist-slm");
};

WINDOW_TEST(DiagramExportTest)
#include "DiagramExportTest.moc"
