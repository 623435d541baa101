// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/CalibrationDialog.h"

#include "Patience.h"
#include "TestProgram.h"
#include "core/blackbox/calibration/CalibrationFile.h"
#include "core/experiment/ExperimentFile.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/device/HeatmapPlot.h"
#include "widgets/device/LearnedMaps.h"

#include <QFileDialog>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

using namespace obscura;

class CalibrationDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        Experiment e = templateExperiment("three-meshes");
        for (const char* const change :
             {"projection.outputs=8", "first.surrogate.rank=4", "first.outputs=8",
              "second.outputs=8", "second.surrogate.rank=4", "third.surrogate.rank=4",
              "first.imperfections.fabrication_spread=0.5"})
            assignField(e, change);
        m_box = e.graph.find("first")->id;
        m_document->reset(std::move(e), {});
        m_dialog = std::make_unique<CalibrationDialog>(*m_document, m_box);
        m_dialog->show();
    }

    void cleanup() {
        m_dialog.reset();
        m_document.reset();
    }

    void findsAndShowsTheOffsets() {
        QVERIFY(!button("S&ave…")->isEnabled());
        calibrate();
        QVERIFY(m_dialog->outcome()->calibration.found.isGood);
        QVERIFY(m_dialog->maps().left().isVisible());
        QVERIFY(m_dialog->maps().left().map()->title.startsWith("Left: "));
        QVERIFY2(m_dialog->verdict().contains("deviations are known"),
                 qPrintable(m_dialog->verdict()));
        QVERIFY(button("S&ave…")->isEnabled());
        QVERIFY(button("&Start")->isEnabled());
    }

    void asksForNoMoreThanItMay() {
        auto* const queries = m_dialog->findChild<QSpinBox*>();
        QCOMPARE(queries->text(), QStringLiteral("auto"));
        queries->setFocus();
        queries->selectAll();
        QTest::keyClicks(queries, "400");
        QTest::keyClick(queries, Qt::Key_Tab);
        calibrate();
        QVERIFY(m_dialog->outcome()->calibration.usage.queries <= 400);
    }

    void trainsWithWhatItHasFound() {
        calibrate();
        const QString file = m_folder.filePath("first.calibration.json");
        answerFileDialog(file);
        QTest::mouseClick(button("Save and &train with it…"), Qt::LeftButton);
        QVERIFY(QFile::exists(file));
        const BlackBoxSettings settings =
            blackBoxSettings(*m_document->experiment().graph.find(m_box));
        QVERIFY(settings.estimator.kind == EstimatorKind::LearnedTwin);
        QCOMPARE(QString::fromStdString(settings.estimator.calibrationFile), file);
        const Calibration read = readCalibration(file.toStdString(), settings, 8);
        QCOMPARE(read.deviations, m_dialog->outcome()->calibration.found.deviations);
        m_document->undoStack().undo();
        QVERIFY(blackBoxSettings(*m_document->experiment().graph.find(m_box))
                    .estimator.calibrationFile.empty());
    }

    void saysWhatCouldNotBeWritten() {
        calibrate();
        QSignalSpy failed(m_dialog.get(), &CalibrationDialog::failed);
        QVERIFY(!m_dialog->saveTo(m_folder.filePath("nowhere/a.json")));
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains("No such file"));
    }

    void keepsNothingWhenStopped() {
        QTest::mouseClick(button("&Start"), Qt::LeftButton);
        QVERIFY(m_dialog->isBusy());
        QVERIFY(m_dialog->findChild<QProgressBar*>()->isVisible());
        QTest::mouseClick(button("S&top"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isBusy(), kPatience);
        QVERIFY(!m_dialog->outcome());
        QVERIFY(m_dialog->verdict().contains("Stopped"));
    }

    void canBeClosedAtWork() {
        QTest::mouseClick(button("&Start"), Qt::LeftButton);
        QVERIFY(m_dialog->isBusy());
        m_dialog.reset();
    }

    void saysWhatIsWrongWithItsBox() {
        m_document->edit("cut", [this](Experiment& e) { removeBlock(e, m_box); });
        QTest::mouseClick(button("&Start"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isBusy(), kPatience);
        QVERIFY2(m_dialog->verdict().contains("found no black box"),
                 qPrintable(m_dialog->verdict()));
    }

private:
    QPushButton* button(const QString& text) const {
        for (QPushButton* const each : m_dialog->findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    void calibrate() {
        QTest::mouseClick(button("&Start"), Qt::LeftButton);
        QVERIFY(m_dialog->isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isBusy(), kPatience);
        QVERIFY2(m_dialog->outcome(), qPrintable(m_dialog->verdict()));
    }
    void answerFileDialog(const QString& file) {
        QTimer::singleShot(0, this, [file] {
            auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->selectFile(file);
            QTest::keyClick(dialog, Qt::Key_Return);
        });
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ExperimentDocument> m_document;
    BlockId m_box = 0;
    std::unique_ptr<CalibrationDialog> m_dialog;
};

WINDOW_TEST(CalibrationDialogTest)
#include "CalibrationDialogTest.moc"
