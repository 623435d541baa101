// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/export/OnnxExport.h"

#include "core/torch/Network.h"
#include "core/torch/Threads.h"
// LibTorch must be read before Qt defines its keywords.
#include "MessageOf.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/base/AtomicFile.h"
#include "core/experiment/Groups.h"
#include "core/export/NpzFile.h"
#include "core/torch/NetworkCases.h"
#include "devices/Error.h"

#include <QProcess>
#include <QTemporaryDir>
#include <cmath>
#include <optional>

namespace obscura {

/// Models are checked by ONNX's checker and run by NumPy: see tests/data/run_onnx.py.
class OnnxExportTest : public QObject {
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
        Experiment e = sample();
        takeCase(e, blocks, settings);
        compareWithNumPy(e);
    }

    void repeatsGroups() {
        Experiment e = sample();
        const BlockId hidden = e.graph.find("hidden")->id;
        const BlockId box = insertBehind(e, hidden, {"blackbox", "outputs=256"});
        const BlockId tanh = insertBehind(e, box, {"tanh"});
        const GroupId group = groupBlocks(e, {box, tanh});
        assignField(e, e.graph.findGroup(group)->name + ".repeat=3");
        compareWithNumPy(e);
    }

    void joinsBranches() {
        Experiment e = sample();
        joinBranches(e);
        compareWithNumPy(e);
    }

    /// Where the device has no matrix the surrogate stands in its place.
    void takesTheSurrogate() {
        Experiment e = sample();
        assignField(e, "blackbox.device=multimode_fibre");
        std::vector<NamedTensor> weights = weightsOf(Network(e, knownFacts({}).value(), 1));
        const Matrix u = matrixOf(weights, "blackbox.surrogate_u");
        const Matrix a = u * matrixOf(weights, "blackbox.surrogate_s") *
                         matrixOf(weights, "blackbox.surrogate_v").transpose();
        const float scale = tensorOf(weights, "blackbox.scale").values[0];
        // The same matrix as a linear layer.
        Experiment linear = e;
        const BlockId box = e.graph.find("blackbox")->id;
        const BlockId before = std::ranges::find(e.graph.edges, box, &Edge::to)->from;
        removeBlock(linear, box);
        const QByteArray outputs = "outputs=" + QByteArray::number(qlonglong(a.rows()));
        const BlockId layer = insertBehind(linear, before, {"linear", outputs, "bias=false"});
        renameBlock(linear, layer, "matrix");
        NamedTensor matrix{"matrix.weight", {a.rows(), a.cols()}, {}};
        for (const float value : a.reshaped<Eigen::RowMajor>())
            matrix.values.push_back(scale * value);
        weights.push_back(matrix);

        writeSamples(caseSamples(2));
        QString failure;
        writeFileAtomically(path("network.onnx"), onnxModel(e, {}, weights));
        const QStringList by = answersOfPython(failure);
        writeFileAtomically(path("network.onnx"), onnxModel(linear, {}, weights));
        const QStringList expected = answersOfPython(failure);
        if (failure.contains(kMissing))
            QSKIP("python3-onnx is not installed");
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
        QCOMPARE(by.size(), expected.size());
        QVERIFY(!by.isEmpty());
        for (qsizetype i = 0; i < by.size(); ++i)
            QVERIFY(std::abs(by[i].toDouble() - expected[i].toDouble()) < 1e-4);

        std::erase_if(weights, [](const NamedTensor& tensor) {
            return tensor.name.starts_with("blackbox.surrogate");
        });
        const QString message = messageOf([&] { onnxModel(e, {}, weights); });
        QVERIFY2(message.contains("blackbox") && message.contains("surrogate"),
                 qPrintable(message));
    }

    void refusesOtherWeights() {
        const Experiment e = sample();
        std::vector<NamedTensor> weights = weightsOf(Network(e, knownFacts({}).value(), 1));
        std::erase_if(weights,
                      [](const NamedTensor& tensor) { return tensor.name == "hidden.weight"; });
        const QString message = messageOf([&] { onnxModel(e, {}, weights); });
        QVERIFY2(message.contains("hidden") && message.contains("weight"), qPrintable(message));
    }

private:
    inline static const QString kMissing = "No module named 'onnx'";

    static const NamedTensor& tensorOf(const std::vector<NamedTensor>& all, const char* name) {
        return *std::ranges::find(all, name, &NamedTensor::name);
    }
    static Matrix matrixOf(const std::vector<NamedTensor>& all, const char* name) {
        const NamedTensor& tensor = tensorOf(all, name);
        return Eigen::Map<const Matrix>(tensor.values.data(), tensor.shape[0], tensor.shape[1]);
    }
    Experiment sample() const {
        return tinyExperiment("fashion-mnist-slm", m_folder->path().toStdString());
    }
    std::filesystem::path path(const char* file) const {
        return m_folder->filePath(file).toStdString();
    }

    QStringList answersOfPython(QString& failure) const {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        process.start("/usr/bin/python3", {QString::fromUtf8(tests::dataFolder()) + "/run_onnx.py",
                                           "network.onnx", "samples.npz"});
        constexpr int kPatience = 120000;
        if (!process.waitForFinished(kPatience) || process.exitCode() != 0)
            failure = QString::fromUtf8(process.readAllStandardError());
        return QString::fromUtf8(process.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    }

    /// [samples, values], for Python.
    void writeSamples(const torch::Tensor& x) const {
        const torch::Tensor values = x.contiguous();
        NpzFile samples;
        samples.add("x", Matrix(Eigen::Map<const Matrix>(values.data_ptr<float>(), values.size(0),
                                                         values.size(1))));
        samples.write(path("samples.npz"));
    }

    /// The same weights and samples through both.
    void compareWithNumPy(const Experiment& e) {
        const InspectionReport report = inspectExperiment(e);
        QVERIFY2(report.canRun(), report.message(e.graph).c_str());
        Network network(e, knownFacts({}).value(), 1);
        trainNorms(network);
        const torch::NoGradGuard noGrad;
        const torch::Tensor x = caseSamples(2);
        writeSamples(x);
        writeFileAtomically(path("network.onnx"), onnxModel(e, {}, weightsOf(network)));
        const torch::Tensor ours = network.forward(x).flatten().contiguous();
        QString failure;
        const QStringList theirs = answersOfPython(failure);
        if (failure.contains(kMissing))
            QSKIP("python3-onnx is not installed");
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
        QCOMPARE(theirs.size(), static_cast<qsizetype>(ours.numel()));
        constexpr double kAgreement = 2e-5;
        const double scale = ours.abs().max().item<double>();
        for (qsizetype i = 0; i < theirs.size(); ++i) {
            const double difference = std::abs(theirs[i].toDouble() - ours[i].item<double>());
            QVERIFY2(difference <= kAgreement * scale, qPrintable(QString::number(difference)));
        }
    }

    std::optional<QTemporaryDir> m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::OnnxExportTest)
#include "OnnxExportTest.moc"
