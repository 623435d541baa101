// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/ExperimentInspection.h"
#include "core/training/EvaluationBatch.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <QMap>
#include <QTest>
#include <algorithm>

namespace obscura {

namespace {

/// The layers "kind option=value option=value", one behind the other, behind the data set's
/// 784 pixels.
Experiment experimentWith(const QStringList& layers) {
    Experiment e = templateExperiment("fashion-mnist-digital");
    BlockId last = idOf(e, "dataset");
    for (const QString& layer : layers) {
        const QStringList words = layer.split(' ');
        const Edge way = *std::ranges::find(e.graph.edges, last, &Edge::from);
        last = insertBlock(e, words[0].toStdString(), way, {});
        for (const QString& assignment : words.mid(1))
            assignField(e, e.graph.find(last)->name + "." + assignment.toStdString());
    }
    return e;
}

}  // namespace

class EvaluationBatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void templatesAreWithinTheBound_data();
    void templatesAreWithinTheBound();
    void theLargestTensorIsWithinTheBound_data();
    void theLargestTensorIsWithinTheBound();
};

void EvaluationBatchTest::templatesAreWithinTheBound_data() {
    QTest::addColumn<QString>("name");
    for (const TemplateInfo& info : experimentTemplates())
        QTest::addRow("%s", info.name.c_str()) << QString::fromStdString(info.name);
}

// Those of which a sample takes less than 16 Ki numbers are evaluated by the thousand.
void EvaluationBatchTest::templatesAreWithinTheBound() {
    QFETCH(QString, name);
    constexpr Index kFloats = 64 * 1024 * 1024 / 4;
    const QMap<QString, Index> large = {
        {"king-james", 128 * 512},               // the MLP
        {"airbench", 64 * 31 * 31},              // behind the first convolution of the first pair
        {"cifar10-slm", 32 * 32 * 32},           // the first pair
        {"vgg19-tiny-imagenet", 64 * 64 * 64},   // the first pair
        {"urbansound8k-ecapa", 401 * 3 * 3072},  // what attentive pooling sees
        {"fineweb-gpt", kFloats},                // one at a time: 1024 × 50 257 at the readout
    };
    const Index expected = std::min(Index{1000}, kFloats / large.value(name, 1));
    QCOMPARE(evaluationBatch(inspectExperiment(templateExperiment(name.toStdString()))), expected);
}

void EvaluationBatchTest::theLargestTensorIsWithinTheBound_data() {
    QTest::addColumn<QStringList>("layers");
    QTest::addColumn<Index>("values");  // of the largest tensor, per sample
    const auto row = [](const char* name, const QStringList& layers, Index values) {
        QTest::newRow(name) << layers << values;
    };
    row("rows", {}, 784);
    row("scores of one head", {"reshape shape=784x1", "attention num_heads=1"}, 784 * 784);
    row("scores of two heads", {"reshape shape=392x2", "attention num_heads=2"}, 2 * 392 * 392);
    row("queries, keys and values", {"linear outputs=8000", "reshape shape=2x4000", "attention"},
        3 * 8000);
    row("a large image", {"reshape shape=1x28x28", "conv2d out_channels=64 padding=1", "flatten"},
        64 * 28 * 28);
    row("a bottleneck", {"reshape shape=784x1", "attentive_pooling bottleneck=500"}, 784 * 500);
    row("a context", {"linear outputs=7840", "reshape shape=1x7840", "attentive_pooling"},
        3 * 7840);
    row("one sample alone", {"reshape shape=1x28x28", "conv2d out_channels=16384 padding=1"},
        16384 * 28 * 28);
}

void EvaluationBatchTest::theLargestTensorIsWithinTheBound() {
    QFETCH(QStringList, layers);
    QFETCH(Index, values);
    constexpr Index kFloats = 64 * 1024 * 1024 / 4;
    const Index batch = evaluationBatch(inspectExperiment(experimentWith(layers)));
    QCOMPARE(batch, std::min(Index{1000}, kFloats / values));
    QVERIFY(batch >= 1);
}

}  // namespace obscura

GUILESS_TEST(obscura::EvaluationBatchTest)
#include "EvaluationBatchTest.moc"
