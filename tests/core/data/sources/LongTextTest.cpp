// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/LongText.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceSamples.h"
#include "core/data/sources/Sources.h"
#include "devices/Stop.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <random>

using namespace obscura;

class LongTextTest : public QObject {
    Q_OBJECT

private:
    /// So little that a short text needs many.
    static constexpr LongTextPieces kSmall{.piece = 700, .lesson = 16000, .shard = 1000};

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path() const { return m_folder->filePath("long.txt"); }
    static QByteArray sample() {
        QByteArray text;
        std::mt19937 random(2);
        for (int i = 0; i < 2000; ++i)
            text += QByteArray(i % 5 ? "word" : "wörd") + char('a' + random() % 26) +
                    char('a' + random() % 26) + (i % 9 ? ' ' : '\n');
        return text;
    }
    Options options(const char* tokenizer) const {
        return completedOptions(textSource(), {{"file", path().toStdString()},
                                               {"tokenizer", std::string(tokenizer)},
                                               {"vocabulary", Index{320}},
                                               {"context", Index{8}},
                                               {"validation_share", 0.1},
                                               {"test_share", 0.2}});
    }
    TokenizedText tokenized(const char* tokenizer, const Loading& loading = {},
                            const LongTextPieces& pieces = kSmall) const {
        return tokenizedLongText(std::make_shared<const FileBytes>(path().toStdString()),
                                 options(tokenizer), loading, pieces);
    }
    static std::vector<Token> tokensOf(const std::vector<TokenPiece>& pieces) {
        std::vector<Token> tokens;
        for (const TokenPiece& piece : pieces) {
            std::vector<Token> some(static_cast<std::size_t>(piece.count));
            piece.tokens->read(piece.first, some);
            tokens.insert(tokens.end(), some.begin(), some.end());
        }
        return tokens;
    }
    static QString textOf(const TokenizedText& text, const std::vector<TokenPiece>& pieces) {
        return QString::fromStdString(text.text.tokenizer->decode(tokensOf(pieces)));
    }
    QStringList keptFiles() const {
        QStringList files;
        for (QDirIterator each(m_folder->filePath("obscura/tokens"), QDir::Files,
                               QDirIterator::Subdirectories);
             each.hasNext();)
            files << each.next();
        files.sort();
        return files;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        writeBytes(path(), sample());
    }

    void partsComeBackAsTheyWere_data() {
        QTest::addColumn<QByteArray>("tokenizer");
        QTest::newRow("bytes") << QByteArray("bytes");
        QTest::newRow("characters") << QByteArray("characters");
        QTest::newRow("pieces") << QByteArray("bpe");
    }
    void partsComeBackAsTheyWere() {
        QFETCH(QByteArray, tokenizer);
        const TokenizedText text = tokenized(tokenizer.constData());
        const QByteArray all = sample();
        const auto last = qsizetype(std::lround(0.8 * double(all.size())));
        const auto middle = qsizetype(std::lround(0.7 * double(all.size())));
        QCOMPARE(textOf(text, text.splits.train).toUtf8(), all.left(middle));
        QCOMPARE(textOf(text, text.splits.validation).toUtf8(), all.mid(middle, last - middle));
        QCOMPARE(textOf(text, text.splits.test).toUtf8(), all.mid(last));
        const double bytes = double(all.size() - last) / double(countTokens(text.splits.test));
        QCOMPARE(*text.text.bytesPerToken, bytes);
        QCOMPARE(keptFiles().isEmpty(), tokenizer == "bytes");
        QCOMPARE(text.splits.train.size() > 2, tokenizer != "bytes");
    }

    void tokensAreThoseOfATextInMemory_data() {
        QTest::addColumn<QByteArray>("tokenizer");
        QTest::newRow("bytes") << QByteArray("bytes");
        QTest::newRow("characters") << QByteArray("characters");
    }
    void tokensAreThoseOfATextInMemory() {
        QFETCH(QByteArray, tokenizer);
        // One shard for each part: no window is cut off at the end of others.
        TokenizedText text = tokenized(tokenizer.constData(), {}, {.piece = 700});
        const Options set = options(tokenizer.constData());
        const auto kept = textSource().load(set, {});
        const Index vocabulary = text.text.tokenizer->vocabulary();
        const auto streamed =
            makeTokenDataset(std::move(text.splits), vocabulary, set, std::move(text.text));
        QVERIFY(streamed->facts() == kept->facts());
        for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
            const Index windows = kept->facts().sizes.of(split);
            Matrix x(windows, 8), y(windows, 8);
            std::vector<std::int64_t> asked(std::size_t(8 * windows)), others = asked;
            std::vector<Index> rows(static_cast<std::size_t>(windows));
            std::iota(rows.begin(), rows.end(), Index{0});
            kept->read(split, rows, 3, x, {.classes = asked});
            streamed->read(split, rows, 3, y, {.classes = others});
            QVERIFY(x == y && asked == others);
        }
    }

    void whatIsKeptIsTaken() {
        int told = 0;
        const Loading loading{.progress = [&](const std::string&, double) { ++told; }};
        const auto tokens = tokensOf(tokenized("characters", loading).splits.train);
        QVERIFY(told > 10);
        told = 0;
        QVERIFY(tokensOf(tokenized("characters", loading).splits.train) == tokens);
        QCOMPARE(told, 0);
        // Another text of the same size, later.
        writeBytes(path(), QByteArray(sample().size(), 'x'));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(1),
                                 QFileDevice::FileModificationTime));
        const TokenizedText other = tokenized("characters", loading);
        QCOMPARE(other.text.tokenizer->vocabulary(), Index{2});
    }

    void whatIsDamagedIsMadeAgain() {
        const auto tokens = tokensOf(tokenized("bpe").splits.train);
        QVERIFY(QFile::resize(keptFiles().last(), 100));
        QVERIFY(tokensOf(tokenized("bpe").splits.train) == tokens);
        QVERIFY(QFile::remove(keptFiles().filter("train_000").front()));
        QVERIFY(tokensOf(tokenized("bpe").splits.train) == tokens);
    }

    void linesMayBeLongerThanAPiece() {
        QByteArray text;
        for (int i = 0; i < 3000; ++i)
            text += "aé€𐍈";
        writeBytes(path(), text);
        const TokenizedText whole = tokenized("characters");
        QCOMPARE(whole.text.tokenizer->vocabulary(), Index{5});
        QCOMPARE(textOf(whole, whole.splits.train) + textOf(whole, whole.splits.validation) +
                     textOf(whole, whole.splits.test),
                 QString::fromUtf8(text));
    }

    void loadingIsLeftWhenAsked() {
        std::stop_source source;
        int told = 0;
        const Loading loading{.stop = source.get_token(),
                              .progress = [&](const std::string&, double) {
                                  if (++told == 3)
                                      source.request_stop();
                              }};
        QVERIFY_EXCEPTION_THROWN(tokenized("characters", loading), Stopped);
        QVERIFY(keptFiles().isEmpty());
    }

    void namesTheMistake() {
        QVERIFY(QFile::remove(path()));
        COMPARE_ERROR(tokenized("bytes"), "long.txt|no such file");
    }
};

GUILESS_TEST(LongTextTest)
#include "LongTextTest.moc"
