// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Picture.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace obscura;

class PictureTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    std::string written(const QString& name, const QByteArray& bytes) const {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write the sample");
        return file.fileName().toStdString();
    }

    QByteArray contentOf(const QString& name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// 3 × 2 pixels: red, green, blue; black, white, a grey of 100.
    static QByteArray pixels() {
        return QByteArray::fromHex("ff0000 00ff00 0000ff 000000 ffffff 646464");
    }

    /// Lets ImageMagick make `name` of the sample, each pixel of which becomes `scale` × `scale`.
    void convert(const QString& name, const QStringList& options, int scale = 1) const {
        written("sample.rgb", pixels());
        const QStringList arguments = QStringList{"-size",
                                                  "3x2",
                                                  "-depth",
                                                  "8",
                                                  "rgb:" + m_folder.filePath("sample.rgb"),
                                                  "-sample",
                                                  QString::number(100 * scale) + "%"} +
                                      options + QStringList{m_folder.filePath(name)};
        QProcess process;
        process.start("convert", arguments);
        QVERIFY2(process.waitForFinished() && process.exitCode() == 0,
                 process.readAllStandardError().constData());
    }

    static bool isNear(std::uint8_t found, int expected, int most) {
        return std::abs(found - expected) <= most;
    }

private Q_SLOTS:
    void initTestCase() {
        QProcess process;
        process.start("convert", {"-version"});
        if (!process.waitForFinished())
            QSKIP("ImageMagick is not installed");
    }

    void readsPng_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("channels");
        QTest::newRow("colour") << QStringList{"-define", "png:color-type=2"} << 3;
        QTest::newRow("palette") << QStringList{"-define", "png:color-type=3"} << 3;
        QTest::newRow("alpha") << QStringList{"-define", "png:color-type=6"} << 3;
        QTest::newRow("16 bits") << QStringList{"-define", "png:color-type=2", "-define",
                                                "png:bit-depth=16"}
                                 << 3;
        QTest::newRow("interlaced")
            << QStringList{"-interlace", "PNG", "-define", "png:color-type=2"} << 3;
    }
    void readsPng() {
        QFETCH(QStringList, options);
        QFETCH(int, channels);
        convert("sample.png", options);
        const PictureInfo expected{2, 3, channels};
        QVERIFY(readPictureInfo(path("sample.png")) == expected);
        const Picture picture = readPicture(path("sample.png"), PictureColours::Rgb);
        QVERIFY(picture.size == expected);
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(picture.pixels.data()),
                            std::ssize(picture.pixels)),
                 pixels());
    }

    void greyIsLuma() {
        convert("sample.png", {});
        const Picture picture = readPicture(path("sample.png"), PictureColours::Grey);
        QVERIFY(picture.size == (PictureInfo{2, 3, 1}));
        QCOMPARE(picture.pixels, (std::vector<std::uint8_t>{76, 150, 29, 0, 255, 100}));
    }

    void readsGreyPng() {
        convert("grey.png", {"-colorspace", "Gray", "-define", "png:color-type=0"});
        const PictureInfo info = readPictureInfo(path("grey.png"));
        QVERIFY(info == (PictureInfo{2, 3, 1}));
        const Picture grey = readPicture(path("grey.png"), PictureColours::Grey);
        const Picture rgb = readPicture(path("grey.png"), PictureColours::Rgb);
        QCOMPARE(grey.pixels[3], std::uint8_t{0});
        QCOMPARE(grey.pixels[4], std::uint8_t{255});
        QCOMPARE(grey.pixels[5], std::uint8_t{100});
        QCOMPARE(rgb.size.channels, Index{3});
        for (std::size_t i = 0; i < rgb.pixels.size(); ++i)
            QCOMPARE(rgb.pixels[i], grey.pixels[i / 3]);
    }

    void whatIsTransparentShowsWhite() {
        convert("clear.png", {"-alpha", "set", "-channel", "A", "-evaluate", "set", "0", "-define",
                              "png:color-type=6"});
        const Picture picture = readPicture(path("clear.png"), PictureColours::Rgb);
        QCOMPARE(picture.pixels, std::vector<std::uint8_t>(18, 255));
    }

    void readsJpeg_data() {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("sequential") << QStringList{"-interlace", "none"};
        QTest::newRow("progressive") << QStringList{"-interlace", "JPEG"};
        QTest::newRow("whole colours") << QStringList{"-sampling-factor", "1x1"};
    }
    void readsJpeg() {
        QFETCH(QStringList, options);
        constexpr int kScale = 16;
        constexpr int kNear = 6;
        convert("sample.jpg", options + QStringList{"-quality", "100"}, kScale);
        QVERIFY(readPictureInfo(path("sample.jpg")) == (PictureInfo{32, 48, 3}));
        const Picture rgb = readPicture(path("sample.jpg"), PictureColours::Rgb);
        const Picture grey = readPicture(path("sample.jpg"), PictureColours::Grey);
        const std::vector<int> luma = {76, 150, 29, 0, 255, 100};
        for (std::size_t i = 0; i < luma.size(); ++i) {
            const std::size_t at =
                (kScale / 2 + kScale * (i / 3)) * 48 + kScale / 2 + kScale * (i % 3);
            QVERIFY(isNear(grey.pixels[at], luma[i], kNear));
            for (std::size_t c = 0; c < 3; ++c)
                QVERIFY(isNear(rgb.pixels[3 * at + c],
                               static_cast<std::uint8_t>(pixels()[qsizetype(3 * i + c)]), kNear));
        }
    }

    void readsGreyJpeg() {
        convert("grey.jpg", {"-colorspace", "Gray"}, 16);
        QVERIFY(readPictureInfo(path("grey.jpg")) == (PictureInfo{32, 48, 1}));
        const Picture rgb = readPicture(path("grey.jpg"), PictureColours::Rgb);
        QCOMPARE(rgb.size.channels, Index{3});
        QCOMPARE(rgb.pixels[0], rgb.pixels[2]);
    }

    void contentDecidesNotTheName() {
        convert("sample.png", {});
        QVERIFY(QFile::rename(m_folder.filePath("sample.png"), m_folder.filePath("named.jpg")));
        QCOMPARE(readPicture(path("named.jpg"), PictureColours::Rgb).pixels.size(),
                 std::size_t{18});
    }

    void aLongCommentHidesNoSize() {
        convert("sample.jpg", {});
        QByteArray bytes = contentOf("sample.jpg");
        const QByteArray comment = QByteArray::fromHex("fffeffff") + QByteArray(65533, 'x');
        bytes.insert(2, comment + comment);
        QVERIFY(readPictureInfo(written("long.jpg", bytes)) == (PictureInfo{2, 3, 3}));
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a 0000000d 49484452");
        QTest::newRow("empty") << QByteArray() << "an empty file|expected a PNG or JPEG";
        QTest::newRow("text") << QByteArray("hello, world") << "begins with 'hello, world'|PNG";
        QTest::newRow("gif") << QByteArray("GIF89a\1\0\1\0") << "'GIF89a|PNG or JPEG";
        QTest::newRow("web page")
            << QByteArray("<!DOCTYPE html><html>404")
            << "web page|<!DOCTYPE html>|expected a PNG or JPEG picture|load it again";
        QTest::newRow("cut PNG") << png << "truncated|16 bytes";
        QTest::newRow("PNG without header")
            << QByteArray::fromHex("89504e470d0a1a0a 0000000d 49444154") + QByteArray(30, '\0')
            << "damaged PNG|'IDAT'|'IHDR'";
        QTest::newRow("huge PNG") << png + QByteArray::fromHex("7fffffff 7fffffff 08 02 000000")
                                  << "2147483647 × 2147483647|67108864";
        QTest::newRow("PNG without pixels")
            << png + QByteArray::fromHex("00000000 00000001 08 02 000000") << "0 × 1 pixels";
        QTest::newRow("cut JPEG") << QByteArray::fromHex("ffd8ffe0 0010 4a46")
                                  << "truncated|8 bytes";
    }
    void namesTheMistake() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const std::string file = written("sample.jpg", bytes);
        COMPARE_ERROR(readPicture(file, PictureColours::Rgb), "sample.jpg|" + words);
        COMPARE_ERROR(readPictureInfo(file), "sample.jpg|" + words);
    }

    void namesWhatIsNoFile() {
        COMPARE_ERROR(readPictureInfo(path("missing.png")), "missing.png|No such file");
        COMPARE_ERROR(readPicture(m_folder.path().toStdString(), PictureColours::Rgb), "folder");
    }

    void everyTruncationIsRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("PNG") << "sample.png";
        QTest::newRow("JPEG") << "sample.jpg";
    }
    void everyTruncationIsRefused() {
        QFETCH(QString, name);
        convert(name, {"-strip"}, 16);
        const QByteArray whole = contentOf(name);
        // The last bytes (of PNG a checksum and the chunk IEND, of JPEG a mark) hold no pixels.
        constexpr qsizetype kEnd = 24;
        for (qsizetype length = 0; length < whole.size() - kEnd; length += 1 + length / 20) {
            const std::string file = written("cut", whole.left(length));
            COMPARE_ERROR(readPicture(file, PictureColours::Rgb), "cut");
        }
        COMPARE_ERROR(
            readPicture(written("cut", whole.left(whole.size() / 2)), PictureColours::Rgb),
            "cut|truncated");
    }

    void damageIsRefused() {
        convert("sample.png", {}, 16);
        QByteArray bytes = contentOf("sample.png");
        bytes[bytes.indexOf("IDAT") + 8] =
            static_cast<char>(bytes[bytes.indexOf("IDAT") + 8] ^ 0x55);
        COMPARE_ERROR(readPicture(written("bad.png", bytes), PictureColours::Rgb),
                      "bad.png|damaged PNG");
    }

    void coloursOfPrintAreRefused() {
        convert("print.jpg", {"-colorspace", "CMYK"});
        COMPARE_ERROR(readPicture(path("print.jpg"), PictureColours::Rgb), "print.jpg|CMYK|RGB");
    }
};

GUILESS_TEST(PictureTest)
#include "PictureTest.moc"
