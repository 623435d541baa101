// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "core/weights/Checkpoint.h"
#include "core/weights/Safetensors.h"
#include "devices/Error.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>
#include <fstream>

namespace obscura {

class CheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void returnsWhatWasWritten();
    void saysWhoseLayoutItHas();
    void shapesComeFromTheHeaderAlone();
    void refusesDamagedFiles_data();
    void refusesDamagedFiles();
    void refusesAHeaderThatIsNestedDeeply();

private:
    std::filesystem::path file() const {
        return m_folder.filePath("weights.safetensors").toStdString();
    }
    std::vector<NamedTensor> m_tensors = {{"hidden.weight", {2, 3}, {1, 2, 3, 4, 5, -6.5f}},
                                          {"box.scale", {1}, {0.25f}},
                                          {"empty", {0}, {}}};
    QTemporaryDir m_folder;
};

void CheckpointTest::returnsWhatWasWritten() {
    writeCheckpoint(file(), m_tensors);
    const auto read = readCheckpoint(file());
    QCOMPARE(read.size(), m_tensors.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        QCOMPARE(read[i].name, m_tensors[i].name);
        QCOMPARE(read[i].shape, m_tensors[i].shape);
        QCOMPARE(read[i].values, m_tensors[i].values);
    }
}

void CheckpointTest::saysWhoseLayoutItHas() {
    writeCheckpoint(file(), m_tensors);
    QCOMPARE(SafetensorsFile(file()).metadata(), (SafetensorsMetadata{{"format", "pt"}}));
}

void CheckpointTest::shapesComeFromTheHeaderAlone() {
    writeCheckpoint(file(), m_tensors);
    const auto shapes = readCheckpoint(file(), CheckpointPart::Shapes);
    QCOMPARE(shapes.size(), m_tensors.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        QCOMPARE(shapes[i].name, m_tensors[i].name);
        QCOMPARE(shapes[i].shape, m_tensors[i].shape);
        QVERIFY(shapes[i].values.empty());
    }
    // Values that would take minutes to read: a gap of 8 GiB.
    constexpr std::int64_t kMany = std::int64_t{1} << 31;
    const std::string header = R"({"a":{"dtype":"F32","shape":[)" + std::to_string(kMany) +
                               R"(],"data_offsets":[0,)" + std::to_string(4 * kMany) + "]}}";
    QByteArray length(8, '\0');
    qToLittleEndian<quint64>(header.size(), length.data());
    std::ofstream(file(), std::ios::binary) << length.toStdString() << header;
    std::filesystem::resize_file(file(), 8 + header.size() + 4 * std::uintmax_t{kMany});
    QCOMPARE(readCheckpoint(file(), CheckpointPart::Shapes)[0].shape, std::vector{kMany});
}

void CheckpointTest::refusesDamagedFiles_data() {
    QTest::addColumn<int>("keptBytes");
    QTest::newRow("empty") << 0;
    QTest::newRow("cut off in the length") << 5;
    QTest::newRow("cut off in the header") << 40;
    QTest::newRow("cut off in the values") << -1;
}

void CheckpointTest::refusesDamagedFiles() {
    QFETCH(int, keptBytes);
    writeCheckpoint(file(), m_tensors);
    const auto size = std::filesystem::file_size(file());
    std::filesystem::resize_file(file(),
                                 keptBytes < 0 ? size - 1 : static_cast<std::uintmax_t>(keptBytes));
    for (const CheckpointPart part : {CheckpointPart::Values, CheckpointPart::Shapes}) {
        const QString message = messageOf([&] { readCheckpoint(file(), part); });
        QVERIFY2(message.contains("weights.safetensors"), qPrintable(message));
    }
}

void CheckpointTest::refusesAHeaderThatIsNestedDeeply() {
    constexpr int kDeep = 100000;
    QByteArray header =
        QByteArray("{\"a\":").repeated(kDeep) + "1" + QByteArray("}").repeated(kDeep);
    QByteArray length(8, '\0');
    qToLittleEndian<quint64>(header.size(), length.data());
    QFile damaged(QString::fromStdString(file().string()));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(length + header) > kDeep);
    damaged.close();
    const QString message = messageOf([&] { readCheckpoint(file()); });
    QVERIFY2(message.contains("weights.safetensors") && message.contains("64 deep"),
             qPrintable(message));
}

}  // namespace obscura

GUILESS_TEST(obscura::CheckpointTest)
#include "CheckpointTest.moc"
