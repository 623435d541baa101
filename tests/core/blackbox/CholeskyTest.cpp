// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Cholesky.h"

#include "RandomMatrix.h"
#include "TestProgram.h"

#include <QtTest>

namespace obscura {

class CholeskyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void solves_data();
    void solves();
    void readsTheLowerTriangleAlone();
    void refusesWhatIsNotPositiveDefinite();
};

void CholeskyTest::solves_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("columns");
    QTest::newRow("a number") << 1 << 1;
    QTest::newRow("small") << 3 << 2;
    QTest::newRow("a batch") << 128 << 50;
}

void CholeskyTest::solves() {
    QFETCH(int, size);
    QFETCH(int, columns);
    const Matrix x = randomMatrix(size, 2 * size, 1);
    const Matrix a = x * x.transpose() + Matrix::Identity(size, size);
    const Matrix b = randomMatrix(size, columns, 2);
    const Matrix solution = Cholesky(a).solve(b);
    QVERIFY((a * solution - b).norm() < 1e-4f * b.norm());
}

void CholeskyTest::readsTheLowerTriangleAlone() {
    Matrix a(2, 2);
    a << 4, 1e9f, 2, 5;
    Matrix b(2, 1);
    b << 8, 12;
    Matrix expected(2, 1);
    expected << 1, 2;
    QVERIFY(Cholesky(a).solve(b).isApprox(expected));
}

void CholeskyTest::refusesWhatIsNotPositiveDefinite() {
    QVERIFY_THROWS_EXCEPTION(std::domain_error, Cholesky(-Matrix::Identity(3, 3)));
}

}  // namespace obscura

GUILESS_TEST(obscura::CholeskyTest)
#include "CholeskyTest.moc"
