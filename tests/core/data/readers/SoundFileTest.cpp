// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/SoundFile.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/Sox.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>
#include <numbers>

using namespace obscura;

class SoundFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

    QByteArray bytesOf(const QString& name) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::string written(const QByteArray& bytes) const {
        QFile file(m_folder.filePath("bad.wav"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write the sound");
        return file.fileName().toStdString();
    }
    static QByteArray patched(QByteArray bytes, qsizetype at, const QByteArray& with) {
        return bytes.replace(at, with.size(), with);
    }

    /// The largest distance of `samples`, from the one numbered `first` on, to the tone.
    static double distanceToTone(const std::vector<float>& samples, Index first = 0) {
        constexpr double kStep = 2 * std::numbers::pi * 440 / 16000;
        double most = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double exact = 0.5 * std::sin(kStep * static_cast<double>(first + Index(i)));
            most = std::max(most, std::abs(samples[i] - exact));
        }
        return most;
    }

private Q_SLOTS:
    void initTestCase() { MAKE_TONE(m_folder.path(), "tone.wav", 440, 0.5); }

    void readsWhatOthersWrote_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("tolerance");
        constexpr double k8Bits = 1.0 / 127, k16Bits = 1.0 / 32767, k24Bits = 1e-6;
        constexpr double kLossy = 0.05;
        const auto row = [](const char* name, const char* program, const QString& words,
                            const QString& file, int channels, double tolerance) {
            QTest::newRow(name) << program << words << file << channels << tolerance;
        };
        row("16 bits", "sox", "-D tone.wav a.wav", "a.wav", 1, k16Bits);
        row("8 bits", "sox", "-D tone.wav -b 8 -e unsigned b.wav", "b.wav", 1, k8Bits);
        row("24 bits", "sox", "-D -r 16000 -n -b 24 c.wav synth 0.5 sine 440 vol 0.5", "c.wav", 1,
            k24Bits);
        row("float", "sox", "-D -r 16000 -n -e float -b 32 d.wav synth 0.5 sine 440 vol 0.5",
            "d.wav", 1, k24Bits);
        row("ADPCM", "sox", "-D tone.wav -e ms-adpcm e.wav", "e.wav", 1, kLossy);
        row("two channels", "sox", "-D tone.wav -c 2 f.wav", "f.wav", 2, k16Bits);
        row("six channels", "sox", "-D tone.wav -c 6 g.wav", "g.wav", 6, k16Bits);
        row("FLAC of sox", "sox", "-D tone.wav h.flac", "h.flac", 1, k16Bits);
        row("FLAC of flac", "flac", "-s -8 -o i.flac tone.wav", "i.flac", 1, k16Bits);
        row("OGG", "sox", "-D tone.wav j.ogg", "j.ogg", 1, kLossy);
        row("foreign ending", "sox", "-D tone.wav -t flac k.sound", "k.sound", 1, k16Bits);
    }
    void readsWhatOthersWrote() {
        QFETCH(QString, program);
        QFETCH(QString, words);
        QFETCH(QString, file);
        QFETCH(int, channels);
        QFETCH(double, tolerance);
        RUN_PROGRAM(program, words, m_folder.path());
        SoundFile sound(path(file));
        QCOMPARE(sound.info().frames, Index{8000});
        QCOMPARE(sound.info().rate, 16000);
        QCOMPARE(sound.info().channels, channels);
        QCOMPARE(sound.info().seconds(), 0.5);
        const std::vector<float> samples = sound.read();
        QCOMPARE(samples.size(), std::size_t{8000});
        QVERIFY2(distanceToTone(samples) < tolerance,
                 qPrintable(QString::number(distanceToTone(samples))));
    }

    void readsAStretch_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("WAV") << "tone.wav";
        QTest::newRow("FLAC") << "stretch.flac";
    }
    void readsAStretch() {
        QFETCH(QString, file);
        if (file != "tone.wav")
            RUN_PROGRAM("sox", "-D tone.wav " + file, m_folder.path());
        SoundFile sound(path(file));
        const std::vector<float> all = sound.read();
        const auto stretch = [&](Index first, Index count) {
            return sound.read({.first = first, .count = count});
        };
        QCOMPARE(stretch(5000, 1200), std::vector<float>(all.begin() + 5000, all.begin() + 6200));
        QCOMPARE(stretch(3, 1), std::vector<float>({all[3]}));
        QCOMPARE(stretch(7990, 1000), std::vector<float>(all.end() - 10, all.end()));
        QVERIFY(stretch(8000, 10).empty());
        QVERIFY(stretch(100, 0).empty());
    }

    void channelsAreAveraged() {
        RUN_PROGRAM("sox", "-D -r 8000 -n -b 16 left.wav synth 0.1 square 100 vol 0.5",
                    m_folder.path());
        RUN_PROGRAM("sox", "-D -M left.wav left.wav -b 16 both.wav remix 1 2v0.5", m_folder.path());
        SoundFile one(path("left.wav"));
        SoundFile two(path("both.wav"));
        const std::vector<float> left = one.read();
        const std::vector<float> mean = two.read();
        constexpr float kStep = 1.0f / 32768;
        QCOMPARE(two.info().channels, 2);
        QCOMPARE(mean.size(), left.size());
        for (std::size_t i = 0; i < mean.size(); ++i)
            QVERIFY(std::abs(mean[i] - 0.75f * left[i]) <= kStep);
    }

    void readsWhatWasWrittenToAPipe() {
        // What can't mend its header says nothing, or nonsense, of the length.
        const QByteArray wav = bytesOf("tone.wav");
        const QByteArray most = QByteArray::fromHex("ffffffff");
        SoundFile sound(written(patched(patched(wav, 4, most), wav.indexOf("data") + 4, most)));
        QCOMPARE(sound.read().size(), std::size_t{8000});
    }

    void writesFlac() {
        const std::vector<std::int16_t> samples = {0, 1, -1, 32767, -32768, 12345};
        writeFlac(path("own.flac"), samples, 16000);
        SoundFile sound(path("own.flac"));
        QCOMPARE(sound.info().rate, 16000);
        const std::vector<float> read = sound.read();
        QCOMPARE(read.size(), samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i)
            QCOMPARE(read[i] * 32768, static_cast<float>(samples[i]));
        RUN_PROGRAM("flac", "-s -t own.flac", m_folder.path());
        COMPARE_ERROR(writeFlac(path("no/such/own.flac"), samples, 16000), "own.flac|can't write");
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        RUN_PROGRAM("sox", "-D tone.wav cut.flac", m_folder.path());
        RUN_PROGRAM("sox", "-D tone.wav cut.ogg", m_folder.path());
        RUN_PROGRAM("sox", "-D -r 16000 -n -e float -b 32 float.wav synth 0.1 sine 440",
                    m_folder.path());
        const QByteArray wav = bytesOf("tone.wav");
        const QByteArray flac = bytesOf("cut.flac");
        const QByteArray ogg = bytesOf("cut.ogg");
        const QByteArray floats = bytesOf("float.wav");
        const qsizetype data = floats.indexOf("data") + 8;
        constexpr qsizetype kFlacLength = 21;  // 4 bits there, and 4 bytes
        const auto row = [](const char* name, const QByteArray& bytes, const QString& words) {
            QTest::newRow(name) << bytes << words;
        };
        row("empty", {}, "an empty file|WAV, FLAC or OGG");
        row("web page", "<!DOCTYPE html>\n<html>", "a web page|download|WAV, FLAC or OGG");
        row("text", "some notes", "some notes|WAV, FLAC or OGG");
        row("MP3", QByteArray("ID3\x04", 4), "ID3|WAV, FLAC or OGG");
        row("half a header", wav.left(20), "damaged");
        row("no samples", patched(wav.left(44), 40, QByteArray(4, '\0')), "no samples");
        row("WAV cut", wav.left(1044), "truncated|1000 bytes|expected 16000");
        row("FLAC cut", flac.left(flac.size() / 2), "truncated|samples, expected 8000");
        row("FLAC of header", flac.left(42), "truncated|found 0 samples");
        row("FLAC of unknown length", patched(flac, kFlacLength, QByteArray::fromHex("f000000000")),
            "how many samples");
        row("OGG cut", ogg.left(ogg.size() / 2), "damaged");
        row("rate", patched(wav, 24, QByteArray::fromHex("05000000")), "5 Hz|1000 to 768000 Hz");
        row("not a number", patched(floats, data + 400, QByteArray::fromHex("0000c07f")),
            "sample 100, at 0.00625 s|finite");
        row("infinite", patched(floats, data, QByteArray::fromHex("0000807f")), "sample 0|finite");
    }
    void namesTheMistake() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const std::string file = written(bytes);
        COMPARE_ERROR(SoundFile(file).read(), "bad.wav|" + words);
    }

    void theHeaderAloneTells() {
        const QByteArray wav = bytesOf("tone.wav");
        COMPARE_ERROR(SoundFile(written(wav.chopped(1))), "truncated|15999 bytes|expected 16000");
        COMPARE_ERROR(SoundFile(written("PK")), "WAV, FLAC or OGG");
    }

    void namesWhatIsNoFile() {
        COMPARE_ERROR(SoundFile(path("missing.wav")), "missing.wav|no such file");
        COMPARE_ERROR(SoundFile(m_folder.path().toStdString()), "folder");
        COMPARE_ERROR(SoundFile("/dev/zero"), "device");
    }
};

GUILESS_TEST(SoundFileTest)
#include "SoundFileTest.moc"
