// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/surrogates/Streaming.h"

#include "Golden.h"
#include "RandomMatrix.h"
#include "TestProgram.h"

#include <limits>
#include <stdexcept>

namespace obscura {

class StreamingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachesAMatrixOfItsRank_data();
    void reachesAMatrixOfItsRank();
    void recoversALowRankChange();
    void tracksADriftingMatrix();
    void nothingChangesNothing();
    void refusesWhatIsNoNumber();
};

void StreamingTest::reachesAMatrixOfItsRank_data() {
    QTest::addColumn<int>("batch");
    QTest::newRow("fewer samples than inputs") << 8;
    QTest::newRow("more samples than inputs") << 40;
}

// From nothing to everything: each batch shows some directions, and λ leaves 1 % of the rest.
void StreamingTest::reachesAMatrixOfItsRank() {
    QFETCH(int, batch);
    const Index rank = 3;
    const Matrix a = randomMatrix(9, rank, 1) * randomMatrix(rank, 12, 2);
    Surrogate surrogate = Surrogate::fromNothing(9, 12, rank, 3);
    QCOMPARE(surrogate.matrix().norm(), 0.0f);
    for (std::uint64_t step = 0; step < 40; ++step) {
        const Matrix x = randomMatrix(batch, 12, 10 + step);
        streamingStep(surrogate, x, x * a.transpose());
    }
    QVERIFY2(surrogate.relativeError(a) < 1e-3,
             qPrintable(QString::number(surrogate.relativeError(a))));
}

void StreamingTest::recoversALowRankChange() {
    const Index rank = 4;
    const Matrix before = randomMatrix(9, 2, 1) * randomMatrix(2, 12, 2);
    const Matrix after = before + 0.5f * randomMatrix(9, 2, 3) * randomMatrix(2, 12, 4);
    Surrogate surrogate = Surrogate::fromMatrix(before, rank);
    for (std::uint64_t step = 0; step < 40; ++step) {
        const Matrix x = randomMatrix(6, 12, 10 + step);
        streamingStep(surrogate, x, x * after.transpose());
    }
    QVERIFY(surrogate.relativeError(after) < 1e-3);
    QVERIFY(Surrogate::fromMatrix(before, rank).relativeError(after) > 0.1);
}

void StreamingTest::tracksADriftingMatrix() {
    const Index rank = 5;
    Matrix a = randomMatrix(9, rank, 1) * randomMatrix(rank, 12, 2);
    const Surrogate frozen = Surrogate::fromMatrix(a, rank);
    Surrogate surrogate = frozen;
    for (std::uint64_t step = 0; step < 200; ++step) {
        a += 0.02f * randomMatrix(9, 12, 1000 + step);
        const Matrix x = randomMatrix(16, 12, 10 + step);
        streamingStep(surrogate, x, x * a.transpose());
    }
    const double best = Surrogate::fromMatrix(a, rank).relativeError(a);
    QVERIFY2(surrogate.relativeError(a) < 1.3 * best,
             qPrintable(QStringLiteral("%1, best %2").arg(surrogate.relativeError(a)).arg(best)));
    QVERIFY(frozen.relativeError(a) > 1.5 * best);
    compareMatrices(surrogate.u().transpose() * surrogate.u(), Matrix::Identity(rank, rank), 1e-4f);
    compareMatrices(surrogate.v().transpose() * surrogate.v(), Matrix::Identity(rank, rank), 1e-4f);
}

void StreamingTest::nothingChangesNothing() {
    Surrogate surrogate = Surrogate::fromMatrix(randomMatrix(7, 11, 6), 4);
    const Matrix before = surrogate.matrix();
    streamingStep(surrogate, Matrix::Zero(5, 11), Matrix::Zero(5, 7));
    compareMatrices(surrogate.matrix(), before, 1e-5f);
    const Matrix x = randomMatrix(5, 11, 7);
    streamingStep(surrogate, x, x * before.transpose());
    compareMatrices(surrogate.matrix(), before, 1e-5f);
}

void StreamingTest::refusesWhatIsNoNumber() {
    Surrogate surrogate = Surrogate::fromMatrix(randomMatrix(7, 11, 6), 4);
    Matrix x = randomMatrix(5, 11, 7);
    x(2, 3) = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_THROWS_EXCEPTION(std::domain_error, streamingStep(surrogate, x, Matrix::Zero(5, 7)));
}

}  // namespace obscura

GUILESS_TEST(obscura::StreamingTest)
#include "StreamingTest.moc"
