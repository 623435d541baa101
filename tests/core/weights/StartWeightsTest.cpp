// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/StartWeights.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <QTemporaryDir>
#include <fstream>

namespace obscura {

class StartWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsEachKindOfPath_data();
    void readsEachKindOfPath();
    void findsByNameAndShape();
    void readsShapesAlone();
    void refusesPaths_data();
    void refusesPaths();
    void refusesLayers_data();
    void refusesLayers();
    void eachRepetitionHasItsLayer_data();
    void eachRepetitionHasItsLayer();
    void tellsItsContents();

private:
    std::filesystem::path run() const { return m_folder->filePath("run").toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void StartWeightsTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    std::filesystem::create_directories(run() / kCheckpointFolder);
    writeCheckpoint(run() / kCheckpointFolder / kCheckpointFile,
                    {{"weights.weight", {2, 3}, {1, 2, 3, 4, 5, 6}},
                     {"weights.bias", {2}, {7, 8}},
                     {"norm.weight", {2}, {1, 1}}});
}

void StartWeightsTest::readsEachKindOfPath_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("run") << "run";
    QTest::newRow("checkpoint folder") << "run/checkpoint";
    QTest::newRow("file") << "run/checkpoint/network.safetensors";
}

void StartWeightsTest::readsEachKindOfPath() {
    QFETCH(QString, path);
    const auto weights = StartWeights::read(m_folder->filePath(path).toStdString());
    QCOMPARE(weights.layerWeight("weights", 3, 2).values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
}

void StartWeightsTest::findsByNameAndShape() {
    const StartWeights weights = StartWeights::read(run());
    QCOMPARE(weights.find("weights.bias", {2})->values, (std::vector<float>{7, 8}));
    QVERIFY(!weights.find("weights.bias", {3}));
    QVERIFY(!weights.find("weights.bia", {2}));
}

void StartWeightsTest::readsShapesAlone() {
    const StartWeights weights = StartWeights::readShapes(run());
    QVERIFY(weights.layerWeight("weights", 3, 2).values.empty());
}

void StartWeightsTest::refusesPaths_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << "nowhere"
                             << "training.start_from|nowhere|no such file|run's folder";
    QTest::newRow("a folder of something else")
        << "."
        << "training.start_from|without checkpoint/network.safetensors|run's folder";
    QTest::newRow("a file of something else")
        << "notes.txt"
        << "training.start_from|notes.txt|not a safetensors file";
}

void StartWeightsTest::refusesPaths() {
    QFETCH(QString, path);
    QFETCH(QString, words);
    std::ofstream(m_folder->filePath("notes.txt").toStdString()) << "hello, this is a text";
    const std::filesystem::path file = m_folder->filePath(path).toStdString();
    COMPARE_ERROR(StartWeights::read(file), words);
    COMPARE_ERROR(StartWeights::readShapes(file), words);
}

void StartWeightsTest::refusesLayers_data() {
    QTest::addColumn<QString>("layer");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown") << "weight" << 3 << "start_layer|'weight'|near: weights";
    QTest::newRow("no matrix") << "norm" << 3 << "start_layer|no linear layer 'norm'";
    QTest::newRow("other shape") << "weights" << 4 << "start_layer|2 × 3|'weights'|expected 2 × 4";
}

void StartWeightsTest::refusesLayers() {
    QFETCH(QString, layer);
    QFETCH(int, inputs);
    QFETCH(QString, words);
    const StartWeights weights = StartWeights::read(run());
    COMPARE_ERROR(weights.layerWeight(layer.toStdString(), inputs, 2), words);
}

void StartWeightsTest::eachRepetitionHasItsLayer_data() {
    QTest::addColumn<QString>("layer");
    QTest::addColumn<int>("repetition");
    QTest::addColumn<QString>("found");
    QTest::newRow("the first") << "stage" << 1 << "stage";
    QTest::newRow("a later one") << "stage" << 2 << "stage#2";
    QTest::newRow("one of another shape") << "stage" << 3 << "stage";
    QTest::newRow("more than there were") << "stage" << 4 << "stage";
    QTest::newRow("not repeated there") << "alone" << 2 << "alone";
    QTest::newRow("one repetition for all") << "stage#2" << 3 << "stage#2";
}

void StartWeightsTest::eachRepetitionHasItsLayer() {
    QFETCH(QString, layer);
    QFETCH(int, repetition);
    QFETCH(QString, found);
    const StartWeights weights({{"stage.weight", {2, 2}, {}},
                                {"stage#2.weight", {2, 2}, {}},
                                {"stage#3.weight", {2, 3}, {}},
                                {"alone.weight", {2, 2}, {}}});
    QCOMPARE(weights.layerInRepetition(layer.toStdString(), repetition, 2, 2), found.toStdString());
}

void StartWeightsTest::tellsItsContents() {
    QCOMPARE(StartWeights::read(run()).contents(),
             std::string("weights.weight, weights.bias, norm.weight"));
    QVERIFY(StartWeights(std::vector<NamedTensor>(20, {"a", {}, {}})).contents().ends_with(", …"));
}

}  // namespace obscura

GUILESS_TEST(obscura::StartWeightsTest)
#include "StartWeightsTest.moc"
