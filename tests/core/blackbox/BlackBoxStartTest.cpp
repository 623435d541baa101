// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/BlackBoxStart.h"

#include "RandomMatrix.h"
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/blackbox/Hardware.h"

namespace obscura {

namespace {

constexpr Index kStartInputs = 8;
constexpr Index kStartOutputs = 8;
constexpr float kFitTolerance = 1e-4f;

BlackBoxSettings startSettings() {
    BlackBoxSettings s;
    s.outputs = kStartOutputs;
    return s;
}

NamedTensor tensor(const std::string& name, const Matrix& a) {
    return {name, {a.rows(), a.cols()}, {a.data(), a.data() + a.size()}};
}

/// A digital run's layer "weights", and a black box "box" of another run.
StartWeights earlier() {
    const Matrix omega = randomMatrix(1, kStartInputs * kStartOutputs, 2);
    return StartWeights({tensor("weights.weight", randomMatrix(kStartOutputs, kStartInputs, 1)),
                         {"weights.bias", {kStartOutputs}, std::vector<float>(kStartOutputs, 0.5f)},
                         {"box.omega", {omega.size()}, {omega.data(), omega.data() + omega.size()}},
                         {"box.scale", {1}, {2.5f}}});
}

/// The matrix that device and sparse weight make together.
Matrix wholeOf(const BlackBoxSettings& s, const BlackBoxStart& start) {
    const auto device = createIdealModel(s, kStartInputs);
    device->program(start.omega);
    Matrix a(kStartOutputs, kStartInputs);
    device->simulation()->transferMatrix(a);
    a *= start.scale;
    if (start.sparseWeight.size() > 0) {
        a += start.sparseWeight;
    }
    return s.digital.residual ? Matrix(a + Matrix::Identity(kStartOutputs, kStartInputs)) : a;
}

}  // namespace

class BlackBoxStartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLargestEntries_data();
    void keepsTheLargestEntries();
    void keepsTheFirstOfEquals();
    void beginsAtRandom();
    void makesTheLayersWeight_data();
    void makesTheLayersWeight();
    void takesOverTheBias();
    void eachRepetitionMakesItsLayersWeight();
    void goesOnWithItsOwnBlock();
    void leavesOtherShapesAlone();
    void refusesAnUnknownLayer();
};

void BlackBoxStartTest::keepsTheLargestEntries_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("kept");
    QTest::newRow("none") << 0.0 << 0;
    QTest::newRow("a tenth") << 0.1 << 10;  // of 8 · 12, rounded
    QTest::newRow("at least one") << 1e-9 << 1;
    QTest::newRow("all") << 1.0 << 96;
}

void BlackBoxStartTest::keepsTheLargestEntries() {
    QFETCH(double, share);
    QFETCH(int, kept);
    QCOMPARE(keptEntries(share, 12, 8), Index{kept});
    const Matrix weight = randomMatrix(8, 12, 1);
    const Matrix mask = largestEntries(weight, kept);
    QCOMPARE(mask.sum(), static_cast<float>(kept));
    const Matrix sizes = weight.cwiseAbs();
    const float least = (mask.array() > 0).select(sizes, 1e9f).minCoeff();
    const float largestLeft = (mask.array() > 0).select(0, sizes).maxCoeff();
    QVERIFY(least > largestLeft);
}

void BlackBoxStartTest::keepsTheFirstOfEquals() {
    Matrix expected = Matrix::Zero(2, 3);
    expected.row(0).setOnes();
    QCOMPARE(largestEntries(Matrix::Constant(2, 3, -1), 3), expected);
}

void BlackBoxStartTest::beginsAtRandom() {
    BlackBoxSettings s = startSettings();
    s.digital = {.bias = true, .sparseShare = 0.25};
    const auto start = [&](std::uint64_t seed) {
        return startBlackBox("box", s, kStartInputs, seed, nullptr);
    };
    const BlackBoxStart one = start(1);
    QCOMPARE(one.omega.size(), 0);
    QCOMPARE(one.scale, 1.0f);
    QCOMPARE(one.bias, Vector(Vector::Zero(kStartOutputs)));
    QCOMPARE((one.sparseWeight.array() != 0).count(), Index{16});
    QVERIFY(one.sparseWeight.cwiseAbs().maxCoeff() < 1 / std::sqrt(float{kStartInputs}));
    QCOMPARE(start(1).sparseWeight, one.sparseWeight);
    QVERIFY(start(2).sparseWeight != one.sparseWeight);
    s.digital = {};
    QCOMPARE(start(1).sparseWeight.size(), 0);
    QCOMPARE(start(1).bias.size(), 0);
}

void BlackBoxStartTest::makesTheLayersWeight_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("residual");
    QTest::addColumn<double>("share");
    QTest::newRow("matvec") << "matvec" << false << 0.0;
    QTest::newRow("slm") << "slm" << false << 0.0;
    QTest::newRow("sparse + slm") << "slm" << false << 0.3;
    QTest::newRow("residual + slm") << "slm" << true << 0.0;
    QTest::newRow("residual + sparse + mrr") << "mrr" << true << 0.3;
}

void BlackBoxStartTest::makesTheLayersWeight() {
    QFETCH(QString, device);
    QFETCH(bool, residual);
    QFETCH(double, share);
    BlackBoxSettings s = startSettings();
    s.device = device.toStdString();
    s.startLayer = "weights";
    s.digital = {.residual = residual, .sparseShare = share};
    const StartWeights weights = earlier();
    const Matrix whole = wholeOf(s, startBlackBox("box", s, kStartInputs, 1, &weights));
    const Matrix wanted = randomMatrix(kStartOutputs, kStartInputs, 1);
    QVERIFY((whole - wanted).cwiseAbs().maxCoeff() < kFitTolerance);
}

void BlackBoxStartTest::takesOverTheBias() {
    BlackBoxSettings s = startSettings();
    s.startLayer = "weights";
    s.digital.bias = true;
    const StartWeights weights = earlier();
    QCOMPARE(startBlackBox("box", s, kStartInputs, 1, &weights).bias,
             Vector(Vector::Constant(kStartOutputs, 0.5f)));
}

void BlackBoxStartTest::eachRepetitionMakesItsLayersWeight() {
    BlackBoxSettings s = startSettings();
    s.startLayer = "stage";
    s.digital.bias = true;
    const std::vector<Matrix> own = {randomMatrix(kStartOutputs, kStartInputs, 3),
                                     randomMatrix(kStartOutputs, kStartInputs, 4)};
    const StartWeights weights(
        {tensor("stage.weight", own[0]),
         {"stage.bias", {kStartOutputs}, std::vector<float>(kStartOutputs, 1)},
         tensor("stage#2.weight", own[1]),
         {"stage#2.bias", {kStartOutputs}, std::vector<float>(kStartOutputs, 2)}});
    // The run had two repetitions: the third takes the layer that is named.
    for (const auto& [repetition, from] : {std::pair{1, 0}, std::pair{2, 1}, std::pair{3, 0}}) {
        const BlackBoxStart start = startBlackBox("box", s, kStartInputs, 1, &weights, repetition);
        const Matrix& wanted = own[static_cast<std::size_t>(from)];
        QVERIFY((wholeOf(s, start) - wanted).cwiseAbs().maxCoeff() < kFitTolerance);
        QCOMPARE(start.bias, Vector(Vector::Constant(kStartOutputs, static_cast<float>(from + 1))));
    }
}

void BlackBoxStartTest::goesOnWithItsOwnBlock() {
    const StartWeights weights = earlier();
    const BlackBoxStart start = startBlackBox("box", startSettings(), kStartInputs, 1, &weights);
    QCOMPARE(start.omega, Vector(randomMatrix(1, kStartInputs * kStartOutputs, 2).transpose()));
    QCOMPARE(start.scale, 2.5f);
}

void BlackBoxStartTest::leavesOtherShapesAlone() {
    const StartWeights weights = earlier();
    QCOMPARE(startBlackBox("box", startSettings(), kStartInputs + 1, 1, &weights).omega.size(), 0);
    QCOMPARE(startBlackBox("other", startSettings(), kStartInputs, 1, &weights).omega.size(), 0);
}

void BlackBoxStartTest::refusesAnUnknownLayer() {
    BlackBoxSettings s = startSettings();
    s.startLayer = "wieghts";
    const StartWeights weights = earlier();
    for (const Index repetition : {1, 2})
        COMPARE_ERROR(startBlackBox("box", s, kStartInputs, 1, &weights, repetition),
                      "start_layer|'wieghts'|near: weights");
}

}  // namespace obscura

GUILESS_TEST(obscura::BlackBoxStartTest)
#include "BlackBoxStartTest.moc"
