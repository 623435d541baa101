// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/Tokenizer.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <random>

using namespace obscura;

class TokenizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesComeBack() {
        const auto tokenizer = byteTokenizer();
        std::string text;
        for (int i = 0; i < 256; ++i)
            text += static_cast<char>(i);
        const std::vector<Token> tokens = tokenizer->encode(text);
        QCOMPARE(tokens[255], Token{255});
        QCOMPARE(tokenizer->decode(tokens), text);
        QCOMPARE(tokenizer->vocabulary(), Index{256});
        QCOMPARE(tokenizer->decode(std::vector<Token>{65, 300, 66}), std::string("AB"));
    }

    void charactersAreNumberedInOrder() {
        const auto tokenizer = characterTokenizer("banana é€😀", "text");
        // " abné€😀" and what stands for all others.
        QCOMPARE(tokenizer->vocabulary(), Index{8});
        QCOMPARE(tokenizer->encode("a nb€😀é"), (std::vector<Token>{1, 0, 3, 2, 5, 6, 4}));
        QCOMPARE(tokenizer->decode(tokenizer->encode("banana é€😀")), std::string("banana é€😀"));
        QCOMPARE(tokenizer->encode("xa"), (std::vector<Token>{7, 1}));
        QCOMPARE(tokenizer->decode(std::vector<Token>{7, 1, 99}), std::string("\xef\xbf\xbd"
                                                                              "a"));
    }

    void whatIsNoUtf8IsOthers_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("others");
        QTest::newRow("lone continuation") << QByteArray("\x80") << 1;
        QTest::newRow("cut") << QByteArray("\xe2\x82") << 2;
        QTest::newRow("cut before a letter") << QByteArray(
                                                    "\xe2\x82"
                                                    "a")
                                             << 2;
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << 2;
        QTest::newRow("overlong of three") << QByteArray("\xe0\x80\xaf") << 3;
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 3;
        QTest::newRow("too large") << QByteArray("\xf4\x90\x80\x80") << 4;
        QTest::newRow("never in UTF-8") << QByteArray("\xff\xfe") << 2;
    }
    void whatIsNoUtf8IsOthers() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, others);
        const auto tokenizer = characterTokenizer("a" + bytes.toStdString(), "text");
        QCOMPARE(tokenizer->vocabulary(), Index{2});
        const std::vector<Token> tokens = tokenizer->encode(bytes.toStdString());
        QCOMPARE(std::ranges::count(tokens, Token{1}), others);
    }

    void anyBytesCanBeRead() {
        std::mt19937 random(1);
        std::string bytes(20000, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random());
        const auto tokenizer = characterTokenizer(bytes, "text");
        for (const Token token : tokenizer->encode(bytes))
            QVERIFY(token < tokenizer->vocabulary());
    }

    void tooManyCharactersAreRefused() {
        std::string text;
        for (int point = 0x10000; point < 0x10000 + 70000; ++point)
            for (const int byte : {0xF0 | point >> 18, 0x80 | (point >> 12 & 0x3F),
                                   0x80 | (point >> 6 & 0x3F), 0x80 | (point & 0x3F)})
                text += static_cast<char>(byte);
        COMPARE_ERROR(characterTokenizer(text, "some.txt"), "some.txt|70000 characters|65536");
    }
};

GUILESS_TEST(TokenizerTest)
#include "TokenizerTest.moc"
