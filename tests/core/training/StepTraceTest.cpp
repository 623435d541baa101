// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/data/DatasetRegistry.h"
#include "core/settings/Settings.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <cstring>

using namespace obscura;

namespace {

constexpr int kSteps = 5;

struct Row {
    const char* name;
    const char* assignments;
};

/// Each way to train a device that stages tell of.
constexpr Row kRows[] = {
    {"the paper's method", ""},
    {"rebuilt by SVD", "blackbox.surrogate.rebuild=2|blackbox.estimator.antithetic=true"},
    {"local and streaming",
     "blackbox.estimator.kind=local|blackbox.estimator.probes=1|blackbox.estimator.compression=6|"
     "blackbox.surrogate.update=streaming"},
    {"riding",
     "blackbox.estimator.kind=local|blackbox.surrogate.update=streaming|"
     "blackbox.estimator.riding=true"},
    {"streaming Jacobian", "blackbox.estimator.kind=streaming_jacobian"},
    {"learned twin",
     "blackbox.device=mzi|hidden.outputs=8|blackbox.outputs=8|"
     "blackbox.surrogate.rank=4|blackbox.estimator.kind=learned_twin"},
    {"exact", "blackbox.estimator.kind=exact|blackbox.surrogate.upstream=exact"},
    {"noisy and drifting",
     "blackbox.imperfections.read_noise=0.02|blackbox.imperfections.drift=0.01"},
    {"two batches a step", "training.optimizer.accumulate=2"},
};

std::vector<StageKind> kindsOf(const StepTrace& trace) {
    std::vector<StageKind> kinds;
    for (const Stage& stage : trace.stages)
        kinds.push_back(stage.kind);
    return kinds;
}

const Stage& stageOf(const StepTrace& trace, StageKind kind) {
    return *std::ranges::find(trace.stages, kind, &Stage::kind);
}

const StagePicture* pictureOf(const Stage& stage, StageArray what) {
    const auto found = std::ranges::find(stage.pictures, what, &StagePicture::what);
    return found == stage.pictures.end() ? nullptr : &*found;
}

/// Bit for bit: what is not known yet is NaN in both.
bool isSame(const StateArray& a, const StateArray& b) {
    return a.name == b.name && a.shape == b.shape && a.values.index() == b.values.index() &&
           std::visit(
               [&](const auto& values) {
                   using Values = std::decay_t<decltype(values)>;
                   const auto& others = std::get<Values>(b.values);
                   return values.size() == others.size() &&
                          std::memcmp(values.data(), others.data(),
                                      values.size() * sizeof(values.front())) == 0;
               },
               a.values);
}

void compareRecords(const StepRecord& a, const StepRecord& b) {
    QCOMPARE(a.loss, b.loss);
    QVERIFY(a.ledger == b.ledger);
    for (const auto measure : {&StepRecord::surrogateError, &StepRecord::inputGradientCosine,
                               &StepRecord::parameterGradientCosine})
        QVERIFY(a.*measure == b.*measure || (std::isnan(a.*measure) && std::isnan(b.*measure)));
}

}  // namespace

/// A step that is taken apart while it is made.
class StepTraceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        for (const char* assignment :
             {"training.epochs=8", "blackbox.estimator.probes=4", "blackbox.inspection.period=2"})
            assignField(m_experiment, assignment);
    }

    void isNoOtherStep_data() {
        QTest::addColumn<QString>("assignments");
        for (const Row& row : kRows)
            QTest::newRow(row.name) << QString(row.assignments);
    }

    // A run with steps that are looked into is the one without: records, weights, state.
    void isNoOtherStep() {
        QFETCH(QString, assignments);
        const auto plain = engine(assignments);
        const auto traced = engine(assignments);
        for (int i = 0; i < kSteps; ++i) {
            StepTrace trace;
            const StepRecord expected = plain->step();
            const StepRecord found = traced->step(i % 2 == 0 ? &trace : nullptr);
            compareRecords(found, expected);
            if (i % 2 == 0) {
                QCOMPARE(trace.step, found.step);
                QVERIFY(trace.stages.back().ledger == found.ledger);
            }
        }
        const RunState a = plain->state();
        const RunState b = traced->state();
        QCOMPARE(a.arrays.size(), b.arrays.size());
        for (std::size_t i = 0; i < a.arrays.size(); ++i)
            QVERIFY2(isSame(a.arrays[i], b.arrays[i]), a.arrays[i].name.c_str());
    }

    void ledgerRises_data() { isNoOtherStep_data(); }

    void ledgerRises() {
        QFETCH(QString, assignments);
        const auto engine = this->engine(assignments);
        engine->step();
        const Ledger before = engine->ledger();
        StepTrace trace;
        engine->step(&trace);
        QVERIFY(trace.before == before);
        const Ledger* last = &trace.before;
        for (const Stage& stage : trace.stages) {
            for (const Purpose purpose : kPurposes) {
                QVERIFY(stage.ledger[purpose].queries >= (*last)[purpose].queries);
                QVERIFY(stage.ledger[purpose].programmings >= (*last)[purpose].programmings);
            }
            last = &stage.ledger;
        }
        // An inspection behind the step may program a device that rides.
        for (const Purpose purpose : {Purpose::Forward, Purpose::Gradient, Purpose::Surrogate})
            QVERIFY((*last)[purpose] == engine->ledger()[purpose]);
    }

    void stagesComeInTheirOrder_data() {
        QTest::addColumn<QString>("assignments");
        QTest::addColumn<QString>("middle");
        QTest::newRow("paper") << ""
                               << "uref";
        QTest::newRow("streaming") << "blackbox.surrogate.update=streaming"
                                   << "aue";
        QTest::newRow("jacobian") << "blackbox.estimator.kind=streaming_jacobian"
                                  << "aue";
        QTest::newRow("frozen surrogate") << "blackbox.surrogate.update=frozen"
                                          << "ue";
    }

    void stagesComeInTheirOrder() {
        QFETCH(QString, assignments);
        QFETCH(QString, middle);
        std::vector<StageKind> expected = {StageKind::Data,   StageKind::Digital,
                                           StageKind::Device, StageKind::Digital,
                                           StageKind::Loss,   StageKind::Backward};
        const std::map<QChar, StageKind> kinds = {{'a', StageKind::Answers},
                                                  {'u', StageKind::Upstream},
                                                  {'r', StageKind::Reference},
                                                  {'e', StageKind::Estimate}};
        for (const QChar letter : middle) {
            if (letter != 'f')
                expected.push_back(kinds.at(letter));
        }
        for (const StageKind kind : {StageKind::Backward, StageKind::Descent, StageKind::Update})
            expected.push_back(kind);
        if (middle.endsWith('f'))
            expected.push_back(StageKind::Follow);
        StepTrace trace;
        engine(assignments)->step(&trace);
        QVERIFY(kindsOf(trace) == expected);
    }

    // y = A x for the first samples, by the matrix that the stage shows.
    void deviceAnswersByItsMatrix() {
        StepTrace trace;
        engine("hidden.outputs=12|blackbox.outputs=6|blackbox.surrogate.rank=3")->step(&trace);
        const Stage& device = stageOf(trace, StageKind::Device);
        const Matrix& x = pictureOf(trace.stages[1], StageArray::Values)->values;
        const Stage& digital = trace.stages[1];
        // What the last layer before the device has answered.
        const Matrix& before = digital.pictures.back().values;
        QCOMPARE(before.cols(), 12);
        const Matrix& a = pictureOf(device, StageArray::Matrix)->values;
        const Matrix& y = pictureOf(device, StageArray::Values)->values;
        QCOMPARE(a.rows(), 6);
        const Matrix expected = before * a.transpose();
        // A trained scale stands behind the device: it is the same for all.
        const float scale = y(0, 0) / expected(0, 0);
        QVERIFY((y - scale * expected).norm() < 1e-4f * y.norm());
        QVERIFY(x.size() > 0);
    }

    // ∂L/∂z = (softmax(z) − t)/B of the cross-entropy, and what goes upstream is g Â.
    void gradientsAreThoseOfTheFormulas() {
        StepTrace trace;
        engine(
            "training.batch=16|hidden.outputs=12|blackbox.outputs=6|blackbox.surrogate.rank=3|"
            "blackbox.surrogate.update=frozen")
            ->step(&trace);
        const Stage& loss = stageOf(trace, StageKind::Loss);
        const Matrix& z = trace.stages[3].pictures.back().values;
        const Matrix& g = pictureOf(loss, StageArray::Gradient)->values;
        QCOMPARE(g.rows(), z.rows());
        const auto target = Index(loss.numbers.at(StageNumber::Target));
        const Vector exponentials = z.row(0).array().exp().matrix().transpose();
        Vector expected = exponentials / exponentials.sum();
        QVERIFY(std::abs(double(expected[target]) - loss.numbers.at(StageNumber::TargetShare)) <
                1e-5);
        expected[target] -= 1;
        QVERIFY((g.row(0).transpose() * 16 - expected).norm() < 1e-4f);
        const Stage& upstream = stageOf(trace, StageKind::Upstream);
        QCOMPARE(pictureOf(upstream, StageArray::Approximation)->values.rows(), 6);
        QVERIFY(upstream.numbers.at(StageNumber::InputGradientNorm) > 0);
        QVERIFY(upstream.numbers.at(StageNumber::Error) > 0);
    }

    void exactGradientsHaveCosineOne() {
        StepTrace trace;
        engine("blackbox.estimator.kind=exact|blackbox.surrogate.upstream=exact")->step(&trace);
        for (const StageKind kind : {StageKind::Upstream, StageKind::Estimate})
            QVERIFY(std::abs(stageOf(trace, kind).numbers.at(StageNumber::GradientCosine) - 1) <
                    1e-5);
    }

    void whatIsLargeIsShownInPart() {
        StepTrace trace;
        engine("training.batch=64")->step(&trace);
        for (const Stage& stage : trace.stages) {
            for (const StagePicture& picture : stage.pictures) {
                QVERIFY(picture.values.rows() <= StagePicture::kMostRows);
                QVERIFY(picture.values.cols() <= StagePicture::kMostColumns);
                QVERIFY(picture.values.rows() > 0 && picture.values.cols() > 0);
            }
        }
        const StagePicture& first = trace.stages.front().pictures.front();
        QCOMPARE(first.rows, 64);
        QCOMPARE(first.columns, 784);
        QCOMPARE(first.values.cols(), StagePicture::kMostColumns);
    }

private:
    std::unique_ptr<Engine> engine(const QString& assignments) const {
        Experiment e = m_experiment;
        for (const QString& each : assignments.split('|', Qt::SkipEmptyParts))
            assignField(e, each.toStdString());
        return makeEngine(e, loadDataset(datasetSettings(*e.graph.firstOfKind("dataset"))), 1);
    }

    QTemporaryDir m_folder;
    Experiment m_experiment;
};

GUILESS_TEST(StepTraceTest)
#include "StepTraceTest.moc"
