// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/torch/Layers.h"

#include "TestProgram.h"
#include "core/blackbox/BlackBox.h"
#include "core/torch/LayerBench.h"
#include "core/torch/Network.h"
#include "devices/NotFinite.h"

#include <QtTest>
#include <cmath>
#include <functional>
#include <set>

namespace obscura {

namespace {

constexpr double kRounding = 1e-5;

std::unique_ptr<Layer> layer(const char* kind, Index inputs, Options options = {}) {
    return makeLayer(kind, {inputs}, std::move(options));
}

Index numbersIn(const std::vector<Parameter>& parameters) {
    Index count = 0;
    for (const Parameter& p : parameters) {
        count += p.tensor.numel();
    }
    return count;
}

/// A kind with options, the shapes at its inputs, and a batch of such samples.
struct Example {
    std::string kind;
    std::vector<Shape> inputs;
    Options options = {};
};

std::vector<Example> examples() {
    const Shape row = {12}, sequence = {6, 8}, image = {4, 6, 5};
    const std::vector<Shape> each = {row, sequence, image};
    const Options small = {{"outputs", Index{7}}, {"surrogate.rank", Index{2}}};
    std::vector<Example> all;
    for (const Shape& shape : each) {
        for (const char* kind :
             {"scale", "dropout", "quantize", "relu", "squared_relu", "tanh", "sigmoid", "gelu",
              "softmax", "batchnorm", "layernorm", "rmsnorm", "flatten"})
            all.push_back({kind, {shape}});
        all.push_back({"linear", {shape}, {{"outputs", Index{7}}}});
        all.push_back({"blackbox", {shape}, small});
        all.push_back({"split", {shape}, {{"first", Index{3}}}});
        all.push_back({"add", {shape, shape}});
        all.push_back({"concatenate", {shape, withFeatures(shape, 5)}});
    }
    for (const Shape& shape : {sequence, image}) {
        for (const char* kind : {"max_pool", "avg_pool", "adaptive_avg_pool"})
            all.push_back({kind, {shape}});
        all.push_back({"squeeze_excitation", {shape}});
    }
    const std::string shape = "3 x -1, 2", order = "2, 0, 1";
    all.push_back({"reshape", {row}, {{"shape", shape}}});
    all.push_back({"permute", {sequence}});
    all.push_back({"permute", {image}, {{"order", order}}});
    all.push_back({"conv1d", {sequence}, {{"groups", Index{4}}, {"stride", Index{2}}}});
    all.push_back({"conv2d", {image}, {{"bias", false}, {"padding", Index{2}}}});
    all.push_back({"embedding", {row}});
    for (const std::string encoding : {"learned", "sinusoidal", "rotary"})
        all.push_back({"positional", {sequence}, {{"encoding", encoding}}});
    all.push_back({"attention", {sequence}, {{"rotary", true}}});
    all.push_back({"attention", {sequence}, {{"bias", false}}});
    all.push_back({"tdnn", {sequence}, {{"kernel_size", Index{5}}}});
    all.push_back({"res2net", {sequence}, {{"scale", Index{4}}}});
    for (const Shape& narrow : {Shape{256, 1}, Shape{128, 64}, Shape{1, 8}}) {
        for (const char* kind : {"conv1d", "tdnn", "attentive_pooling", "layernorm", "batchnorm"})
            all.push_back(
                {kind,
                 {narrow},
                 kind == std::string("conv1d") ? Options{{"padding", Index{1}}} : Options{}});
        all.push_back({"linear", {narrow}});
        all.push_back({"attention", {narrow}, {{"num_heads", Index{1}}}});
    }
    all.push_back({"attentive_pooling", {sequence}});
    all.push_back({"attentive_pooling", {sequence}, {{"global_context", false}}});
    return all;
}

bool isFinite(const torch::Tensor& gradient) {
    return !gradient.defined() || gradient.isfinite().all().item<bool>();
}

std::vector<std::int64_t> batchShape(std::int64_t size, const Shape& sample) {
    std::vector<std::int64_t> shape = {size};
    shape.insert(shape.end(), sample.begin(), sample.end());
    return shape;
}

}  // namespace

/// Layers against their formulas, in closed form.
class LayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotFiniteOnTheWayBackNamesItsBlock() {
        const Options options = {{"outputs", Index{7}}, {"surrogate.rank", Index{2}}};
        const auto box = layer("blackbox", 12, options);
        const torch::Tensor y = answer(*box, randomBatch(4, {12}).set_requires_grad(true));
        box->blackBox()->parameters()[0] = std::numeric_limits<float>::quiet_NaN();
        try {
            y.sum().backward();
            QFAIL("nothing was found");
        } catch (const NotFinite& e) {
            QVERIFY2(std::string(e.what()).starts_with("block: "), e.what());
        }
    }

    /// What the catalogue infers is what is built, for every kind that can be.
    void isWhatTheCatalogueInfers_data() {
        QTest::addColumn<int>("index");
        std::set<std::string> kinds = {"dataset", "loss"};
        const std::vector<Example> all = examples();
        for (std::size_t i = 0; i < all.size(); ++i) {
            kinds.insert(all[i].kind);
            QTest::addRow("%s of %s, %zu", all[i].kind.c_str(),
                          formatShape(all[i].inputs[0]).c_str(), i)
                << int(i);
        }
        for (const LayerInfo& info : layerCatalogue())
            QVERIFY2(kinds.contains(info.kind), info.kind.c_str());
    }

    void isWhatTheCatalogueInfers() {
        QFETCH(int, index);
        const Example example = examples()[std::size_t(index)];
        constexpr std::int64_t kBatch = 3;
        const LayerShape expected =
            layerInfo(example.kind)
                .infer({1, "block", example.kind, example.options, {}}, example.inputs);
        const auto built = makeLayer(example.kind, example.inputs[0], example.options);
        QCOMPARE(numbersIn(built->parameters()), expected.parameters + expected.physicalParameters);
        const std::string kept = built->blackBox() ? "surrogate_" : "running_";
        for (const Parameter& buffer : built->buffers())
            QVERIFY2(buffer.name.find(kept) != std::string::npos, buffer.name.c_str());
        std::vector<torch::Tensor> inputs;
        for (const Shape& shape : example.inputs)
            inputs.push_back(randomBatch(kBatch, shape).set_requires_grad(true));
        for (const bool training : {true, false}) {
            built->setTraining(training);
            const std::vector<torch::Tensor> outputs = built->run(inputs);
            QCOMPARE(outputs.size(), expected.outputs.size());
            for (std::size_t port = 0; port < outputs.size(); ++port) {
                QCOMPARE(outputs[port].sizes().vec(), batchShape(kBatch, expected.outputs[port]));
                QVERIFY(outputs[port].isfinite().all().item<bool>());
                if (outputs[port].requires_grad())
                    outputs[port].square().sum().backward({}, true);
            }
            for (const Parameter& p : built->parameters())
                QVERIFY2(isFinite(p.tensor.grad()), p.name.c_str());
            for (const torch::Tensor& input : inputs)
                QVERIFY(isFinite(input.grad()));
        }
    }

    void takesTheGradientInAnyLayout_data() { isWhatTheCatalogueInfers_data(); }

    void takesTheGradientInAnyLayout() {
        QFETCH(int, index);
        const Example example = examples()[std::size_t(index)];
        const auto built = makeLayer(example.kind, example.inputs[0], example.options);
        built->setTraining(false);
        std::vector<torch::Tensor> inputs;
        for (const Shape& shape : example.inputs)
            inputs.push_back(randomBatch(3, shape).set_requires_grad(true));
        const torch::Tensor y = built->run(inputs)[0];
        if (!y.requires_grad())
            return;  // words have no slope
        const auto gradients = [&](const torch::Tensor& g) {
            return torch::autograd::grad({y}, inputs, {g}, true, false, true);
        };
        const torch::Tensor turned = torch::randn_like(y.transpose(0, -1)).contiguous();
        const auto found = gradients(turned.transpose(0, -1));
        const auto expected = gradients(turned.transpose(0, -1).contiguous());
        for (std::size_t i = 0; i < inputs.size(); ++i)
            QVERIFY(!expected[i].defined() || isClose(found[i], expected[i]));
    }

    /// On an image, a linear layer is a 1×1 convolution, and so on.
    void featuresAreMixedAtEachPosition_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"linear", "layernorm", "rmsnorm", "softmax", "batchnorm"})
            QTest::newRow(kind) << QString(kind);
    }

    void featuresAreMixedAtEachPosition() {
        QFETCH(QString, kind);
        const auto make = [&](const Shape& input) { return makeLayer(kind.toStdString(), input); };
        const torch::Tensor sequence = randomBatch(4, {6, 5});
        const torch::Tensor y = answer(*make({6, 5}), sequence);
        const torch::Tensor rows = answer(*make({5}), sequence.flatten(0, 1));
        QVERIFY(isClose(y.flatten(0, 1), rows));
        const torch::Tensor image = sequence.transpose(1, 2).reshape({4, 5, 2, 3});
        const torch::Tensor z = answer(*make({5, 2, 3}), image);
        QVERIFY(isClose(z.flatten(2).transpose(1, 2), y));
    }

    void aBlackBoxIsQueriedAtEachPosition() {
        const Options options = {{"outputs", Index{4}}, {"surrogate.rank", Index{3}}};
        const auto rows = makeLayer("blackbox", {3}, options);
        const auto image = makeLayer("blackbox", {3, 2, 5}, options);
        const torch::Tensor x = randomBatch(2, {3, 2, 5});
        const torch::Tensor flat = x.movedim(1, -1).reshape({20, 3});
        QVERIFY(isClose(answer(*image, x).movedim(1, -1).reshape({20, 4}), answer(*rows, flat)));
        QCOMPARE(image->blackBox()->ledger()[Purpose::Forward].queries, std::int64_t{20});
    }

    void concatenateAndSplitAreInverse() {
        for (const Shape& shape : {Shape{6}, Shape{3, 6}, Shape{6, 2, 2}}) {
            const auto split = makeLayer("split", shape, {{"first", Index{2}}});
            const auto join = makeLayer("concatenate", shape);
            const torch::Tensor x = randomBatch(2, shape);
            const std::vector<torch::Tensor> parts = split->run({x});
            QCOMPARE(parts.size(), std::size_t{2});
            QVERIFY(torch::equal(join->run(parts).at(0), x));
        }
        const torch::Tensor x = torch::arange(4.f).view({1, 4});
        QVERIFY(torch::equal(layer("split", 4, {{"first", Index{1}}})->run({x}).at(1),
                             torch::tensor({{1.f, 2.f, 3.f}})));
    }

    void permuteMovesAxes() {
        const std::string order = "2, 0, 1";
        const auto turn = makeLayer("permute", {2, 3, 4}, {{"order", order}});
        const torch::Tensor x = randomBatch(2, {2, 3, 4});
        const torch::Tensor y = answer(*turn, x);
        QCOMPARE(y[1][3][1][2].item<float>(), x[1][1][2][3].item<float>());
    }

    void activations_data() {
        using Function = std::function<double(double)>;
        QTest::addColumn<Function>("formula");
        QTest::newRow("relu") << Function([](double x) { return std::max(0.0, x); });
        QTest::newRow("squared_relu") << Function([](double x) { return x > 0 ? x * x : 0.0; });
        QTest::newRow("tanh") << Function([](double x) { return std::tanh(x); });
        QTest::newRow("sigmoid") << Function([](double x) { return 1 / (1 + std::exp(-x)); });
        QTest::newRow("gelu") << Function(
            [](double x) { return x * 0.5 * std::erfc(-x / std::sqrt(2.0)); });
    }

    void activations() {
        using Function = std::function<double(double)>;
        QFETCH(Function, formula);
        constexpr double kStep = 1e-4;
        const torch::Tensor x =
            torch::tensor({-2.0, -0.7, 0.3, 1.0, 2.5}, torch::kDouble).set_requires_grad(true);
        const torch::Tensor y = answer(*layer(QTest::currentDataTag(), 5), x.view({1, 5}));
        y.sum().backward();
        for (int i = 0; i < 5; ++i) {
            const double at = x[i].item<double>();
            QVERIFY(std::abs(y[0][i].item<double>() - formula(at)) < kRounding);
            const double slope = (formula(at + kStep) - formula(at - kStep)) / (2 * kStep);
            QVERIFY(std::abs(x.grad()[i].item<double>() - slope) < kRounding);
        }
    }

    void rmsNormDividesByTheRootMeanSquare() {
        const auto norm = layer("rmsnorm", 4);
        const torch::Tensor x =
            torch::tensor({{1.0f, -2.0f, 3.0f, 4.0f}, {0.0f, 0.0f, 0.0f, 8.0f}});
        const torch::Tensor y = answer(*norm, x);
        QVERIFY(isClose(y[0], x[0] / std::sqrt(7.5f)));
        QVERIFY(isClose(y[1], x[1] / 4));
        QVERIFY(torch::equal(answer(*norm, torch::zeros({1, 4})), torch::zeros({1, 4})));
        QCOMPARE(norm->parameters().size(), std::size_t{1});
        QCOMPARE(norm->parameters()[0].tensor.numel(), std::int64_t{4});
    }

    void scaleHasOneFactor() {
        const auto scale = layer("scale", 3, {{"initial", 2.5}});
        const torch::Tensor x = torch::tensor({{1.0f, -2.0f, 4.0f}});
        const torch::Tensor y = answer(*scale, x);
        QVERIFY(isClose(y, 2.5 * x));
        y.sum().backward();
        QCOMPARE(scale->parameters()[0].name, std::string("factor"));
        QVERIFY(isClose(scale->parameters()[0].tensor.grad(), torch::tensor({3.0f})));
    }

    void addSumsItsInputs() {
        const torch::Tensor a = torch::tensor({{1.0f, 2.0f}}), b = torch::tensor({{10.0f, 20.0f}});
        QVERIFY(torch::equal(layer("add", 2)->run({a, b}).at(0), torch::tensor({{11.0f, 22.0f}})));
    }

    void flattenKeepsTheOrder() {
        const torch::Tensor x = torch::arange(12.0f).view({2, 3, 2});
        QVERIFY(torch::equal(answer(*layer("flatten", 6), x), torch::arange(12.0f).view({2, 6})));
    }

    /// dataset → hidden → relu → sum → readout → loss, with hidden also led past relu into the sum.
    void aConnectionPastALayer() {
        Experiment e;
        const auto add = [&](const char* kind) { return addBlock(e, kind, {}); };
        const BlockId data = add("dataset"), hidden = add("linear"), relu = add("relu"),
                      sum = add("add"), readout = add("linear"), loss = add("loss");
        setBlockOption(e, readout, "outputs", Index{10});
        const auto join = [&](BlockId from, BlockId to, int port = 0) {
            connectBlocks(e, {.from = from, .fromPort = 0, .to = to, .toPort = port});
        };
        join(data, hidden);
        join(hidden, relu);
        join(hidden, sum, 1);
        join(relu, sum, 0);
        join(sum, readout);
        join(readout, loss);
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());

        Network network(e, knownFacts({}).value(), 3);
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = torch::randn({5, 784});
        const auto all = network.parameters();
        const auto tensor = [&](std::size_t i) { return all.at(i).parameter.tensor; };
        const torch::Tensor h = torch::linear(x, tensor(0), tensor(1));
        const torch::Tensor expected = torch::linear(h + torch::relu(h), tensor(2), tensor(3));
        QVERIFY(isClose(network.forward(x), expected));
    }

    /// dataset → split → (first: left, rest: right) → sum → loss.
    void severalOutputsAreReadByPort() {
        Experiment e;
        const auto add = [&](const char* kind) { return addBlock(e, kind, {}); };
        const BlockId data = add("dataset"), split = add("split"), left = add("linear"),
                      right = add("linear"), sum = add("add"), loss = add("loss");
        setBlockOption(e, split, "first", Index{84});
        for (const BlockId linear : {left, right})
            setBlockOption(e, linear, "outputs", Index{10});
        for (const Edge& edge :
             {Edge{data, 0, split, 0}, Edge{split, 1, right, 0}, Edge{split, 0, left, 0},
              Edge{left, 0, sum, 0}, Edge{right, 0, sum, 1}, Edge{sum, 0, loss, 0}})
            connectBlocks(e, edge);
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());

        Network network(e, knownFacts({}).value(), 3);
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = torch::randn({5, 784});
        std::map<std::string, torch::Tensor> tensors;
        for (const auto& [name, named] : network.parameters())
            tensors[name] = named.tensor;
        const torch::Tensor expected = torch::linear(x.slice(1, 0, 84), tensors.at("linear.weight"),
                                                     tensors.at("linear.bias")) +
                                       torch::linear(x.slice(1, 84), tensors.at("linear 2.weight"),
                                                     tensors.at("linear 2.bias"));
        QVERIFY(isClose(network.forward(x), expected, 1e-4));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::LayersTest)
#include "LayersTest.moc"
