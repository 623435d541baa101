// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/TokenShard.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/readers/Python.h"

#include <QFile>
#include <QTemporaryDir>

#include <stdexcept>

using namespace obscura;

class TokenShardTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    std::string written(const QByteArray& bytes) const {
        QFile file(m_folder.filePath("wrong.bin"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write the sample");
        return file.fileName().toStdString();
    }
    static QByteArray shard(const char* version, const char* count, qsizetype dataBytes) {
        return QByteArray::fromHex("88d83401") + QByteArray::fromHex(version) +
               QByteArray::fromHex(count) + QByteArray(1012 + dataBytes, '\0');
    }

private Q_SLOTS:
    /// As modded-nanogpt's data/fineweb.py does.
    void readsWhatNumpyWrites() {
        RUN_PYTHON(R"(
import numpy as np
header = np.zeros(256, dtype=np.int32)
header[0], header[1], header[2] = 20240520, 1, 1000
with open('shard.bin', 'wb') as f:
    f.write(header.tobytes())
    f.write((np.arange(1000) * 65).astype(np.uint16).tobytes())
)",
                   m_folder.path());
        const TokenShard shard(path("shard.bin"));
        QCOMPARE(shard.count(), Index{1000});
        std::vector<Token> tokens(3);
        shard.read(0, tokens);
        QCOMPARE(tokens, (std::vector<Token>{0, 65, 130}));
        shard.read(997, tokens);
        QCOMPARE(tokens, (std::vector<Token>{64805, 64870, 64935}));
        QVERIFY_EXCEPTION_THROWN(shard.read(998, tokens), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(shard.read(-1, tokens), std::out_of_range);
    }

    void whatIsWrittenComesBack() {
        const std::vector<Token> tokens = {0, 1, 256, 65535};
        writeTokenShard(path("written.bin"), tokens);
        const TokenShard shard(path("written.bin"));
        std::vector<Token> read(4);
        shard.read(0, read);
        QCOMPARE(read, tokens);
        writeTokenShard(path("written.bin"), {});
        QCOMPARE(TokenShard(path("written.bin")).count(), Index{0});
        COMPARE_ERROR(writeTokenShard("/nowhere/written.bin", tokens), "/nowhere|No such file");
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << "empty file|shard of tokens|20240520";
        QTest::newRow("short") << QByteArray::fromHex("88d83401 01000000") << "shard of tokens";
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html>not found") << "web page|load it";
        QTest::newRow("another file") << QByteArray("some other file") << "begins with|20240520";
        QTest::newRow("version") << shard("07000000", "01000000", 2) << "version 7|version 1";
        QTest::newRow("cut") << shard("01000000", "03000000", 5)
                             << "truncated|1029 bytes|1030|3 tokens";
        QTest::newRow("too long") << shard("01000000", "03000000", 8) << "1032 bytes|expected 1030";
        QTest::newRow("cut header") << shard("01000000", "00000000", -1) << "truncated|1023";
        QTest::newRow("huge") << shard("01000000", "ffffffff", 8) << "truncated|4294967295 tokens";
    }
    void namesTheMistake() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        COMPARE_ERROR(TokenShard{written(bytes)}, "wrong.bin|" + words);
    }

    void anEmptyShardHasNoTokens() {
        QCOMPARE(TokenShard(written(shard("01000000", "00000000", 0))).count(), Index{0});
    }

    void aFileCutMeanwhileIsRefused() {
        const std::string file = written(shard("01000000", "64000000", 200));
        const TokenShard shard(file);
        QVERIFY(QFile::resize(QString::fromStdString(file), 1100));
        std::vector<Token> tokens(10);
        shard.read(0, tokens);
        COMPARE_ERROR(shard.read(60, tokens), "wrong.bin");
        COMPARE_ERROR(TokenShard{path("missing")}, "missing|no such file");
    }
};

GUILESS_TEST(TokenShardTest)
#include "TokenShardTest.moc"
