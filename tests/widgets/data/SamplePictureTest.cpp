// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SamplePicture.h"

#include "TestProgram.h"
#include "widgets/ColourMap.h"
#include "widgets/data/TinyData.h"

#include <QPalette>
#include <QtTest>

using namespace obscura;

class SamplePictureTest : public QObject {
    Q_OBJECT

private:
    static QImage pictureOf(const OpenData& data, std::initializer_list<float> values) {
        SampleValues batch{.x = Matrix(1, std::ssize(values)), .classes = {}, .numbers = {}};
        std::ranges::copy(values, batch.x.data());
        return samplePicture(data, batch, 0, QPalette(), QSize(40, 20));
    }
    /// Of an open set whose values run from 0 to 4 in each of `features`.
    static OpenData ranged(SampleKind kind, Shape shape, Index features) {
        OpenData data = opened(tinyData(kind, std::move(shape)));
        data.overview.least = Eigen::VectorXf::Zero(features);
        data.overview.greatest = Eigen::VectorXf::Constant(features, 4);
        return data;
    }

private Q_SLOTS:
    void greyRunsFromTheLeastToTheGreatest() {
        const QImage image = pictureOf(ranged(SampleKind::Picture, {1, 2, 2}, 1), {0, 2, 4, 9});
        QCOMPARE(image.size(), QSize(2, 2));
        QCOMPARE(image.pixelColor(0, 0), QColor(0, 0, 0));
        QCOMPARE(image.pixelColor(1, 0), QColor(128, 128, 128));
        QCOMPARE(image.pixelColor(0, 1), QColor(255, 255, 255));
        QCOMPARE(image.pixelColor(1, 1), QColor(255, 255, 255));
    }

    void channelsAreColours() {
        const QImage image =
            pictureOf(ranged(SampleKind::Picture, {3, 1, 2}, 3), {4, 0, 2, 0, 0, 4});
        QCOMPARE(image.pixelColor(0, 0), QColor(255, 128, 0));
        QCOMPARE(image.pixelColor(1, 0), QColor(0, 0, 255));
    }

    void timeRunsRightAndLowFrequenciesAreBelow() {
        const QImage image =
            pictureOf(ranged(SampleKind::Spectrogram, {3, 2}, 2), {0, 4, 0, 0, 4, 0});
        QCOMPARE(image.size(), QSize(3, 2));
        const QRgb loud = ColourMap::sequential().at(1);
        QCOMPARE(image.pixel(0, 0), loud);
        QCOMPARE(image.pixel(2, 1), loud);
        QCOMPARE(image.pixel(1, 1), ColourMap::sequential().at(0));
    }

    void numbersAreACurve() {
        const QImage image = pictureOf(ranged(SampleKind::Numbers, {3}, 3), {0, 4, 0});
        QCOMPARE(image.size(), QSize(40, 20));
        const auto inkIn = [&](const QRect& part) {
            int ink = 0;
            for (int y = part.top(); y <= part.bottom(); ++y) {
                for (int x = part.left(); x <= part.right(); ++x)
                    ink += qAlpha(image.pixel(x, y)) > 0;
            }
            return ink;
        };
        QVERIFY(inkIn({16, 0, 8, 5}) > 0);  // its middle is above
        QVERIFY(inkIn({0, 15, 6, 5}) > 0);
        QCOMPARE(inkIn({0, 0, 8, 5}), 0);
        QVERIFY(inkIn({0, 0, 40, 20}) > 20);
        QVERIFY(!pictureOf(ranged(SampleKind::Numbers, {1}, 1), {2}).isNull());
    }

    void tokensHaveNone() {
        QVERIFY(pictureOf(ranged(SampleKind::Tokens, {2}, 2), {1, 2}).isNull());
    }

    void pixelsStaySquares() {
        QImage picture(10, 5, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QCOMPARE(enlarged(picture, {35, 100}).size(), QSize(30, 15));
        QCOMPARE(enlarged(picture, {5, 5}).width(), 5);
    }
};

WINDOW_TEST(SamplePictureTest)
#include "SamplePictureTest.moc"
