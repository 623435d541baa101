// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Cifar.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "devices/Stop.h"

#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class CifarTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string written(const QByteArray& bytes) const {
        QFile file(m_folder.filePath("batch.bin"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write the sample");
        return file.fileName().toStdString();
    }

    /// A record whose pixels are all `value`.
    static QByteArray record(const QByteArray& labels, char value) {
        return labels + QByteArray(kCifarValues, value);
    }

private Q_SLOTS:
    void readsTen() {
        const std::string file = written(record("\x09", 1) + record(QByteArray(1, '\0'), 2));
        QCOMPARE(countCifarRecords(file, CifarKind::Ten), Index{2});
        CifarRecords records;
        readCifarRecords(file, CifarKind::Ten, records);
        readCifarRecords(file, CifarKind::Ten, records);
        QCOMPARE(records.labels, (std::vector<std::uint8_t>{9, 0, 9, 0}));
        QVERIFY(records.coarse.empty());
        QCOMPARE(records.pixels.size(), std::size_t(4 * kCifarValues));
        QCOMPARE(records.pixels[0], std::uint8_t{1});
        QCOMPARE(records.pixels[kCifarValues], std::uint8_t{2});
        QCOMPARE(records.pixels.back(), std::uint8_t{2});
    }

    void readsHundred() {
        const std::string file = written(record("\x13\x63", 5));
        QCOMPARE(countCifarRecords(file, CifarKind::Hundred), Index{1});
        CifarRecords records;
        readCifarRecords(file, CifarKind::Hundred, records);
        QCOMPARE(records.coarse, std::vector<std::uint8_t>{19});
        QCOMPARE(records.labels, std::vector<std::uint8_t>{99});
        QCOMPARE(records.pixels.size(), std::size_t(kCifarValues));
    }

    void readingIsLeftWhenAsked() {
        std::stop_source source;
        source.request_stop();
        CifarRecords records;
        QVERIFY_EXCEPTION_THROWN(
            readCifarRecords(written(record("1", 1)), CifarKind::Ten, records, source.get_token()),
            Stopped);
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isTen");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << true << "an empty file|CIFAR-10";
        QTest::newRow("cut") << record("\1", 1).chopped(1) << true << "3072 bytes|3073";
        QTest::newRow("the other set") << record("\1", 1) << false << "3074|CIFAR-100";
        QTest::newRow("label") << record("\1", 1) + record("\x0a", 1) << true
                               << "label of record 1 is 10|0 to 9";
        QTest::newRow("fine label") << record("\1\x64", 1) << false << "record 0 is 100|0 to 99";
        QTest::newRow("coarse label")
            << record("\x14\1", 1) << false << "coarse label of record 0 is 20|0 to 19";
        QTest::newRow("web page") << QByteArray("<html>not found") << true << "web page|load it";
    }
    void namesTheMistake() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isTen);
        QFETCH(QString, words);
        CifarRecords records;
        COMPARE_ERROR(
            readCifarRecords(written(bytes), isTen ? CifarKind::Ten : CifarKind::Hundred, records),
            "batch.bin|" + words);
    }

    void namesWhatIsMissing() {
        COMPARE_ERROR(
            countCifarRecords(m_folder.filePath("none.bin").toStdString(), CifarKind::Ten),
            "none.bin|No such file");
    }

    void readsNames() {
        QCOMPARE(readClassNames(written("airplane\r\nbird \n\n"), 2),
                 (std::vector<std::string>{"airplane", "bird"}));
        QCOMPARE(readClassNames(written("a\nb"), 2).size(), std::size_t{2});
        COMPARE_ERROR(readClassNames(written("a\nb\n"), 10), "found 2 names|expected 10");
        COMPARE_ERROR(readClassNames(written("<html>"), 10), "web page");
    }
};

GUILESS_TEST(CifarTest)
#include "CifarTest.moc"
