// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/SentencePiece.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "devices/Stop.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <random>

using namespace obscura;

class SentencePieceTest : public QObject {
    Q_OBJECT

private:
    using Model = SentencePieceSettings::Model;
    std::unique_ptr<QTemporaryDir> m_cache;

    QStringList kept() const {
        return QDir(m_cache->filePath("obscura/sentencepiece")).entryList(QDir::Files);
    }

    /// Sentences of a few words, as chance has it.
    static std::string sentences(int count) {
        const std::vector<std::string> stems = {"light", "wave", "ring",   "phase",  "the",
                                                "a",     "in",   "é€",     "and",    "matri",
                                                "of",    "modu", "tuning", "learnt", "perturb"};
        const std::vector<std::string> ends = {"",      "s",     "ing", "lator",
                                               "guide", "ation", "ed",  "x"};
        std::mt19937 random(4);
        std::string text;
        for (int i = 0; i < count; ++i) {
            for (int word = 0; word < 8; ++word)
                text += (word ? " " : "") + stems[random() % stems.size()] +
                        ends[random() % ends.size()];
            text += i % 10 ? ".\n" : ".\n\n";
        }
        return text;
    }

private Q_SLOTS:
    void init() {
        m_cache = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_cache->path().toUtf8());
    }

    void textComesBack_data() {
        QTest::addColumn<bool>("isUnigram");
        QTest::newRow("unigram") << true;
        QTest::newRow("bpe") << false;
    }
    void textComesBack() {
        QFETCH(bool, isUnigram);
        const SentencePieceSettings settings{.model = isUnigram ? Model::Unigram : Model::Bpe,
                                             .vocabulary = 340};
        const std::string text = sentences(400);
        const auto tokenizer = sentencePieceTokenizer(text, settings, "text");
        QCOMPARE(tokenizer->vocabulary(), Index{340});
        const std::vector<Token> tokens = tokenizer->encode(text);
        QVERIFY(tokens.size() < text.size() / 2);
        QCOMPARE(tokenizer->decode(tokens), text);
        for (const std::string other :
             {"Zebras, 日本\n\n  two  spaces\ttab ", "\n", "", " x", "no end"})
            QCOMPARE(tokenizer->decode(tokenizer->encode(other)), other);
    }

    void longLinesAreCut() {
        const auto tokenizer = sentencePieceTokenizer(sentences(200), {.vocabulary = 330}, "text");
        std::string line;
        for (int i = 0; i < 100000; ++i)
            line += "é€";
        QCOMPARE(tokenizer->decode(tokenizer->encode(line)), line);
    }

    void isKeptAndFoundAgain() {
        const std::string text = sentences(300);
        const SentencePieceSettings settings{.vocabulary = 330};
        const auto first = sentencePieceTokenizer(text, settings, "text");
        QCOMPARE(kept().size(), 1);
        QVERIFY(kept()[0].endsWith("-unigram-330.model"));
        int told = 0;
        const Loading loading{.progress = [&](const std::string&, double) { ++told; }};
        const auto second = sentencePieceTokenizer(text, settings, "text", loading);
        QCOMPARE(told, 0);
        QCOMPARE(second->encode(text), first->encode(text));
        sentencePieceTokenizer(text + "more.\n", settings, "text");
        sentencePieceTokenizer(text, {.model = Model::Bpe, .vocabulary = 330}, "text");
        QCOMPARE(kept().size(), 3);
    }

    void aDamagedModelIsLearnedAgain() {
        const std::string text = sentences(300);
        const SentencePieceSettings settings{.vocabulary = 330};
        const std::vector<Token> tokens = sentencePieceTokenizer(text, settings, "t")->encode(text);
        QFile file(m_cache->filePath("obscura/sentencepiece/" + kept()[0]));
        for (const QByteArray& bytes : {QByteArray("no model"), QByteArray()}) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(bytes);
            file.close();
            QCOMPARE(sentencePieceTokenizer(text, settings, "t")->encode(text), tokens);
        }
        QVERIFY(file.size() > 1000);
    }

    void whatCanNotBeKeptIsUsed() {
        qputenv("XDG_CACHE_HOME", "/proc/nowhere");
        const std::string text = sentences(300);
        const auto tokenizer = sentencePieceTokenizer(text, {.vocabulary = 330}, "text");
        QCOMPARE(tokenizer->decode(tokenizer->encode(text)), text);
    }

    void tooLittleTextIsRefused() {
        for (const Model model : {Model::Unigram, Model::Bpe}) {
            const SentencePieceSettings settings{.model = model, .vocabulary = 5000};
            COMPARE_ERROR(sentencePieceTokenizer(sentences(20), settings, "some.txt"),
                          "some.txt|5000 pieces");
            COMPARE_ERROR(sentencePieceTokenizer("", settings, "some.txt"), "some.txt|no text");
            COMPARE_ERROR(sentencePieceTokenizer("\n\n\n", settings, "some.txt"), "some.txt");
        }
        QVERIFY(kept().empty());
    }

    void followsAndEnds() {
        std::stop_source source;
        int told = 0;
        const Loading loading{.stop = source.get_token(),
                              .progress = [&](const std::string& what, double share) {
                                  QVERIFY(!what.empty() && share > 0 && share < 1);
                                  ++told;
                                  source.request_stop();
                              }};
        const std::string text = sentences(3000);
        QVERIFY_EXCEPTION_THROWN(sentencePieceTokenizer(text, {.vocabulary = 330}, "t", loading),
                                 Stopped);
        QCOMPARE(told, 1);
        QVERIFY(kept().empty());
    }
};

GUILESS_TEST(SentencePieceTest)
#include "SentencePieceTest.moc"
