// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/DatasetRegistry.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class RecognitionTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    void make(const QString& file) const {
        const QFileInfo info(m_folder.filePath(file));
        QVERIFY(QDir().mkpath(info.path()));
        QFile made(info.filePath());
        QVERIFY(made.open(QIODevice::WriteOnly));
    }

private Q_SLOTS:
    void sourcesKnowTheirFiles_data() {
        QTest::addColumn<QString>("made");
        QTest::addColumn<QString>("dropped");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("option");
        const auto row = [](const char* made, const char* dropped, const char* source,
                            const char* option) {
            QTest::newRow(made) << made << dropped << source << option;
        };
        row("emnist/emnist-letters-train-images-idx3-ubyte.gz", "emnist", "idx", "folder");
        row("kmnist/train-images.idx3-ubyte", "kmnist", "idx", "folder");
        row("cifar/data_batch_1.bin", "cifar", "cifar10", "folder");
        row("pictures/train/cat/1.JPG", "pictures", "image_folder", "folder");
        row("sounds/dog/a.flac", "sounds", "sound_folder", "folder");
        row("UrbanSound8K/metadata/UrbanSound8K.csv", "UrbanSound8K", "urbansound8k", "folder");
        row("book.txt", "book.txt", "text", "file");
        row("fineweb/fineweb_train_000001.bin", "fineweb", "tokens", "folder");
        row("measured.CSV", "measured.CSV", "table", "file");
        row("arrays.npz", "arrays.npz", "arrays", "file");
        row("matlab.mat", "matlab.mat", "arrays", "file");
        row("experiment.json", "experiment.json", "", "");
        row("empty/nothing", "empty", "", "");
        row("flat/1.png", "flat", "", "");
    }
    void sourcesKnowTheirFiles() {
        QFETCH(QString, made);
        QFETCH(QString, dropped);
        QFETCH(QString, source);
        QFETCH(QString, option);
        make(made);
        const std::filesystem::path path = m_folder.filePath(dropped).toStdString();
        const auto data = recognisedData(path);
        QCOMPARE(data.has_value(), !source.isEmpty());
        if (!data)
            return;
        QCOMPARE(data->source, source.toStdString());
        QCOMPARE(data->options.size(), std::size_t(1));
        QVERIFY(data->options.at(option.toStdString()) == OptionValue(path.string()));
    }

    void whatIsNotThereIsNothing() { QVERIFY(!recognisedData("/nowhere/at/all")); }

    void aRecognisedSetBecomesTheExperiments() {
        make("measured.csv");
        Experiment e = templateExperiment("fashion-mnist-digital");
        assignField(e, "dataset.mean=0.5");
        const auto data = recognisedData(m_folder.filePath("measured.csv").toStdString());
        QVERIFY(data);
        chooseData(e, *data);
        QVERIFY(datasetSettings(*e.graph.find("dataset")) == *data);
        const Experiment before = e;
        COMPARE_ERROR(chooseData(e, {.source = "nowhere"}), "nowhere");
        QVERIFY(e == before);
    }
};

GUILESS_TEST(RecognitionTest)
#include "RecognitionTest.moc"
