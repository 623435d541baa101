// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/MatrixPicture.h"

#include "TestProgram.h"
#include "core/base/AtomicFile.h"
#include "core/data/readers/Picture.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace obscura;

class MatrixPictureTest : public QObject {
    Q_OBJECT

private:
    using Colour = std::array<int, 3>;

    Picture read(const PngPicture& picture) const {
        const std::filesystem::path file = m_folder.filePath("matrix.png").toStdString();
        writeFileAtomically(file, picture.bytes);
        return readPicture(file, PictureColours::Rgb);
    }
    static Colour colourAt(const Picture& picture, Index row, Index column) {
        const auto at = static_cast<std::size_t>(3 * (row * picture.size.width + column));
        return {picture.pixels[at], picture.pixels[at + 1], picture.pixels[at + 2]};
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void showsSignAndMagnitude() {
        Matrix a(2, 3);
        a << -2, 0, 2, 1, NAN, -1;
        const PngPicture png = pictureOf(a);
        const Picture picture = read(png);
        QCOMPARE(picture.size.width, png.width);
        QCOMPARE(picture.size.height, png.height);
        const Index zoom = png.width / 3;
        QCOMPARE(png.height, 2 * zoom);
        QVERIFY(png.width > 200 && png.width <= 256);
        QVERIFY((colourAt(picture, 0, 0) == Colour{0x21, 0x66, 0xac}));
        QVERIFY((colourAt(picture, 0, zoom) == Colour{255, 255, 255}));
        QVERIFY((colourAt(picture, zoom - 1, 3 * zoom - 1) == Colour{0xb2, 0x18, 0x2b}));
        const Colour half = colourAt(picture, zoom, 0);  // of red
        QVERIFY(half[0] > 0xb2 && half[0] < 255 && half[1] > 0x18 && half[1] < 255);
        QVERIFY((colourAt(picture, zoom, zoom) == Colour{0x99, 0x99, 0x99}));
    }

    void showsLargeOnesByMeans() {
        Matrix a = Matrix::Ones(2050, 1030);
        a.bottomRightCorner(1, 1).setConstant(-1);
        const Picture picture = read(pictureOf(a));
        QCOMPARE(picture.size.height, Index{684});  // 2050/3, rounded up
        QCOMPARE(picture.size.width, Index{344});
        QVERIFY((colourAt(picture, 0, 0) == Colour{0xb2, 0x18, 0x2b}));
        QVERIFY((colourAt(picture, 683, 343) == Colour{0x21, 0x66, 0xac}));
    }

    void showsNothingAsWhite() {
        QVERIFY((colourAt(read(pictureOf(Matrix::Zero(4, 4))), 1, 1) == Colour{255, 255, 255}));
    }
};

GUILESS_TEST(MatrixPictureTest)
#include "MatrixPictureTest.moc"
