// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/CalibrationFile.h"

#include "MessageOf.h"
#include "TestProgram.h"
#include "core/base/AtomicFile.h"
#include "core/blackbox/forward/LearnedTwin.h"
#include "devices/DeviceRegistry.h"

#include <QTemporaryDir>
#include <QtTest>
#include <limits>

namespace obscura {

namespace {

constexpr Index kSide = 4;
constexpr float kInfinity = std::numeric_limits<float>::infinity();

BlackBoxSettings fileSettings(const char* device = "mzi") {
    BlackBoxSettings settings;
    settings.device = device;
    settings.outputs = kSide;
    return settings;
}

Calibration someCalibration(const BlackBoxSettings& settings) {
    const Twin twin(settings, kSide);
    const Index all = twin.deviations().size();
    Calibration found{.parameters = twin.parameters(),
                      .deviations = 0.1f * Vector::LinSpaced(all, -1, 2),
                      .uncertainties = Vector::Constant(all, 0.003f),
                      .misfit = 0.0026,
                      .noise = 0.0025,
                      .isGood = true,
                      .queries = 300,
                      .programmings = 37};
    found.uncertainties[2] = kInfinity;
    return found;
}

}  // namespace

class CalibrationFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote_data();
    void readsWhatItWrote();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void saysWhatItCouldNotRead();
    void beginsATwin();

private:
    std::filesystem::path file() const { return m_folder.filePath("a.json").toStdString(); }

    QTemporaryDir m_folder;
};

void CalibrationFileTest::readsWhatItWrote_data() {
    QTest::addColumn<QByteArray>("device");
    QTest::newRow("with flaws") << QByteArray("mzi");
    QTest::newRow("without") << QByteArray("diffraction");
}

void CalibrationFileTest::readsWhatItWrote() {
    QFETCH(QByteArray, device);
    const BlackBoxSettings settings = fileSettings(device);
    const Calibration found = someCalibration(settings);
    writeCalibration(file(), found, settings, kSide);
    const Calibration read = readCalibration(file(), settings, kSide);
    QCOMPARE(read.parameters, found.parameters);
    QCOMPARE(read.deviations, found.deviations);
    QCOMPARE(read.uncertainties, found.uncertainties);
    QCOMPARE(read.misfit, found.misfit);
    QCOMPARE(read.noise, found.noise);
    QCOMPARE(read.isGood, found.isGood);
    QCOMPARE(read.queries, found.queries);
    QCOMPARE(read.programmings, found.programmings);
}

void CalibrationFileTest::refusesWhatDoesNotFit_data() {
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<QByteArray>("replaced");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* found, const char* replaced,
                        const QString& message) {
        QTest::newRow(name) << QByteArray(found) << QByteArray(replaced) << message;
    };
    row("another file", "\"obscura-calibration\"", "\"obscura-run\"",
        "format is \"obscura-run\", expected \"obscura-calibration\"");
    row("from the future", "\"version\": 1", "\"version\": 2", "version is 2, expected 1");
    row("another device", "\"mzi\"", "\"mrr\"", "device is \"mrr\", expected \"mzi\"");
    row("another size", "\"inputs\": 4", "\"inputs\": 6", "inputs is 6, expected 4");
    row("a field less", "\"misfit\"", "\"misfits\"", "misfit is missing, expected a number");
    row("a number less", "-0.1,", "", "deviations is a list of 11, expected a list of 12 numbers");
    row("a word", "-0.1,", "\"x\",", "deviations[0] is \"x\", expected a number");
}

void CalibrationFileTest::refusesWhatDoesNotFit() {
    QFETCH(QByteArray, found);
    QFETCH(QByteArray, replaced);
    QFETCH(QString, message);
    const BlackBoxSettings settings = fileSettings();
    writeCalibration(file(), someCalibration(settings), settings, kSide);
    QByteArray text = QByteArray::fromStdString(readFile(file()));
    const qsizetype at = text.indexOf(found);
    QVERIFY(at >= 0);
    text.replace(at, found.size(), replaced);
    writeFileAtomically(file(), text.toStdString());
    const QString said = messageOf([&] { readCalibration(file(), settings, kSide); });
    QVERIFY2(said.contains(message), qPrintable(said));
    QVERIFY2(said.startsWith(QString::fromStdString(file().string()) + ": "), qPrintable(said));
}

void CalibrationFileTest::saysWhatItCouldNotRead() {
    const BlackBoxSettings settings = fileSettings();
    writeFileAtomically(file(), "{\"format\": \"obscura-cal");
    QVERIFY(messageOf([&] { readCalibration(file(), settings, kSide); }).contains("a.json"));
    std::filesystem::remove(file());
    QVERIFY(messageOf([&] {
                readCalibration(file(), settings, kSide);
            }).contains("No such file or directory"));
}

void CalibrationFileTest::beginsATwin() {
    BlackBoxSettings settings = fileSettings();
    const Calibration found = someCalibration(settings);
    writeCalibration(file(), found, settings, kSide);
    settings.estimator.calibrationFile = file().string();
    const auto device = createDevice("mzi", kSide, kSide);
    LearnedTwin twin(settings, kSide);
    twin.prepare(*device, 1, {});
    QCOMPARE(twin.twin().deviations(), found.deviations);
}

}  // namespace obscura

GUILESS_TEST(obscura::CalibrationFileTest)
#include "CalibrationFileTest.moc"
