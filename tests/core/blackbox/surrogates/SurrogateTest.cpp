// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/surrogates/Surrogate.h"

#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"

namespace obscura {

class SurrogateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void truncatedSvdErrsByTheSingularValuesLeftOut();
    void pullsBackAsItsMatrix();
    void keepsWhatItKnowsAtAnotherRank();
};

void SurrogateTest::truncatedSvdErrsByTheSingularValuesLeftOut() {
    Matrix a = Matrix::Zero(4, 5);
    a.diagonal() << 4, 3, 2, 1;
    const Surrogate surrogate = Surrogate::fromMatrix(a, 2);
    QCOMPARE(surrogate.rank(), Index{2});
    const double expected = std::sqrt(5.0 / 30.0);
    QVERIFY(std::abs(surrogate.relativeError(a) - expected) < 1e-6);
    QVERIFY(Surrogate::fromMatrix(a, 4).relativeError(a) < 1e-6);
}

void SurrogateTest::pullsBackAsItsMatrix() {
    const Surrogate surrogate = Surrogate::fromMatrix(randomMatrix(7, 11, 6), 4);
    const Matrix g = randomMatrix(5, 7, 7);
    Matrix gx(5, 11);
    surrogate.pullBack(g, gx);
    compareMatrices(gx, g * surrogate.matrix(), 1e-5f);
}

void SurrogateTest::keepsWhatItKnowsAtAnotherRank() {
    const Matrix a = randomMatrix(9, 12, 1);
    const Surrogate surrogate = Surrogate::fromMatrix(a, 5);
    const Surrogate wider = surrogate.withRank(8, 2);
    QCOMPARE(wider.rank(), Index{8});
    compareMatrices(wider.matrix(), surrogate.matrix(), 1e-5f);
    compareMatrices(wider.u().transpose() * wider.u(), Matrix::Identity(8, 8), 1e-5f);
    compareMatrices(wider.v().transpose() * wider.v(), Matrix::Identity(8, 8), 1e-5f);
    const Surrogate narrower = wider.withRank(3, 2);
    QCOMPARE(narrower.rank(), Index{3});
    compareMatrices(narrower.matrix(), Surrogate::fromMatrix(a, 3).matrix(), 1e-5f);
}

}  // namespace obscura

GUILESS_TEST(obscura::SurrogateTest)
#include "SurrogateTest.moc"
