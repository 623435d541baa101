// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/forward/NeuralTwin.h"

#include "TableDevice.h"
#include "TestProgram.h"
#include "core/blackbox/BlackBoxBench.h"
#include "core/blackbox/Fidelity.h"

#include <QtTest>
#include <cmath>

namespace obscura {

namespace {

constexpr Index kFewInputs = 6;
constexpr Index kFewOutputs = 4;
constexpr Index kManySamples = 32;

BlackBoxSettings neural() {
    BlackBoxSettings settings;
    settings.outputs = kFewOutputs;
    settings.surrogate.rank = kFewOutputs;
    settings.estimator.kind = EstimatorKind::NeuralTwin;
    settings.estimator.hidden = 32;
    return settings;
}

/// Trains `box` by gradient descent on ½‖y − x Tᵀ‖², with new inputs at each step.
class NeuralLesson {
public:
    explicit NeuralLesson(BlackBox& box) : m_box(box) {}

    void steps(std::uint64_t count, float rate) {
        for (std::uint64_t end = m_steps + count; m_steps < end; ++m_steps) {
            x = randomMatrix(kManySamples, kFewInputs, 100 + m_steps);
            Matrix y(kManySamples, kFewOutputs);
            m_box.forward(x, y, Purpose::Forward);
            g = (y - x * target.transpose()) / static_cast<float>(kManySamples);
            gx = Matrix(kManySamples, kFewInputs);
            gomega = Vector(m_box.parameters().size());
            m_box.backward(x, y, g, gx, gomega);
            m_box.parameters() -= rate * gomega;
            m_box.update();
        }
    }

    const Matrix target =
        (0.5f * randomMatrix(kFewOutputs, kFewInputs, 9)).cwiseMax(-0.9f).cwiseMin(0.9f);
    // Of the last step.
    Matrix x;
    Matrix g;
    Matrix gx;
    Vector gomega;

private:
    BlackBox& m_box;
    std::uint64_t m_steps = 0;
};

}  // namespace

class NeuralTwinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsGradients_data();
    void learnsGradients();
    void trainsWhatNobodyCanLookInto();
    void evaluatesWithoutPerturbation();
};

void NeuralTwinTest::learnsGradients_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<double>("ofInputs");
    QTest::addColumn<double>("ofParameters");
    QTest::newRow("phases, not linear") << "multimode_fibre" << 0.9 << 0.9;
    QTest::newRow("transparencies, not linear") << "diffraction" << 0.9 << 0.9;
    QTest::newRow("a number for each weight") << "matvec" << 0.9 << 0.8;
}

// While ω stays, but for the perturbation.
void NeuralTwinTest::learnsGradients() {
    QFETCH(QString, device);
    QFETCH(double, ofInputs);
    QFETCH(double, ofParameters);
    BlackBoxSettings settings = neural();
    settings.device = device.toStdString();
    BlackBoxBench bench(settings, kFewInputs);
    NeuralLesson lesson(bench.box);
    lesson.steps(300, 0);
    const Simulation& simulation = *bench.box.deviceFor(Purpose::Inspection).simulation();
    Matrix gx(lesson.gx);
    Vector gomega(lesson.gomega);
    simulation.pullBackInputs(lesson.x, lesson.g, gx);
    simulation.pullBackParameters(lesson.x, lesson.g, gomega);
    const double inputs = cosine(lesson.gx, gx);
    const double parameters = cosine(lesson.gomega.transpose(), gomega.transpose());
    const double ratio = normRatio(lesson.gomega.transpose(), gomega.transpose());
    const QString found = QStringLiteral("%1 %2 %3").arg(inputs).arg(parameters).arg(ratio);
    QVERIFY2(inputs > ofInputs, qPrintable(found));
    QVERIFY2(parameters > ofParameters, qPrintable(found));
    QVERIFY2(ratio > 0.6 && ratio < 1.5, qPrintable(found));
}

void NeuralTwinTest::trainsWhatNobodyCanLookInto() {
    auto table = std::make_unique<TableDevice>(kFewInputs, kFewOutputs, modulatorTable());
    const TableDevice& device = *table;
    BlackBoxSettings settings = neural();
    settings.estimator.hidden = 64;
    BlackBox box(settings, std::move(table), 1);
    NeuralLesson lesson(box);
    const auto distance = [&] {
        box.deviceFor(Purpose::Evaluation);
        return (device.weights() - lesson.target).norm() / lesson.target.norm();
    };
    const float before = distance();
    lesson.steps(400, 0.01f);
    const float after = distance();
    QVERIFY2(before > 1 && after < 0.2f,
             qPrintable(QStringLiteral("%1, then %2").arg(before).arg(after)));
    QCOMPARE(box.ledger().total().queries, std::int64_t{400} * kManySamples);
}

void NeuralTwinTest::evaluatesWithoutPerturbation() {
    BlackBoxSettings settings = neural();
    settings.device = "matvec";
    BlackBoxBench bench(settings, kFewInputs);
    const Matrix x = randomMatrix(kManySamples, kFewInputs, 1);
    Matrix y(kManySamples, kFewOutputs);
    Matrix trained(kManySamples, kFewOutputs);
    bench.box.forward(x, trained, Purpose::Forward);
    bench.box.forward(x, y, Purpose::Evaluation);
    Matrix exact(kFewOutputs, kFewInputs);
    bench.box.deviceFor(Purpose::Inspection).simulation()->transferMatrix(exact);
    QVERIFY(y.isApprox(x * exact.transpose(), 1e-5f));
    QVERIFY(!trained.isApprox(y, 1e-3f));
}

}  // namespace obscura

GUILESS_TEST(obscura::NeuralTwinTest)
#include "NeuralTwinTest.moc"
