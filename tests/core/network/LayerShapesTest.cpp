// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/network/LayerCatalogue.h"

using namespace obscura;

namespace {

LayerShape infer(const std::string& kind, const std::vector<Shape>& inputs, Options options = {}) {
    return layerInfo(kind).infer({1, "block", kind, std::move(options), {}}, inputs);
}

Options text(const char* option, const std::string& value) {
    return {{option, value}};
}

struct Example {
    std::string kind;
    std::vector<Shape> inputs;
    Options options;
    Shape output;
    Index parameters;
    Index multiplications;
};

/// Sizes worked out by hand.
std::vector<Example> examples() {
    const Shape sequence = {10, 6}, image = {3, 8, 7};
    return {
        {"linear", {sequence}, {{"outputs", Index{4}}}, {10, 4}, 28, 240},
        {"linear", {image}, {{"outputs", Index{4}}, {"bias", false}}, {4, 8, 7}, 12, 56 * 12},
        {"batchnorm", {sequence}, {}, sequence, 12, 60},
        {"layernorm", {image}, {}, image, 6, 168},
        {"rmsnorm", {sequence}, {}, sequence, 6, 120},
        {"softmax", {image}, {}, image, 0, 0},
        {"conv1d", {sequence}, {{"out_channels", Index{4}}}, {8, 4}, 4 * 18 + 4, 8 * 4 * 18},
        {"conv1d",
         {sequence},
         {{"out_channels", Index{4}},
          {"kernel_size", Index{2}},
          {"stride", Index{2}},
          {"padding", Index{1}},
          {"dilation", Index{3}},
          {"groups", Index{2}},
          {"bias", false}},
         {5, 4},
         4 * 3 * 2,
         5 * 4 * 3 * 2},
        {"conv2d", {image}, {}, {16, 6, 5}, 16 * 27 + 16, 30 * 16 * 27},
        {"conv2d",
         {image},
         {{"out_channels", Index{6}}, {"groups", Index{3}}, {"padding", Index{1}}},
         {6, 8, 7},
         6 * 9 + 6,
         56 * 6 * 9},
        {"max_pool", {image}, {}, {3, 4, 3}, 0, 0},
        {"avg_pool", {sequence}, {{"stride", Index{1}}}, {9, 6}, 0, 54},
        {"adaptive_avg_pool", {image}, {}, {3, 1, 1}, 0, 3},
        {"adaptive_avg_pool", {sequence}, {{"output_size", Index{4}}}, {4, 6}, 0, 24},
        {"reshape", {{784}}, {}, {1, 28, 28}, 0, 0},
        {"reshape", {image}, text("shape", "7,-1 x 2"), {7, 12, 2}, 0, 0},
        {"reshape", {image}, text("shape", "7 × −1 × 2"), {7, 12, 2}, 0, 0},
        {"reshape", {sequence}, text("shape", " 60 "), {60}, 0, 0},
        {"permute", {sequence}, {}, {6, 10}, 0, 0},
        {"permute", {image}, text("order", "1 2 0"), {8, 7, 3}, 0, 0},
        {"concatenate", {sequence, {10, 2}}, {}, {10, 8}, 0, 0},
        {"concatenate", {image, {1, 8, 7}}, {}, {4, 8, 7}, 0, 0},
        {"embedding", {{12}}, {{"embedding_dim", Index{5}}}, {12, 5}, 256 * 5, 0},
        {"positional", {sequence}, {}, sequence, 60, 0},
        {"positional", {sequence}, text("encoding", "sinusoidal"), sequence, 0, 0},
        {"positional", {sequence}, text("encoding", "rotary"), sequence, 0, 120},
        {"attention",
         {sequence},
         {{"num_heads", Index{2}}},
         sequence,
         4 * 36 + 24,
         10 * 4 * 36 + 2 * 100 * 6},
        {"attention",
         {sequence},
         {{"num_heads", Index{3}}, {"rotary", true}, {"bias", false}},
         sequence,
         4 * 36,
         10 * 4 * 36 + 2 * 100 * 6 + 4 * 60},
        {"tdnn",
         {sequence},
         {{"out_channels", Index{4}}, {"kernel_size", Index{5}}, {"dilation", Index{2}}},
         {10, 4},
         4 * 6 * 5 + 4 + 8,
         10 * (4 * 6 * 5 + 4)},
        {"res2net",
         {sequence},
         {{"scale", Index{3}}},
         sequence,
         2 * (2 * 2 * 3 + 2 + 4),
         2 * 10 * (2 * 2 * 3 + 2)},
        {"squeeze_excitation",
         {image},
         {{"bottleneck", Index{2}}},
         image,
         2 * 3 * 2 + 2 + 3,
         2 * 3 * 2 + 3 + 168},
        {"attentive_pooling",
         {sequence},
         {{"bottleneck", Index{5}}},
         {12},
         18 * 5 + 5 + 5 * 6 + 6,
         10 * (18 * 5 + 5 * 6 + 18)},
        {"attentive_pooling",
         {sequence},
         {{"bottleneck", Index{5}}, {"global_context", false}},
         {12},
         6 * 5 + 5 + 5 * 6 + 6,
         10 * (6 * 5 + 5 * 6 + 18)},
    };
}

}  // namespace

/// What layers make of rows, sequences and images, and what they refuse.
class LayerShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesAndCounts_data() {
        QTest::addColumn<int>("index");
        const std::vector<Example> all = examples();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%s %zu", all[i].kind.c_str(), i) << int(i);
    }

    void shapesAndCounts() {
        QFETCH(int, index);
        const Example example = examples()[std::size_t(index)];
        const LayerShape shape = infer(example.kind, example.inputs, example.options);
        QCOMPARE(shape.outputs, std::vector<Shape>{example.output});
        QCOMPARE(shape.parameters, example.parameters);
        QCOMPARE(shape.multiplications, example.multiplications);
        QCOMPARE(shape.physicalMultiplications, Index{0});
    }

    void aDeviceWorksAtEachPosition() {
        const Options options = {{"outputs", Index{4}}, {"surrogate.rank", Index{3}}};
        const LayerShape shape = infer("blackbox", {{10, 6}}, options);
        QCOMPARE(shape.outputs, std::vector<Shape>({{10, 4}}));
        QCOMPARE(shape.physicalParameters, Index{24});
        QCOMPARE(shape.physicalMultiplications, Index{240});
        QCOMPARE(shape.multiplications, Index{40});
        QCOMPARE(infer("blackbox", {{3, 8, 7}}, options).outputs, std::vector<Shape>({{4, 8, 7}}));
    }

    void aSplitHasTwoOutputs() {
        const LayerShape shape = infer("split", {{10, 6}}, {{"first", Index{2}}});
        QCOMPARE(shape.outputs, std::vector<Shape>({{10, 2}, {10, 4}}));
        QCOMPARE(layerInfo("split").outputs, 2);
    }

    void refuses_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Shape>("input");
        QTest::addColumn<Options>("options");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* kind, const Shape& input,
                            const Options& options, const char* words) {
            QTest::newRow(name) << QString(kind) << input << options << QString(words);
        };
        const Shape sequence = {10, 6}, image = {3, 8, 7};
        row("rows in a 1-d convolution", "conv1d", {784}, {}, "784|sequence|reshape");
        row("sequences in a 2-d convolution", "conv2d", sequence, {}, "10 × 6|image");
        row("rows in a pooling", "max_pool", {784}, {}, "784|sequence|image");
        row("a kernel too large", "conv1d", sequence, {{"kernel_size", Index{11}}},
            "kernel_size is 11|at most the 10");
        row("a kernel spread too far", "conv2d", image, {{"dilation", Index{4}}},
            "kernel_size is 3|over 9|at most the 8");
        row("groups of the inputs", "conv1d", sequence, {{"groups", Index{4}}},
            "groups is 4|6 features");
        row("groups of the outputs", "conv1d", sequence,
            {{"groups", Index{3}}, {"out_channels", Index{16}}}, "groups is 3|out_channels, 16");
        row("too many weights", "conv2d", {64, 28, 28},
            {{"out_channels", Index{65536}}, {"kernel_size", Index{28}}}, "kernel_size|weights");
        row("padding beyond half the window", "avg_pool", sequence, {{"padding", Index{2}}},
            "padding is 2|kernel_size, 1");
        row("another number of values", "reshape", {783}, {}, "shape is 1 × 28 × 28|783");
        row("no whole number", "reshape", {12}, text("shape", "3 × four"), "shape|four");
        row("no shape", "reshape", {12}, text("shape", ""), "shape is empty|one to three");
        row("two open extents", "reshape", {12}, text("shape", "-1,-1"), "-1 × -1|one may be -1");
        row("an open extent without a divisor", "reshape", {12}, text("shape", "5,-1"),
            "5 × -1|12");
        row("extents whose product overflows", "reshape", {12},
            text("shape", "4 × 4611686018427387904 × -1"), "as many values|12");
        row("too many extents", "reshape", {12}, text("shape", "1,1,3,4"), "one to three");
        row("an extent of zero", "reshape", {12}, text("shape", "0,12"), "above 0");
        row("extents that overflow", "reshape", {12},
            text("shape", "4000000000 4000000000 4000000000"), "as many values");
        row("axes that aren't there", "permute", {12}, {}, "order is 1, 0|axes 0 to 0|12");
        row("an axis twice", "permute", sequence, text("order", "0,0"), "order is 0,0|once");
        row("sequences of words", "embedding", sequence, {}, "10 × 6|one row");
        row("positions of an image", "positional", image, {}, "3 × 8 × 7|sequence");
        row("rotation of odd features", "positional", {4, 7}, text("encoding", "rotary"),
            "encoding|7|even");
        row("heads", "attention", sequence, {}, "num_heads is 4|6 features");
        row("rotation within heads", "attention", sequence,
            {{"num_heads", Index{2}}, {"rotary", true}}, "rotary|3|even");
        row("an even kernel", "tdnn", sequence, {{"kernel_size", Index{4}}},
            "kernel_size is 4|odd");
        row("parts", "res2net", sequence, {}, "scale is 8|6 features");
        row("rows in a squeeze", "squeeze_excitation", {12}, {}, "12|sequence|image");
        row("rows in a statistics pooling", "attentive_pooling", {12}, {}, "12|sequence");
        row("a split that takes all", "split", sequence, {{"first", Index{6}}},
            "first is 6|less than the 6");
        row("more inputs than a device has", "blackbox", {65537}, {{"outputs", Index{16}}},
            "65537 features|at most 65536");
        row("a loss of a sequence", "loss", sequence, {}, "10 × 6|one row");
    }

    void refuses() {
        QFETCH(QString, kind);
        QFETCH(Shape, input);
        QFETCH(Options, options);
        QFETCH(QString, words);
        COMPARE_ERROR(infer(kind.toStdString(), {input}, options), words);
    }

    void refusesBranchesThatDontFit() {
        COMPARE_ERROR(infer("concatenate", {{10, 6}, {9, 6}}), "10 × 6|9 × 6|but for the features");
        COMPARE_ERROR(infer("concatenate", {{10, 6}, {6}}), "10 × 6|6");
        COMPARE_ERROR(infer("add", {{10, 6}, {10, 5}}), "10 × 6|10 × 5");
    }

    void featuresAreLastButInImages() {
        QCOMPARE(featuresOf({5}), Index{5});
        QCOMPARE(featuresOf({7, 5}), Index{5});
        QCOMPARE(featuresOf({5, 2, 3}), Index{5});
        QCOMPARE(positionsOf({5}), Index{1});
        QCOMPARE(positionsOf({7, 5}), Index{7});
        QCOMPARE(positionsOf({5, 2, 3}), Index{6});
        QCOMPARE(withFeatures({5, 2, 3}, 8), (Shape{8, 2, 3}));
    }

    void readsExtents() {
        for (const char* text : {"1 × 28 × 28", "1x28X28", "1, 28, 28", " 1 28\t28 ", "1×28×28"})
            QCOMPARE(parsedExtents(text), (std::vector<Index>{1, 28, 28}));
        QVERIFY(parsedExtents(" ").empty());
        COMPARE_ERROR(parsedExtents("2.5"), "2.5|whole");
        COMPARE_ERROR(parsedExtents("99999999999999999999"), "whole");
    }
};

GUILESS_TEST(LayerShapesTest)
#include "LayerShapesTest.moc"
