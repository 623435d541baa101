// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "core/blackbox/Surrogate.h"
#include "devices/Random.h"

namespace obscura {

namespace {

/// One step from `before` to `after`, measured exactly as a device would be.
void followChange(Surrogate& surrogate, const Matrix& before, const Matrix& after,
                  const Matrix& z) {
    const Matrix change = after - before;
    const Matrix deltaV = surrogate.v().transpose() * change.transpose();
    surrogate.follow(deltaV, z, z * change.transpose());
}

}  // namespace

class SurrogateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void truncatedSvdErrsByTheSingularValuesLeftOut();
    void reproducesRecordedSteps_data();
    void reproducesRecordedSteps();
    void followsAMatrixOfItsOwnRankExactly();
    void staysOrthonormal();
    void pullsBackAsItsMatrix();
    void absorbingReachesAMatrixOfItsRank_data();
    void absorbingReachesAMatrixOfItsRank();
    void absorbingRecoversALowRankChange();
    void absorbingTracksADriftingMatrix();
    void absorbingNothingChangesNothing();
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

void SurrogateTest::reproducesRecordedSteps_data() {
    QTest::addColumn<int>("entry");
    for (std::size_t i = 0; i < golden().at("psi").size(); ++i) {
        QTest::addRow("rank %d", golden()["psi"][i]["rank"].get<int>()) << static_cast<int>(i);
    }
}

void SurrogateTest::reproducesRecordedSteps() {
    QFETCH(int, entry);
    const auto& recorded = golden()["psi"][static_cast<std::size_t>(entry)];
    Surrogate surrogate(matrixOf(recorded["U0"]), matrixOf(recorded["S0"]),
                        matrixOf(recorded["Vt0"]).transpose());
    followChange(surrogate, matrixOf(recorded["A_old"]), matrixOf(recorded["A_new"]),
                 matrixOf(recorded["Z"]));
    compareMatrices(surrogate.matrix(), matrixOf(recorded["surrogate_after"]), 1e-5f);
}

// The projector-splitting integrator is exact when both ends have the surrogate's rank (Lubich and
// Oseledets, 2014) and ΔAᵀ is known exactly: a full orthogonal sketch, ZᵀZ = M·I.
void SurrogateTest::followsAMatrixOfItsOwnRankExactly() {
    const Index n = 12;
    const Index m = 9;
    const Index rank = 3;
    const Matrix v = randomMatrix(rank, n, 3);
    const Matrix before = randomMatrix(m, rank, 1) * v;
    const Matrix after = before + 0.1f * randomMatrix(m, rank, 2) * v;
    Surrogate surrogate = Surrogate::fromMatrix(before, rank);
    followChange(surrogate, before, after,
                 std::sqrt(static_cast<float>(n)) * Matrix::Identity(n, n));
    QVERIFY(surrogate.relativeError(after) < 1e-5);
    QVERIFY(Surrogate::fromMatrix(before, rank).relativeError(after) > 1e-2);
}

void SurrogateTest::staysOrthonormal() {
    Matrix a = randomMatrix(20, 30, 5);
    Surrogate surrogate = Surrogate::fromMatrix(a, 6);
    for (std::uint64_t step = 0; step < 100; ++step) {
        const Matrix next = a + 0.02f * randomMatrix(20, 30, 100 + step);
        followChange(surrogate, a, next, randomMatrix(8, 30, 200 + step));
        a = next;
    }
    const Matrix identity = Matrix::Identity(6, 6);
    compareMatrices(surrogate.u().transpose() * surrogate.u(), identity, 1e-4f);
    compareMatrices(surrogate.v().transpose() * surrogate.v(), identity, 1e-4f);
}

void SurrogateTest::pullsBackAsItsMatrix() {
    const Surrogate surrogate = Surrogate::fromMatrix(randomMatrix(7, 11, 6), 4);
    const Matrix g = randomMatrix(5, 7, 7);
    Matrix gx(5, 11);
    surrogate.pullBack(g, gx);
    compareMatrices(gx, g * surrogate.matrix(), 1e-5f);
}

void SurrogateTest::absorbingReachesAMatrixOfItsRank_data() {
    QTest::addColumn<int>("batch");
    QTest::newRow("fewer samples than inputs") << 8;
    QTest::newRow("more samples than inputs") << 40;
}

// From nothing to everything: each batch shows some directions, and λ leaves 1 % of the rest.
void SurrogateTest::absorbingReachesAMatrixOfItsRank() {
    QFETCH(int, batch);
    const Index rank = 3;
    const Matrix a = randomMatrix(9, rank, 1) * randomMatrix(rank, 12, 2);
    Surrogate surrogate = Surrogate::fromNothing(9, 12, rank, 3);
    QCOMPARE(surrogate.matrix().norm(), 0.0f);
    for (std::uint64_t step = 0; step < 40; ++step) {
        const Matrix x = randomMatrix(batch, 12, 10 + step);
        surrogate.absorb(x, x * a.transpose());
    }
    QVERIFY2(surrogate.relativeError(a) < 1e-3,
             qPrintable(QString::number(surrogate.relativeError(a))));
}

void SurrogateTest::absorbingRecoversALowRankChange() {
    const Index rank = 4;
    const Matrix before = randomMatrix(9, 2, 1) * randomMatrix(2, 12, 2);
    const Matrix after = before + 0.5f * randomMatrix(9, 2, 3) * randomMatrix(2, 12, 4);
    Surrogate surrogate = Surrogate::fromMatrix(before, rank);
    for (std::uint64_t step = 0; step < 40; ++step) {
        const Matrix x = randomMatrix(6, 12, 10 + step);
        surrogate.absorb(x, x * after.transpose());
    }
    QVERIFY(surrogate.relativeError(after) < 1e-3);
    QVERIFY(Surrogate::fromMatrix(before, rank).relativeError(after) > 0.1);
}

void SurrogateTest::absorbingTracksADriftingMatrix() {
    const Index rank = 5;
    Matrix a = randomMatrix(9, rank, 1) * randomMatrix(rank, 12, 2);
    const Surrogate frozen = Surrogate::fromMatrix(a, rank);
    Surrogate surrogate = frozen;
    for (std::uint64_t step = 0; step < 200; ++step) {
        a += 0.02f * randomMatrix(9, 12, 1000 + step);
        const Matrix x = randomMatrix(16, 12, 10 + step);
        surrogate.absorb(x, x * a.transpose());
    }
    const double best = Surrogate::fromMatrix(a, rank).relativeError(a);
    QVERIFY2(surrogate.relativeError(a) < 1.3 * best,
             qPrintable(QStringLiteral("%1, best %2").arg(surrogate.relativeError(a)).arg(best)));
    QVERIFY(frozen.relativeError(a) > 1.5 * best);
    compareMatrices(surrogate.u().transpose() * surrogate.u(), Matrix::Identity(rank, rank), 1e-4f);
    compareMatrices(surrogate.v().transpose() * surrogate.v(), Matrix::Identity(rank, rank), 1e-4f);
}

void SurrogateTest::absorbingNothingChangesNothing() {
    Surrogate surrogate = Surrogate::fromMatrix(randomMatrix(7, 11, 6), 4);
    const Matrix before = surrogate.matrix();
    surrogate.absorb(Matrix::Zero(5, 11), Matrix::Zero(5, 7));
    compareMatrices(surrogate.matrix(), before, 1e-5f);
    const Matrix x = randomMatrix(5, 11, 7);
    surrogate.absorb(x, x * before.transpose());
    compareMatrices(surrogate.matrix(), before, 1e-5f);
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
