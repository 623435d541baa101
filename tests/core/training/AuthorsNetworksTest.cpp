// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/DatasetRegistry.h"
#include "core/data/sources/SourceSamples.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/experiment/FileSurvey.h"
#include "core/training/Engine.h"

#include <QTemporaryDir>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace obscura {

namespace {

QByteArray littleEndian(quint32 number, int bytes) {
    QByteArray result;
    for (int i = 0; i < bytes; ++i)
        result += static_cast<char>(number >> 8 * i);
    return result;
}

QByteArray bigEndian(quint32 number) {
    QByteArray result = littleEndian(number, 4);
    std::ranges::reverse(result);
    return result;
}

/// A byte of noise, brighter where `isBright`.
char pixel(std::mt19937& random, bool isBright) {
    return static_cast<char>(random() % 100 + (isBright ? 150 : 0));
}

/// A batch of CIFAR-10's binary version; which rows are bright tells the class.
QByteArray cifarBatch(std::mt19937& random, int count) {
    constexpr int kClasses = 10, kChannels = 3, kSide = 32;
    QByteArray bytes;
    for (int i = 0; i < count; ++i) {
        const int label = i % kClasses;
        bytes += static_cast<char>(label);
        for (int value = 0; value < kChannels * kSide * kSide; ++value)
            bytes += pixel(random, value / kSide % kSide / 3 == label);
    }
    return bytes;
}

/// As cifar-10-binary.tar.gz unpacks: 20 pictures to train with, 10 to test.
void writeCifar(const QString& folder) {
    std::mt19937 random(1);
    for (int i = 1; i <= 5; ++i)
        writeBytes(folder + QString("/cifar-10-batches-bin/data_batch_%1.bin").arg(i),
                   cifarBatch(random, 4));
    writeBytes(folder + "/cifar-10-batches-bin/test_batch.bin", cifarBatch(random, 10));
}

QByteArray pngChunk(const QByteArray& kind, const QByteArray& data) {
    constexpr quint32 kPolynomial = 0xEDB88320;
    const QByteArray body = kind + data;
    quint32 sum = ~0u;
    for (const char byte : body) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum >> 1 ^ (sum & 1 ? kPolynomial : 0);
    }
    return bigEndian(static_cast<quint32>(data.size())) + body + bigEndian(~sum);
}

/// A picture whose rows are bright where its class is.
QByteArray png(std::mt19937& random, int label) {
    constexpr int kSide = 64, kChannels = 3, kBand = 16;
    QByteArray rows;
    for (int y = 0; y < kSide; ++y) {
        rows += '\0';  // no filter
        for (int value = 0; value < kChannels * kSide; ++value)
            rows += pixel(random, y / kBand == label);
    }
    const QByteArray head = bigEndian(kSide) + bigEndian(kSide) + QByteArray("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", head) + pngChunk("IDAT", qCompress(rows).mid(4)) +
           pngChunk("IEND", {});
}

/// As tiny-imagenet-200.zip unpacks, with 4 of its classes: 8 pictures to train with, 4 to test.
void writeTinyImageNet(const QString& folder) {
    std::mt19937 random(1);
    QByteArray annotations;
    for (int label = 0; label < 4; ++label) {
        const QString name = QString("n0000000%1").arg(label);
        for (int i = 0; i < 2; ++i)
            writeBytes(folder + QString("/train/%1/images/%1_%2.png").arg(name).arg(i),
                       png(random, label));
        writeBytes(folder + QString("/val/images/val_%1.png").arg(label), png(random, label));
        annotations += QString("val_%1.png\t%2\t0\t0\t62\t62\n").arg(label).arg(name).toUtf8();
        writeBytes(folder + QString("/test/images/test_%1.png").arg(label), png(random, label));
    }
    writeBytes(folder + "/val/val_annotations.txt", annotations);
}

/// A second of a tone, 16 bits at 16 kHz.
QByteArray wav(double hertz) {
    constexpr int kRate = 16000;
    QByteArray samples;
    for (int i = 0; i < kRate; ++i) {
        const double value = std::sin(2 * std::numbers::pi * hertz * i / kRate);
        samples += littleEndian(static_cast<quint32>(std::lround(10000 * value)), 2);
    }
    const auto size = static_cast<quint32>(samples.size());
    return "RIFF" + littleEndian(36 + size, 4) + "WAVEfmt " + littleEndian(16, 4) +
           littleEndian(1, 2) + littleEndian(1, 2) + littleEndian(kRate, 4) +
           littleEndian(2 * kRate, 4) + littleEndian(2, 2) + littleEndian(16, 2) + "data" +
           littleEndian(size, 4) + samples;
}

/// As UrbanSound8K.tar.gz unpacks, a siren and a bark in each of the ten folds: 16 sounds to train
/// with, 2 to test.
void writeUrbanSounds(const QString& folder) {
    QByteArray table = "slice_file_name,fsID,start,end,salience,fold,classID,class\n";
    for (int fold = 1; fold <= 10; ++fold) {
        const auto put = [&](int number, const char* name, double hertz) {
            const QString file = QString("%1-%2-0-0.wav").arg(fold).arg(number);
            writeBytes(folder + QString("/audio/fold%1/").arg(fold) + file, wav(hertz));
            table += QString("%1,%2,0.0,1.0,1,%2,%3,%4\n")
                         .arg(file)
                         .arg(fold)
                         .arg(number)
                         .arg(name)
                         .toUtf8();
        };
        put(8, "siren", 900 + 10 * fold);
        put(3, "dog_bark", 300 + 10 * fold);
    }
    writeBytes(folder + "/metadata/UrbanSound8K.csv", table);
}

/// A shard of modded-nanogpt in which each token tells the next.
QByteArray shard(int count) {
    constexpr int kTokens = 60;
    QByteArray bytes = littleEndian(20240520, 4) + littleEndian(1, 4) +
                       littleEndian(static_cast<quint32>(count), 4);
    bytes += QByteArray(1024 - bytes.size(), '\0');
    for (int i = 0; i < count; ++i)
        bytes += littleEndian(static_cast<quint32>(7 * i % kTokens), 2);
    return bytes;
}

void writeTokens(const QString& folder) {
    writeBytes(folder + "/fineweb_train_000001.bin", shard(400));
    writeBytes(folder + "/fineweb_val_000000.bin", shard(200));
}

void writeData(const std::string& source, const QString& folder) {
    if (source == "cifar10")
        writeCifar(folder);
    else if (source == "image_folder")
        writeTinyImageNet(folder);
    else if (source == "urbansound8k")
        writeUrbanSounds(folder);
    else if (source == "tokens")
        writeTokens(folder);
}

/// Sanitizers take memory of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsInstrumented = true;
#else
constexpr bool kIsInstrumented = false;
#endif

/// The largest resident size of the process since clearPeak(), bytes; 0: the system doesn't tell.
qint64 peakMemory() {
    QFile file("/proc/self/status");
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return 1024 * line.mid(6).trimmed().split(' ').front().toLongLong();
    }
    return 0;
}

void clearPeak() {
    QFile file("/proc/self/clear_refs");
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

}  // namespace

/// The networks that the method's authors train, at their full widths: that they fit together, and
/// their first steps on a few samples in the layout of the published sets.
class AuthorsNetworksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areAsPublished_data();
    void areAsPublished();
    void anyNumberOfBlocksCanBeHybrid();
    void learnInTheirFirstSteps_data();
    void learnInTheirFirstSteps();
};

void AuthorsNetworksTest::areAsPublished_data() {
    QTest::addColumn<QString>("block");
    QTest::addColumn<Shape>("input");
    QTest::addColumn<Shape>("output");
    QTest::addColumn<Index>("digital");  // parameters of the whole network
    QTest::addColumn<Index>("physical");
    const auto row = [](const char* name, const char* block, const Shape& input,
                        const Shape& output, Index digital) {
        QTest::newRow(name) << block << input << output << digital
                            << featuresOf(input) * featuresOf(output);
    };
    row("cifar10-slm", "blackbox", {2048}, {1024}, 299'755);
    row("airbench", "blackbox", {256}, {256}, 1'973'306);
    row("vgg19-tiny-imagenet", "blackbox", {2048}, {4096}, 37'638'793);
    row("urbansound8k-ecapa", "embedding", {6144}, {192}, 19'589'377);
    row("fineweb-gpt", "up 2", {1024, 768}, {1024, 3072}, 159'789'313);
}

void AuthorsNetworksTest::areAsPublished() {
    QFETCH(QString, block);
    QFETCH(Shape, input);
    QFETCH(Shape, output);
    QFETCH(Index, digital);
    QFETCH(Index, physical);
    const Experiment e = templateExperiment(QTest::currentDataTag());
    const InspectionReport report = inspectExperiment(e);
    QCOMPARE(report.message(e.graph), std::string());
    const BlockId device = idOf(e, block.toStdString());
    QCOMPARE(*report.inputOf(e.graph, device), input);
    QCOMPARE(report.shapes.at(device).outputs.front(), output);
    QCOMPARE(report.parameters, digital);
    QCOMPARE(report.physicalParameters, physical);
}

// As the template's description says.
void AuthorsNetworksTest::anyNumberOfBlocksCanBeHybrid() {
    const Index each = 768 * 3072;
    const auto physical = [](const Experiment& e) {
        const InspectionReport report = inspectExperiment(e);
        return report.canRun() ? report.physicalParameters : -1;
    };
    for (const Index hybrid : {1, 4, 8}) {
        Experiment e = templateExperiment("fineweb-gpt");
        assignField(e, "hybrid.repeat=" + std::to_string(hybrid));
        assignField(e, "digital.repeat=" + std::to_string(12 - hybrid));
        QCOMPARE(physical(e), hybrid * each);
    }
    Experiment e = templateExperiment("fineweb-gpt");
    const GroupId digital = e.graph.find("up")->group;
    for (const Block& block : templateExperiment("fineweb-gpt").graph.blocks) {
        if (block.group == digital)
            removeBlock(e, block.id);
    }
    assignField(e, "hybrid.repeat=12");
    QCOMPARE(physical(e), 12 * each);
}

void AuthorsNetworksTest::learnInTheirFirstSteps_data() {
    QTest::addColumn<QStringList>("edits");
    QTest::addColumn<int>("steps");
    const auto row = [](const char* name, int steps, const QStringList& edits) {
        QTest::newRow(name) << edits << steps;
    };
    // Every width is the template's. Smaller are: the batch, which is the whole training set, so
    // that the loss has to fall; classes of pictures, 4 for 200; sounds, 0.3 s for 4; contexts, 64
    // tokens for 1024; the vocabulary, 1024 for 50 257; and digital blocks, 1 for 11.
    row("cifar10-slm", 4, {"training.batch=20", "dataset.validation_share=0"});
    row("airbench", 4, {"training.batch=20", "dataset.validation_share=0"});
    row("vgg19-tiny-imagenet", 3,
        {"training.batch=8", "dataset.validation_share=0", "readout.outputs=4"});
    row("urbansound8k-ecapa", 6, {"training.batch=16", "dataset.seconds=0.3"});
    row("fineweb-gpt", 2,
        {"training.batch=4", "training.optimizer.accumulate=1", "dataset.context=64",
         "dataset.vocabulary=1024", "embedding.num_embeddings=1024", "readout.outputs=1024",
         "digital.repeat=1"});
}

void AuthorsNetworksTest::learnInTheirFirstSteps() {
    QFETCH(QStringList, edits);
    QFETCH(int, steps);
    const QTemporaryDir folder;
    Experiment e = templateExperiment(QTest::currentDataTag());
    writeData(datasetSettings(*e.graph.find("dataset")).source, folder.path());
    // Without a warm-up, and far from where the rates have fallen.
    for (const QString& edit : edits + QStringList{"training.epochs=100", "training.warm_up=0",
                                                   "dataset.folder=" + folder.path()})
        assignField(e, edit.toStdString());
    const InspectionReport report = inspectExperiment(e, FileSurvey().of(e));
    QCOMPARE(report.message(e.graph), std::string());

    clearPeak();
    const auto run = makeEngine(e, loadDataset(datasetSettings(*e.graph.find("dataset"))), 1);
    std::vector<double> losses;
    for (int step = 0; step < steps; ++step) {
        losses.push_back(run->step().loss);
        qInfo("step %d: loss %.4f", step + 1, losses.back());
        QVERIFY(std::isfinite(losses.back()));
    }
    QVERIFY(losses.back() < losses.front());
    QVERIFY(std::isfinite(run->evaluate().loss));
    if (kIsInstrumented)
        return;
    // Of the libraries and activations; of a weight, its gradient, the optimizer's two moments and
    // as much again, or what a device's estimator keeps.
    constexpr double kOfAnyRun = 512e6, kOfEachParameter = 40;
    const auto parameters = static_cast<double>(report.parameters + report.physicalParameters);
    const auto peak = static_cast<double>(peakMemory());
    qInfo("%.1f M parameters, %.0f MB", parameters / 1e6, peak / 1e6);
    QVERIFY(peak < kOfAnyRun + kOfEachParameter * parameters);
}

}  // namespace obscura

GUILESS_TEST(obscura::AuthorsNetworksTest)
#include "AuthorsNetworksTest.moc"
