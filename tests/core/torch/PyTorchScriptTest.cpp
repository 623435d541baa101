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
#include "core/torch/NetworkCases.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"

#include <QProcess>

namespace obscura {

namespace {

constexpr double kAgreement = 1e-5;
/// The system's own, which has the package python3-torch.
const QString kPython = "/usr/bin/python3";
constexpr int kPatience = 120000;

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

    void agreesWithOurs_data() { addNetworkCases(); }

    void agreesWithOurs() {
        QFETCH(QByteArrayList, blocks);
        QFETCH(QByteArrayList, settings);
        if (!hasPyTorch())
            QSKIP("python3-torch is not installed");
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder->path().toStdString());
        takeCase(e, blocks, settings);
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
        joinBranches(e);
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

    /// The same weights and samples through both.
    void compareWithPython(const Experiment& e) {
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());
        Network network(e, knownFacts({}).value(), 1);
        trainNorms(network);
        writeCheckpoint(path("weights.safetensors"), weightsOf(network));
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = caseSamples(2);
        writeCheckpoint(path("samples.safetensors"), {namedTensor("x", x)});
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

    std::optional<QTemporaryDir> m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::PyTorchScriptTest)
#include "PyTorchScriptTest.moc"
