// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceSamples.h"
#include "core/data/sources/Sources.h"
#include "devices/Stop.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace obscura;

class ImageFolderTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_pictures;  ///< red.png, green.jpg, wide.png, made once
    std::unique_ptr<QTemporaryDir> m_folder;

    void make(const QStringList& arguments, const QString& name) const {
        QProcess process;
        process.start("convert", arguments + QStringList{m_pictures.filePath(name)});
        QVERIFY2(process.waitForFinished() && process.exitCode() == 0,
                 process.readAllStandardError().constData());
    }
    void put(const QString& picture, const QString& place) const {
        const QString path = m_folder->filePath(place);
        QDir().mkpath(QFileInfo(path).path());
        QVERIFY(QFile::copy(m_pictures.filePath(picture), path));
    }
    void putMany(const QString& picture, const QString& folder, int count) const {
        for (int i = 0; i < count; ++i)
            put(picture, folder + QString("/%1.%2").arg(i).arg(QFileInfo(picture).suffix()));
    }
    /// The first bytes of a picture, or all but so many.
    QByteArray first(const QString& picture, qint64 count) const {
        QFile file(m_pictures.filePath(picture));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("can't read the picture");
        return file.read(count > 0 ? count : file.size() + count);
    }

    Options options(Options more = {}) const {
        more.insert({{"folder", m_folder->path().toStdString()},
                     {"normalise", std::string("none")},
                     {"height", Index{4}},
                     {"width", Index{4}},
                     {"validation_share", 0.0},
                     {"test_share", 0.25}});
        return more;
    }

private Q_SLOTS:
    void initTestCase() {
        QProcess process;
        process.start("convert", {"-version"});
        if (!process.waitForFinished())
            QSKIP("ImageMagick is not installed");
        make({"-size", "10x10", "xc:#ff0000"}, "red.png");
        make({"-size", "16x16", "xc:#00ff00", "-quality", "100"}, "green.jpg");
        make({"-size", "8x8", "xc:#0000ff", "xc:#ffffff", "xc:#0000ff", "+append"}, "wide.png");
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void splitsAFolderByShare() {
        putMany("red.png", "red", 6);
        putMany("green.jpg", "green/deeper", 6);
        writeBytes(m_folder->filePath("green/notes.txt"), "no picture");
        writeBytes(m_folder->filePath("empty/notes.txt"), "no picture");
        writeBytes(m_folder->filePath(".hidden/0.png"), "no picture");
        const Options set = options({{"validation_share", 0.25}});
        const auto data = loaded(imageFolderSource(), set);
        QVERIFY(data->facts() == surveyed(imageFolderSource(), set));
        QCOMPARE(data->facts().target.names, (std::vector<std::string>{"green", "red"}));
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 6, .validation = 3, .test = 3}));
        QCOMPARE(data->facts().sample, (Shape{3, 4, 4}));
        for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
            for (Index i = 0; i < data->facts().sizes.of(split); ++i) {
                const ClassSamples sample = readSamples(*data, split, {i});
                const bool isRed = sample.classes[0] == 1;
                constexpr float kJpeg = 0.02f;
                QVERIFY(std::abs(sample.x(0, 0) - (isRed ? 1.0f : 0.0f)) < kJpeg);
                QVERIFY(std::abs(sample.x(0, 16) - (isRed ? 0.0f : 1.0f)) < kJpeg);
            }
        }
    }

    void takesFoldersOfSplits() {
        putMany("red.png", "train/red", 4);
        putMany("green.jpg", "train/green", 4);
        putMany("red.png", "val/red", 2);
        putMany("green.jpg", "test/green", 3);
        const auto data = loaded(imageFolderSource(), options({{"validation_share", 0.5}}));
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 8, .validation = 2, .test = 3}));
        QCOMPARE(readSamples(*data, Split::Validation, {1}).classes, std::vector<std::int64_t>{1});
        QCOMPARE(readSamples(*data, Split::Test, {2}).classes, std::vector<std::int64_t>{0});
        put("red.png", "test/blue/0.png");
        COMPARE_ERROR(surveyed(imageFolderSource(), options()), "test|'blue'|trains");
    }

    void readsTinyImageNet() {
        putMany("red.png", "train/n01/images", 4);
        putMany("green.jpg", "train/n02/images", 4);
        put("red.png", "val/images/val_0.JPEG");
        put("green.jpg", "val/images/val_1.JPEG");
        put("green.jpg", "test/images/test_0.JPEG");
        writeBytes(m_folder->filePath("val/val_annotations.txt"),
                   "val_0.JPEG\tn01\t0\t0\t9\t9\r\nval_1.JPEG\tn02\t0\t0\t9\t9\n");
        const auto data = loaded(imageFolderSource(), options());
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 8, .test = 2}));
        QCOMPARE(readSamples(*data, Split::Test, {0, 1}).classes,
                 (std::vector<std::int64_t>{0, 1}));
        writeBytes(m_folder->filePath("val/val_annotations.txt"), "val_0.JPEG\tn01\nval_1.JPEG");
        COMPARE_ERROR(surveyed(imageFolderSource(), options()), "val_annotations.txt|line 2|tab");
    }

    void cutsAndResizes() {
        putMany("wide.png", "one", 4);
        putMany("red.png", "two", 4);
        const auto data = loaded(imageFolderSource(), options({{"colours", std::string("grey")}}));
        QCOMPARE(data->facts().sample, (Shape{1, 4, 4}));
        const Matrix x = readSamples(*data, Split::Train, {0}).x;
        QCOMPARE(x, Matrix::Constant(1, 16, 1.0f));  // the white middle
        const auto wide =
            loaded(imageFolderSource(), options({{"height", Index{2}}, {"width", Index{6}}}));
        const Matrix stripes = readSamples(*wide, Split::Train, {0}).x;
        QCOMPARE(stripes(0, 0), 0.0f);
        QCOMPARE(stripes(0, 24), 1.0f);
    }

    void oneClassIsNone() {
        putMany("red.png", "one", 4);
        COMPARE_ERROR(loaded(imageFolderSource(), options({})), "1 folders|two classes");
    }

    void splitsAreFoundWhateverTheirCase() {
        for (const char* const place : {"Train/red", "Test/red", "Dev/red"})
            putMany("red.png", place, 2);
        for (const char* const place : {"Train/green", "Test/green", "Dev/green"})
            putMany("green.jpg", place, 3);
        const auto data = loaded(imageFolderSource(), options({}));
        QVERIFY(data->facts().sizes == (DatasetSizes{.train = 5, .validation = 5, .test = 5}));
        QCOMPARE(data->facts().target.names, (std::vector<std::string>{"green", "red"}));
    }

    void fromDiskTheSameAsFromMemory() {
        putMany("red.png", "red", 5);
        putMany("green.jpg", "green", 5);
        const Options set = options({{"flip", true}, {"normalise", std::string("auto")}});
        Options streamed = set;
        streamed["keep"] = Index{0};
        const auto kept = loaded(imageFolderSource(), set);
        const auto read = loaded(imageFolderSource(), streamed);
        QVERIFY(kept->facts() == read->facts());
        const std::vector<Index> rows = {0, 3, 6};
        QVERIFY(readSamples(*kept, Split::Train, rows, 5).x ==
                readSamples(*read, Split::Train, rows, 5).x);
        QVERIFY(QDir(m_folder->filePath("green")).removeRecursively());
        COMPARE_ERROR(readSamples(*read, Split::Train, rows), "green|No such file");
        readSamples(*kept, Split::Train, rows);
    }

    void damageIsFoundBeforeTheFirstStep_data() {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("png") << "red.png" << first("red.png", 60) << "truncated";
        QTest::newRow("jpeg") << "green.jpg" << first("green.jpg", -8) << "truncated";
        QTest::newRow("empty") << "red.png" << QByteArray("") << "an empty file|picture";
        QTest::newRow("web page") << "red.png" << QByteArray("<html>") << "web page|picture";
        QTest::newRow("no picture") << "green.jpg" << QByteArray("GIF89a..") << "PNG or JPEG";
    }
    void damageIsFoundBeforeTheFirstStep() {
        QFETCH(QString, picture);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        putMany("red.png", "red", 70);
        putMany("green.jpg", "green", 70);
        const Options streamed = options({{"keep", Index{0}}});
        loaded(imageFolderSource(), streamed);
        const QString path = m_folder->filePath("red/last." + QFileInfo(picture).suffix());
        writeBytes(path, bytes);
        COMPARE_ERROR(loaded(imageFolderSource(), streamed), path + "|" + words);
    }

    void whatStandsBehindAPictureIsNoDamage() {
        putMany("red.png", "red", 4);
        putMany("green.jpg", "green", 4);
        for (const char* const name : {"red/0.png", "green/0.jpg"}) {
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::Append));
            file.write(QByteArray(100, 'x'));
        }
        loaded(imageFolderSource(), options({{"keep", Index{0}}}));
    }

    void followsAndEnds() {
        putMany("red.png", "red", 3);
        double last = -1;
        std::stop_source source;
        const Loading loading{.stop = source.get_token(),
                              .progress = [&](const std::string& what, double share) {
                                  QVERIFY(!what.empty());
                                  last = share;
                                  source.request_stop();
                              }};
        QVERIFY_EXCEPTION_THROWN(loaded(imageFolderSource(), options(), loading), Stopped);
        QVERIFY(last >= 0);
    }

    void namesTheMistake() {
        COMPARE_ERROR(surveyed(imageFolderSource(), {}), "dataset.folder");
        COMPARE_ERROR(surveyed(imageFolderSource(), options()), "0 folders|pictures|.jpeg");
        writeBytes(m_folder->filePath("a/0.png"), "<html>");
        putMany("red.png", "b", 1);
        COMPARE_ERROR(surveyed(imageFolderSource(), options()), "0.png|web page");
        COMPARE_ERROR(loaded(imageFolderSource(), options({{"test_share", 0.0}})),
                      "0.png|web page");
        COMPARE_ERROR(surveyed(imageFolderSource(), {{"folder", std::string("/nowhere")}}),
                      "/nowhere|no such folder");
    }
};

GUILESS_TEST(ImageFolderTest)
#include "ImageFolderTest.moc"
