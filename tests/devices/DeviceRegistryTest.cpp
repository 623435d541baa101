// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>
#include <cmath>
#include <set>

namespace obscura {

class DeviceRegistryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesEachDevice();
    void tellsTheLayoutBeforeADeviceIsBuilt_data();
    void tellsTheLayoutBeforeADeviceIsBuilt();
    void tellsOfNoiseBeforeADeviceIsBuilt();
    void countsTheDevicesBuilt();
    void refusesUnknownNames();
    void refusesSizesBelowOne_data();
    void refusesSizesBelowOne();
    void refusesSizesBeyondMemory();
    void checksOptions();
    void tellsHowToDrawEachDevice();
    void onlyADevicesFileNamesIt_data();
    void onlyADevicesFileNamesIt();
};

void DeviceRegistryTest::describesEachDevice() {
    std::set<std::string> ids;
    for (const DeviceInfo& info : deviceRegistry()) {
        QVERIFY(ids.insert(info.id).second);
        // Costs come with what they are the costs of.
        QCOMPARE(info.costBasis.empty(), info.costs == DeviceCosts{});
        QVERIFY(!info.title.empty());
        QVERIFY(info.description.size() > 50);
        QVERIFY(!info.equation.empty());
        QCOMPARE(&deviceInfo(info.id), &info);
        for (const std::string& alias : info.aliases) {
            QCOMPARE(&deviceInfo(alias), &info);
        }
        for (const OptionInfo& option : info.options) {
            QVERIFY(!option.title.empty());
            QVERIFY(!option.help.empty());
            checkedOption(option, option.initial);
        }
    }
    for (const char* id : {"identity", "matvec", "lowrank", "slm", "mrr", "monarch", "mzi",
                           "mzi_classical", "diffraction", "crossbar", "multimode_fibre"}) {
        QVERIFY2(ids.contains(id), id);
    }
}

void DeviceRegistryTest::tellsTheLayoutBeforeADeviceIsBuilt_data() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("outputs");
    QTest::newRow("square") << 9 << 9;
    QTest::newRow("wide") << 12 << 5;
    QTest::newRow("tall") << 3 << 14;
    QTest::newRow("one") << 1 << 1;
}

void DeviceRegistryTest::tellsTheLayoutBeforeADeviceIsBuilt() {
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    for (const DeviceInfo& info : deviceRegistry()) {
        const auto device = createDevice(info.id, inputs, outputs);
        const ParameterLayout told = deviceLayout(info.id, inputs, outputs);
        const ParameterLayout& built = device->layout();
        QVERIFY2(told.count == built.count, info.id.c_str());
        QCOMPARE(told.shape, built.shape);
        QCOMPARE(told.minimum, built.minimum);
        QCOMPARE(told.maximum, built.maximum);
        QCOMPARE(told.groups.groupOf, built.groups.groupOf);
        QCOMPARE(told.groups.outputsOf, built.groups.outputsOf);
        QVERIFY(told.initial(7) == built.initial(7));
        QCOMPARE(info.isLinear, device->isLinear());
        QCOMPARE(info.hasCells, device->layout().cells.any());
        QCOMPARE(info.isSimulation, device->simulation() != nullptr);
        QCOMPARE(deviceReadsWithNoise(info.id), device->noiseLevel().any());
    }
}

void DeviceRegistryTest::tellsOfNoiseBeforeADeviceIsBuilt() {
    const Options noisy{{"read_noise", 0.01}};
    QVERIFY(createDevice("crossbar", 4, 3, noisy)->noiseLevel().any());
    QVERIFY(deviceReadsWithNoise("crossbar", noisy));
}

void DeviceRegistryTest::countsTheDevicesBuilt() {
    const std::int64_t before = devicesBuilt();
    deviceLayout("slm", 4, 3);
    QCOMPARE(devicesBuilt(), before);
    createDevice("slm", 4, 3);
    QCOMPARE(devicesBuilt(), before + 1);
}

void DeviceRegistryTest::refusesUnknownNames() {
    const QString message = messageOf([] { deviceInfo("sml"); });
    QVERIFY2(message.startsWith("device: found \"sml\", expected a known device such as slm"),
             qPrintable(message));
}

void DeviceRegistryTest::refusesSizesBelowOne_data() {
    QTest::addColumn<int>("inputs");
    QTest::addColumn<int>("outputs");
    QTest::newRow("no inputs") << 0 << 4;
    QTest::newRow("no outputs") << 4 << 0;
    QTest::newRow("negative") << -3 << 4;
}

void DeviceRegistryTest::refusesSizesBelowOne() {
    QFETCH(int, inputs);
    QFETCH(int, outputs);
    const QString message = messageOf([&] { createDevice("slm", inputs, outputs); });
    QCOMPARE(message, QStringLiteral("device slm: found %1 inputs and %2 outputs, expected at "
                                     "least 1 of each")
                          .arg(inputs)
                          .arg(outputs));
}

void DeviceRegistryTest::refusesSizesBeyondMemory() {
    for (const DeviceInfo& info : deviceRegistry()) {
        const QString message =
            messageOf([&] { createDevice(info.id, Index{1} << 40, Index{1} << 40); });
        QCOMPARE(messageOf([&] { deviceLayout(info.id, Index{1} << 40, Index{1} << 40); }),
                 message);
        QVERIFY2(message.endsWith("expected at most 268435456 connections between them, which "
                                  "take 1 GiB"),
                 qPrintable(message));
    }
}

void DeviceRegistryTest::checksOptions() {
    QCOMPARE(messageOf([] {
                 createDevice("mrr", 2, 2, {{"b", 0.5}});
             }),
             QStringLiteral("device mrr: found option \"b\", expected a or r"));
    QCOMPARE(messageOf([] {
                 createDevice("mrr", 2, 2, {{"a", 1.5}});
             }),
             QStringLiteral("device mrr: a: found 1.5, expected a number from 0.01 to 0.999"));
    QCOMPARE(messageOf([] {
                 createDevice("mrr", 2, 2, {{"a", std::nan("")}});
             }),
             QStringLiteral("device mrr: a: found nan, expected a number from 0.01 to 0.999"));
    // An option takes effect.
    const auto transmission = [](const Options& options) {
        const auto device = createDevice("mrr", 1, 1, options);
        device->program(Vector::Constant(1, 0.3f));
        Matrix y(1, 1);
        device->query(Matrix::Ones(1, 1), y);
        return y(0, 0);
    };
    QCOMPARE(transmission({}), transmission({{"a", 0.8}, {"r", 0.9}}));
    QVERIFY(transmission({}) != transmission({{"a", 0.7}}));
    QVERIFY(transmission({}) != transmission({{"r", 0.7}}));
}

void DeviceRegistryTest::tellsHowToDrawEachDevice() {
    constexpr Index kInputs = 6;
    constexpr Index kOutputs = 4;
    for (const DeviceInfo& info : deviceRegistry()) {
        const PictureHints& hints = info.picture;
        QVERIFY(!hints.title.empty() && !hints.rowName.empty() && !hints.columnName.empty());
        // Words of a weight law have a law.
        QVERIFY2(info.weightLaw || (!hints.weightCurve && !hints.weightMap), info.id.c_str());
        if (hints.arrays) {
            const ParameterLayout layout = deviceLayout(info.id, kInputs, kOutputs);
            Index count = 0;
            for (const Panel& array : hints.arrays(layout, kInputs, kOutputs)) {
                count += array.rows * array.columns;
            }
            QCOMPARE(count, layout.count);
        }
    }
}

void DeviceRegistryTest::onlyADevicesFileNamesIt_data() {
    QTest::addColumn<QString>("room");
    for (const char* const room : {"core", "widgets", "app"}) {
        QTest::newRow(room) << QString::fromLatin1(room);
    }
}

// A new device is one file and one line of the registry: nobody else asks which one it is.
void DeviceRegistryTest::onlyADevicesFileNamesIt() {
    QFETCH(QString, room);
    QStringList ids;
    for (const DeviceInfo& info : deviceRegistry()) {
        ids << QString::fromStdString(info.id);
        for (const std::string& alias : info.aliases) {
            ids << QString::fromStdString(alias);
        }
    }
    const QRegularExpression name("\"(" + ids.join('|') + ")\"");
    const QRegularExpression comment("//.*");
    const QDir sources(QString(tests::dataFolder()) + "/../..");
    QDirIterator files(sources.filePath(room), {"*.cpp", "*.h"}, QDir::Files,
                       QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++count;
        // The device of a black box that has just been made; data knows no devices, but matrices.
        if (file.fileName().endsWith("core/settings/Settings.h") ||
            file.fileName().contains("core/data/")) {
            continue;
        }
        const QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
        for (int i = 0; i < lines.size(); ++i) {
            const QString code = QString(lines[i]).remove(comment);
            QVERIFY2(!name.match(code).hasMatch(),
                     qPrintable(file.fileName() + ':' + QString::number(i + 1) + ": " + code));
        }
    }
    QVERIFY(count > 0);
}

}  // namespace obscura

GUILESS_TEST(obscura::DeviceRegistryTest)
#include "DeviceRegistryTest.moc"
