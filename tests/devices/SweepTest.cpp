// SPDX-License-Identifier: GPL-3.0-or-later
#include "Golden.h"
#include "MessageOf.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"

namespace obscura {

namespace {

constexpr Index kSweepProbes = 5;

std::unique_ptr<Directions> makeDirections(const QByteArray& kind, Index parameters) {
    if (kind == "gaussian") {
        return std::make_unique<GaussianDirections>(9);
    }
    if (kind == "rademacher") {
        return std::make_unique<RademacherDirections>(9);
    }
    return std::make_unique<GivenDirections>(randomMatrix(kSweepProbes, parameters, 9));
}

}  // namespace

class SweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsThePlainLoop_data();
    void equalsThePlainLoop();
    void groupsAddUpToTheWhole();
    void combinesDirections_data();
    void combinesDirections();
    void refusesBadRequests();
};

void SweepTest::equalsThePlainLoop_data() {
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("m");
    QTest::addColumn<QByteArray>("directions");
    QTest::addColumn<bool>("byGroup");
    QTest::addColumn<bool>("noisy");
    QTest::addColumn<int>("probes");
    constexpr int kFew = kSweepProbes;
    for (const DeviceInfo& info : deviceRegistry()) {
        const auto id = QByteArray::fromStdString(info.id);
        for (const char* directions : {"gaussian", "rademacher", "given"}) {
            for (const bool byGroup : {false, true}) {
                for (const bool noisy : {false, true}) {
                    QTest::addRow("%s, %s%s%s", info.id.c_str(), directions,
                                  byGroup ? ", by group" : "", noisy ? ", noisy baseline" : "")
                        << id << 13 << 10 << QByteArray(directions) << byGroup << noisy << kFew;
                }
            }
        }
        QTest::addRow("%s, one entry", info.id.c_str())
            << id << 1 << 1 << QByteArray("gaussian") << true << true << kFew;
        QTest::addRow("%s, several pieces", info.id.c_str())
            << id << 90 << 70 << QByteArray("gaussian") << true << true << kFew;
    }
    QTest::newRow("slm, rows longer than a piece")
        << QByteArray("slm") << 5000 << 3 << QByteArray("gaussian") << true << true << kFew;
    QTest::newRow("slm, rows longer than a task")
        << QByteArray("slm") << 40000 << 2 << QByteArray("rademacher") << true << true << kFew;
    for (const bool byGroup : {false, true}) {
        QTest::addRow("slm, many probes%s", byGroup ? ", by group" : "")
            << QByteArray("slm") << 90 << 70 << QByteArray("gaussian") << byGroup << true << 45;
    }
}

void SweepTest::equalsThePlainLoop() {
    QFETCH(QByteArray, id);
    QFETCH(int, n);
    QFETCH(int, m);
    QFETCH(QByteArray, directions);
    QFETCH(bool, byGroup);
    QFETCH(bool, noisy);
    QFETCH(int, probes);
    const auto device = createDevice(id.constData(), n, m);
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(4, n, 2);
    const Matrix weights = randomMatrix(4, m, 3);
    Matrix baseline(4, m);
    device->program(omega);
    device->query(x, baseline);
    if (noisy) {
        baseline += 0.1f * randomMatrix(4, m, 4);
    }
    const auto u = makeDirections(directions, omega.size());
    const Sweep request = {.omega = omega,
                           .step = 0.05f,
                           .directions = *u,
                           .probes = probes,
                           .x = x,
                           .baseline = baseline,
                           .weights = weights,
                           .byGroup = byGroup};
    const Index groups = byGroup ? device->layout().groups.count() : 1;
    Matrix plain(probes, groups);
    Matrix fused(probes, groups);
    device->Device::sweep(request, plain);
    device->sweep(request, fused);
    // Rounding of the outputs, each a sum of n products, weighed and added up.
    const float rounding = 1e-6f * weights.norm() * (1 + baseline.norm());
    compareMatrices(fused, plain, rounding);
    QVERIFY(plain.norm() > 20 * rounding);
    Vector expected(omega.size());
    Vector combined(omega.size());
    combineDirections(*u, plain, device->layout().groups, expected);
    device->sweepAndCombine(request, combined);
    // Entries of u are hardly above 4.
    compareMatrices(combined, expected, 4 * static_cast<float>(probes) * rounding);
}

void SweepTest::groupsAddUpToTheWhole() {
    const auto device = createDevice("slm", 13, 10);
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(4, 13, 2);
    const Matrix weights = randomMatrix(4, 10, 3);
    const Matrix baseline = Matrix::Zero(4, 10);
    const GaussianDirections directions(9);
    Matrix whole(kSweepProbes, 1);
    Matrix parts(kSweepProbes, 10);
    device->sweep({omega, 0.05f, directions, kSweepProbes, x, baseline, weights, false}, whole);
    device->sweep({omega, 0.05f, directions, kSweepProbes, x, baseline, weights, true}, parts);
    compareMatrices(parts.rowwise().sum(), whole, 1e-5f);
}

void SweepTest::combinesDirections_data() {
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("byGroup");
    for (const char* kind : {"gaussian", "rademacher", "given"}) {
        QTest::addRow("%s", kind) << QByteArray(kind) << false;
        QTest::addRow("%s, by group", kind) << QByteArray(kind) << true;
    }
}

void SweepTest::combinesDirections() {
    QFETCH(QByteArray, kind);
    QFETCH(bool, byGroup);
    const Index outputs = 50;
    const Index parameters = 50 * 101;
    const OutputGroups groups = OutputGroups::perOutput(parameters, outputs);
    const auto directions = makeDirections(kind, parameters);
    const Matrix scores = randomMatrix(kSweepProbes, byGroup ? outputs : 1, 5);
    Vector found(parameters);
    combineDirections(*directions, scores, groups, found);
    Vector expected = Vector::Zero(parameters);
    Vector u(parameters);
    for (Index k = 0; k < kSweepProbes; ++k) {
        directions->fill(k, 0, {u.data(), static_cast<std::size_t>(parameters)});
        for (Index j = 0; j < parameters; ++j) {
            expected[j] += scores(k, byGroup ? j / 101 : 0) * u[j];
        }
    }
    compareMatrices(found, expected, 1e-5f);
}

void SweepTest::refusesBadRequests() {
    const auto device = createDevice("slm", 6, 4);
    const Vector omega = device->layout().initial(1);
    const Matrix x = randomMatrix(3, 6, 2);
    const Matrix y = Matrix::Zero(3, 4);
    const GaussianDirections u(9);
    Matrix scores(2, 1);
    Matrix wrong(1, 1);
    QCOMPARE(messageOf([&] {
                 device->sweep({omega, 0, u, 2, x, y, y, false}, scores);
             }),
             QStringLiteral("sweep step: found 0.000000, expected a finite number other than 0"));
    QCOMPARE(messageOf([&] {
                 device->sweep({omega, 1, u, 2, x, y, y, true}, scores);
             }),
             QStringLiteral("sweep scores: found 2 x 1 numbers, expected 2 x 4"));
    QCOMPARE(messageOf([&] {
                 device->sweep({omega, 1, u, 2, x, y, wrong, false}, scores);
             }),
             QStringLiteral("sweep weights: found 1 x 1 numbers, expected 3 x 4"));
    QCOMPARE(messageOf([&] {
                 device->sweep({omega, 1, u, 2, x, wrong, y, false}, scores);
             }),
             QStringLiteral("sweep baseline: found 1 x 1 numbers, expected 3 x 4"));
    QCOMPARE(messageOf([&] {
                 device->sweep({omega, 1, u, 2, y, y, y, false}, scores);
             }),
             QStringLiteral("sweep inputs x: found 3 x 4 numbers, expected 3 x 6"));
}

}  // namespace obscura

GUILESS_TEST(obscura::SweepTest)
#include "SweepTest.moc"
