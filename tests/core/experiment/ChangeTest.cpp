// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Change.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/settings/Settings.h"

#include <limits>

using namespace obscura;

class ChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_e = templateExperiment("fashion-mnist-slm");
        m_box = idOf(m_e, "blackbox");
    }

    void changesOptionsOfBlocksAndTraining() {
        applyChange(m_e, {m_box, "surrogate.rank", Index{7}});
        applyChange(m_e, {m_box, "imperfections.drift", Index{1}});
        applyChange(m_e, {0, "learning_rate", 0.5});
        const BlackBoxSettings box = blackBoxSettings(*m_e.graph.find(m_box));
        QCOMPARE(box.surrogate.rank, Index{7});
        QCOMPARE(box.imperfections.drift, 1.0f);
        QCOMPARE(trainingSettings(m_e.training).learningRate, 0.5);
        QVERIFY(valueOf(m_e, m_box, "imperfections.drift") == OptionValue(1.0));
        QVERIFY(valueOf(m_e, 0, "learning_rate") == OptionValue(0.5));
        QVERIFY(valueOf(m_e, m_box, "estimator.step") == OptionValue(Auto{}));
    }

    void backToTheDefaultIsAsBefore() {
        const Experiment before = m_e;
        applyChange(m_e, {m_box, "estimator.step", 0.25});
        QVERIFY(m_e != before);
        applyChange(m_e, {m_box, "estimator.step", Auto{}});
        QVERIFY(m_e == before);
    }

    void refusesAndLeavesTheRest() {
        const Experiment before = m_e;
        COMPARE_ERROR(applyChange(m_e, {999, "surrogate.rank", Index{7}}), "999");
        COMPARE_ERROR(applyChange(m_e, {m_box, "surrogate.rnak", Index{7}}),
                      "blackbox|surrogate.rnak|surrogate.rank");
        COMPARE_ERROR(applyChange(m_e, {m_box, "surrogate.rank", Index{0}}),
                      "blackbox.surrogate.rank|from 1");
        COMPARE_ERROR(
            applyChange(m_e, {0, "learning_rate", std::numeric_limits<double>::quiet_NaN()}),
            "training.learning_rate|nan");
        COMPARE_ERROR(applyChange(m_e, {m_box, "outputs", Index{7}}),
                      "blackbox.outputs|can't be changed while a run goes on|surrogate.rank");
        QVERIFY(m_e == before);
    }

    void readsWhatFilesTell() {
        for (const Change& change :
             {Change{m_box, "surrogate.update", std::string("streaming")},
              Change{m_box, "estimator.antithetic", true}, Change{m_box, "estimator.step", Auto{}},
              Change{m_box, "estimator.step", 1e-12}, Change{0, "device_learning_rate", 0.1}}) {
            QVERIFY(parsedChange(m_e, ownerName(m_e.graph, change.block), change.option,
                                 formatOption(change.value)) == change);
        }
        COMPARE_ERROR(parsedChange(m_e, "box", "surrogate.rank", "5"), "there is no block|box");
        COMPARE_ERROR(parsedChange(m_e, "training", "learning_rat", "5"),
                      "training|learning_rat|learning_rate");
        COMPARE_ERROR(parsedChange(m_e, "blackbox", "surrogate.rank", "five"),
                      "blackbox.surrogate.rank|five");
    }

private:
    Experiment m_e;
    BlockId m_box = 0;
};

GUILESS_TEST(ChangeTest)
#include "ChangeTest.moc"
