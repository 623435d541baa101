// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"

namespace obscura {

namespace {

/// Of a product of standard normal factors, for each multiplication in an entry.
constexpr float kTolerance = 2e-6f;

}  // namespace

class MatrixProductTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithEigen_data();
    void agreesWithEigen();
    void takesStridedRows();
};

void MatrixProductTest::agreesWithEigen_data() {
    QTest::addColumn<int>("p");
    QTest::addColumn<int>("q");
    QTest::addColumn<int>("r");
    QTest::newRow("all sizes differ") << 5 << 7 << 3;
    QTest::newRow("one row") << 1 << 7 << 3;
    QTest::newRow("one column") << 5 << 7 << 1;
    QTest::newRow("inner size 1") << 5 << 1 << 3;
    QTest::newRow("no rows") << 0 << 7 << 3;
    QTest::newRow("divided by rows") << 333 << 257 << 190;
    QTest::newRow("divided by columns") << 190 << 257 << 333;
}

void MatrixProductTest::agreesWithEigen() {
    QFETCH(int, p);
    QFETCH(int, q);
    QFETCH(int, r);
    const Matrix a = randomMatrix(p, q, 1);
    const Matrix b = randomMatrix(q, r, 2);
    const Matrix expected = a * b;
    const Matrix at = a.transpose();
    const Matrix bt = b.transpose();
    Matrix c(p, r);
    const float tolerance = kTolerance * static_cast<float>(q);
    const auto close = [&] { return p == 0 || (c - expected).cwiseAbs().maxCoeff() < tolerance; };
    multiply(a, b, c);
    QVERIFY(close());
    c.setZero();
    multiplyByTranspose(a, bt, c);
    QVERIFY(close());
    c.setZero();
    multiplyTransposeBy(at, b, c);
    QVERIFY(close());
}

void MatrixProductTest::takesStridedRows() {
    const Matrix a = randomMatrix(9, 9, 1);
    const Matrix b = randomMatrix(9, 9, 2);
    Matrix c = Matrix::Zero(9, 9);
    multiply(a.block(1, 2, 3, 4), b.block(3, 1, 4, 5), c.block(2, 2, 3, 5));
    const Matrix expected = a.block(1, 2, 3, 4) * b.block(3, 1, 4, 5);
    compareMatrices(c.block(2, 2, 3, 5), expected, 4 * kTolerance);
    QCOMPARE(c.row(1).norm(), 0.0f);
    QCOMPARE(c.col(7).norm(), 0.0f);
}

}  // namespace obscura

GUILESS_TEST(obscura::MatrixProductTest)
#include "MatrixProductTest.moc"
