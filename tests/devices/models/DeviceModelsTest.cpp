// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "MessageOf.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"

#include <cmath>
#include <limits>

namespace obscura {

namespace {

constexpr float kGoldenTolerance = 1e-5f;

/// A device of the registry at its initial parameters with inputs that it takes.
struct ModelBench {
    ModelBench(const char* id, Index n, Index m, Index batch)
        : device(createDevice(id, n, m)),
          omega(device->layout().initial(1)),
          x(randomMatrix(batch, n, 2)),
          g(randomMatrix(batch, m, 3)) {
        device->program(omega);
    }

    Matrix query(const Matrix& inputs) {
        Matrix y(inputs.rows(), device->outputs());
        device->query(inputs, y);
        return y;
    }

    /// Σ_b ⟨g_b, f_ω(x_b)⟩
    double score(const Vector& parameters, const Matrix& inputs) {
        device->program(parameters);
        return query(inputs).cast<double>().cwiseProduct(g.cast<double>()).sum();
    }

    std::unique_ptr<Device> device;
    Vector omega;
    Matrix x;
    Matrix g;
};

void addDevices() {
    QTest::addColumn<QByteArray>("id");
    for (const DeviceInfo& info : deviceRegistry()) {
        QTest::newRow(info.id.c_str()) << QByteArray::fromStdString(info.id);
    }
}

void addDevicesAndSizes() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("m");
    constexpr std::array<std::array<int, 2>, 5> kSizes = {
        {{1, 1}, {6, 4}, {5, 7}, {9, 1}, {1, 10}}};
    for (const DeviceInfo& info : deviceRegistry()) {
        for (const auto& [n, m] : kSizes) {
            QTest::addRow("%s %d to %d", info.id.c_str(), n, m)
                << QByteArray::fromStdString(info.id) << n << m;
        }
    }
}

}  // namespace

/// What every device of the registry promises.
class DeviceModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reproducesRecordedValues_data();
    void reproducesRecordedValues();
    void declaresItsLayout_data() { addDevicesAndSizes(); }
    void declaresItsLayout();
    void drivesOnlyItsOutputGroups_data() { addDevicesAndSizes(); }
    void drivesOnlyItsOutputGroups();
    void isLinearWhereItSaysSo_data() { addDevicesAndSizes(); }
    void isLinearWhereItSaysSo();
    void pullsBackParameters_data() { addDevicesAndSizes(); }
    void pullsBackParameters();
    void pullsBackInputs_data() { addDevicesAndSizes(); }
    void pullsBackInputs();
    void turnsAnyNumberOfTimes_data() { addDevices(); }
    void turnsAnyNumberOfTimes();
    void sweepsFarPhasesAsTheLoop_data() { addDevices(); }
    void sweepsFarPhasesAsTheLoop();
    void takesStridedRows_data() { addDevices(); }
    void takesStridedRows();
    void refusesBadInput_data() { addDevices(); }
    void refusesBadInput();
};

void DeviceModelsTest::reproducesRecordedValues_data() {
    QTest::addColumn<int>("entry");
    const auto& all = golden().at("devices");
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto id = all[i]["device"].get<std::string>();
        const auto known = [&id](const DeviceInfo& info) {
            return info.id == id || std::ranges::find(info.aliases, id) != info.aliases.end();
        };
        QVERIFY2(std::ranges::any_of(deviceRegistry(), known), id.c_str());
        QTest::addRow("%s %d to %d", id.c_str(), all[i]["inputs"].get<int>(),
                      all[i]["outputs"].get<int>())
            << static_cast<int>(i);
    }
}

void DeviceModelsTest::reproducesRecordedValues() {
    QFETCH(int, entry);
    const auto& recorded = golden()["devices"][static_cast<std::size_t>(entry)];
    Options options;
    if (recorded.contains("options")) {
        for (const auto& [name, value] : recorded["options"].items()) {
            options[name] = value.get<Index>();
        }
    }
    const auto device =
        createDevice(recorded["device"].get<std::string>(), recorded["inputs"].get<Index>(),
                     recorded["outputs"].get<Index>(), options);
    const Matrix x = matrixOf(recorded["x"]);
    Matrix y(x.rows(), device->outputs());
    device->program(vectorOf(recorded["parameters"]));
    device->query(x, y);
    compareMatrices(y, matrixOf(recorded["y"]), kGoldenTolerance);
}

void DeviceModelsTest::declaresItsLayout() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    const ModelBench bench(id.constData(), n, m, 1);
    const ParameterLayout& layout = bench.device->layout();
    QCOMPARE(bench.device->inputs(), Index{n});
    QCOMPARE(bench.device->outputs(), Index{m});
    QVERIFY(layout.count >= 1);
    QVERIFY(!layout.symbol.empty());
    QVERIFY(layout.step > 0);
    QVERIFY(layout.minimum < layout.maximum);
    Index product = 1;
    for (const Index extent : layout.shape) {
        product *= extent;
    }
    QCOMPARE(product, layout.count);
    QCOMPARE(static_cast<Index>(layout.groups.groupOf.size()), layout.count);
    for (const std::int32_t group : layout.groups.groupOf) {
        QVERIFY(group >= 0 && group < layout.groups.count());
    }
    QVERIFY(bench.omega.allFinite());
    QVERIFY(layout.initial(1) == bench.omega);
    if (layout.count > 1) {
        QVERIFY(layout.initial(2) != bench.omega);
    }
    if (!layout.periodic) {
        QVERIFY(bench.omega.minCoeff() >= layout.minimum);
        QVERIFY(bench.omega.maxCoeff() <= layout.maximum);
    }
}

void DeviceModelsTest::drivesOnlyItsOutputGroups() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    ModelBench bench(id.constData(), n, m, 4);
    const ParameterLayout& layout = bench.device->layout();
    const Matrix before = bench.query(bench.x);
    for (Index j = 0; j < layout.count; ++j) {
        Vector omega = bench.omega;
        omega[j] += 0.3f;
        bench.device->program(omega);
        const Matrix after = bench.query(bench.x);
        const auto group =
            static_cast<std::size_t>(layout.groups.groupOf[static_cast<std::size_t>(j)]);
        const std::vector<Index>& driven = layout.groups.outputsOf[group];
        for (Index i = 0; i < m; ++i) {
            if (std::ranges::find(driven, i) == driven.end()) {
                constexpr float kRounding = 1e-5f;
                QVERIFY((after.col(i) - before.col(i)).cwiseAbs().maxCoeff() < kRounding);
            }
        }
    }
}

void DeviceModelsTest::isLinearWhereItSaysSo() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    ModelBench bench(id.constData(), n, m, 3);
    const Matrix y = bench.query(bench.x);
    const Matrix doubled = bench.query(2 * bench.x);
    if (!bench.device->isLinear()) {
        return;
    }
    constexpr float kTolerance = 1e-5f;
    compareMatrices(doubled, 2 * y, kTolerance * (1 + y.cwiseAbs().maxCoeff()));
    Matrix a(m, n);
    bench.device->simulation()->transferMatrix(a);
    compareMatrices(y, bench.x * a.transpose(), kTolerance * (1 + y.cwiseAbs().maxCoeff()));
}

void DeviceModelsTest::pullsBackParameters() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    ModelBench bench(id.constData(), n, m, 3);
    Vector gradient(bench.omega.size());
    bench.device->simulation()->pullBackParameters(bench.x, bench.g, gradient);
    // Central differences: truncation h²/6, rounding 1e-7/h.
    const float h = 4e-3f;
    const float tolerance = 1e-3f * (gradient.cwiseAbs().maxCoeff() + 1e-1f);
    for (Index j = 0; j < gradient.size(); ++j) {
        Vector up = bench.omega;
        Vector down = bench.omega;
        up[j] += h;
        down[j] -= h;
        const double difference = (bench.score(up, bench.x) - bench.score(down, bench.x)) /
                                  static_cast<double>(up[j] - down[j]);
        const double error = std::abs(difference - static_cast<double>(gradient[j]));
        QVERIFY2(error < static_cast<double>(tolerance),
                 qPrintable(QStringLiteral("parameter %1: %2, by differences %3")
                                .arg(j)
                                .arg(gradient[j])
                                .arg(difference)));
    }
}

void DeviceModelsTest::pullsBackInputs() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    ModelBench bench(id.constData(), n, m, 3);
    Matrix gradient(3, n);
    bench.device->simulation()->pullBackInputs(bench.x, bench.g, gradient);
    const float h = 4e-3f;
    const float tolerance = 1e-3f * (gradient.cwiseAbs().maxCoeff() + 1e-1f);
    for (Index b = 0; b < 3; ++b) {
        for (Index j = 0; j < n; ++j) {
            Matrix up = bench.x;
            Matrix down = bench.x;
            up(b, j) += h;
            down(b, j) -= h;
            const double difference =
                (bench.score(bench.omega, up) - bench.score(bench.omega, down)) /
                static_cast<double>(up(b, j) - down(b, j));
            const double error = std::abs(difference - static_cast<double>(gradient(b, j)));
            QVERIFY2(error < static_cast<double>(tolerance),
                     qPrintable(QStringLiteral("input %1 of sample %2: %3, by differences %4")
                                    .arg(j)
                                    .arg(b)
                                    .arg(gradient(b, j))
                                    .arg(difference)));
        }
    }
}

// A phase of any size is the phase within one turn that double precision makes of it, for answers
// and gradients; here each third is far.
void DeviceModelsTest::turnsAnyNumberOfTimes() {
    QFETCH(QByteArray, id);
    ModelBench bench(id.constData(), 6, 4, 3);
    const ParameterLayout& layout = bench.device->layout();
    if (!layout.periodic) {
        return;
    }
    for (const float magnitude : {1e4f, 1e6f, 1e8f, 1e13f, 1e20f, 1e30f, 2e38f}) {
        Vector far = bench.omega;
        Vector near = bench.omega;
        for (Index j = 0; j < far.size(); j += 3) {
            far[j] = magnitude * (j % 2 == 0 ? -1 : 1) * (1 + 0.01f * static_cast<float>(j));
            const double phase = far[j];
            near[j] = static_cast<float>(std::atan2(std::sin(phase), std::cos(phase)));
        }
        struct Answers {
            Matrix y;
            Matrix gx;
            Vector gomega;
        };
        const auto ask = [&](const Vector& omega) {
            Answers answers{Matrix(3, 4), Matrix(3, 6), Vector(omega.size())};
            bench.device->program(omega);
            bench.device->query(bench.x, answers.y);
            const Simulation& simulation = *bench.device->simulation();
            simulation.pullBackInputs(bench.x, bench.g, answers.gx);
            simulation.pullBackParameters(bench.x, bench.g, answers.gomega);
            return answers;
        };
        const Answers found = ask(far);
        const Answers expected = ask(near);
        const auto compare = [](const auto& a, const auto& b) {
            compareMatrices(a, b, kGoldenTolerance * (1 + b.cwiseAbs().maxCoeff()));
        };
        compare(found.y, expected.y);
        compare(found.gx, expected.gx);
        compare(found.gomega, expected.gomega);
    }
}

// Steps of ½ that single precision adds without rounding.
void DeviceModelsTest::sweepsFarPhasesAsTheLoop() {
    QFETCH(QByteArray, id);
    ModelBench bench(id.constData(), 6, 4, 3);
    if (!bench.device->layout().periodic) {
        return;
    }
    const RademacherDirections directions(5);
    const Matrix baseline = Matrix::Zero(3, 4);
    for (const float magnitude : {8192.0f, 1e5f, 1e6f}) {
        const Vector omega = (bench.omega.array() + magnitude).round() * bench.omega.array().sign();
        const Sweep request{omega, 0.5f, directions, 4, bench.x, baseline, bench.g, false};
        Matrix fused(4, 1);
        Matrix loop(4, 1);
        bench.device->sweep(request, fused);
        bench.device->Device::sweep(request, loop);
        compareMatrices(fused, loop, kGoldenTolerance * (1 + loop.cwiseAbs().maxCoeff()));
    }
}

void DeviceModelsTest::takesStridedRows() {
    QFETCH(QByteArray, id);
    ModelBench bench(id.constData(), 6, 4, 3);
    const Matrix expected = bench.query(bench.x);
    Matrix wideX = Matrix::Constant(3, 11, std::numeric_limits<float>::quiet_NaN());
    Matrix wideY = Matrix::Constant(3, 9, 7.0f);
    wideX.middleCols(2, 6) = bench.x;
    bench.device->query(wideX.middleCols(2, 6), wideY.middleCols(1, 4));
    compareMatrices(wideY.middleCols(1, 4), expected, kGoldenTolerance);
    QVERIFY((wideY.col(0).array() == 7.0f).all());
    QVERIFY((wideY.rightCols(4).array() == 7.0f).all());
}

void DeviceModelsTest::refusesBadInput() {
    QFETCH(QByteArray, id);
    ModelBench bench(id.constData(), 6, 4, 3);
    Device& device = *bench.device;
    const Index d = device.layout().count;
    const auto nan = std::numeric_limits<float>::quiet_NaN();
    Matrix y(3, 4);

    QCOMPARE(messageOf([&] { device.program(Vector::Zero(d + 1)); }),
             QStringLiteral("parameters: found %1 numbers, expected %2").arg(d + 1).arg(d));
    Vector omega = bench.omega;
    omega[d - 1] = nan;
    QCOMPARE(
        messageOf([&] { device.program(omega); }),
        QStringLiteral("parameters: found nan at index %1, expected finite numbers").arg(d - 1));
    QCOMPARE(messageOf([&] { device.query(Matrix::Zero(3, 5), y); }),
             QStringLiteral("inputs x: found 3 x 5 numbers, expected 3 x 6"));
    Matrix narrow(3, 3);
    QCOMPARE(messageOf([&] { device.query(bench.x, narrow); }),
             QStringLiteral("outputs y: found 3 x 3 numbers, expected 3 x 4"));
    Matrix x = bench.x;
    x(2, 1) = -std::numeric_limits<float>::infinity();
    QCOMPARE(messageOf([&] { device.query(x, y); }),
             QStringLiteral("inputs x: found -inf at row 2, column 1, expected finite numbers"));
    const auto fresh = createDevice(id.constData(), 6, 4);
    QCOMPARE(messageOf([&] { fresh->query(bench.x, y); }),
             QStringLiteral("query: found a device without parameters, expected it programmed "
                            "before"));
    // A refused setting leaves the one before.
    const Matrix before = bench.query(bench.x);
    messageOf([&] { device.program(omega); });
    QVERIFY(bench.query(bench.x) == before);
}

}  // namespace obscura

GUILESS_TEST(obscura::DeviceModelsTest)
#include "DeviceModelsTest.moc"
