// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Cifar.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceSamples.h"
#include "core/data/sources/Sources.h"

#include <QTemporaryDir>

using namespace obscura;

class CifarSourceTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kRecords = 4;  ///< in each file
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    /// Records whose labels and pixels count up from `first`.
    static QByteArray batch(int first, bool isTen) {
        QByteArray bytes;
        for (int i = first; i < first + kRecords; ++i) {
            if (!isTen)
                bytes += static_cast<char>(i % 20);
            bytes += static_cast<char>(i % 10) +
                     QByteArray(kCifarValues / 3, static_cast<char>(i)) +
                     QByteArray(2 * kCifarValues / 3, static_cast<char>(2 * i));
        }
        return bytes;
    }
    void writeTen(const QString& folder = "") const {
        for (int i = 0; i < 5; ++i)
            writeBytes(path(folder + QString("data_batch_%1.bin").arg(i + 1)),
                       batch(kRecords * i, true));
        writeBytes(path(folder + "test_batch.bin"), batch(100, true));
        writeBytes(path(folder + "batches.meta.txt"),
                   "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    }
    Options options(Options more = {}) const {
        more.insert({{"folder", m_folder->path().toStdString()},
                     {"normalise", std::string("none")},
                     {"validation_share", 0.0}});
        return more;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsTen() {
        writeTen();
        const auto data = loaded(cifar10Source(), options());
        QVERIFY(data->facts() == surveyed(cifar10Source(), options()));
        QCOMPARE(data->facts().sample, (Shape{3, 32, 32}));
        QCOMPARE(data->facts().target.names[9], std::string("truck"));
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 5 * kRecords, .test = kRecords}));
        const ClassSamples samples = readSamples(*data, Split::Train, {13, 0});
        QCOMPARE(samples.classes, (std::vector<std::int64_t>{3, 0}));
        QCOMPARE(samples.x(0, 0), static_cast<float>(13 / 255.0));
        QCOMPARE(samples.x(0, 1024), static_cast<float>(26 / 255.0));
        QCOMPARE(readSamples(*data, Split::Test, {1}).classes, std::vector<std::int64_t>{1});
    }

    void findsWhatTheArchiveUnpacksTo() {
        writeTen("cifar-10-batches-bin/");
        QCOMPARE(surveyed(cifar10Source(), options()).sizes.train, Index{5 * kRecords});
    }

    void isKnownBeforeItIsThere() {
        const auto info = cifar10Source();
        const auto known = info.known(completedOptions(info, {{"layout", std::string("flat")}}));
        QVERIFY(known.has_value());
        QCOMPARE(known->sample, Shape{3072});
        QCOMPARE(known->target.size, Index{10});
    }

    void readsHundred() {
        writeBytes(path("train.bin"), batch(30, false));
        writeBytes(path("test.bin"), batch(0, false));
        const auto fine = loaded(cifar100Source(), options());
        QCOMPARE(fine->facts().target.size, Index{100});
        QCOMPARE(readSamples(*fine, Split::Train, {1}).classes, std::vector<std::int64_t>{1});
        const auto coarse = loaded(cifar100Source(), options({{"labels", std::string("coarse")}}));
        QCOMPARE(coarse->facts().target.size, Index{20});
        QCOMPARE(readSamples(*coarse, Split::Train, {1}).classes, std::vector<std::int64_t>{11});
    }

    void namesTheMistake() {
        COMPARE_ERROR(surveyed(cifar10Source(), {}), "dataset.folder|cifar-10-binary.tar.gz");
        COMPARE_ERROR(surveyed(cifar10Source(), options()),
                      "missing|test_batch.bin|cifar-10-binary.tar.gz");
        writeBytes(path("test_batch"), "pickle");
        COMPARE_ERROR(surveyed(cifar10Source(), options()), "test_batch|Python|binary");
        writeTen();
        writeBytes(path("data_batch_3.bin"), batch(0, true).chopped(10));
        COMPARE_ERROR(surveyed(cifar10Source(), options()), "data_batch_3.bin|multiple of 3073");
        QVERIFY(QFile::remove(path("data_batch_3.bin")));
        COMPARE_ERROR(loaded(cifar10Source(), options()), "data_batch_3.bin|No such file");
    }
};

GUILESS_TEST(CifarSourceTest)
#include "CifarSourceTest.moc"
