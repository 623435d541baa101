// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/Lbfgs.h"

#include "RandomMatrix.h"
#include "TestProgram.h"

#include <QtTest>

namespace obscura {

class LbfgsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheCentreOfASphereAtOnce();
    void solvesLeastSquares();
    void walksDownRosenbrocksValley();
    void staysAtAMinimum();
};

void LbfgsTest::findsTheCentreOfASphereAtOnce() {
    const Vector centre = randomMatrix(20, 1, 1);
    int calls = 0;
    const Objective f = [&](const Vector& x, Vector& gradient) {
        ++calls;
        gradient = x - centre;
        return 0.5 * gradient.squaredNorm();
    };
    Vector x = Vector::Zero(20);
    QVERIFY(minimize(f, x) < 1e-10);
    QVERIFY(x.isApprox(centre));
    QVERIFY(calls <= 3);
}

void LbfgsTest::solvesLeastSquares() {
    const Matrix a = randomMatrix(30, 8, 2);
    const Vector solution = randomMatrix(8, 1, 3);
    const Vector b = a * solution;
    const Objective f = [&](const Vector& x, Vector& gradient) {
        const Vector error = a * x - b;
        gradient = a.transpose() * error;
        return 0.5 * error.squaredNorm();
    };
    Vector x = Vector::Zero(8);
    minimize(f, x, {.tolerance = 1e-9});
    QVERIFY(x.isApprox(solution, 1e-3f));
}

// The usual hard case: (1 − x)² + 100 (y − x²)², with its minimum 0 at (1, 1).
void LbfgsTest::walksDownRosenbrocksValley() {
    const Objective f = [](const Vector& p, Vector& gradient) {
        const double x = p[0], y = p[1];
        gradient[0] = static_cast<float>(-2 * (1 - x) - 400 * x * (y - x * x));
        gradient[1] = static_cast<float>(200 * (y - x * x));
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    };
    Vector x(2);
    x << -1.2f, 1.0f;
    const double lowest = minimize(f, x, {.tolerance = 1e-9});
    QVERIFY2(lowest < 1e-6, qPrintable(QString::number(lowest)));
    QVERIFY(x.isApprox(Vector::Ones(2), 1e-2f));
}

void LbfgsTest::staysAtAMinimum() {
    Vector x = Vector::Ones(3);
    const Objective f = [](const Vector&, Vector& gradient) {
        gradient.setZero();
        return 0.0;
    };
    QCOMPARE(minimize(f, x), 0.0);
    QCOMPARE(x, Vector(Vector::Ones(3)));
}

}  // namespace obscura

GUILESS_TEST(obscura::LbfgsTest)
#include "LbfgsTest.moc"
