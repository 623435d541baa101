// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SoundDataset.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/Sox.h"
#include "core/data/readers/SoundFile.h"
#include "core/data/sources/SoundClip.h"
#include "devices/Random.h"
#include "devices/Stop.h"

#include <QFile>
#include <QTemporaryDir>

#include <numeric>
#include <set>
#include <stdexcept>

using namespace obscura;

namespace {

constexpr std::size_t kNoMemory = 0;
constexpr std::uint64_t kVariation = 11;

SoundSettings halfASecond() {
    SoundSettings settings;
    settings.seconds = 0.5;
    return settings;
}

SoundSettings variedSettings() {
    SoundSettings settings = halfASecond();
    settings.variations = {.shift = 0.1, .signalToNoise = 10, .bandMasks = 1, .frameMasks = 1};
    return settings;
}

Matrix readAll(const Dataset& data, Split split, std::optional<std::uint64_t> variation = {}) {
    const DatasetSizes sizes = data.facts().sizes;
    const Index count = split == Split::Train  ? sizes.train
                        : split == Split::Test ? sizes.test
                                               : sizes.validation;
    std::vector<Index> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), Index{0});
    Matrix x(count, valuesOf(data.facts().sample));
    std::vector<std::int64_t> classes(rows.size());
    data.read(split, rows, variation, x, {.classes = classes, .numbers = {}});
    return x;
}

}  // namespace

class SoundDatasetTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path path(const QString& name) const {
        return m_folder.filePath(name).toStdString();
    }
    /// Short, long, at another rate, and another that is short.
    ClassFiles sounds() const {
        return {.classes = {"low", "high"},
                .files = {{path("short.wav"), 0, Split::Train},
                          {path("long.flac"), 1, Split::Train},
                          {path("other.wav"), 0, Split::Train},
                          {path("long.flac"), 1, Split::Validation},
                          {path("short.wav"), 0, Split::Test}}};
    }

private Q_SLOTS:
    void initTestCase() {
        MAKE_TONE(m_folder.path(), "short.wav", 300, 0.3);
        MAKE_TONE(m_folder.path(), "other.wav", 500, 0.6, 44100);
        RUN_PROGRAM("sox", "-D -r 16000 -n -b 16 long.flac synth 1.5 sine 200-4000 vol 0.5",
                    m_folder.path());
    }

    void shortSoundsStandInTheMiddleOfSilence() {
        const SoundClip clip = readSoundClip(path("short.wav"), halfASecond());
        SoundFile file(path("short.wav"));
        const std::vector<float> sound = file.read();
        QCOMPARE(clip.samples, sound);
        QCOMPARE(clip.origin, Index{1600});
        QVERIFY(std::abs(clip.power - 0.125) < 1e-3);
        std::vector<float> window(8000, -9);
        lookAt(clip, 0, window);
        std::vector<float> expected(8000);
        std::copy(sound.begin(), sound.end(), expected.begin() + 1600);
        QCOMPARE(window, expected);
        lookAt(clip, 2000, window);  // the sound begins before the window
        QCOMPARE(window[0], sound[400]);
        QCOMPARE(window[4399], sound[4799]);
        QCOMPARE(window[4400], 0.0f);
        lookAt(clip, 100000, window);
        QCOMPARE(window, std::vector<float>(8000));
        lookAt(clip, -100000, window);
        QCOMPARE(window, std::vector<float>(8000));
    }

    void ofLongSoundsTheMiddleIsTaken() {
        SoundFile file(path("long.flac"));
        const std::vector<float> sound = file.read();
        std::vector<float> window(8000);
        SoundSettings settings = halfASecond();
        const SoundClip middle = readSoundClip(path("long.flac"), settings);
        QCOMPARE(middle.samples.size(), std::size_t{8000});
        lookAt(middle, 0, window);
        QCOMPARE(window, std::vector<float>(sound.begin() + 8000, sound.begin() + 16000));
        settings.variations.shift = 0.1;
        const SoundClip more = readSoundClip(path("long.flac"), settings);
        QCOMPARE(more.samples.size(), std::size_t{8000 + 2 * 1600});
        for (const Index shift : {-1600, 0, 1600}) {
            lookAt(more, shift, window);
            const auto start = sound.begin() + 8000 + shift;
            QCOMPARE(window, std::vector<float>(start, start + 8000));
        }
    }

    void otherRatesAreResampled() {
        const SoundClip clip = readSoundClip(path("other.wav"), halfASecond());
        QCOMPARE(clip.samples.size(), std::size_t{8000});
        QCOMPARE(clip.origin, Index{0});
        QVERIFY(std::abs(clip.power - 0.125) < 1e-3);
    }

    void readsFeatures() {
        const auto data = loadSounds(sounds(), halfASecond(), {});
        const DatasetFacts& facts = data->facts();
        QCOMPARE(facts.sample, (Shape{51, 80}));
        QCOMPARE(facts.target.kind, TargetKind::Class);
        QCOMPARE(facts.target.size, Index{2});
        QCOMPARE(facts.target.names, (std::vector<std::string>{"low", "high"}));
        QCOMPARE(facts.sizes.train, Index{3});
        QCOMPARE(facts.sizes.validation, Index{1});
        QCOMPARE(facts.sizes.test, Index{1});

        std::vector<float> window(8000);
        lookAt(readSoundClip(path("long.flac"), halfASecond()), 0, window);
        Matrix expected(51, 80);
        LogMel(LogMelSettings{}).compute(window, expected);
        const std::vector<Index> rows = {2, 1, 1};
        Matrix wide = Matrix::Constant(3, 51 * 80 + 7, -99);
        std::vector<std::int64_t> classes(3);
        data->read(Split::Train, rows, {}, wide.leftCols(51 * 80),
                   {.classes = classes, .numbers = {}});
        QCOMPARE(classes, (std::vector<std::int64_t>{0, 1, 1}));
        QVERIFY(wide.row(1).head(51 * 80) == expected.reshaped<Eigen::RowMajor>().transpose());
        QVERIFY(wide.row(2) == wide.row(1));
        QVERIFY((wide.rightCols(7).array() == -99).all());
    }

    void whatIsKeptIsAsWhatIsRead_data() {
        QTest::addColumn<bool>("isShifted");
        QTest::addColumn<bool>("isNoisy");
        QTest::newRow("as they are") << false << false;
        QTest::newRow("shifted") << true << false;
        QTest::newRow("shifted and noisy") << true << true;
    }
    void whatIsKeptIsAsWhatIsRead() {
        QFETCH(bool, isShifted);
        QFETCH(bool, isNoisy);
        SoundSettings settings = isShifted ? variedSettings() : halfASecond();
        if (!isNoisy)
            settings.variations.signalToNoise = SoundVariations{}.signalToNoise;
        const auto kept = loadSounds(sounds(), settings, {});
        const auto streamed = loadSounds(sounds(), settings, {}, kNoMemory);
        QCOMPARE(kept->isInMemory(), !isNoisy);  // noise takes time: better ahead
        QVERIFY(!streamed->isInMemory());
        for (const Split split : {Split::Train, Split::Validation, Split::Test}) {
            QVERIFY(readAll(*kept, split) == readAll(*streamed, split));
            QVERIFY(readAll(*kept, split, kVariation) == readAll(*streamed, split, kVariation));
        }
        QFile::copy(m_folder.filePath("short.wav"), m_folder.filePath("gone.wav"));
        ClassFiles files = sounds();
        files.files[0].file = path("gone.wav");
        const auto first = loadSounds(files, settings, {});
        const auto second = loadSounds(files, settings, {}, kNoMemory);
        QVERIFY(QFile::remove(m_folder.filePath("gone.wav")));
        QVERIFY(readAll(*first, Split::Train) == readAll(*kept, Split::Train));
        COMPARE_ERROR(readAll(*second, Split::Train), "gone.wav|no such file");
    }

    void variationsFollowTheirSeed() {
        const auto data = loadSounds(sounds(), variedSettings(), {});
        const Matrix plain = readAll(*data, Split::Train);
        const Matrix varied = readAll(*data, Split::Train, kVariation);
        QVERIFY(varied.allFinite());
        QVERIFY(varied == readAll(*data, Split::Train, kVariation));
        QVERIFY(plain == readAll(*data, Split::Train));
        const Matrix other = readAll(*data, Split::Train, kVariation + 1);
        for (Index row = 0; row < 3; ++row) {
            QVERIFY(varied.row(row) != plain.row(row));
            QVERIFY(varied.row(row) != other.row(row));
        }
        // A sample is varied alike whatever is read beside it.
        const std::vector<Index> rows = {2};
        Matrix alone(1, plain.cols());
        std::vector<std::int64_t> classes(1);
        data->read(Split::Train, rows, kVariation, alone, {.classes = classes, .numbers = {}});
        QVERIFY(alone.row(0) == varied.row(2));
    }

    void shiftsAreByHalvesOfAHop() {
        SoundSettings settings = halfASecond();
        settings.variations.shift = 0.1;
        const auto data = loadSounds(sounds(), settings, {});
        SoundFile file(path("long.flac"));
        const std::vector<float> sound = file.read();
        // The window begins 8000 samples within the sound, 1600 within what shifts can reach.
        const std::vector<float> stretch(sound.begin() + 6400, sound.begin() + 17600);
        const LogMel logMel(LogMelSettings{});
        std::set<Index> shifts;
        for (std::uint64_t variation = 0; variation < 40; ++variation) {
            const Index shift = drawnShift(20, streamSeed(variation, 1));
            shifts.insert(shift);
            Matrix expected(51, 80);
            logMel.levels(stretch, 1600 + 80 * shift, expected);
            logMel.finish(expected, expected);
            const Matrix x = readAll(*data, Split::Train, variation);
            QVERIFY(x.row(1) == expected.reshaped<Eigen::RowMajor>().transpose());
        }
        QVERIFY(shifts.size() > 20);
        const auto heard = data->sound(Split::Train, 1, 3);
        QVERIFY(heard.has_value());
        const auto start = sound.begin() + 8000 + 80 * drawnShift(20, streamSeed(3, 1));
        QCOMPARE(heard->samples, std::vector<float>(start, start + 8000));
    }

    void theSoundOfASampleIsHeard() {
        const auto data = loadSounds(sounds(), variedSettings(), {});
        const auto heard = data->sound(Split::Test, 0, {});
        QVERIFY(heard.has_value());
        QCOMPARE(heard->rate, 16000.0);
        std::vector<float> window(8000);
        lookAt(readSoundClip(path("short.wav"), halfASecond()), 0, window);
        QCOMPARE(heard->samples, window);
        // With the noise that training adds, which follows its seed.
        const auto noisy = data->sound(Split::Train, 0, kVariation);
        QVERIFY(noisy->samples != data->sound(Split::Train, 0, {})->samples);
        QCOMPARE(noisy->samples, data->sound(Split::Train, 0, kVariation)->samples);
        QVERIFY_EXCEPTION_THROWN(data->sound(Split::Test, 1, {}), std::out_of_range);
    }

    void aShortShiftIsOneStep() {
        SoundSettings settings = halfASecond();
        QCOMPARE(settings.shifts().most, Index{0});
        QCOMPARE(settings.shifts().phases(), Index{1});
        settings.variations.shift = 1e-3;
        QCOMPARE(settings.shifts().most, Index{1});
        QCOMPARE(settings.shifts().margin(), Index{80});
        QCOMPARE(settings.shifts().phases(), Index{2});
        settings.features.rate = 22050;
        settings.features.hop = 0.05;  // 1103 samples, which have no halves
        QCOMPARE(settings.shifts().step(), Index{1103});
        QCOMPARE(settings.shifts().phases(), Index{1});
    }

    void masksAloneKeepTheFeatures() {
        SoundSettings settings = halfASecond();
        settings.variations.bandMasks = 2;
        const auto data = loadSounds(sounds(), settings, {});
        const Matrix plain = readAll(*data, Split::Train);
        const Matrix varied = readAll(*data, Split::Train, kVariation);
        const Index changed = (plain.array() != varied.array()).count();
        QVERIFY(changed > 0 && changed <= 3 * 2 * 8 * 51);
    }

    void refusesRoomThatDoesNotFit() {
        const auto data = loadSounds(sounds(), halfASecond(), {});
        Matrix x(1, 51 * 80);
        std::vector<std::int64_t> classes(1);
        const TargetRoom room{.classes = classes, .numbers = {}};
        const std::vector<Index> late = {3}, early = {-1}, two = {0, 1};
        const auto read = [&](const std::vector<Index>& rows) {
            data->read(Split::Train, rows, {}, x, room);
        };
        QVERIFY_EXCEPTION_THROWN(read(late), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(read(early), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(read(two), std::invalid_argument);
    }

    void loadingIsFollowedAndLeft() {
        double share = -1;
        const auto follow = [&](const std::string& what, double now) {
            QVERIFY(!what.empty() && now >= share && now <= 1);
            share = now;
        };
        loadSounds(sounds(), halfASecond(), {.progress = follow});
        QCOMPARE(share, 1.0);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(loadSounds(sounds(), halfASecond(), {.stop = stop.get_token()}),
                                 Stopped);
    }

    void whatIsDamagedIsFoundBeforeTraining_data() {
        QTest::addColumn<quint64>("memory");
        QTest::newRow("kept") << quint64{kSoundMemory};
        QTest::newRow("streamed") << quint64{kNoMemory};
    }
    void whatIsDamagedIsFoundBeforeTraining() {
        QFETCH(quint64, memory);
        QFile::copy(m_folder.filePath("short.wav"), m_folder.filePath("cut.wav"));
        QVERIFY(QFile::resize(m_folder.filePath("cut.wav"), 5000));
        ClassFiles files = sounds();
        files.files.back().file = path("cut.wav");
        COMPARE_ERROR(loadSounds(files, halfASecond(), {}, memory), "cut.wav|truncated");
    }
};

GUILESS_TEST(SoundDatasetTest)
#include "SoundDatasetTest.moc"
