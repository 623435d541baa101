// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceSamples.h"
#include "core/data/sources/Sources.h"

#include <QTemporaryDir>

using namespace obscura;

class TokensSourceTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    /// Tokens that count up from `first`.
    void writeShard(const QString& name, int first, int count) const {
        QByteArray bytes(1024, '\0');
        const auto put = [&](qsizetype at, int number) {
            for (int i = 0; i < 4; ++i)
                bytes[at + i] = static_cast<char>(number >> 8 * i);
        };
        put(0, 20240520);
        put(4, 1);
        put(8, count);
        for (int token = first; token < first + count; ++token)
            bytes += QByteArray(1, static_cast<char>(token)) + static_cast<char>(token >> 8);
        writeBytes(path(name), bytes);
    }
    Options options(Options more = {}) const {
        more.insert({{"folder", m_folder->path().toStdString()}, {"context", Index{10}}});
        return more;
    }
    static std::vector<std::int64_t> firstTargets(const Dataset& data, Split split,
                                                  const std::vector<Index>& rows) {
        Matrix x(std::ssize(rows), 10);
        std::vector<std::int64_t> next(rows.size() * 10);
        data.read(split, rows, {}, x, {.classes = next});
        std::vector<std::int64_t> first;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (static_cast<std::int64_t>(x(static_cast<Index>(i), 0)) + 1 != next[10 * i])
                qFatal("a target does not follow");
            first.push_back(next[10 * i]);
        }
        return first;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void namesTellTheSplits() {
        writeShard("fineweb_val_000000.bin", 40000, 80);
        writeShard("fineweb_train_000002.bin", 2000, 101);
        writeShard("fineweb_train_000001.bin", 1000, 55);
        writeBytes(path("readme.txt"), "no shard");
        const auto data = loaded(tokensSource(), options());
        QVERIFY(data->facts() == surveyed(tokensSource(), options()));
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 15, .validation = 3, .test = 3}));
        QCOMPARE(data->facts().target.size, Index{50257});
        QCOMPARE(data->facts().sample, Shape{10});
        QCOMPARE(firstTargets(*data, Split::Train, {0, 4, 5, 14}),
                 (std::vector<std::int64_t>{1001, 1041, 2001, 2091}));
        QCOMPARE(firstTargets(*data, Split::Validation, {0}), std::vector<std::int64_t>{40001});
        QCOMPARE(firstTargets(*data, Split::Test, {0}), std::vector<std::int64_t>{40041});
    }

    void othersMayTest() {
        writeShard("fineweb_val_000000.bin", 40000, 41);
        writeShard("fineweb_test_000000.bin", 30000, 21);
        writeShard("fineweb_train_000001.bin", 1000, 55);
        const auto data = loaded(tokensSource(), options());
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 5, .validation = 4, .test = 2}));
        QCOMPARE(firstTargets(*data, Split::Test, {1}), std::vector<std::int64_t>{30011});
    }

    void aFileAloneIsSplit() {
        writeShard("all.bin", 0, 1000);
        Options set = options({{"validation_share", 0.1}, {"test_share", 0.2}});
        set["folder"] = path("all.bin").toStdString();
        const auto data = loaded(tokensSource(), set);
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 69, .validation = 9, .test = 19}));
        QCOMPARE(firstTargets(*data, Split::Validation, {0}), std::vector<std::int64_t>{701});
        QCOMPARE(firstTargets(*data, Split::Test, {0}), std::vector<std::int64_t>{801});
    }

    void namesTheMistake() {
        COMPARE_ERROR(surveyed(tokensSource(), {}), "dataset.folder|fineweb_train_000001.bin");
        COMPARE_ERROR(surveyed(tokensSource(), options()), "missing|no shard of tokens");
        writeShard("train.bin", 0, 100);
        writeShard("val.bin", 0, 12);
        COMPARE_ERROR(surveyed(tokensSource(), options()),
                      "dataset.context|6 tokens to test|at least 11");
        writeShard("val.bin", 0, 100);
        const auto data = loaded(tokensSource(), options({{"vocabulary", Index{50}}}));
        firstTargets(*data, Split::Train, {0});
        COMPARE_ERROR(firstTargets(*data, Split::Train, {6}),
                      "train.bin|token 60|0 to 49|vocabulary");
        QVERIFY(QFile::resize(path("train.bin"), 1100));
        COMPARE_ERROR(firstTargets(*data, Split::Train, {5}), "train.bin");
        COMPARE_ERROR(surveyed(tokensSource(), options()), "train.bin|truncated");
    }

    void knowsAllButTheSizes() {
        const auto known = tokensSource().known(completedOptions(tokensSource(), {}));
        QCOMPARE(known->sample, Shape{128});
        QCOMPARE(known->target.size, Index{50257});
        QVERIFY(known->sizes == DatasetSizes{});
    }
};

GUILESS_TEST(TokensSourceTest)
#include "TokensSourceTest.moc"
