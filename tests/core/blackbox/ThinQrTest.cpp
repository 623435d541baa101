// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/ThinQr.h"

#include "RandomMatrix.h"
#include "TestProgram.h"

#include <QtTest>

namespace obscura {

namespace {

constexpr float kTolerance = 1e-5f;

bool isOrthonormal(const Matrix& q) {
    return (q.transpose() * q).isApprox(Matrix::Identity(q.cols(), q.cols()), kTolerance);
}

}  // namespace

class ThinQrTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factorizes_data();
    void factorizes();
    void columnsMayDependOnEachOther();
};

void ThinQrTest::factorizes_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("a number") << 1 << 1;
    QTest::newRow("square") << 7 << 7;
    QTest::newRow("tall") << 256 << 50;
    QTest::newRow("wider than a block") << 300 << 130;
}

void ThinQrTest::factorizes() {
    QFETCH(int, rows);
    QFETCH(int, columns);
    const Matrix a = randomMatrix(rows, columns, 1);
    const ThinQr qr = thinQr(a);
    QCOMPARE(qr.q.rows(), Index{rows});
    QCOMPARE(qr.q.cols(), Index{columns});
    QVERIFY(isOrthonormal(qr.q));
    QVERIFY((qr.q * qr.r).isApprox(a, kTolerance));
    QVERIFY(qr.r.isUpperTriangular(0));
}

void ThinQrTest::columnsMayDependOnEachOther() {
    Matrix a = randomMatrix(20, 4, 1);
    a.col(2) = a.col(0);
    a.col(3).setZero();
    const ThinQr qr = thinQr(a);
    QVERIFY(isOrthonormal(qr.q));
    QVERIFY((qr.q * qr.r).isApprox(a, kTolerance));
}

}  // namespace obscura

GUILESS_TEST(obscura::ThinQrTest)
#include "ThinQrTest.moc"
