// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/surrogates/ProjectorSplitting.h"

#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"

namespace obscura {

namespace {

/// One step from `before` to `after`, measured exactly as a device would be.
void followChange(Surrogate& surrogate, const Matrix& before, const Matrix& after,
                  const Matrix& z) {
    const Matrix change = after - before;
    const Matrix deltaV = surrogate.v().transpose() * change.transpose();
    psiStep(surrogate, deltaV, z, z * change.transpose());
}

}  // namespace

class ProjectorSplittingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesRecordedSteps_data();
    void reproducesRecordedSteps();
    void followsAMatrixOfItsOwnRankExactly();
    void staysOrthonormal();
};

void ProjectorSplittingTest::reproducesRecordedSteps_data() {
    QTest::addColumn<int>("entry");
    for (std::size_t i = 0; i < golden().at("psi").size(); ++i) {
        QTest::addRow("rank %d", golden()["psi"][i]["rank"].get<int>()) << static_cast<int>(i);
    }
}

void ProjectorSplittingTest::reproducesRecordedSteps() {
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
void ProjectorSplittingTest::followsAMatrixOfItsOwnRankExactly() {
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

void ProjectorSplittingTest::staysOrthonormal() {
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

}  // namespace obscura

GUILESS_TEST(obscura::ProjectorSplittingTest)
#include "ProjectorSplittingTest.moc"
