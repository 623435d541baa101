// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/Resampling.h"

#include "TestProgram.h"

#include <cmath>
#include <numbers>
#include <stdexcept>

using namespace obscura;

namespace {

std::vector<float> sampledTone(double frequency, int rate, std::size_t count) {
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = static_cast<float>(
            0.5 * std::sin(2 * std::numbers::pi * frequency * static_cast<double>(i) / rate));
    return samples;
}

/// Away from the ends, where the filter meets silence.
double distanceInside(const std::vector<float>& a, const std::vector<float>& b) {
    double most = 0;
    for (std::size_t i = a.size() / 4; i < a.size() * 3 / 4; ++i)
        most = std::max(most, double(std::abs(a[i] - b[i])));
    return most;
}

}  // namespace

class ResamplingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aToneStaysItself_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("44.1 to 16 kHz") << 44100 << 16000;
        QTest::newRow("22.05 to 16 kHz") << 22050 << 16000;
        QTest::newRow("8 to 16 kHz") << 8000 << 16000;
        QTest::newRow("48 to 8 kHz") << 48000 << 8000;
        QTest::newRow("192 to 16 kHz") << 192000 << 16000;
        QTest::newRow("odd rates") << 11111 << 16001;
    }
    void aToneStaysItself() {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto count = static_cast<std::size_t>(from / 2);
        const std::vector<float> answer = resampled(sampledTone(1000, from, count), from, to);
        const double exact = static_cast<double>(count) * to / from;
        QCOMPARE(answer.size(), static_cast<std::size_t>(std::ceil(exact)));
        const double distance = distanceInside(answer, sampledTone(1000, to, answer.size()));
        QVERIFY2(distance < 1e-5, qPrintable(QString::number(distance)));
    }

    void whatTheRateCannotHoldIsLost() {
        const std::vector<float> answer = resampled(sampledTone(10000, 44100, 22050), 44100, 16000);
        QVERIFY(distanceInside(answer, std::vector<float>(answer.size())) < 1e-5);
    }

    void theSameRateChangesNothing() {
        const std::vector<float> samples = sampledTone(1000, 16000, 100);
        QCOMPARE(resampled(samples, 16000, 16000), samples);
    }

    void theSameSoundGivesTheSame() {
        const std::vector<float> samples = sampledTone(777, 44100, 44100);
        QCOMPARE(resampled(samples, 44100, 16000), resampled(samples, 44100, 16000));
    }

    void shortSounds() {
        QVERIFY(resampled({}, 44100, 16000).empty());
        const std::vector<float> one = {0.5f};
        QCOMPARE(resampled(one, 44100, 16000).size(), std::size_t{1});
        QCOMPARE(resampled(one, 1000, 16000).size(), std::size_t{16});
    }

    void refusesRatesThatAreNone() {
        const std::vector<float> one = {0.5f};
        QVERIFY_EXCEPTION_THROWN(resampled(one, 0, 16000), std::invalid_argument);
        QVERIFY_EXCEPTION_THROWN(resampled(one, 16000, -1), std::invalid_argument);
    }
};

GUILESS_TEST(ResamplingTest)
#include "ResamplingTest.moc"
