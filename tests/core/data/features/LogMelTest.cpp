// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/LogMel.h"

#include "TestProgram.h"
#include "core/data/readers/Python.h"
#include "devices/Threads.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>
#include <numbers>
#include <random>

using namespace obscura;

namespace {

constexpr double kWideRange = 1000;  ///< dB, nothing is raised

/// Features as energies are: in dB, of each band by itself.
LogMelSettings plainSettings() {
    LogMelSettings settings;
    settings.range = kWideRange;
    settings.isCentred = false;
    return settings;
}

Matrix featuresOf(const LogMel& logMel, const std::vector<float>& samples) {
    Matrix features(logMel.settings().frames(std::ssize(samples)), logMel.settings().bands);
    logMel.compute(samples, features);
    return features;
}

std::vector<float> soundOf(int count, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<float> samples(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double noise = static_cast<double>(random()) / 4294967296.0 - 0.5;
        samples[i] =
            static_cast<float>(0.1 * noise + 0.4 * std::sin(0.001 * double(i) * double(i) / 30));
    }
    return samples;
}

/// Weight of the frequency `k`·40 Hz in band `m`, from 0, of 80 between 0 and 8 kHz.
double weightOf(const LogMel& logMel, int m, int k) {
    const std::vector<double>& centres = logMel.centres();
    const auto at = static_cast<std::size_t>(m);
    const double below = m > 0 ? centres[at - 1] : 0;
    return std::max(0.0, 1 - std::abs(k * 40.0 - centres[at]) / (centres[at] - below));
}

}  // namespace

class LogMelTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kBins = 201;
    static constexpr int kWidth = 400;

private Q_SLOTS:
    void centresAreEquallyFarApartInMel() {
        const LogMel logMel(LogMelSettings{});
        QCOMPARE(logMel.centres().size(), std::size_t{80});
        const auto mel = [](double f) { return 2595 * std::log10(1 + f / 700); };
        const double step = mel(8000) / 81;
        for (int m = 0; m < 80; ++m)
            QVERIFY(std::abs(mel(logMel.centres()[std::size_t(m)]) - (m + 1) * step) < 1e-9);
    }

    void aToneIsInItsBands() {
        // On a frequency of the transform the Hamming window leaves that and its neighbours.
        constexpr int kBin = 25;
        constexpr double kAmplitude = 0.5;
        std::vector<float> samples(16000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = static_cast<float>(
                kAmplitude * std::sin(2 * std::numbers::pi * kBin * double(i) / kWidth));
        const LogMel logMel(plainSettings());
        const Matrix features = featuresOf(logMel, samples);
        const double main = std::pow(kAmplitude / 2 * 0.54 * kWidth, 2);
        const double beside = std::pow(kAmplitude / 2 * 0.23 * kWidth, 2);
        int heard = 0;
        for (int m = 0; m < 80; ++m) {
            const double energy =
                weightOf(logMel, m, kBin) * main +
                (weightOf(logMel, m, kBin - 1) + weightOf(logMel, m, kBin + 1)) * beside;
            if (energy < 1)
                continue;
            ++heard;
            QVERIFY(std::abs(features(50, m) - 10 * std::log10(energy)) < 1e-3);
        }
        QVERIFY(heard >= 2);
        const double farAway = features.row(50).tail(40).maxCoeff();
        QVERIFY(farAway < -50);
    }

    void anImpulseShowsTheTriangles() {
        // At the middle of the window, where w = 1, it holds all frequencies alike.
        std::vector<float> samples(8000);
        samples[4000] = 1;
        const LogMel logMel(plainSettings());
        const Matrix features = featuresOf(logMel, samples);
        for (int m = 0; m < 80; ++m) {
            double area = 0;
            for (int k = 0; k < kBins; ++k)
                area += weightOf(logMel, m, k);
            QVERIFY(std::abs(features(25, m) - 10 * std::log10(area)) < 1e-4);
        }
        QVERIFY((features.row(10).array() == -100).all());
    }

    void noiseHasTheEnergyOfParseval() {
        // ⟨|X[k]|²⟩ = σ² Σ w² = σ² W (0.54² + 0.46²/2); checked over 2000 frames.
        constexpr double kDeviation = 0.1;
        std::mt19937_64 random(5);
        std::vector<float> samples(320000);
        for (float& sample : samples) {
            double sum = 0;  // of twelve uniform numbers: normal enough, with variance 1
            for (int i = 0; i < 12; ++i)
                sum += static_cast<double>(random() >> 11) * 0x1p-53;
            sample = static_cast<float>(kDeviation * (sum - 6));
        }
        const LogMel logMel(plainSettings());
        const Matrix features = featuresOf(logMel, samples);
        const double each = kDeviation * kDeviation * kWidth * (0.54 * 0.54 + 0.46 * 0.46 / 2);
        for (int m = 10; m < 80; ++m) {
            double area = 0;
            for (int k = 0; k < kBins; ++k)
                area += weightOf(logMel, m, k);
            const double mean =
                Eigen::pow(10.0, features.col(m).array().cast<double>() / 10).mean();
            QVERIFY2(std::abs(mean / (each * area) - 1) < 0.12, qPrintable(QString::number(m)));
        }
    }

    void agreesWithNumPy_data() {
        QTest::addColumn<bool>("isCentred");
        QTest::newRow("decibels") << false;
        QTest::newRow("centred") << true;
    }
    void agreesWithNumPy() {
        QFETCH(bool, isCentred);
        const QTemporaryDir folder;
        const std::vector<float> samples = soundOf(16000, 1);
        QFile file(folder.filePath("samples"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char*>(samples.data()), 4 * std::ssize(samples));
        file.close();
        RUN_PYTHON(QString(R"(
import numpy as np
x = np.fromfile('samples', 'f4').astype(float)
window = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(400) / 400)
x = np.pad(x, 200)
frames = np.stack([x[t:t + 400] for t in range(0, len(x) - 399, 160)])
power = np.abs(np.fft.rfft(frames * window)) ** 2
hz = lambda mel: 700 * (10 ** (mel / 2595) - 1)
points = hz(np.linspace(0, 2595 * np.log10(1 + 8000 / 700), 82))
width = np.diff(points)[:-1]
slope = (np.linspace(0, 8000, 201)[None, :] - points[1:-1, None]) / width[:, None]
filters = np.maximum(0, np.minimum(slope + 1, 1 - slope))
db = 10 * np.log10(np.maximum(power @ filters.T, 1e-10))
db = np.maximum(db, db.max() - 80)
if %1: db -= db.mean(0)
db.astype('f4').tofile('features')
)")
                       .arg(isCentred ? 1 : 0),
                   folder.path());
        QFile answer(folder.filePath("features"));
        QVERIFY(answer.open(QIODevice::ReadOnly));
        const QByteArray bytes = answer.readAll();
        LogMelSettings settings;
        settings.isCentred = isCentred;
        const Matrix features = featuresOf(LogMel(settings), samples);
        QCOMPARE(bytes.size(), 4 * features.size());
        const Eigen::Map<const Matrix> expected(reinterpret_cast<const float*>(bytes.constData()),
                                                features.rows(), features.cols());
        QCOMPARE(features.rows(), Index{101});
        const double distance = (features - expected).cwiseAbs().maxCoeff();
        QVERIFY2(distance < 5e-3, qPrintable(QString::number(distance)));
    }

    void whatIsFarBelowTheLoudestIsRaised() {
        std::vector<float> samples(16000);
        for (std::size_t i = 4000; i < 6000; ++i)
            samples[i] = i % 2 ? 0.5f : -0.5f;
        LogMelSettings settings;
        settings.isCentred = false;
        settings.range = 60;
        const Matrix features = featuresOf(LogMel(settings), samples);
        QCOMPARE(features.minCoeff(), features.maxCoeff() - 60);
    }

    void bandsAreCentredOverTime() {
        const Matrix features = featuresOf(LogMel(LogMelSettings{}), soundOf(8000, 2));
        QVERIFY(features.colwise().mean().cwiseAbs().maxCoeff() < 1e-4f);
        QVERIFY(features.cwiseAbs().maxCoeff() > 5);
    }

    void loudnessIsTakenOut() {
        const std::vector<float> samples = soundOf(8000, 3);
        std::vector<float> quiet = samples;
        for (float& sample : quiet)
            sample *= 0.25f;
        const LogMel logMel(LogMelSettings{});
        const double distance =
            (featuresOf(logMel, samples) - featuresOf(logMel, quiet)).cwiseAbs().maxCoeff();
        QVERIFY(distance < 1e-3);
    }

    void silenceHasNoFeatures() {
        const Matrix features = featuresOf(LogMel(LogMelSettings{}), std::vector<float>(3200));
        QVERIFY((features.array() == 0).all());
    }

    void otherSettingsGiveOtherShapes_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("bands");
        QTest::addColumn<double>("hop");
        QTest::addColumn<int>("frames");
        QTest::newRow("one second") << 16000 << 16000 << 80 << 0.010 << 101;
        QTest::newRow("8 kHz") << 8000 << 8000 << 40 << 0.010 << 101;
        QTest::newRow("44.1 kHz, odd window") << 44100 << 44100 << 64 << 0.0125 << 81;
        QTest::newRow("one sample") << 16000 << 1 << 80 << 0.010 << 1;
        QTest::newRow("one band") << 16000 << 1600 << 1 << 0.020 << 6;
    }
    void otherSettingsGiveOtherShapes() {
        QFETCH(int, rate);
        QFETCH(int, samples);
        QFETCH(int, bands);
        QFETCH(double, hop);
        QFETCH(int, frames);
        const LogMel logMel({.rate = rate, .bands = bands, .hop = hop});
        const Matrix features = featuresOf(logMel, soundOf(samples, 4));
        QCOMPARE(features.rows(), Index{frames});
        QCOMPARE(features.cols(), Index{bands});
        QVERIFY(features.allFinite());
    }

    void refusesRoomThatDoesNotFit() {
        const LogMel logMel(LogMelSettings{});
        Matrix features(100, 80);
        QVERIFY_EXCEPTION_THROWN(logMel.compute(std::vector<float>(16000), features),
                                 std::invalid_argument);
    }

    void framesDoNotDependOnThoseBesideThem() {
        const LogMel logMel(LogMelSettings{});
        const std::vector<float> sound = soundOf(8000, 5);
        Matrix all(51, 80);
        logMel.levels(sound, 0, all);
        Matrix some(13, 80);
        logMel.levels(sound, 38 * 160, some);
        QVERIFY(some == all.bottomRows(13));
        logMel.finish(all, all);
        QVERIFY(all == featuresOf(logMel, sound));
        // Half a hop later it is as if the sound began so much earlier.
        logMel.levels(sound, 80, some);
        Matrix later(13, 80);
        logMel.levels(std::span(sound).subspan(80), 0, later);
        QVERIFY(some.bottomRows(11) == later.bottomRows(11));
        Matrix narrow(13, 79);
        QVERIFY_EXCEPTION_THROWN(logMel.levels(sound, 0, narrow), std::invalid_argument);
    }

    void threadsGiveTheSame() {
        constexpr int kSounds = 24;
        const LogMel logMel(LogMelSettings{});
        std::vector<Matrix> features(kSounds);
        ThreadPool pool(4);
        pool.run(kSounds, [&](Index i) {
            const LogMel own(LogMelSettings{});
            const auto sound = soundOf(8000, static_cast<unsigned>(i));
            features[std::size_t(i)] = featuresOf(i % 2 ? own : logMel, sound);
        });
        for (int i = 0; i < kSounds; ++i)
            QVERIFY(features[std::size_t(i)] == featuresOf(logMel, soundOf(8000, unsigned(i))));
    }
};

GUILESS_TEST(LogMelTest)
#include "LogMelTest.moc"
