// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/study/LayerLesson.h"

#include "TestProgram.h"
#include "core/blackbox/Hardware.h"
#include "core/blackbox/study/LossPlane.h"
#include "core/data/TargetMatrix.h"
#include "devices/Stop.h"

#include <QtTest>
#include <cmath>

namespace obscura {

namespace {

LayerTask lessonFor(const std::string& device, Index size) {
    LayerTask task;
    task.box.device = device;
    task.box.outputs = size;
    task.box.surrogate.rank = 4;
    task.box.estimator.probes = 20;
    task.target = randomOrthogonal(size, size, 3);
    return task;
}

Vector startFor(const LayerTask& task) {
    return initialParameters(*createHardware(task.box, task.inputs(), task.seed), task.seed);
}

}  // namespace

class LayerLessonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// All entries of T are within the device's reach.
    void aDeviceLearnsToComputeItsMatrix_data() {
        QTest::addColumn<QString>("device");
        QTest::addColumn<EstimatorKind>("kind");
        QTest::newRow("matvec, local") << "matvec" << EstimatorKind::Local;
        QTest::newRow("slm, local") << "slm" << EstimatorKind::Local;
        QTest::newRow("matvec, exact") << "matvec" << EstimatorKind::Exact;
    }
    void aDeviceLearnsToComputeItsMatrix() {
        QFETCH(QString, device);
        QFETCH(EstimatorKind, kind);
        LayerTask task = lessonFor(device.toStdString(), 8);
        task.target *= 0.3f;
        task.box.estimator.kind = kind;
        LayerLesson lesson(task, 0.03);
        const double before = lesson.moment().error;
        for (int i = 0; i < 400; ++i)
            lesson.step();
        const LessonMoment after = lesson.moment();
        QVERIFY2(after.error < 0.1 && before > 0.5,
                 qPrintable(QString("from %1 to %2").arg(before).arg(after.error)));
        QCOMPARE(after.step, std::int64_t{400});
        QVERIFY(after.queries >= 400 * 8);
    }

    /// Of T = diag of known singular values: √(Σ of what is left).
    void eckartYoungIsWhatIsLeftOfTheSingularValues() {
        Matrix a = Matrix::Zero(3, 4);
        a(0, 1) = 2;
        a(1, 0) = 2;
        a(2, 3) = 1;
        const std::vector<double> errors = eckartYoung(a);
        QCOMPARE(errors.size(), std::size_t{3});
        QVERIFY(std::abs(errors[0] - std::sqrt(5.0) / 3) < 1e-6);
        QVERIFY(std::abs(errors[1] - 1.0 / 3) < 1e-6);
        QVERIFY(errors[2] < 1e-6);
    }

    /// No surrogate is better than the bound; one of full rank misses nothing.
    void surrogatesStandAboveTheirBound() {
        LayerTask task = lessonFor("slm", 8);
        const RankStudy found = studyRanks(task, startFor(task), 0.03, {1, 2, 4, 8}, 20);
        QCOMPARE(found.device.size(), std::size_t{8});
        for (const std::size_t rank : {1, 2, 4})
            QVERIFY2(found.surrogate[rank - 1] >= found.device[rank - 1] - 1e-5,
                     qPrintable(QString::number(rank)));
        QVERIFY(found.surrogate[0] > found.surrogate[3]);
        QCOMPARE(found.surrogate[2], 0.0);
    }

    /// Before the first update it is the truncated SVD.
    void surrogatesBeginAtTheirBound() {
        const LayerTask task = lessonFor("slm", 8);
        const RankStudy found = studyRanks(task, startFor(task), 0.03, {1, 2, 4}, 0);
        for (const std::size_t rank : {1, 2, 4})
            QVERIFY(std::abs(found.surrogate[rank - 1] - found.device[rank - 1]) < 1e-5);
    }

    void aLossOfAMatrixIsABowlInTwoOfItsEntries() {
        const LayerTask task = lessonFor("matvec", 8);
        const LossPlane plane = lossPlane(task, startFor(task), PlaneAxes::TwoParameters);
        QVERIFY(plane.first != plane.second);
        const Matrix loss = lossOver(task, plane, 9);
        // Second differences of ‖A − T‖²/2n along an entry: (step)²/n.
        const float second = loss(4, 3) - 2 * loss(4, 4) + loss(4, 5);
        QVERIFY2(std::abs(second - 0.25f * 0.25f / 8) < 1e-5f, qPrintable(QString::number(second)));
    }

    void directionsOfThePlaneStandAtARightAngle() {
        const LayerTask task = lessonFor("slm", 8);
        for (const PlaneAxes axes : {PlaneAxes::Random, PlaneAxes::Gradient}) {
            const LossPlane plane = lossPlane(task, startFor(task), axes);
            QVERIFY(std::abs(plane.across.dot(plane.up)) < 1e-3f);
            QVERIFY(std::abs(plane.up.norm() - 8) < 1e-3f);
        }
    }

    /// The exact arrow is the slope of the contours, and many estimates scatter around it.
    void arrowsPointUpTheContours() {
        LayerTask task = lessonFor("slm", 8);
        task.box.estimator.probes = 100;
        const Vector start = startFor(task);
        const LossPlane plane = lossPlane(task, start, PlaneAxes::Gradient);
        const GradientArrows arrows = gradientArrows(task, plane, 0.1, -0.2, 100);
        TaskDevice device(task, start);
        constexpr double kMove = 0.02;
        const double across = (device.lossAt(plane.at(0.1 + kMove, -0.2)) -
                               device.lossAt(plane.at(0.1 - kMove, -0.2))) /
                              (2 * kMove);
        QVERIFY2(std::abs(arrows.exact.x() / across - 1) < 0.02,
                 qPrintable(QString("%1, %2").arg(arrows.exact.x()).arg(across)));
        const double uncertain = std::sqrt(arrows.spread(0, 0) / 100);
        QVERIFY(std::abs(arrows.mean.x() - arrows.exact.x()) < 4 * uncertain);
        QVERIFY(arrows.cosine > 0.5);
    }

    void endsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        const LayerTask task = lessonFor("slm", 8);
        const LossPlane plane = lossPlane(task, startFor(task), PlaneAxes::Random);
        QVERIFY_THROWS_EXCEPTION(Stopped, lossOver(task, plane, 9, stop.get_token()));
        QVERIFY_THROWS_EXCEPTION(Stopped,
                                 studyRanks(task, startFor(task), 0.03, {2}, 20, stop.get_token()));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::LayerLessonTest)
#include "LayerLessonTest.moc"
