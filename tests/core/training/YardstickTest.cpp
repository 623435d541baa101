// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Yardstick.h"

#include "RunListener.h"
#include "TestProgram.h"
#include "TinyTask.h"

#include <QTemporaryDir>
#include <cmath>

namespace obscura {

/// Frozen and exact runs of a network are found again, to judge a method between them.
class YardstickTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_data.path().toStdString()); }

    void referencesAreSuch() {
        const Experiment e = tiny();
        QVERIFY(!referenceOf(e));
        QVERIFY(hasReferences(e));
        for (const Reference reference : {Reference::Frozen, Reference::Exact}) {
            const Experiment other = withReference(e, reference);
            QVERIFY(referenceOf(other) == reference);
            QVERIFY(referenceOf(withReference(other, Reference::Exact)) == Reference::Exact);
            Experiment throughSurrogate = other;
            assignField(throughSurrogate, "blackbox.surrogate.upstream=auto");
            QVERIFY(!referenceOf(throughSurrogate));
        }
        const Experiment digital =
            tinyExperiment("fashion-mnist-digital", m_data.path().toStdString());
        QVERIFY(!hasReferences(digital));
        QVERIFY(!referenceOf(digital));
    }

    void isFoundAmongRuns() {
        const QTemporaryDir runs;
        const Experiment e = tiny();
        QVERIFY(!findYardstick(e, kSteps, runs.path().toStdString()).isKnown());
        const double frozen = accuracyOf(withReference(e, Reference::Frozen), runs);
        const double exact = accuracyOf(withReference(e, Reference::Exact), runs);
        accuracyOf(e, runs);
        // Neither another training nor another device is the same task.
        for (const char* assignment : {"training.learning_rate=0.5", "blackbox.device=mrr"}) {
            Experiment other = withReference(e, Reference::Frozen);
            assignField(other, assignment);
            accuracyOf(other, runs);
        }
        Experiment asked = e;
        for (const char* assignment :
             {"training.seed=7", "blackbox.estimator.kind=local", "name=Another"}) {
            assignField(asked, assignment);
        }
        const Yardstick found = findYardstick(asked, kSteps, runs.path().toStdString());
        QCOMPARE(found.frozen, std::vector{frozen});
        QCOMPARE(found.exact, std::vector{exact});
        QVERIFY(!findYardstick(e, kSteps + 1, runs.path().toStdString()).isKnown());
    }

    void tellsTheRecoveredShare() {
        const Yardstick known{.frozen = {0.25, 0.35}, .exact = {0.8}};
        QCOMPARE(known.recoveredShare(0.3), 0.0);
        QCOMPARE(known.recoveredShare(0.8), 1.0);
        QCOMPARE(known.recoveredShare(0.55), 0.5);
        QVERIFY(std::isnan(Yardstick{.frozen = {0.3}}.recoveredShare(0.5)));
        QVERIFY(std::isnan(Yardstick{.frozen = {0.3}, .exact = {0.3}}.recoveredShare(0.5)));
    }

private:
    static constexpr std::int64_t kSteps = 3;

    Experiment tiny() const {
        return tinyExperiment("fashion-mnist-slm", m_data.path().toStdString());
    }

    /// Trains it for some steps, recorded below `runs`.
    static double accuracyOf(const Experiment& e, const QTemporaryDir& runs) {
        RunListener listener;
        TrainerOptions options;
        options.out = runs.path().toStdString();
        options.threads = 1;
        options.maximumSteps = kSteps;
        Trainer trainer(e, options, listener);
        trainer.start();
        trainer.wait();
        return listener.summary().testAccuracy.value();
    }

    QTemporaryDir m_data;
};

}  // namespace obscura

GUILESS_TEST(obscura::YardstickTest)
#include "YardstickTest.moc"
