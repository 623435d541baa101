// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/BlockFace.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "widgets/Units.h"

#include <QTest>

using namespace obscura;

class BlockFaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sayWhatBlocksAre() {
        const Experiment e = templateExperiment("fashion-mnist-slm");
        const InspectionReport report = inspectExperiment(e);
        const auto face = [&](const char* name) { return blockFace(*e.graph.find(name), report); };

        QCOMPARE(face("hidden").title, QString("Linear"));
        QCOMPARE(face("hidden").count, formatCount(784 * 256 + 256) + " parameters");
        QCOMPARE(face("relu").count, QString("no parameters"));
        QCOMPARE(face("dataset").count, QString("Fashion-MNIST"));
        QCOMPARE(face("loss").count, QString("Cross entropy"));
        QCOMPARE(face("blackbox").count, formatCount(256 * 128) + " in hardware");
        QCOMPARE(face("blackbox").title, QString("Spatial light modulator"));
        const QString times = QString(kThinSpace) + QChar(0xd7);
        QCOMPARE(face("hidden").multiplications, formatCount(784 * 256) + times);
        // The device's own, and the scale behind it.
        QCOMPARE(face("blackbox").multiplications, formatCount(256 * 128 + 128) + times);
        QVERIFY(face("relu").multiplications.isEmpty());
        QVERIFY(face("hidden").spoken().contains("multiplications"));
        QVERIFY(face("blackbox").toolTip.contains("Black box"));
        QVERIFY(face("blackbox").problem.isEmpty());
        QCOMPARE(shapeText(report, {.from = e.graph.find("relu")->id}), QString("256"));
    }

    void oneParameterIsSaidSo() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        insertBlock(e, "scale", e.graph.edges.front(), {});
        const BlockFace face = blockFace(*e.graph.find("scale"), inspectExperiment(e));
        QCOMPARE(face.count, QString("1 parameter"));
    }

    void sayWhatIsWrong() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{200});
        const BlockFace face = blockFace(*e.graph.find("blackbox"), inspectExperiment(e));
        QVERIFY2(face.problem.contains("200"), qPrintable(face.problem));
        QVERIFY(face.toolTip.contains("200"));
        QVERIFY(face.spoken().contains("problem"));
    }
};

GUILESS_TEST(BlockFaceTest)
#include "BlockFaceTest.moc"
