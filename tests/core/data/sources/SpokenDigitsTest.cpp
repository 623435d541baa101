// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/SpokenDigitsFolder.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/Sox.h"
#include "core/data/readers/SoundFile.h"
#include "core/data/sources/SoundSource.h"
#include "core/data/sources/Sources.h"
#include "core/data/sources/SpeechSynthesizer.h"
#include "devices/Stop.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <cstdlib>
#include <set>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

using namespace obscura;

class SpokenDigitsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_cache;

    static SpokenDigitsRecipe smallRecipe() {
        return {.accents = {"en-us", "en-gb-scotland"},
                .train = {"m1", "f2"},
                .validation = {"m3"},
                .test = {"f1"},
                .pitches = {40, 60},
                .rates = {175}};
    }
    std::filesystem::path place(const char* name) const {
        return m_cache.filePath(name).toStdString();
    }
    static QByteArray hashOf(const std::filesystem::path& folder) {
        QStringList files;
        for (QDirIterator each(QString::fromStdString(folder.string()), QDir::Files,
                               QDirIterator::Subdirectories);
             each.hasNext();)
            files.push_back(each.next());
        files.sort();
        QCryptographicHash hash(QCryptographicHash::Md5);
        for (const QString& name : files) {
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly))
                return {};
            hash.addData(file.readAll());
        }
        return hash.result();
    }

private Q_SLOTS:
    void initTestCase() {
#ifdef __SANITIZE_ADDRESS__
        __lsan_disable();  // espeak-ng leaks, from a library that is unloaded by then
#endif
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
        renderSpokenDigits(place("small"), smallRecipe(), {});
    }

    void theSynthesizerSpeaks() {
        SpeechSynthesizer speech;
        QVERIFY(!speech.version().empty());
        speech.chooseVoice("en-us+f3");
        const auto slow = speech.say("seven", {.pitch = 50, .rate = 120});
        const auto fast = speech.say("seven", {.pitch = 50, .rate = 240});
        QVERIFY(std::ssize(fast) > speech.samplingRate() / 10);
        QVERIFY(slow.size() > fast.size() * 3 / 2);
        QVERIFY(*std::ranges::max_element(fast) > 2000);
        COMPARE_ERROR(speech.chooseVoice("tlh+q9"), "'tlh+q9'|espeak-ng-data");
    }

    void isAnOrdinaryFolderOfSounds() {
        const DatasetInfo source = soundFolderSource();
        const Options set = {{"folder", place("small").string()}};
        const auto data = loadedFrom(source, set);
        const DatasetFacts& facts = data->facts();
        QCOMPARE(facts.target.names, spokenDigitsClasses());
        QCOMPARE(facts.sizes.train, Index{80});
        QCOMPARE(facts.sizes.validation, Index{40});
        QCOMPARE(facts.sizes.test, Index{40});
        // Without its table, too.
        QVERIFY(QFile::copy(m_cache.filePath("small/metadata.csv"), m_cache.filePath("table")));
        QVERIFY(QFile::remove(m_cache.filePath("small/metadata.csv")));
        QVERIFY(factsFrom(source, set) == facts);
        QVERIFY(QFile::rename(m_cache.filePath("table"), m_cache.filePath("small/metadata.csv")));
    }

    void soundsAreWhatTheyAreSaidToBe() {
        const char* const file = "small/test/nine/en-gb-scotland-f1-60-175.flac";
        SoundFile sound(place(file));
        QCOMPARE(sound.info().rate, 16000);
        QCOMPARE(sound.info().channels, 1);
        QVERIFY(sound.info().seconds() > 0.2 && sound.info().seconds() < 0.8);
        const std::vector<float> samples = sound.read();
        const auto loudest = std::ranges::max(samples);
        QVERIFY(loudest > 0.05f && loudest <= 1);
        QVERIFY(QFile::exists(m_cache.filePath("small/train/zero/en-us-m1-40-175.flac")));
        QVERIFY(!QFile::exists(m_cache.filePath("small/train/zero/en-us-f1-40-175.flac")));
    }

    void rendersTheSameAgain() {
        std::srand(99);
        renderSpokenDigits(place("again"), smallRecipe(), {});
        QVERIFY(!hashOf(place("small")).isEmpty());
        QCOMPARE(hashOf(place("again")), hashOf(place("small")));
    }

    void whatIsThereStays() {
        const QByteArray before = hashOf(place("small"));
        SpokenDigitsRecipe other = smallRecipe();
        other.rates = {100};
        renderSpokenDigits(place("small"), other, {});
        QCOMPARE(hashOf(place("small")), before);
    }

    void leavesNothingHalf() {
        std::stop_source stop;
        int reports = 0;
        const Loading loading{.stop = stop.get_token(),
                              .progress = [&](const std::string& what, double share) {
                                  QVERIFY(what.find("digits") != std::string::npos);
                                  QVERIFY(share >= 0 && share < 1);
                                  if (++reports == 3)
                                      stop.request_stop();
                              }};
        const DatasetInfo source = spokenDigitsSource();
        QVERIFY_EXCEPTION_THROWN(source.load(completedOptions(source, {}), loading), Stopped);
        QCOMPARE(reports, 3);
        QVERIFY(QDir(m_cache.filePath("obscura"))
                    .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                    .isEmpty());
    }

    void voicesOfTheTestAreUnseen() {
        const SpokenDigitsRecipe& recipe = spokenDigitsRecipe();
        std::set<std::string> voices;
        for (const auto& some : {recipe.train, recipe.validation, recipe.test})
            voices.insert(some.begin(), some.end());
        QCOMPARE(voices.size(),
                 recipe.train.size() + recipe.validation.size() + recipe.test.size());
        QCOMPARE(recipe.accents.size(), std::size_t{8});
        SpeechSynthesizer speech;
        for (const std::string& accent : recipe.accents) {
            for (const std::string& voice : voices)
                speech.chooseVoice(accent + "+" + voice);
        }
    }

    void isKnownBeforeItIsRendered() {
        const DatasetInfo source = spokenDigitsSource();
        const auto known = source.known(completedOptions(source, {}));
        QVERIFY(known.has_value());
        QCOMPARE(known->sample, (Shape{81, 80}));
        QCOMPARE(known->sizes.train, Index{5760});
        QCOMPARE(known->sizes.validation, Index{1440});
        QCOMPARE(known->sizes.test, Index{2880});
        QVERIFY(*known == factsFrom(source, {}));
        QVERIFY(!isRendered(spokenDigitsFolder()));
    }

    void readsWhatIsInTheCache() {
        const QString goal = QString::fromStdString(spokenDigitsFolder().string());
        QDir().mkpath(QFileInfo(goal).path());
        QVERIFY(QFile::rename(m_cache.filePath("again"), goal));
        const auto data = loadedFrom(spokenDigitsSource(), {});
        QCOMPARE(data->facts().sizes.train, Index{80});
        QCOMPARE(data->facts().sample, (Shape{81, 80}));
    }
};

GUILESS_TEST(SpokenDigitsTest)
#include "SpokenDigitsTest.moc"
