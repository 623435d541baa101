// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/MatrixProduct.h"
#include "devices/Random.h"
#include "devices/Threads.h"

#include <array>

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
    void doesNotDependOnThreads_data();
    void doesNotDependOnThreads();
    void namesItsLibrary();
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

void MatrixProductTest::doesNotDependOnThreads_data() {
    QTest::addColumn<int>("p");
    QTest::addColumn<int>("q");
    QTest::addColumn<int>("r");
    constexpr std::array<std::array<int, 3>, 11> kSizes = {{{128, 784, 256},
                                                            {128, 256, 128},
                                                            {128, 256, 784},
                                                            {256, 128, 784},
                                                            {333, 257, 190},
                                                            {190, 257, 333},
                                                            {97, 130, 83},
                                                            {100, 101, 103},
                                                            {47, 500, 49},
                                                            {1000, 785, 10},
                                                            {17, 1300, 401}}};
    for (const auto& [p, q, r] : kSizes) {
        QTest::addRow("%d x %d x %d", p, q, r) << p << q << r;
    }
}

void MatrixProductTest::doesNotDependOnThreads() {
    QFETCH(int, p);
    QFETCH(int, q);
    QFETCH(int, r);
    const Matrix a = randomMatrix(p, q, 1);
    const Matrix b = randomMatrix(q, r, 2);
    const Matrix at = a.transpose();
    const Matrix bt = b.transpose();
    const auto products = [&](int threads) {
        ThreadPool pool(threads);
        const UseThreads use(pool);
        std::array<Matrix, 3> c = {Matrix(p, r), Matrix(p, r), Matrix(p, r)};
        multiply(a, b, c[0]);
        multiplyByTranspose(a, bt, c[1]);
        multiplyTransposeBy(at, b, c[2]);
        return c;
    };
    const auto alone = products(1);
    for (const int threads : {2, 3, 4, 5, 7, 16}) {
        const auto together = products(threads);
        QVERIFY2(together == alone, qPrintable(QString::number(threads)));
    }
}

void MatrixProductTest::namesItsLibrary() {
    const std::string name = blasName();
    QVERIFY2(name.find("BLAS") != std::string::npos || name.find("blas") != std::string::npos,
             name.c_str());
}

}  // namespace obscura

GUILESS_TEST(obscura::MatrixProductTest)
#include "MatrixProductTest.moc"
