// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Spectrum.h"

#include "RandomMatrix.h"
#include "TestProgram.h"

#include <QtTest>
#include <limits>

namespace obscura {

namespace {

constexpr float kNear = 1e-5f;

bool isIdentity(const Matrix& a) {
    return a.isApprox(Matrix::Identity(a.rows(), a.cols()), kNear);
}

}  // namespace

class SpectrumTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factorizes_data();
    void factorizes();
    void knowsSingularValues();
    void diagonalizesSymmetricMatrices();
    void namesWhatIsNoNumber();
};

void SpectrumTest::factorizes_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("a number") << 1 << 1;
    QTest::newRow("wide") << 5 << 31;
    QTest::newRow("tall") << 64 << 9;
}

void SpectrumTest::factorizes() {
    QFETCH(int, rows);
    QFETCH(int, columns);
    const Matrix a = randomMatrix(rows, columns, 1);
    const ThinSvd svd = thinSvd(a);
    QVERIFY(isIdentity(svd.u.transpose() * svd.u));
    QVERIFY(isIdentity(svd.v.transpose() * svd.v));
    QVERIFY((svd.u * svd.values.asDiagonal() * svd.v.transpose()).isApprox(a, kNear));
    QVERIFY(std::is_sorted(svd.values.begin(), svd.values.end(), std::greater()));
    QVERIFY(svd.values.cast<double>().isApprox(singularValues(a.cast<double>()), kNear));
}

void SpectrumTest::knowsSingularValues() {
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(3, 4);
    a(0, 1) = -2;
    a(1, 3) = 5;
    a(2, 0) = 1e-9;
    const Eigen::VectorXd values = singularValues(a);
    QVERIFY(values.isApprox(Eigen::Vector3d(5, 2, 1e-9)));
    QVERIFY(singularValues(a.transpose()).isApprox(values));
}

void SpectrumTest::diagonalizesSymmetricMatrices() {
    const Eigen::MatrixXd root = randomMatrix(12, 12, 2).cast<double>();
    const Eigen::MatrixXd a = root + root.transpose();
    const SymmetricEigen eigen = symmetricEigen(a);
    QVERIFY((eigen.vectors * eigen.values.asDiagonal() * eigen.vectors.transpose()).isApprox(a));
    QVERIFY(std::is_sorted(eigen.values.begin(), eigen.values.end()));
}

void SpectrumTest::namesWhatIsNoNumber() {
    Matrix a = randomMatrix(4, 4, 3);
    a(2, 1) = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(std::domain_error, thinSvd(a));
    QVERIFY_THROWS_EXCEPTION(std::domain_error, singularValues(a.cast<double>()));
}

}  // namespace obscura

GUILESS_TEST(obscura::SpectrumTest)
#include "SpectrumTest.moc"
