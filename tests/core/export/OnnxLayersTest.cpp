// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/OnnxLayers.h"

#include "MessageOf.h"
#include "TestProgram.h"
#include "core/base/OptionError.h"

#include <QtTest>

using namespace obscura;

/// What they compute is tested beside LibTorch: core/torch/OnnxExportTest.
class OnnxLayersTest : public QObject {
    Q_OBJECT

private:
    static QString messageFor(const std::string& kind, const Shape& sample) {
        const LearnedWeights none({}, {});
        OnnxGraph graph;
        const Block block{1, "middle", kind, {}, {}};
        const OnnxGraph::Values inputs = {graph.input(sample)};
        return messageOf([&] {
            writeOnnx({.block = block,
                       .shape = {.outputs = {sample}},
                       .input = sample,
                       .inputs = inputs,
                       .weights = none,
                       .graph = graph});
        });
    }

private Q_SLOTS:
    void knowsEveryKind() {
        for (const LayerInfo& info : layerCatalogue()) {
            // Weights are missing, and the shape may not fit.
            if (!info.isEnd())
                QVERIFY2(!messageFor(info.kind, {28, 28}).contains("can't be written"),
                         info.kind.c_str());
        }
    }

    void namesTheBlock() {
        QCOMPARE(messageFor("teleport", {28, 28}),
                 QString("middle: a block of kind teleport can't be written for ONNX"));
        QVERIFY(messageFor("linear", {28}).startsWith("middle: found no weights weight"));
        QVERIFY(messageFor("blackbox", {28}).startsWith("middle: found no black box"));
    }
};

GUILESS_TEST(OnnxLayersTest)
#include "OnnxLayersTest.moc"
