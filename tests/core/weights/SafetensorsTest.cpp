// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/Safetensors.h"

#include "MessageOf.h"
#include "TestProgram.h"
#include "core/base/AtomicFile.h"

#include <QTemporaryDir>

namespace obscura {

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void returnsWhatWasWritten() {
        write({{"numbers", "I64", {2}, std::string(16, '\1')},
               {"bytes", "U8", {2, 1}, "ab"},
               {"nothing", "F32", {0, 3}, ""},
               {"halves", "F16", {1}, "xy"}},
              {{"version", "1"}, {"note", "with \"quotes\" and ω"}});
        const SafetensorsFile read(file());
        QCOMPARE(read.metadata().at("version"), std::string("1"));
        QCOMPARE(read.metadata().at("note"), std::string("with \"quotes\" and ω"));
        QCOMPARE(read.arrays().size(), std::size_t{4});
        QCOMPARE(read.arrays()[0].name, std::string("numbers"));
        QCOMPARE(read.arrays()[0].type, std::string("I64"));
        QCOMPARE(read.arrays()[1].shape, (std::vector<std::int64_t>{2, 1}));
        QCOMPARE(read.arrays()[1].bytes, std::string_view("ab"));
        QCOMPARE(read.arrays()[3].bytes, std::string_view("xy"));
    }

    void theHeaderAloneTellsShapes() {
        write({{"bytes", "U8", {2, 1}, "ab"}}, {{"version", "1"}});
        const SafetensorsFile read(file(), SafetensorsPart::Header);
        QCOMPARE(read.metadata().at("version"), std::string("1"));
        QCOMPARE(read.arrays().front().shape, (std::vector<std::int64_t>{2, 1}));
        QVERIFY(read.arrays().front().bytes.empty());
    }

    void refusesSizesThatDontFit_data() {
        QTest::addColumn<SafetensorsArray>("array");
        QTest::newRow("too few values") << SafetensorsArray{"a", "F64", {2}, "12345678"};
        QTest::newRow("too many") << SafetensorsArray{"a", "U8", {2}, "123"};
        QTest::newRow("a negative length") << SafetensorsArray{"a", "U8", {-1, -1}, "1"};
        QTest::newRow("lengths that overflow")
            << SafetensorsArray{"a", "U8", {std::int64_t{1} << 62, 4}, ""};
    }
    void refusesSizesThatDontFit() {
        QFETCH(SafetensorsArray, array);
        write({array}, {});
        for (const SafetensorsPart part : {SafetensorsPart::Whole, SafetensorsPart::Header}) {
            const QString message = messageOf([&] { SafetensorsFile(file(), part); });
            QVERIFY2(message.contains("a.safetensors: tensor a: found " +
                                      QString::fromStdString(array.type) + " in the bytes 0 to"),
                     qPrintable(message));
        }
    }

private:
    std::filesystem::path file() const { return m_folder.filePath("a.safetensors").toStdString(); }
    void write(const std::vector<SafetensorsArray>& arrays, const SafetensorsMetadata& metadata) {
        AtomicFile whole(file());
        writeSafetensors(whole, arrays, metadata);
        whole.commit();
    }

    QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::SafetensorsTest)
#include "SafetensorsTest.moc"
