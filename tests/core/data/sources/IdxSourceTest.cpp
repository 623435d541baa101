// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceSamples.h"
#include "core/data/sources/Sources.h"
#include "devices/Stop.h"

#include <zlib.h>
#include <QTemporaryDir>

#include <cmath>
#include <set>

using namespace obscura;

class IdxSourceTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kTrain = 20;
    static constexpr int kTest = 10;
    std::unique_ptr<QTemporaryDir> m_folder;

    static QByteArray header(char type, const QList<int>& shape) {
        QByteArray bytes(4, '\0');
        bytes[2] = type;
        bytes[3] = static_cast<char>(shape.size());
        for (const int extent : shape) {
            for (int shift = 24; shift >= 0; shift -= 8)
                bytes += static_cast<char>(extent >> shift);
        }
        return bytes;
    }
    /// Values count up from the number of the image.
    static QByteArray images(const QList<int>& shape) {
        QByteArray bytes = header(8, shape);
        int values = 1;
        for (const int extent : shape.mid(1))
            values *= extent;
        for (int i = 0; i < shape[0]; ++i)
            for (int k = 0; k < values; ++k)
                bytes += static_cast<char>(i + k);
        return bytes;
    }
    static QByteArray labels(int count, int first, int classes) {
        QByteArray bytes = header(8, {count});
        for (int i = 0; i < count; ++i)
            bytes += static_cast<char>(first + i % classes);
        return bytes;
    }
    QString path(const QString& name) const { return m_folder->filePath(name); }
    void writeSet(const QString& set, const QList<int>& shape, int firstLabel = 0,
                  int classes = 5) const {
        writeBytes(path(set + "train-images-idx3-ubyte"), images(QList{kTrain} + shape));
        writeBytes(path(set + "train-labels-idx1-ubyte"), labels(kTrain, firstLabel, classes));
        writeBytes(path(set + "t10k-images-idx3-ubyte"), images(QList{kTest} + shape));
        writeBytes(path(set + "t10k-labels-idx1-ubyte"), labels(kTest, firstLabel, classes));
    }
    Options options(Options more = {}) const {
        more.insert({{"folder", m_folder->path().toStdString()},
                     {"normalise", std::string("none")},
                     {"validation_share", 0.0}});
        return more;
    }
    static std::vector<float> bytes(std::initializer_list<int> values) {
        std::vector<float> result;
        for (const int value : values)
            result.push_back(static_cast<float>(value / 255.0));
        return result;
    }
    static std::vector<float> row(const ClassSamples& samples, Index i) {
        return {samples.x.row(i).data(), samples.x.row(i).data() + samples.x.cols()};
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsImagesOfAnySize() {
        writeSet("", {2, 3});
        const auto data = loaded(idxSource(), options());
        QVERIFY(data->facts() == surveyed(idxSource(), options()));
        QCOMPARE(data->facts().sample, (Shape{1, 2, 3}));
        QCOMPARE(data->facts().target.size, Index{5});
        QVERIFY(data->facts().target.names.empty());
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = kTrain, .test = kTest}));
        const ClassSamples samples = readSamples(*data, Split::Train, {7, 0});
        QCOMPARE(row(samples, 0), bytes({7, 8, 9, 10, 11, 12}));
        QCOMPARE(row(samples, 1), bytes({0, 1, 2, 3, 4, 5}));
        QCOMPARE(samples.classes, (std::vector<std::int64_t>{2, 0}));
        QCOMPARE(readSamples(*data, Split::Test, {9}).classes, std::vector<std::int64_t>{4});
    }

    void aRowOfPixelsIsAnotherLayout() {
        writeSet("", {2, 3});
        const auto data = loaded(idxSource(), options({{"layout", std::string("flat")}}));
        QCOMPARE(data->facts().sample, Shape{6});
        QCOMPARE(row(readSamples(*data, Split::Train, {1}), 0), bytes({1, 2, 3, 4, 5, 6}));
    }

    void readsDepth_data() {
        QTest::addColumn<QList<int>>("shape");
        QTest::addColumn<QList<int>>("first");
        QTest::newRow("channels last")
            << QList{2, 5, 3} << QList{0, 3, 6, 9, 12, 15, 18, 21, 24, 27};
        QTest::newRow("channels first") << QList{3, 2, 5} << QList{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    }
    void readsDepth() {
        QFETCH(QList<int>, shape);
        QFETCH(QList<int>, first);
        writeSet("", shape);
        const auto data = loaded(idxSource(), options());
        QCOMPARE(data->facts().sample, (Shape{3, 2, 5}));
        const std::vector<float> values = row(readSamples(*data, Split::Train, {0}), 0);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(values[size_t(i)], static_cast<float>(first[i] / 255.0));
    }

    void readsEmnistsLetters() {
        writeSet("emnist-letters-", {2, 3}, 1, 4);
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QFile plain(path(name));
            QVERIFY(plain.open(QIODevice::ReadOnly));
            const QByteArray bytes = plain.readAll();
            gzFile packed = gzopen((path(name) + ".gz").toUtf8().constData(), "wb");
            gzwrite(packed, bytes.constData(), static_cast<unsigned>(bytes.size()));
            gzclose(packed);
            QVERIFY(plain.remove());
        }
        const auto data = loaded(idxSource(), options({{"transposed", true}}));
        QCOMPARE(data->facts().sample, (Shape{1, 3, 2}));
        QCOMPARE(data->facts().target.size, Index{4});
        QCOMPARE(data->facts().target.names, (std::vector<std::string>{"1", "2", "3", "4"}));
        const ClassSamples samples = readSamples(*data, Split::Train, {2});
        QCOMPARE(samples.classes, std::vector<std::int64_t>{2});
        QCOMPARE(row(samples, 0), bytes({2, 5, 3, 6, 4, 7}));
    }

    void readsQmnistsLabels() {
        writeSet("qmnist-", {2, 3});
        QVERIFY(QFile::remove(path("qmnist-train-labels-idx1-ubyte")));
        QByteArray wide = header(0x0C, {kTrain, 8});
        for (int i = 0; i < kTrain; ++i)
            wide += QByteArray(3, '\0') + static_cast<char>(i % 5) + QByteArray(28, '\x7f');
        writeBytes(path("qmnist-train-labels-idx2-int"), wide);
        const auto data = loaded(idxSource(), options());
        QCOMPARE(data->facts().target.size, Index{5});
        QCOMPARE(readSamples(*data, Split::Train, {13}).classes, std::vector<std::int64_t>{3});
    }

    void readsDottedNamesAndTest() {
        writeSet("", {2, 3});
        for (const QString& name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QString other = name;
            other.replace("-idx", ".idx").replace("t10k", "test");
            QVERIFY(QFile::rename(path(name), path(other)));
        }
        QCOMPARE(surveyed(idxSource(), options()).sizes.test, Index{kTest});
    }

    void choosesAmongSets() {
        writeSet("emnist-letters-", {2, 3}, 1, 4);
        writeSet("emnist-digits-", {2, 3}, 0, 3);
        COMPARE_ERROR(surveyed(idxSource(), options()),
                      "dataset.set|'emnist-digits', 'emnist-letters'|name one");
        COMPARE_ERROR(surveyed(idxSource(), options({{"set", std::string("letter")}})),
                      "dataset.set|'letter'|near: emnist-letters");
        const auto letters = options({{"set", std::string("emnist-letters")}});
        QCOMPARE(surveyed(idxSource(), letters).target.size, Index{4});
    }

    void normalisesByTheTrainingImages() {
        writeSet("", {4, 4});
        Options set = options();
        set["normalise"] = std::string("auto");
        const auto data = loaded(idxSource(), set);
        std::vector<Index> all(kTrain);
        std::iota(all.begin(), all.end(), Index{0});
        const Matrix x = readSamples(*data, Split::Train, all).x;
        constexpr float kRounding = 1e-5f;
        QVERIFY(std::abs(x.mean()) < kRounding);
        QVERIFY(std::abs(x.squaredNorm() / float(x.size()) - 1) < kRounding);
        set["normalise"] = std::string("given");
        set["mean"] = std::string("0.5");
        set["deviation"] = std::string("0.25");
        const Matrix given = readSamples(*loaded(idxSource(), set), Split::Train, {3}).x;
        QCOMPARE(given(0, 0), static_cast<float>((3 / 255.0 - 0.5) / 0.25));
    }

    void validatesWithAShare() {
        writeSet("", {2, 3});
        const Options set = options({{"split_seed", Index{3}}});
        Options shared = set;
        shared["validation_share"] = 0.25;
        const auto data = loaded(idxSource(), shared);
        const DatasetSizes sizes{.train = 15, .validation = 5, .test = kTest};
        QVERIFY(data->facts().sizes == sizes);
        QVERIFY(surveyed(idxSource(), shared).sizes == sizes);
        std::set<float> seen;
        for (Index i = 0; i < sizes.train; ++i)
            seen.insert(readSamples(*data, Split::Train, {i}).x(0, 0));
        for (Index i = 0; i < sizes.validation; ++i)
            seen.insert(readSamples(*data, Split::Validation, {i}).x(0, 0));
        QCOMPARE(seen.size(), std::size_t{kTrain});
    }

    void onlyTrainingImagesVary() {
        writeSet("", {8, 8});
        const auto data = loaded(idxSource(), options({{"flip", true}, {"shift", Index{2}}}));
        const std::vector<Index> rows = {0, 1, 2, 3, 4, 5};
        const Matrix plain = readSamples(*data, Split::Train, rows).x;
        const Matrix varied = readSamples(*data, Split::Train, rows, 1).x;
        QVERIFY(varied != plain);
        QVERIFY(varied == readSamples(*data, Split::Train, rows, 1).x);
        QVERIFY(varied != readSamples(*data, Split::Train, rows, 2).x);
        // A sample varies alike whatever it is read with.
        QVERIFY(varied.row(4) == readSamples(*data, Split::Train, {4}, 1).x.row(0));
        QVERIFY(readSamples(*data, Split::Test, rows, 1).x ==
                readSamples(*data, Split::Test, rows).x);
    }

    void namesTheMistake() {
        COMPARE_ERROR(surveyed(idxSource(), {}), "dataset.folder|train-images-idx3-ubyte.gz");
        COMPARE_ERROR(surveyed(idxSource(), options()), "missing|found no IDX file");
        writeSet("", {2, 3});
        writeBytes(path("t10k-labels-idx1-ubyte"), labels(kTest, 0, 7));
        COMPARE_ERROR(surveyed(idxSource(), options()), "t10k-labels|label 5 is 5|0 to 4");
        writeBytes(path("t10k-labels-idx1-ubyte"), labels(kTest - 1, 0, 5));
        COMPARE_ERROR(surveyed(idxSource(), options()), "t10k-labels|9 labels for 10 images");
        writeBytes(path("t10k-images-idx3-ubyte"), images({kTest, 3, 2}));
        writeBytes(path("t10k-labels-idx1-ubyte"), labels(kTest, 0, 5));
        COMPARE_ERROR(surveyed(idxSource(), options()), "t10k-images|10 × 3 × 2|20 × 2 × 3");
        writeBytes(path("t10k-images-idx3-ubyte"), images({kTest, 6, 7, 8}));
        COMPARE_ERROR(surveyed(idxSource(), options()), "10 × 6 × 7 × 8|1 to 4 channels");
        QVERIFY(QFile::remove(path("t10k-labels-idx1-ubyte")));
        COMPARE_ERROR(surveyed(idxSource(), options()), "missing|t10k-labels-idx1-ubyte.gz");
        COMPARE_ERROR(surveyed(idxSource(), {{"folder", std::string("/nowhere")}}),
                      "/nowhere/train-images|No such file");
    }

    void labelsHaveToBeWhole() {
        writeSet("", {2, 3});
        QByteArray halves = header(0x0D, {kTrain});
        for (int i = 0; i < kTrain; ++i)
            halves += QByteArray::fromHex(i == 3 ? "3f000000" : "3f800000");
        writeBytes(path("train-labels-idx1-ubyte"), halves);
        COMPARE_ERROR(surveyed(idxSource(), options()), "label 3 is 0.5|whole number");
    }

    void loadingIsLeftWhenAsked() {
        writeSet("", {2, 3});
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(loaded(idxSource(), options(), {.stop = source.get_token()}),
                                 Stopped);
    }
};

GUILESS_TEST(IdxSourceTest)
#include "IdxSourceTest.moc"
