// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"
#include "core/network/LayerCatalogue.h"

#include "TestProgram.h"
#include "TinyTask.h"
#include "core/Samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <set>
#include <stdexcept>

using namespace obscura;

class DatasetTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kTrain = 30;
    static constexpr int kTest = 20;
    static constexpr Index kPixels = 784;
    static constexpr qint64 kImageHeader = 16;
    static constexpr qint64 kLabelHeader = 8;

    QTemporaryDir m_folder;

    DatasetSettings settings() const {
        DatasetSettings s;
        s.source = "mnist";
        s.options = {
            {"folder", m_folder.path().toStdString()}, {"mean", 0.286}, {"deviation", 0.353}};
        return s;
    }
    QString path(const char* name) const { return m_folder.filePath(name); }
    void patch(const char* name, qint64 at, const QByteArray& bytes) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void init() { writeTinyDataset(m_folder.path().toStdString(), kTrain, kTest); }

    void readsAndNormalises() {
        patch("train-images-idx3-ubyte", kImageHeader + 7 * kPixels, QByteArray::fromHex("00ff80"));
        const auto data = loadDataset(settings());
        QCOMPARE(data->facts().sizes.train, Index{kTrain});
        QCOMPARE(data->facts().sizes.test, Index{kTest});
        QCOMPARE(data->facts().target.size, Index{10});
        QCOMPARE(data->facts().sample, Shape{kPixels});

        const std::vector<Index> rows = {29, 7, 7};
        Matrix wide = Matrix::Constant(3, kPixels + 5, -99);
        std::vector<std::int64_t> labels(rows.size());
        data->read(Split::Train, rows, {}, wide.leftCols(kPixels), {.classes = labels});
        QCOMPARE(labels, (std::vector<std::int64_t>{9, 7, 7}));
        QCOMPARE(wide(1, 0), static_cast<float>((0 - 0.286) / 0.353));
        QCOMPARE(wide(1, 1), static_cast<float>((1 - 0.286) / 0.353));
        QCOMPARE(wide(2, 2), static_cast<float>((128.0 / 255 - 0.286) / 0.353));
        QVERIFY(wide.row(0) != wide.row(1));
        QVERIFY(wide.row(2) == wide.row(1));
        QVERIFY((wide.rightCols(5).array() == -99).all());
    }

    void validatesWithAShare() {
        DatasetSettings s = settings();
        const auto pixels = [](const Dataset& data, Split split) {
            std::multiset<std::vector<float>> rows;
            for (Index i = 0; i < data.facts().sizes.of(split); ++i) {
                Matrix x(1, kPixels);
                std::vector<std::int64_t> label(1);
                data.read(split, std::vector<Index>{i}, {}, x, {.classes = label});
                rows.emplace(x.data(), x.data() + x.size());
            }
            return rows;
        };
        const auto all = pixels(*loadDataset(s), Split::Train);
        s.options["validation_share"] = 0.2;
        const auto data = loadDataset(s);
        const DatasetSizes sizes{.train = 24, .validation = 6, .test = kTest};
        QVERIFY(data->facts().sizes == sizes);
        QVERIFY(surveyDataset(s) == data->facts());
        auto both = pixels(*data, Split::Train);
        both.merge(pixels(*data, Split::Validation));
        QVERIFY(both == all);
    }

    void anImageIsAnotherLayout() {
        DatasetSettings s = settings();
        s.options["layout"] = std::string("image");
        QCOMPARE(loadDataset(s)->facts().sample, (Shape{1, 28, 28}));
        QCOMPARE(knownFacts(s)->sample, (Shape{1, 28, 28}));
    }

    void knowsThePublishedSizes() {
        QVERIFY(knownFacts({})->sizes == (DatasetSizes{.train = 60000, .test = 10000}));
        const DatasetFacts known = *knownFacts({.options = {{"validation_share", 0.1}}});
        QVERIFY(known.sizes == (DatasetSizes{.train = 54000, .validation = 6000, .test = 10000}));
        QCOMPARE(known.sample, Shape{kPixels});
        QVERIFY(knownFacts(settings())->sizes == DatasetSizes());
    }

    void asksForAPlaceThatItNeeds() {
        for (const DatasetInfo& info : datasetRegistry()) {
            DatasetSettings each{.source = info.id};
            QCOMPARE(lacksPlace(each), info.needsPlace);
            if (!info.needsPlace)
                continue;
            const std::string place = placeOption(each);
            COMPARE_ERROR(surveyDataset(each), QString::fromStdString("dataset." + place));
            each.options[place] = std::string();
            QVERIFY(lacksPlace(each));
            each.options[place] = std::string("/nonexistent");
            QVERIFY(!lacksPlace(each));
        }
    }

    void splitsAreApart() {
        const auto data = loadDataset(settings());
        const std::vector<Index> rows = {0};
        Matrix train(1, kPixels), test(1, kPixels);
        std::vector<std::int64_t> labels(1);
        data->read(Split::Train, rows, {}, train, {.classes = labels});
        data->read(Split::Test, rows, {}, test, {.classes = labels});
        QVERIFY(train != test);
    }

    void refusesRoomThatDoesNotFit() {
        const auto data = loadDataset(settings());
        Matrix x(1, kPixels);
        std::vector<std::int64_t> labels(1);
        const std::vector<Index> tooLarge = {kTest};
        const std::vector<Index> negative = {-1};
        const std::vector<Index> two = {0, 1};
        QVERIFY_EXCEPTION_THROWN(data->read(Split::Test, tooLarge, {}, x, {.classes = labels}),
                                 std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(data->read(Split::Test, negative, {}, x, {.classes = labels}),
                                 std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(data->read(Split::Test, two, {}, x, {.classes = labels}),
                                 std::invalid_argument);
    }

    void namesTheMistake_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("at");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("label") << "t10k-labels-idx1-ubyte" << int(kLabelHeader + 3)
                               << QByteArray::fromHex("0a") << "label 3 is 10|0 to 9";
        QTest::newRow("size") << "train-images-idx3-ubyte" << 8
                              << QByteArray::fromHex("0000000e 00000038") << "30 × 14 × 56|28 × 28";
        QTest::newRow("magic") << "train-images-idx3-ubyte" << 0 << QByteArray("PK")
                               << "not an IDX file";
    }
    void namesTheMistake() {
        QFETCH(QString, file);
        QFETCH(int, at);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        patch(file.toUtf8().constData(), at, bytes);
        COMPARE_ERROR(loadDataset(settings()), file + "|" + words);
    }

    void namesCountsThatDiffer() {
        const QTemporaryDir other;
        writeTinyDataset(other.path().toStdString(), kTrain - 1, kTest);
        QVERIFY(QFile::remove(path("train-labels-idx1-ubyte")));
        QVERIFY(QFile::copy(other.filePath("train-labels-idx1-ubyte"),
                            path("train-labels-idx1-ubyte")));
        COMPARE_ERROR(loadDataset(settings()), "train-labels-idx1-ubyte|29 labels for 30 images");
    }

    void namesATruncatedGzip() {
        const QString plain = path("train-images-idx3-ubyte");
        QVERIFY(QFile::remove(plain));
        QFile packed(plain + ".gz");
        QVERIFY(packed.open(QIODevice::WriteOnly));
        packed.write(QByteArray::fromHex("1f8b08000000000000ff63606061"));
        packed.close();
        COMPARE_ERROR(loadDataset(settings()), "train-images-idx3-ubyte.gz|truncated");
        QVERIFY(packed.remove());
    }

    void readsTheNamesOfTheOriginalArchive() {
        for (const QString& name : QDir(m_folder.path()).entryList(QDir::Files)) {
            QString dotted = name;
            QVERIFY(QFile::rename(m_folder.filePath(name),
                                  m_folder.filePath(dotted.replace("-idx", ".idx"))));
        }
        QVERIFY(surveyDataset(settings()).sizes == (DatasetSizes{.train = kTrain, .test = kTest}));
        QCOMPARE(loadDataset(settings())->facts().sizes.train, Index{kTrain});
        for (const QString& name : QDir(m_folder.path()).entryList(QDir::Files))
            QVERIFY(QFile::remove(m_folder.filePath(name)));
    }

    void theHeadersTellWhatIsWrong() {
        surveyDataset(settings());
        QVERIFY(QFile::resize(path("t10k-images-idx3-ubyte"), 1000));
        COMPARE_ERROR(surveyDataset(settings()),
                      "t10k-images-idx3-ubyte|truncated|984 bytes|expected 15680");
        patch("t10k-labels-idx1-ubyte", 0, "<html>");
        COMPARE_ERROR(loadDataset(settings()), "t10k-images-idx3-ubyte|truncated");
        QVERIFY(QFile::remove(path("train-labels-idx1-ubyte")));
        COMPARE_ERROR(surveyDataset(settings()), "missing|train-labels-idx1-ubyte");
        DatasetSettings mnist;
        mnist.source = "mnist";
        COMPARE_ERROR(surveyDataset(mnist), "mnist|dataset.folder");
    }

    void normalisesByTheSource() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        const auto current = [&](const char* option) {
            return optionOf<double>(*e.graph.find("dataset"), option);
        };
        QCOMPARE(current("mean"), 0.286);
        assignField(e, "dataset.source=mnist");
        QCOMPARE(current("mean"), 0.1307);
        QCOMPARE(current("deviation"), 0.3081);
        const Experiment again = parseExperiment(formatExperiment(e), "text");
        QVERIFY(again == e);
        QCOMPARE(optionOf<double>(*again.graph.find("dataset"), "deviation"), 0.3081);
        assignField(e, "dataset.mean=0.5");
        assignField(e, "dataset.source=fashion-mnist");
        QCOMPARE(current("mean"), 0.5);
        QCOMPARE(current("deviation"), 0.353);
    }

    void namesWhatIsMissing() {
        QVERIFY(QFile::remove(path("t10k-images-idx3-ubyte")));
        COMPARE_ERROR(loadDataset(settings()), "missing|t10k-images-idx3-ubyte.gz");
        DatasetSettings mnist;
        mnist.source = "mnist";
        COMPARE_ERROR(loadDataset(mnist), "mnist|dataset.folder");
    }

    void readsTheSystemsPackage() {
        std::shared_ptr<const Dataset> data;
        const QString message = errorOf([&] { data = loadDataset({}); });
        if (!data) {
            QVERIFY2(message.contains("dataset-fashion-mnist"), qPrintable(message));
            QSKIP("the package dataset-fashion-mnist is not installed");
        }
        QCOMPARE(data->facts().sizes.train, Index{60000});
        QCOMPARE(data->facts().sizes.test, Index{10000});
        std::vector<Index> rows(1000);
        std::iota(rows.begin(), rows.end(), Index{0});
        Matrix x(1000, kPixels);
        std::vector<std::int64_t> labels(rows.size());
        data->read(Split::Train, rows, {}, x, {.classes = labels});
        constexpr float kNear = 0.05f;
        QVERIFY(std::abs(x.mean()) < kNear);
        QVERIFY(std::abs(std::sqrt(x.squaredNorm() / float(x.size())) - 1) < kNear);
        QCOMPARE(labels[0], std::int64_t{9});
    }
};

GUILESS_TEST(DatasetTest)
#include "DatasetTest.moc"
