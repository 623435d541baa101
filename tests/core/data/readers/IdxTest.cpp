// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Idx.h"

#include <zlib.h>

#include <QFile>
#include <QTemporaryDir>
#include <random>

#include "TestProgram.h"
#include "core/Samples.h"
#include "devices/Stop.h"

using namespace obscura;

class IdxTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// [2, 3] bytes 0 … 5.
    static QByteArray sample() {
        return QByteArray::fromHex("00000802 00000002 00000003 000102030405");
    }

    std::string written(const QByteArray& bytes) const {
        QFile file(m_folder.filePath("sample.idx"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write the sample");
        return file.fileName().toStdString();
    }

    QByteArray compressed(const QByteArray& bytes) const {
        const QByteArray name = m_folder.filePath("packed").toUtf8();
        gzFile packed = gzopen(name.constData(), "wb");
        gzwrite(packed, bytes.constData(), static_cast<unsigned>(bytes.size()));
        gzclose(packed);
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void readsPlainAndCompressed_data() {
        QTest::addColumn<bool>("packed");
        QTest::newRow("plain") << false;
        QTest::newRow("gzip") << true;
    }
    void readsPlainAndCompressed() {
        QFETCH(bool, packed);
        const IdxArray array = readIdx(written(packed ? compressed(sample()) : sample()));
        QCOMPARE(array.shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(array.bytes, (std::vector<std::uint8_t>{0, 1, 2, 3, 4, 5}));
    }

    void readingIsLeftWhenAsked() {
        const std::string file = written(compressed(sample()));
        std::stop_source source;
        QCOMPARE(readIdx(file, source.get_token()).bytes.size(), std::size_t{6});
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(readIdx(file, source.get_token()), Stopped);
    }

    void readsEmptyArrays() {
        const IdxArray array = readIdx(written(QByteArray::fromHex("00000802 00000000 00000003")));
        QCOMPARE(array.shape, (std::vector<std::int64_t>{0, 3}));
        QVERIFY(array.bytes.empty());
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << "truncated|0 bytes|expected 4";
        QTest::newRow("half a header") << sample().left(6) << "truncated|header";
        QTest::newRow("data cut") << sample().chopped(1) << "truncated|5 bytes|expected 6";
        QTest::newRow("trailing") << sample() + "x"
                                  << "more bytes";
        QTest::newRow("magic") << QByteArray("hello, world") << "not an IDX file|0x68656c6c";
        QTest::newRow("no dimensions") << QByteArray::fromHex("00000800") << "not an IDX file";
        QTest::newRow("floats") << QByteArray::fromHex("00000d01 00000000")
                                << "0x0000000d|unsigned bytes";
        QTest::newRow("unknown type")
            << QByteArray::fromHex("00000a01 00000000") << "0x0000000a|unsigned bytes";
        QTest::newRow("huge") << QByteArray::fromHex("00000803 ffffffff ffffffff ffffffff 00")
                              << "announces|more than the file can hold";
        QTest::newRow("huge after zero")
            << QByteArray::fromHex("00000803 00ffffff 00000100 00000000 00") << "announces";
        QTest::newRow("large") << QByteArray::fromHex("00000801 40000000 00")
                               << "truncated|1 bytes|expected 1073741824";
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html>\n<html lang=\"en\">Not found")
                                  << "web page|<!DOCTYPE html>|download";
        QTest::newRow("web page after a blank line")
            << QByteArray("\r\n <html>") << "web page|<html>|download";
    }
    void namesTheMistake() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        COMPARE_ERROR(readIdx(written(bytes)), "sample.idx|" + words);
    }

    void readsEveryType_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("unsigned bytes")
            << QByteArray::fromHex("00000801 00000002 7f 80") << QList<double>{127, 128};
        QTest::newRow("signed bytes")
            << QByteArray::fromHex("00000901 00000002 7f 80") << QList<double>{127, -128};
        QTest::newRow("16 bits") << QByteArray::fromHex("00000b01 00000002 0102 fffe")
                                 << QList<double>{258, -2};
        QTest::newRow("32 bits") << QByteArray::fromHex("00000c01 00000002 01020304 80000000")
                                 << QList<double>{16909060, -2147483648.0};
        QTest::newRow("float") << QByteArray::fromHex("00000d01 00000002 3f800000 c0490fdb")
                               << QList<double>{1, -3.14159274101257324};
        QTest::newRow("double") << QByteArray::fromHex(
                                       "00000e01 00000002 3ff0000000000000 400921fb54442d18")
                                << QList<double>{1, 3.14159265358979312};
    }
    void readsEveryType() {
        QFETCH(QByteArray, bytes);
        QFETCH(QList<double>, values);
        for (const QByteArray& content : {bytes, compressed(bytes)}) {
            const std::string file = written(content);
            QCOMPARE(readIdxHeader(file).shape, (std::vector<std::int64_t>{2}));
            QCOMPARE(int(readIdxHeader(file).type), int(bytes[2]));
            const IdxNumbers numbers = readIdxNumbers(file);
            QCOMPARE(numbers.values, std::vector<double>(values.begin(), values.end()));
        }
        COMPARE_ERROR(readIdxNumbers(written(bytes.chopped(1))), "truncated");
        COMPARE_ERROR(readIdxHeader(written(bytes + "x")), "more bytes");
    }

    void numbersHaveTheirShape() {
        const QByteArray labels =
            QByteArray::fromHex("00000c02 00000002 00000002 00000007 000000ff 00000003 000000fe");
        const IdxNumbers numbers = readIdxNumbers(written(labels));
        QCOMPARE(numbers.shape, (std::vector<std::int64_t>{2, 2}));
        QCOMPARE(numbers.values, (std::vector<double>{7, 255, 3, 254}));
        COMPARE_ERROR(readIdx(written(labels)), "0x0000000c|unsigned bytes");
        COMPARE_ERROR(readIdxShape(written(labels)), "0x0000000c|unsigned bytes");
    }

    void theHeaderAloneTells() {
        for (const QByteArray& bytes : {sample(), compressed(sample())})
            QCOMPARE(readIdxShape(written(bytes)), (std::vector<std::int64_t>{2, 3}));
        COMPARE_ERROR(readIdxShape(written(sample().chopped(1))), "truncated|5 bytes|expected 6");
        COMPARE_ERROR(readIdxShape(written(sample() + "x")), "more bytes");
        COMPARE_ERROR(readIdxShape(written("<html>")), "web page");
    }

    void everyTruncationOfGzipIsRefused() {
        const QByteArray packed = compressed(sample());
        for (qsizetype length = 0; length < packed.size(); ++length)
            COMPARE_ERROR(readIdx(written(packed.left(length))), "sample.idx");
        COMPARE_ERROR(readIdx(written(packed.chopped(9))), "truncated");
        COMPARE_ERROR(readIdx(written(packed.chopped(1))), "truncated");
    }

    void aTruncatedGzipTellsItsBytes() {
        QByteArray data = QByteArray::fromHex("00000801 00010000");
        std::mt19937 random(1);
        while (data.size() < 8 + 65536)
            data += static_cast<char>(random());
        COMPARE_ERROR(readIdx(written(compressed(data).left(40000))),
                      "truncated|bytes of data in 40000 compressed ones, expected 65536");
    }

    void damagedGzipIsRefused() {
        QByteArray packed = compressed(sample());
        packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);
        COMPARE_ERROR(readIdx(written(packed)), "sample.idx|damaged");
    }

    void namesWhatIsNoFile() {
        COMPARE_ERROR(readIdx(m_folder.filePath("missing").toStdString()), "missing|no such file");
        COMPARE_ERROR(readIdx(m_folder.path().toStdString()), "expected a file");
    }
};

GUILESS_TEST(IdxTest)
#include "IdxTest.moc"
