// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Normalisation.h"

#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class KeptNormalisationTest : public QObject {
    Q_OBJECT

private:
    static constexpr Index kMany = 2200000;  ///< of two numbers: worth to be kept
    QTemporaryDir m_folder;
    std::unique_ptr<QTemporaryDir> m_cache;
    int m_reads = 0;

    std::filesystem::path file() const { return m_folder.filePath("data.bin").toStdString(); }
    void writeData(const QByteArray& bytes) const {
        QFile data(m_folder.filePath("data.bin"));
        QVERIFY(data.open(QIODevice::WriteOnly));
        QCOMPARE(data.write(bytes), bytes.size());
    }
    Normalisation chosen(Index count = kMany, const char* mean = "0") {
        const auto read = [&](std::span<const Index> rows, Eigen::Ref<RawSamples> x) {
            ++m_reads;
            for (Index i = 0; i < x.rows(); ++i) {
                x(i, 0) = static_cast<double>(rows[static_cast<std::size_t>(i)] % 3) / 7;
                x(i, 1) = 5;
            }
        };
        return chosenNormalisation({{"normalise", "auto"}, {"mean", mean}, {"deviation", "1"}}, {2},
                                   count, {file()}, read);
    }
    bool measures(Index count = kMany, const char* mean = "0") {
        m_reads = 0;
        chosen(count, mean);
        return m_reads > 0;
    }
    QStringList kept() const {
        return QDir(m_cache->filePath("obscura/normalisation")).entryList(QDir::Files);
    }
    QFile onlyFile() const {
        return QFile(m_cache->filePath("obscura/normalisation/") + kept().value(0));
    }

private Q_SLOTS:
    void init() {
        m_cache = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_cache->path().toUtf8());
        writeData("first");
    }

    void theSecondTimeIsTheSameWithoutReading() {
        const Normalisation first = chosen();
        QVERIFY(m_reads > 0);
        m_reads = 0;
        const Normalisation second = chosen();
        QCOMPARE(m_reads, 0);
        QVERIFY(second.mean() == first.mean() && second.deviation() == first.deviation());
        QCOMPARE(second.deviation()[1], 1.0);
    }

    void whatChangesIsMeasuredAgain() {
        QVERIFY(measures());
        QVERIFY(measures(kMany + 1));
        QVERIFY(measures(kMany, "0.5"));
        QVERIFY(!measures(kMany, "0.5"));
        QVERIFY(measures());
        writeData("another size");
        QVERIFY(measures());
        QVERIFY(!measures());
        std::filesystem::last_write_time(file(), std::filesystem::file_time_type());
        QVERIFY(measures());
        QVERIFY(!measures());
        QCOMPARE(kept().size(), 2);  // one for each choice of options
    }

    void fewSamplesLeaveNoFile() {
        QVERIFY(measures(1000));
        QVERIFY(measures(1000));
        QVERIFY(kept().empty());
    }

    void aDamagedFileIsMeasuredAnew_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("empty") << QByteArray(".*") << QByteArray();
        QTest::newRow("digit") << QByteArray("0.1") << QByteArray("0.2");
        QTest::newRow("cut") << QByteArray("\n.*") << QByteArray();
        QTest::newRow("no numbers") << QByteArray("0\\.") << QByteArray("x.");
    }
    void aDamagedFileIsMeasuredAnew() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const Normalisation first = chosen();
        QFile file = onlyFile();
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QString text = file.readAll();
        const QRegularExpression place(before, QRegularExpression::DotMatchesEverythingOption);
        QString other = text;
        QVERIFY(other.replace(place, after) != text);
        file.resize(0);
        file.seek(0);
        file.write(other.toUtf8());
        file.close();
        m_reads = 0;
        QVERIFY(chosen().mean() == first.mean());
        QVERIFY(m_reads > 0);
        QVERIFY(!measures());
    }

    void aCacheThatCantBeWrittenIsNoError() {
        qputenv("XDG_CACHE_HOME", "/proc/nowhere");
        QVERIFY(measures());
        QVERIFY(measures());
    }

    void aCacheThatCantBeReadIsNoError() {
        QVERIFY(measures());
        const QString file = onlyFile().fileName();
        QVERIFY(QFile::remove(file));
        QVERIFY(QDir().mkpath(file + "/folder"));
        QVERIFY(measures());
        QVERIFY(measures());
    }
};

GUILESS_TEST(KeptNormalisationTest)
#include "KeptNormalisationTest.moc"
