// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/readers/Python.h"
#include "core/data/sources/SourceOptions.h"
#include "core/data/sources/Sources.h"

#include <QTemporaryDir>

using namespace obscura;

/// The source "arrays".
class ArraysTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const DatasetInfo m_source = arraysSource();

    std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    Options fileOptions(const std::string& name, Options more = {}) const {
        more["file"] = path(name);
        return more;
    }
    /// Without normalisation, so that values can be compared.
    std::shared_ptr<const Dataset> raw(const std::string& name, Options more = {}) const {
        more["normalise"] = "none";
        return loadedFrom(m_source, fileOptions(name, more));
    }

private Q_SLOTS:
    void initTestCase() {
        RUN_PYTHON(R"(
import numpy as np, h5py, os
x = np.arange(60, dtype='f4').reshape(20, 3)
y = np.arange(20) % 4 + 1
np.savez('classes.npz', x=x, y=y)
np.savez('column.npz', X=x, Y=y.reshape(20, 1).astype('f8'))
np.savez('numbers.npz', inputs=x, targets=x[:, :2] / 8)
np.savez('several.npz', data=x, labels=np.stack([y > 2, y > 1], 1))
np.savez('onehot.npz', data=x, labels=np.eye(5)[y])
np.savez('keras.npz', x_train=np.zeros((20, 6, 5), 'u1'), y_train=y, x_test=np.ones((7, 6, 5), 'u1'),
         y_test=y[:7], x_val=np.full((3, 6, 5), 2, 'u1'), y_val=y[:3])
np.savez('last.npz', x=np.arange(20 * 5 * 4 * 3).reshape(20, 5, 4, 3), y=y)
np.savez('odd.npz', x=x, y=y[:19])
np.savez('unnamed.npz', foo=x, bar=y)
np.savez('scalar.npz', x=x, y=3)
bad = x.copy(); bad[7, 1] = np.nan
np.savez('nan.npz', x=bad, y=y)
os.mkdir('folder'); np.save('folder/x', x); np.save('folder/y', y)
with h5py.File('file.h5', 'w') as f: f['m/x'] = x; f['m/y'] = y
)",
                   m_folder.path());
    }

    void tellsTheTarget_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("size");
        const auto kind = [](TargetKind one) { return static_cast<int>(one); };
        QTest::newRow("classes") << "classes.npz"
                                 << "auto" << kind(TargetKind::Class) << 4;
        QTest::newRow("a column of real numbers") << "column.npz"
                                                  << "auto" << kind(TargetKind::Class) << 4;
        QTest::newRow("classes as numbers") << "classes.npz"
                                            << "numbers" << kind(TargetKind::Numbers) << 1;
        QTest::newRow("numbers") << "numbers.npz"
                                 << "auto" << kind(TargetKind::Numbers) << 2;
        QTest::newRow("several") << "several.npz"
                                 << "auto" << kind(TargetKind::Classes) << 2;
        QTest::newRow("one-hot") << "onehot.npz"
                                 << "auto" << kind(TargetKind::Class) << 5;
        QTest::newRow("one-hot as classes") << "onehot.npz"
                                            << "classes" << kind(TargetKind::Classes) << 5;
        QTest::newRow("folder") << "folder"
                                << "auto" << kind(TargetKind::Class) << 4;
    }
    void tellsTheTarget() {
        QFETCH(QString, file);
        QFETCH(QString, wanted);
        QFETCH(int, kind);
        QFETCH(int, size);
        const Options options =
            fileOptions(file.toStdString(), {{"target_kind", wanted.toStdString()}});
        const DatasetFacts facts = factsFrom(m_source, options);
        QCOMPARE(facts.sample, Shape{3});
        QCOMPARE(static_cast<int>(facts.target.kind), kind);
        QCOMPARE(facts.target.size, Index{size});
        QCOMPARE(facts.sizes, (DatasetSizes{.train = 16, .validation = 2, .test = 2}));
        QVERIFY(loadedFrom(m_source, options)->facts() == facts);
    }

    void samplesKeepTheirTargets() {
        const auto data = raw("classes.npz");
        QCOMPARE(data->facts().target.names, (std::vector<std::string>{"1", "2", "3", "4"}));
        Index seen = 0;
        for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
            const ReadSamples all = allSamplesOf(*data, split);
            for (Index i = 0; i < all.x.rows(); ++i, ++seen) {
                const auto row = static_cast<Index>(all.x(i, 0)) / 3;
                QCOMPARE(all.x(i, 2), static_cast<float>(3 * row + 2));
                QCOMPARE(all.classes[static_cast<std::size_t>(i)], row % 4);
            }
        }
        QCOMPARE(seen, Index{20});
    }

    void realTargetsComeAsTheyAre() {
        const ReadSamples all = allSamplesOf(*raw("numbers.npz"), Split::Train);
        QCOMPARE(all.numbers[2 * 5 + 1], all.x(5, 1) / 8);
    }

    void normalisesByTheTrainingSamples() {
        const auto data = loadedFrom(m_source, fileOptions("classes.npz"));
        const ReadSamples all = allSamplesOf(*data, Split::Train);
        constexpr float kTolerance = 1e-5F;
        QVERIFY(all.x.colwise().mean().cwiseAbs().maxCoeff() < kTolerance);
        QVERIFY((all.x.array().square().colwise().mean() - 1).abs().maxCoeff() < kTolerance);
    }

    void arraysOfTheirOwnValidateAndTest() {
        const auto data = raw("keras.npz", {{"layout", "image"}});
        QCOMPARE(data->facts().sample, (Shape{1, 6, 5}));
        QCOMPARE(data->facts().sizes, (DatasetSizes{.train = 20, .validation = 3, .test = 7}));
        QCOMPARE(samplesOf(*data, Split::Test, {6}).x(0, 29), 1.0F);
        QCOMPARE(samplesOf(*data, Split::Test, {6}).classes[0], std::int64_t{2});
        QCOMPARE(samplesOf(*data, Split::Validation, {0}).x(0, 0), 2.0F);
        QCOMPARE(factsFrom(m_source, fileOptions("keras.npz")).sample, (Shape{6, 5}));
    }

    void channelsThatStandLastComeFirst() {
        const auto data = raw("last.npz", {{"validation_share", 0.0}, {"test_share", 0.0}});
        QCOMPARE(data->facts().sample, (Shape{3, 5, 4}));
        QCOMPARE(data->facts().sizes.train, Index{20});
        const ReadSamples one = samplesOf(*data, Split::Train, {2});
        QCOMPARE(one.x(0, 0), 120.0F);
        QCOMPARE(one.x(0, 1), 123.0F);
        QCOMPARE(one.x(0, 20), 121.0F);
        QCOMPARE(raw("last.npz", {{"layout", "image"}})->facts().sample, (Shape{5, 4, 3}));
        QCOMPARE(raw("last.npz", {{"layout", "row"}})->facts().sample, Shape{60});
    }

    void readsNestedArraysByName() {
        const auto data = raw("file.h5", {{"inputs", "m/x"}, {"targets", "m/y"}});
        QCOMPARE(data->facts().sample, Shape{3});
    }

    void namesTheMistake_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("rows") << "odd.npz"
                              << ""
                              << ""
                              << "'y' has 19 rows|expected 20 as 'x'";
        QTest::newRow("names") << "unnamed.npz"
                               << ""
                               << ""
                               << "the arrays 'foo', 'bar'|usual name|dataset.inputs";
        QTest::newRow("name") << "classes.npz"
                              << "targets"
                              << "z"
                              << "no array 'z'";
        QTest::newRow("scalar") << "scalar.npz"
                                << ""
                                << ""
                                << "'y' has the shape 1|rows of numbers";
        QTest::newRow("NaN") << "nan.npz"
                             << ""
                             << ""
                             << "'x' holds NaN in row 7";
        QTest::newRow("not whole") << "numbers.npz"
                                   << "target_kind"
                                   << "class"
                                   << "'targets'|1 among zeros";
        QTest::newRow("not 0 or 1") << "classes.npz"
                                    << "target_kind"
                                    << "classes"
                                    << "'y'|other than 0 and 1";
        QTest::newRow("layout") << "classes.npz"
                                << "layout"
                                << "image"
                                << "'x'|shape 3|height";
        QTest::newRow("missing") << "missing.npz"
                                 << ""
                                 << ""
                                 << "no such file";
    }
    void namesTheMistake() {
        QFETCH(QString, file);
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, words);
        Options options = fileOptions(file.toStdString());
        if (!option.isEmpty())
            options[option.toStdString()] = value.toStdString();
        COMPARE_ERROR(loadedFrom(m_source, options), words);
    }

    void asksForAFile() { COMPARE_ERROR(factsFrom(m_source, {}), "dataset.file|NPZ"); }
};

GUILESS_TEST(ArraysTest)
#include "ArraysTest.moc"
