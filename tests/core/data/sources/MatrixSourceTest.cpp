// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceOptions.h"
#include "core/data/sources/Sources.h"

#include <Eigen/QR>
#include <Eigen/SVD>

#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

/// The source "matrix".
class MatrixSourceTest : public QObject {
    Q_OBJECT

private:
    static constexpr float kTolerance = 1e-4F;
    QTemporaryDir m_folder;
    const DatasetInfo m_source = matrixSource();

    /// A, found from as many samples as there are inputs and more.
    static Matrix matrixOf(const Dataset& data) {
        const ReadSamples all = allSamplesOf(data, Split::Train);
        const Index outputs = data.facts().target.size;
        const Eigen::Map<const Matrix> y(all.numbers.data(), all.x.rows(), outputs);
        return all.x.cast<double>()
            .colPivHouseholderQr()
            .solve(y.cast<double>())
            .transpose()
            .cast<float>();
    }
    std::shared_ptr<const Dataset> loaded(Options more) const {
        more["train_samples"] = Index{40};
        return loadedFrom(m_source, more);
    }

private Q_SLOTS:
    void sizesAreKnown() {
        const Options options =
            completedOptions(m_source, {{"inputs", Index{5}}, {"outputs", Index{3}}});
        const DatasetFacts facts = m_source.known(options).value();
        QCOMPARE(facts.sample, Shape{5});
        QVERIFY(facts.target.kind == TargetKind::Numbers);
        QCOMPARE(facts.target.size, Index{3});
        QCOMPARE(facts.sizes, (DatasetSizes{.train = 10000, .validation = 1000, .test = 1000}));
        QVERIFY(m_source.survey(options, {}) == facts);
    }

    void computesTheOrthogonal_data() {
        QTest::addColumn<QString>("matrix");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("outputs");
        QTest::newRow("square") << "orthogonal" << 6 << 6;
        QTest::newRow("wide") << "orthogonal" << 8 << 3;
        QTest::newRow("high") << "orthogonal" << 3 << 8;
        QTest::newRow("Fourier") << "dft" << 10 << 10;
        QTest::newRow("identity") << "identity" << 4 << 6;
    }
    void computesTheOrthogonal() {
        QFETCH(QString, matrix);
        QFETCH(int, inputs);
        QFETCH(int, outputs);
        const Matrix a = matrixOf(*loaded({{"matrix", matrix.toStdString()},
                                           {"inputs", Index{inputs}},
                                           {"outputs", Index{outputs}}}));
        const Matrix gram =
            outputs < inputs ? Matrix(a * a.transpose()) : Matrix(a.transpose() * a);
        QVERIFY((gram - Matrix::Identity(gram.rows(), gram.cols())).cwiseAbs().maxCoeff() <
                kTolerance);
    }

    /// A pure tone becomes one number.
    void theFourierTransformFindsATone() {
        constexpr Index kSize = 8, kFrequency = 3;
        const Matrix a =
            matrixOf(*loaded({{"matrix", "dft"}, {"inputs", 2 * kSize}, {"outputs", 2 * kSize}}));
        Vector tone(2 * kSize);
        for (Index k = 0; k < kSize; ++k) {
            const float angle = 2 * static_cast<float>(EIGEN_PI * kFrequency * k) / kSize;
            tone[k] = std::cos(angle);
            tone[kSize + k] = std::sin(angle);
        }
        Vector expected = Vector::Zero(2 * kSize);
        expected[kFrequency] = std::sqrt(static_cast<float>(kSize));
        QVERIFY((a * tone - expected).cwiseAbs().maxCoeff() < kTolerance);
    }

    void lowRankHasSingularValuesOfOne() {
        const Matrix a = matrixOf(*loaded({{"matrix", "low_rank"},
                                           {"inputs", Index{9}},
                                           {"outputs", Index{7}},
                                           {"rank", Index{3}}}));
        const Vector values = Eigen::JacobiSVD<Eigen::MatrixXf>(a).singularValues();
        Vector expected = Vector::Zero(7);
        expected.head(3).setOnes();
        QVERIFY((values - expected).cwiseAbs().maxCoeff() < kTolerance);
    }

    void samplesDependOnTheirNumberAlone() {
        const auto data = loaded({});
        const ReadSamples all = allSamplesOf(*data, Split::Train);
        const ReadSamples some = samplesOf(*data, Split::Train, {17, 3});
        QVERIFY(some.x.row(0) == all.x.row(17) && some.x.row(1) == all.x.row(3));
        QVERIFY(allSamplesOf(*data, Split::Test).x.row(0) != all.x.row(0));
        QVERIFY(allSamplesOf(*data, Split::Validation).x.row(0) != all.x.row(0));
        QVERIFY(samplesOf(*loaded({{"seed", Index{2}}}), Split::Train, {0}).x != all.x.row(0));
        const auto identity = loaded({{"matrix", "identity"}});
        QVERIFY(samplesOf(*identity, Split::Train, {3}).x == all.x.row(3));
    }

    void inputsAreStandardNormal() {
        const auto data = loadedFrom(m_source, {});
        const Matrix x = allSamplesOf(*data, Split::Train).x;
        // 640 000 numbers: five standard errors of mean and variance.
        QVERIFY(std::abs(x.mean()) < 5 / 800.0);
        QVERIFY(std::abs(x.array().square().mean() - 1) < 5 * std::sqrt(2.0) / 800);
    }

    void readsTheMatrixOfAFile() {
        QFile file(m_folder.filePath("a.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("1;2,5;3\n4;5;6\n");
        file.close();
        const Options options{{"matrix", "file"}, {"file", file.fileName().toStdString()}};
        QVERIFY(!m_source.known(completedOptions(m_source, options)));
        const auto data = loaded(options);
        QCOMPARE(data->facts().sample, Shape{3});
        Matrix expected(2, 3);
        expected << 1, 2.5F, 3, 4, 5, 6;
        QVERIFY((matrixOf(*data) - expected).cwiseAbs().maxCoeff() < kTolerance);
    }

    void namesTheMistake() {
        COMPARE_ERROR(loaded({{"matrix", "file"}}), "dataset.file");
        COMPARE_ERROR(loaded({{"matrix", "dft"}, {"inputs", Index{5}}, {"outputs", Index{5}}}),
                      "dataset.inputs|5 and 5|even");
        COMPARE_ERROR(factsFrom(m_source, {{"matrix", "dft"}, {"outputs", Index{6}}}), "64 and 6");
        COMPARE_ERROR(loaded({{"matrix", "low_rank"}, {"rank", Index{65}}}),
                      "dataset.rank|65|at most 64");
    }
};

GUILESS_TEST(MatrixSourceTest)
#include "MatrixSourceTest.moc"
