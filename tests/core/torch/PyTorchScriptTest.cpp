// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/export/PyTorchScript.h"

#include "core/torch/Network.h"
#include "core/torch/Threads.h"
// LibTorch must be read before Qt defines its keywords.
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/OptionError.h"
#include "core/experiment/Groups.h"
#include "core/export/PyTorchModules.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"

#include <QProcess>

namespace obscura {

namespace {

constexpr double kAgreement = 1e-5;
/// The system's own, which has the package python3-torch.
const QString kPython = "/usr/bin/python3";
constexpr int kPatience = 120000;
constexpr Index kSamples = 6;

/// Runs the exported network on samples.safetensors and writes its answers as text.
constexpr std::string_view kDriver = R"(
import torch, network
net = network.Network().eval()
net.load("weights.safetensors")
x = network.read_safetensors("samples.safetensors")["x"]
with torch.no_grad():
    y = net(x)
print("\n".join(repr(float(value)) for value in y.flatten()))
)";

struct Reply {
    int code;
    QString output;
    QString errors;
};

Reply python(const QString& folder, const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(kPython, arguments);
    if (!process.waitForFinished(kPatience))
        return {-1, {}, process.errorString()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

bool hasPyTorch() {
    return QFile::exists(kPython) && python(".", {"-c", "import torch"}).code == 0;
}

NamedTensor named(const std::string& name, const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.detach().contiguous();
    const float* const begin = values.data_ptr<float>();
    return {name, values.sizes().vec(), {begin, begin + values.numel()}};
}

/// The surrogate answers for the device, so it must know all of it.
void giveFullRank(Experiment& e) {
    const InspectionReport report = inspectExperiment(e);
    for (const auto& [id, shape] : report.shapes) {
        if (e.graph.find(id)->kind == "blackbox") {
            const Index inputs = featuresOf(*report.inputOf(e.graph, id));
            setBlockOption(e, id, "surrogate.rank", std::min(featuresOf(shape.outputs[0]), inputs));
        }
    }
}

}  // namespace

class PyTorchScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// As the engine does.
    void initTestCase() { keepLibTorchToOneThread(); }

    void init() {
        m_folder.emplace();
        QVERIFY(m_folder->isValid());
        writeTinyDataset(m_folder->path().toStdString());
    }

    void agreesWithOurs_data() {
        QTest::addColumn<QByteArrayList>("blocks");
        QTest::addColumn<QByteArrayList>("settings");
        const auto row = [](const char* name, const QByteArrayList& blocks,
                            const QByteArrayList& settings = {}) {
            QTest::newRow(name) << blocks << settings;
        };
        row("template", {});
        row("ring bank", {}, {"blackbox.device=mrr"});
        row("beside the device", {},
            {"hidden.outputs=128", "blackbox.digital.residual=true", "blackbox.digital.bias=true",
             "blackbox.digital.sparse_share=0.2"});
        row("rows", {"layernorm", "rmsnorm", "scale", "dropout", "flatten", "quantize",
                     "squared_relu", "tanh", "gelu", "sigmoid", "softmax"});
        row("images",
            {"reshape shape=1x28x28", "conv2d out_channels=4 kernel_size=3 stride=2 padding=1",
             "batchnorm", "layernorm", "rmsnorm", "squeeze_excitation bottleneck=2",
             "max_pool kernel_size=2", "linear outputs=6", "blackbox outputs=8 surrogate.rank=6",
             "softmax", "avg_pool kernel_size=2", "adaptive_avg_pool output_size=2", "flatten"});
        row("sequences",
            {"reshape shape=28x28", "positional encoding=sinusoidal", "positional encoding=learned",
             "positional encoding=rotary", "attention num_heads=2 rotary=true", "layernorm",
             "attention num_heads=2 bias=false", "linear outputs=24",
             "blackbox outputs=8 surrogate.rank=8", "max_pool kernel_size=2",
             "avg_pool kernel_size=2", "adaptive_avg_pool output_size=3", "softmax",
             "permute order=1,0", "flatten"});
        row("speech",
            {"reshape shape=28x28", "conv1d out_channels=12 kernel_size=3 dilation=2 groups=2",
             "batchnorm", "tdnn out_channels=12 kernel_size=3 dilation=2",
             "res2net scale=3 kernel_size=3", "squeeze_excitation bottleneck=3",
             "attentive_pooling bottleneck=5"});
        row("words", {"embedding num_embeddings=5 embedding_dim=4",
                      "adaptive_avg_pool output_size=7", "flatten"});
    }

    void agreesWithOurs() {
        QFETCH(QByteArrayList, blocks);
        QFETCH(QByteArrayList, settings);
        if (!hasPyTorch())
            QSKIP("python3-torch is not installed");
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder->path().toStdString());
        for (const QByteArray& setting : settings)
            assignField(e, setting.toStdString());
        BlockId before = e.graph.firstOfKind("dataset")->id;
        for (const QByteArray& block : blocks)
            before = insertBehind(e, before, block.split(' '));
        giveFullRank(e);
        compareWithPython(e);
    }

    void repeatsGroups() {
        if (!hasPyTorch())
            QSKIP("python3-torch is not installed");
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder->path().toStdString());
        const BlockId hidden = e.graph.find("hidden")->id;
        const BlockId linear = insertBehind(e, hidden, {"linear", "outputs=256"});
        const BlockId tanh = insertBehind(e, linear, {"tanh"});
        const GroupId group = groupBlocks(e, {linear, tanh});
        assignField(e, e.graph.findGroup(group)->name + ".repeat=3");
        giveFullRank(e);
        compareWithPython(e);
    }

    void joinsBranches() {
        if (!hasPyTorch())
            QSKIP("python3-torch is not installed");
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder->path().toStdString());
        const BlockId loss = e.graph.firstOfKind("loss")->id;
        const Edge last = *std::ranges::find(e.graph.edges, loss, &Edge::to);
        const BlockId add = addBlock(e, "add", {});
        renameBlock(e, add, "lambda \"é\" x");  // no word of Python
        const BlockId split = addBlock(e, "split", {});
        setBlockOption(e, split, "first", Index{4});
        const BlockId tanh = addBlock(e, "tanh", {});
        const BlockId join = addBlock(e, "concatenate", {});
        connectBlocks(e, {last.from, 0, split, 0});
        connectBlocks(e, {split, 1, tanh, 0});
        connectBlocks(e, {tanh, 0, join, 0});
        connectBlocks(e, {split, 0, join, 1});
        connectBlocks(e, {last.from, 0, add, 0});
        connectBlocks(e, {join, 0, add, 1});
        connectBlocks(e, {add, 0, loss, 0});
        giveFullRank(e);
        compareWithPython(e);
    }

    void knowsEveryKind() {
        const Shape sequence = {28, 28};
        for (const LayerInfo& info : layerCatalogue()) {
            if (info.isEnd())
                continue;
            try {
                pyTorchModule({1, "block", info.kind, {}, {}}, {.outputs = {sequence}}, sequence);
            } catch (const OptionError&) {
                // The shape doesn't fit; the kind is known.
            }
        }
    }

    void runsByItself() {
        if (!hasPyTorch())
            QSKIP("python3-torch is not installed");
        exportPyTorch(templateExperiment("fashion-mnist-slm"), {}, path("network.py"));
        const Reply reply = python(m_folder->path(), {"network.py"});
        QVERIFY2(reply.code == 0, qPrintable(reply.errors));
        QVERIFY(reply.output.contains("values at the loss"));
    }

    void holdsNoMoreThanItNeeds() {
        const std::string digital = pyTorchScript(templateExperiment("fashion-mnist-digital"));
        QVERIFY(digital.find("class Network") != std::string::npos);
        QVERIFY(digital.find("class BlackBox") == std::string::npos);
        const std::string hybrid = pyTorchScript(templateExperiment("fashion-mnist-slm"));
        QVERIFY(hybrid.find("class BlackBox") != std::string::npos);
        QVERIFY(hybrid.find("class Query") != std::string::npos);  // what that one needs
        QVERIFY(hybrid.find("class RMSNorm") == std::string::npos);
    }

    void refusesWhatCannotRun() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        const BlockId loss = e.graph.firstOfKind("loss")->id;
        disconnectBlocks(e, *std::ranges::find(e.graph.edges, loss, &Edge::to));
        QVERIFY_EXCEPTION_THROWN(pyTorchScript(e), UserError);
        const Experiment good = templateExperiment("fashion-mnist-slm");
        QVERIFY_EXCEPTION_THROWN(exportPyTorch(good, {}, path("nowhere/network.py")), UserError);
    }

private:
    std::filesystem::path path(const char* file) const {
        return m_folder->filePath(file).toStdString();
    }

    /// Inserts {kind, option=value, …} into the connection that leaves `before`.
    static BlockId insertBehind(Experiment& e, BlockId before, const QByteArrayList& words) {
        const Edge edge = *std::ranges::find(e.graph.edges, before, &Edge::from);
        const BlockId id = insertBlock(e, words.front().toStdString(), edge, {});
        const std::string path = e.graph.find(id)->name + ".";
        for (const QByteArray& setting : words.mid(1))
            assignField(e, path + setting.toStdString());
        return id;
    }

    /// The same weights and samples through both.
    void compareWithPython(const Experiment& e) {
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());
        Network network(e, knownFacts({}).value(), 1);
        trainNorms(network);
        network.setTraining(false);
        std::vector<NamedTensor> weights;
        for (const auto& [name, parameter] : network.state())
            weights.push_back(named(name, parameter.tensor));
        writeCheckpoint(path("weights.safetensors"), weights);
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = samples(2);
        writeCheckpoint(path("samples.safetensors"), {named("x", x)});
        exportPyTorch(e, {}, path("network.py"));
        const torch::Tensor ours = network.forward(x).flatten().contiguous();
        const Reply reply = python(m_folder->path(), {"-c", QString::fromUtf8(kDriver.data())});
        QVERIFY2(reply.code == 0, qPrintable(reply.errors));
        const QStringList theirs = reply.output.split('\n', Qt::SkipEmptyParts);
        QCOMPARE(theirs.size(), static_cast<qsizetype>(ours.numel()));
        const double scale = ours.abs().max().item<double>();
        for (qsizetype i = 0; i < theirs.size(); ++i) {
            const double difference = std::abs(theirs[i].toDouble() - ours[i].item<double>());
            QVERIFY2(difference <= kAgreement * scale, qPrintable(QString::number(difference)));
        }
    }

    /// So that running averages are not what they start with.
    static void trainNorms(Network& network) {
        network.setTraining(true);
        network.forward(samples(1));
    }

    static torch::Tensor samples(std::uint64_t seed) {
        torch::manual_seed(seed);
        return torch::randn({kSamples, 784});
    }

    std::optional<QTemporaryDir> m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::PyTorchScriptTest)
#include "PyTorchScriptTest.moc"
