// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/Dataset.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Settings.h"
#include "core/training/Engine.h"

#include <QtTest>

namespace obscura {

/// The method's reference task on real data: accuracy after one epoch, as in METHOD 5.
class ReferenceTaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theHybridNetworkLearns();
    void theDigitalNetworkLearns();

private:
    double accuracyAfterOneEpoch(const std::string& name, int seed);

    std::shared_ptr<const Dataset> m_data;
};

void ReferenceTaskTest::initTestCase() { m_data = loadDataset({}); }

double ReferenceTaskTest::accuracyAfterOneEpoch(const std::string& name, int seed) {
    Experiment e = templateExperiment(name);
    assignField(e, "training.seed=" + std::to_string(seed));
    Engine run(e, m_data, 2);
    for (std::int64_t step = 0; step < run.totalSteps(); ++step) {
        run.step();
    }
    const double accuracy = run.evaluate().accuracy;
    qInfo("%s, seed %d: %.4f", name.c_str(), seed, accuracy);
    return accuracy;
}

void ReferenceTaskTest::theHybridNetworkLearns() {
    double sum = 0;
    for (const int seed : {1, 2, 3}) {
        sum += accuracyAfterOneEpoch("fashion-mnist-slm", seed);
    }
    QVERIFY2(sum / 3 >= 0.825, qPrintable(QString::number(sum / 3)));
}

void ReferenceTaskTest::theDigitalNetworkLearns() {
    const double accuracy = accuracyAfterOneEpoch("fashion-mnist-digital", 1);
    QVERIFY2(accuracy >= 0.865, qPrintable(QString::number(accuracy)));
}

}  // namespace obscura

QTEST_GUILESS_MAIN(obscura::ReferenceTaskTest)
#include "ReferenceTaskTest.moc"
