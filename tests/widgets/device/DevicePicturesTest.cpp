// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DevicePictures.h"

#include "TestProgram.h"
#include "TinyTask.h"

#include <cmath>
#include <numbers>
#include <numeric>

using namespace obscura;

namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

/// What a run with this device in its black box, from `inputs` to `outputs`, would begin with.
DeviceSnapshot snapshotOf(const char* device, int inputs, int outputs) {
    Experiment e = templateExperiment("fashion-mnist-slm");
    assignField(e, "hidden.outputs=" + std::to_string(inputs));
    assignField(e, "blackbox.outputs=" + std::to_string(outputs));
    assignField(e, "blackbox.surrogate.rank=1");
    assignField(e, std::string("blackbox.device=") + device);
    return initialSnapshot(e, e.graph.find("blackbox")->id);
}

const PictureHints& hintsOf(const DeviceSnapshot& s) {
    return deviceInfo(s.device).picture;
}

/// Of a device that nobody has registered, with two parameters for each of two outputs.
DeviceSnapshot unknownSnapshot() {
    DeviceSnapshot s;
    s.device = "unheard-of";
    s.inputs = 2;
    s.outputs = 2;
    s.layout.count = 4;
    s.layout.symbol = "p";
    s.layout.unit = "mW";
    s.layout.minimum = 0;
    s.layout.maximum = 3;
    s.layout.shape = {2, 2};
    s.held = Vector{{0, 1, 2, 3}};
    s.y = Vector{{4, 5}};
    return s;
}

}  // namespace

class DevicePicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsFoundLiesWhereTheParametersDo() {
        DeviceSnapshot s = snapshotOf("mzi", 4, 4);
        const DeviceInfo& mesh = deviceInfo(s.device);
        QVERIFY(!learnedPictures(s, mesh));
        const Vector truth = Vector::LinSpaced(12, -0.6f, 0.5f);
        s.learned = {.kind = LearnedNumbers::Kind::Offsets, .found = truth, .truth = truth};
        s.learned.found[1] += kTurn + 0.01f;
        const auto maps = learnedPictures(s, mesh);
        QVERIFY(maps && maps->truth && maps->left);
        // θ, φ of the first block on rails 0 and 1 of column 0; the odd columns have one block.
        QCOMPARE(maps->truth->values.rows(), 4);
        QCOMPARE(maps->truth->values.cols(), 4);
        QCOMPARE(maps->truth->values(0, 0), truth[0]);
        QCOMPARE(maps->truth->values(1, 0), truth[1]);
        QVERIFY(std::isnan(maps->truth->values(0, 1)));
        QCOMPARE(maps->truth->values(1, 1), truth[8]);
        // A turn more is the same phase.
        QVERIFY(std::abs(maps->left->values(1, 0) - 0.01f) < 1e-5f);
        QCOMPARE(maps->found.high, 0.6f);
        QCOMPARE(maps->left->high, maps->truth->high);
        QCOMPARE(maps->left->low, -0.6f);
        QVERIFY(maps->left->title.contains("0.0029"));
    }

    void slopesLieAsWeightsDo() {
        DeviceSnapshot s = snapshotOf("slm", 6, 4);
        s.learned = {.kind = LearnedNumbers::Kind::Slopes,
                     .found = Vector::LinSpaced(24, 0, 1),
                     .truth = {}};
        const auto maps = learnedPictures(s, deviceInfo(s.device));
        QVERIFY(maps && !maps->truth && !maps->left);
        QCOMPARE(maps->found.values.rows(), 4);
        QCOMPARE(maps->found.values.cols(), 6);
        QCOMPARE(maps->found.symbol, QStringLiteral("∂A/∂ω"));
    }

    void mapsHaveTheShapeOfTheHardware_data() {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("slm") << QByteArray("slm") << 4 << 6;
        QTest::newRow("mrr") << QByteArray("mrr") << 4 << 6;
        QTest::newRow("crossbar") << QByteArray("crossbar") << 8 << 6;
        QTest::newRow("fibre: two modulators of 2 × 3") << QByteArray("multimode_fibre") << 2 << 7;
        QTest::newRow("diffraction: ⌈√6⌉²") << QByteArray("diffraction") << 3 << 3;
        QTest::newRow("identity") << QByteArray("identity") << 1 << 1;
        QTest::newRow("monarch: 2·4 × 4, and 2² × 4 beside") << QByteArray("monarch") << 8 << 9;
    }

    void mapsHaveTheShapeOfTheHardware() {
        QFETCH(QByteArray, device);
        QFETCH(int, rows);
        QFETCH(int, columns);
        const DeviceSnapshot s = snapshotOf(device.constData(), 6, 4);
        const Heatmap map = parameterMap(s, hintsOf(s));
        QCOMPARE(map.values.rows(), rows);
        QCOMPARE(map.values.cols(), columns);
        QVERIFY(map.low < map.high);
        QVERIFY(!map.title.isEmpty() && !map.symbol.isEmpty());
    }

    void severalArraysLieBesideEachOther() {
        DeviceSnapshot s = snapshotOf("lowrank", 3, 2);
        s.layout.shape = {1, 3 + 2};
        s.held = Vector{{1, 2, 3, 4, 5}};
        const Heatmap map = parameterMap(s, hintsOf(s));
        QCOMPARE(map.values.rows(), 2);
        QCOMPARE(map.values.cols(), 3 + 1 + 1);
        QVERIFY(map.values.row(0).leftCols(3) == s.held.head(3).transpose());
        QVERIFY(map.values.col(4) == s.held.tail(2));
        QVERIFY(std::isnan(map.values(0, 3)) && std::isnan(map.values(1, 0)));
    }

    void phasesAreWrappedToOneTurn() {
        DeviceSnapshot s = snapshotOf("slm", 4, 1);
        s.held = Vector{{-0.5f, 1.0f, kTurn + 0.25f, 1e8f}};
        const Heatmap map = parameterMap(s, hintsOf(s));
        QCOMPARE(map.colours, Heatmap::Colours::Cyclic);
        QCOMPARE(map.valueLabel(), QStringLiteral("φ (rad)"));
        QVERIFY(std::abs(map.values(0, 0) - (kTurn - 0.5f)) < 1e-6f);
        QCOMPARE(map.values(0, 1), 1.0f);
        QVERIFY(std::abs(map.values(0, 2) - 0.25f) < 1e-6f);
        QVERIFY(std::abs(map.values(0, 3) - std::fmod(1e8, 2 * std::numbers::pi)) < 1e-6);
    }

    void ringsShowTheirWeights() {
        const DeviceSnapshot s = snapshotOf("mrr", 6, 4);
        const Heatmap map = hardwareMap(s, deviceInfo(s.device));
        QVERIFY((map.values - s.transfer).cwiseAbs().maxCoeff() < 1e-6f);
        QCOMPARE(map.low, -map.high);
    }

    void aNewDeviceIsDrawnByItsHintsAlone() {
        const DeviceSnapshot s = unknownSnapshot();
        PictureHints hints;
        QCOMPARE(parameterMap(s, hints).title, QStringLiteral("Parameters"));
        QVERIFY(parameterMap(s, hints).values == (Matrix{{0, 1}, {2, 3}}));
        QCOMPARE(parameterMap(s, hints).high, 3.0f);
        QVERIFY(!cameraImage(s, hints));
        hints.title = "Heaters";
        hints.rowName = "chip";
        hints.arrays = [](const ParameterLayout&, Index, Index) -> std::vector<Panel> {
            return {{1, 1}, {3, 1}};
        };
        hints.pixelsAreSquare = true;
        hints.camera = CameraHints{.symbol = "counts"};
        const Heatmap map = parameterMap(s, hints);
        QCOMPARE(map.title, QStringLiteral("Heaters"));
        QCOMPARE(map.rowName, QStringLiteral("chip"));
        QCOMPARE(map.valueLabel(), QStringLiteral("p (mW)"));
        QVERIFY(map.isSquare);
        QCOMPARE(map.values.rows(), 3);
        QCOMPARE(map.values.cols(), 3);
        QVERIFY(map.values.col(2) == s.held.tail(3));
        QCOMPARE(cameraImage(s, hints)->symbol, QStringLiteral("counts"));
        QCOMPARE(cameraImage(s, hints)->values.cols(), 2);
    }

    void aNewDevicesWeightsAreDrawnByItsLaw() {
        const DeviceSnapshot s = unknownSnapshot();
        DeviceInfo info;
        info.weightLaw = [](Index inputs, const Options&) -> WeightLaw {
            return [inputs](std::span<const float> omega, float* weights) {
                for (std::size_t i = 0; i < omega.size(); ++i)
                    weights[i] = omega[i] - float(inputs);
            };
        };
        QVERIFY(hardwareMap(s, info).values == (Matrix{{0, 1}, {2, 3}}));
        info.picture.weightMap = {.title = "Weight of each heater", .symbol = "w", .limit = 2};
        const Heatmap map = hardwareMap(s, info);
        QVERIFY(map.values == (Matrix{{-2, -1}, {0, 1}}));
        QCOMPARE(map.valueLabel(), QStringLiteral("w"));
        QCOMPARE(map.low, -2.0f);
        QCOMPARE(map.high, 2.0f);
    }

    void aMatrixIsSymmetricAboutZero() {
        DeviceSnapshot s = snapshotOf("matvec", 2, 2);
        s.transfer = Matrix{{1, -3}, {2, 0}};
        const Heatmap map = transferMap(s).value();
        QCOMPARE(map.low, -3.0f);
        QCOMPARE(map.high, 3.0f);
        s.transfer.setZero();
        QVERIFY(transferMap(s)->low < transferMap(s)->high);
        QVERIFY(!transferMap(snapshotOf("multimode_fibre", 2, 2)));
    }

    void theCameraHasRowsOfEqualLength() {
        const DeviceSnapshot full = snapshotOf("multimode_fibre", 6, 8);
        const Heatmap rectangle = cameraImage(full, hintsOf(full)).value();
        QCOMPARE(rectangle.values.rows(), 2);
        QCOMPARE(rectangle.values.cols(), 4);
        QCOMPARE(rectangle.values(1, 0), full.y[4]);
        const DeviceSnapshot s = snapshotOf("diffraction", 6, 5);
        const Heatmap image = cameraImage(s, hintsOf(s)).value();
        QCOMPARE(image.values.rows(), 2);
        QCOMPARE(image.values.cols(), 3);
        QCOMPARE(image.values(1, 0), s.y[3]);
        QVERIFY(std::isnan(image.values(1, 2)));
        QCOMPARE(image.high, s.y.maxCoeff());
        DeviceSnapshot dark = s;
        dark.y.resize(0);
        QVERIFY(!cameraImage(dark, hintsOf(dark)));
        const DeviceSnapshot screen = snapshotOf("slm", 6, 5);
        QVERIFY(!cameraImage(screen, hintsOf(screen)));
    }

    void histogramsShareTheirBins() {
        DeviceSnapshot s = snapshotOf("slm", 4, 1);
        s.initial = Vector{{0, 0.1f, 0.2f, 0.3f}};
        s.omega = Vector{{0, 0.9f, 1, 1}};
        const ParameterHistogram h = parameterHistogram(s, 4);
        QCOMPARE(h.low, 0.0);
        QCOMPARE(h.width, 0.25);
        QCOMPARE(h.initial, (std::vector<double>{3, 1, 0, 0}));
        QCOMPARE(h.now, (std::vector<double>{1, 0, 0, 3}));
    }

    void equalParametersMakeOneBar() {
        const ParameterHistogram h = parameterHistogram(snapshotOf("identity", 3, 2), 10);
        QVERIFY(h.width > 0);
        QCOMPARE(std::accumulate(h.now.begin(), h.now.end(), 0.0), 1.0);
    }

    void lightEntersTheMiddleUnlessAnInputIsKnown() {
        DeviceSnapshot s = snapshotOf("mzi", 6, 4);
        s.x.resize(0);
        QVERIFY(shownInput(s) == Vector(Vector::Unit(6, 3)));
        s.x = Vector::Constant(6, 2);
        QVERIFY(shownInput(s) == s.x);
    }
};

GUILESS_TEST(DevicePicturesTest)
#include "DevicePicturesTest.moc"
