// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/SmallNetwork.h"

#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/State.h"

#include <QtTest>
#include <cmath>

namespace obscura {

namespace {

constexpr Index kFrom = 5;
constexpr Index kWidth = 7;
constexpr Index kTo = 3;
constexpr Index kGivenRows = 4;

/// With no parameter at 0.
SmallNetwork someNetwork() {
    SmallNetwork network(kFrom, kWidth, kTo, 1);
    network.parameters() += 0.3f * randomMatrix(network.parameters().size(), 1, 2);
    return network;
}

/// ⟨g, y⟩ in double precision.
double weighted(const SmallNetwork& network, const Matrix& z, const Matrix& g) {
    return network.forward(z).y.cwiseProduct(g).cast<double>().sum();
}

/// How far `gradient` is from that of `weighted` by `parameters`, by central differences.
float distanceOfGradient(VectorRef parameters, ConstVectorRef gradient, const auto& weighted) {
    constexpr float kStep = 1e-2f;
    float farthest = 0;
    for (Index i = 0; i < parameters.size(); ++i) {
        const float here = parameters[i];
        parameters[i] = here + kStep;
        const double above = weighted();
        parameters[i] = here - kStep;
        const double below = weighted();
        parameters[i] = here;
        const auto slope = static_cast<float>((above - below) / (2 * kStep));
        farthest = std::max(farthest, std::abs(slope - gradient[i]));
    }
    return farthest;
}

}  // namespace

class SmallNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingAtFirst();
    void gradientsAreDifferenceQuotients();
    void learnsASmoothMap();
    void isAsItWasAfterItsState();
};

void SmallNetworkTest::saysNothingAtFirst() {
    const SmallNetwork network(kFrom, kWidth, kTo, 1);
    const SmallNetwork::Pass pass = network.forward(randomMatrix(kGivenRows, kFrom, 1));
    QVERIFY(pass.y.isZero(0));
    QVERIFY(pass.c.norm() > 1);
}

void SmallNetworkTest::gradientsAreDifferenceQuotients() {
    SmallNetwork network = someNetwork();
    Matrix z = randomMatrix(kGivenRows, kFrom, 3);
    const Matrix g = randomMatrix(kGivenRows, kTo, 4);
    const SmallNetwork::Pass pass = network.forward(z);
    const Vector byParameter = network.pullBackParameters(pass, g);
    const Matrix byInput = network.pullBackInputs(pass, g);
    const auto now = [&] { return weighted(network, z, g); };
    constexpr float kTolerance = 2e-3f;
    QVERIFY(byParameter.cwiseAbs().maxCoeff() > 100 * kTolerance);
    QVERIFY(distanceOfGradient(network.parameters(), byParameter, now) < kTolerance);
    QVERIFY(distanceOfGradient(Eigen::Map<Vector>(z.data(), z.size()),
                               Eigen::Map<const Vector>(byInput.data(), byInput.size()),
                               now) < kTolerance);
}

void SmallNetworkTest::learnsASmoothMap() {
    SmallNetwork network(1, 16, 1, 1);
    const Vector at = Vector::LinSpaced(32, -2, 2);
    const Vector wanted = (2 * at.array()).sin();
    for (int step = 0; step < 800; ++step) {
        const SmallNetwork::Pass pass = network.forward(at);
        network.descend(network.pullBackParameters(pass, (pass.y - wanted) / 32), 0.01f);
    }
    const float rms = (network.forward(at).y - wanted).norm() / std::sqrt(32.0f);
    QVERIFY2(rms < 0.03f, qPrintable(QString::number(rms)));
}

void SmallNetworkTest::isAsItWasAfterItsState() {
    const auto lesson = [](SmallNetwork& network) {
        const SmallNetwork::Pass pass = network.forward(randomMatrix(kGivenRows, kFrom, 5));
        network.descend(network.pullBackParameters(pass, randomMatrix(kGivenRows, kTo, 6)), 0.01f);
    };
    SmallNetwork network = someNetwork();
    lesson(network);
    StateFields fields;
    network.listState(fields);
    const StateArrays state = fields.save();
    lesson(network);

    SmallNetwork other(kFrom, kWidth, kTo, 9);
    StateFields restored;
    other.listState(restored);
    restored.restore(state);
    lesson(other);
    QVERIFY(other.parameters() == network.parameters());
}

}  // namespace obscura

GUILESS_TEST(obscura::SmallNetworkTest)
#include "SmallNetworkTest.moc"
