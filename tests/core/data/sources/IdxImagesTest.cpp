// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/IdxImages.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceSamples.h"
#include "devices/Stop.h"

#include <zlib.h>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace obscura;

class IdxImagesTest : public QObject {
    Q_OBJECT

private:
    static constexpr std::uint64_t kNoMemory = 0;
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path path(const QString& name) const {
        return m_folder->filePath(name).toStdString();
    }
    /// `count` images of 2 × 3 pixels with two channels behind them, from `first` on.
    static QByteArray bytes(int count, int first) {
        QByteArray text = QByteArray::fromHex("00000804") + QByteArray(3, '\0') +
                          static_cast<char>(count) +
                          QByteArray::fromHex("000000020000000300000002");
        for (int i = 0; i < 12 * count; ++i)
            text += static_cast<char>(first + i);
        return text;
    }
    void pack(const QString& name, const QByteArray& text) const {
        gzFile packed = gzopen(path(name).c_str(), "wb");
        QCOMPARE(gzwrite(packed, text.constData(), unsigned(text.size())), int(text.size()));
        gzclose(packed);
    }
    IdxImageFile described(const QString& name, int count) const {
        return {path(name),
                {count, 2, 3, 2},
                {.size = {2, 2, 3}, .channelStride = 1, .rowStride = 6, .columnStride = 2}};
    }
    static std::vector<int> imageOf(const ImageStore& images, Index image) {
        std::vector<std::uint8_t> room;
        const auto pixels = images.pixels(image, room);
        return {pixels.begin(), pixels.end()};
    }
    QStringList keptFiles() const {
        QStringList files;
        for (QDirIterator each(m_folder->filePath("obscura"), QDir::Files,
                               QDirIterator::Subdirectories);
             each.hasNext();)
            files << each.next();
        return files;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
        writeBytes(m_folder->filePath("plain"), bytes(3, 0));
        pack("packed", bytes(2, 100));
    }

    void whatIsOnDiskIsAsWhatIsInMemory() {
        const std::vector<IdxImageFile> files = {described("plain", 3), described("packed", 2)};
        const std::vector<std::int32_t> labels = {4, 3, 2, 1, 0};
        const auto kept = openIdxImages(files, labels, {});
        QVERIFY(kept->isInMemory());
        QVERIFY(keptFiles().isEmpty());
        const auto streamed = openIdxImages(files, labels, {}, kNoMemory);
        QVERIFY(!streamed->isInMemory());
        QVERIFY(streamed->size() == kept->size());
        QCOMPARE(streamed->count(), Index{5});
        for (Index image = 0; image < 5; ++image) {
            QCOMPARE(imageOf(*streamed, image), imageOf(*kept, image));
            QCOMPARE(streamed->label(image), 4 - image);
        }
        QCOMPARE(imageOf(*streamed, 3),
                 (std::vector<int>{100, 102, 104, 106, 108, 110, 101, 103, 105, 107, 109, 111}));
    }

    void whatIsUnpackedIsKept() {
        const std::vector<IdxImageFile> files = {described("packed", 2)};
        int told = 0;
        const Loading loading{.progress = [&](const std::string&, double) { ++told; }};
        openIdxImages(files, {0, 1}, loading, kNoMemory);
        QCOMPARE(told, 1);
        QCOMPARE(keptFiles().size(), 1);
        openIdxImages(files, {0, 1}, loading, kNoMemory);
        QCOMPARE(told, 1);
        pack("packed", bytes(2, 50));
        QFile packed(m_folder->filePath("packed"));
        QVERIFY(packed.open(QIODevice::ReadWrite));
        QVERIFY(packed.setFileTime(QDateTime::currentDateTime().addDays(1),
                                   QFileDevice::FileModificationTime));
        const auto images = openIdxImages(files, {0, 1}, loading, kNoMemory);
        QCOMPARE(imageOf(*images, 0).front(), 50);
    }

    void unpackingIsLeftWhenAsked() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(openIdxImages({described("packed", 2)}, {0, 1},
                                               {.stop = source.get_token()}, kNoMemory),
                                 Stopped);
        QVERIFY(keptFiles().isEmpty());
    }

    void namesTheMistake() {
        QFile::resize(m_folder->filePath("plain"), 40);
        COMPARE_ERROR(openIdxImages({described("plain", 3)}, {0, 1, 2}, {}, kNoMemory),
                      "plain|changed");
        QFile::resize(m_folder->filePath("packed"), 30);
        COMPARE_ERROR(openIdxImages({described("packed", 2)}, {0, 1}, {}, kNoMemory),
                      "packed|truncated");
        QVERIFY(keptFiles().isEmpty());
    }
};

GUILESS_TEST(IdxImagesTest)
#include "IdxImagesTest.moc"
