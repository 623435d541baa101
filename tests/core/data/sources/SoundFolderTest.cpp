// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/Sox.h"
#include "core/data/sources/SoundOptions.h"
#include "core/data/sources/SoundSource.h"
#include "core/data/sources/Sources.h"

#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class SoundFolderTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const DatasetInfo m_source = soundFolderSource();

    Options options(Options more = {}) const {
        more.emplace("folder", m_folder.path().toStdString());
        return more;
    }
    void writeTable(const QByteArray& text) const {
        QFile file(m_folder.filePath("metadata.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

private Q_SLOTS:
    void initTestCase() {
        for (int i = 0; i < 10; ++i) {
            MAKE_TONE(m_folder.path(), QString("low/%1.wav").arg(i), 200 + 10 * i, 0.2);
            MAKE_TONE(m_folder.path(), QString("high/%1.flac").arg(i), 2000 + 10 * i, 0.2, 22050);
        }
    }
    void init() { QFile::remove(m_folder.filePath("metadata.csv")); }

    void readsAClassPerFolder() {
        const Options set = options({{"seconds", 0.25}});
        const auto data = loadedFrom(m_source, set);
        const DatasetFacts& facts = data->facts();
        QVERIFY(facts == factsFrom(m_source, set));
        QCOMPARE(facts.sample, (Shape{26, 80}));
        QCOMPARE(facts.target.names, (std::vector<std::string>{"high", "low"}));
        QCOMPARE(facts.sizes.train, Index{16});
        QCOMPARE(facts.sizes.validation, Index{2});
        QCOMPARE(facts.sizes.test, Index{2});
        const auto classes = soundClasses(*data, Split::Train, 16);
        QVERIFY(std::ranges::is_sorted(classes));
    }

    void sharesAreChosen() {
        const DatasetFacts facts =
            factsFrom(m_source, options({{"validation_share", 0.0}, {"test_share", 0.5}}));
        QCOMPARE(facts.sizes.train, Index{10});
        QCOMPARE(facts.sizes.validation, Index{0});
        QCOMPARE(facts.sizes.test, Index{10});
    }

    void aTableComesFirst() {
        writeTable("file,class,split\nlow/1.wav,b,train\nlow/2.wav,a,test\nhigh/3.flac,a,train\n");
        const Options set = options({{"validation_share", 0.5}});
        const auto data = loadedFrom(m_source, set);
        QVERIFY(data->facts() == factsFrom(m_source, set));
        QCOMPARE(data->facts().target.names, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(data->facts().sizes.train, Index{1});
        QCOMPARE(data->facts().sizes.validation, Index{1});
        QCOMPARE(soundClasses(*data, Split::Test, 1), (std::vector<std::int64_t>{0}));
    }

    void foldsAreChosen() {
        writeTable("file,class,fold\nlow/1.wav,b,1\nlow/2.wav,a,2\nlow/3.wav,a,3\nlow/4.wav,b,1\n");
        const DatasetFacts facts =
            factsFrom(m_source, options({{"test_fold", Index{1}}, {"validation_fold", Index{2}}}));
        QCOMPARE(facts.sizes.train, Index{1});
        QCOMPARE(facts.sizes.validation, Index{1});
        QCOMPARE(facts.sizes.test, Index{2});
    }

    void optionsBecomeSettings() {
        const Options set = options({{"rate", Index{8000}},
                                     {"bands", Index{40}},
                                     {"window", 32.0},
                                     {"hop", 20.0},
                                     {"normalisation", std::string("none")},
                                     {"shift", 100.0},
                                     {"noise", std::string("white")},
                                     {"signal_to_noise", 5.0},
                                     {"band_masks", Index{2}},
                                     {"time_masks", Index{1}},
                                     {"time_mask_width", 100.0}});
        const SoundSettings settings = soundSettings(completedOptions(m_source, set));
        QCOMPARE(settings.features.windowSamples(), Index{256});
        QCOMPARE(settings.features.hopSamples(), Index{160});
        QVERIFY(!settings.features.isCentred);
        QCOMPARE(settings.shifts().most, Index{10});
        QCOMPARE(settings.shifts().margin(), Index{800});
        QCOMPARE(settings.variations.signalToNoise, 5.0);
        QCOMPARE(settings.variations.bandMasks, Index{2});
        QCOMPARE(settings.variations.longestFrameMask, Index{5});
        QCOMPARE(factsFrom(m_source, set).sample, (Shape{51, 40}));
    }

    void theDefaultsAreThoseOfTheStructs() {
        const SoundSettings settings = soundSettings(completedOptions(m_source, options()));
        const SoundSettings plain;
        QCOMPARE(settings.features.windowSamples(), Index{400});
        QCOMPARE(settings.features.hop, plain.features.hop);
        QVERIFY(settings.features.isCentred && !settings.variations.hasNoise());
        QCOMPARE(settings.variations.longestFrameMask, plain.variations.longestFrameMask);
        QCOMPARE(settings.variations.bandMasks, Index{0});
    }

    void namesTheMistake() {
        COMPARE_ERROR(factsFrom(m_source, {}), "dataset.folder|folder for each class");
        COMPARE_ERROR(factsFrom(m_source, {{"folder", std::string("/no/such")}}),
                      "dataset.folder|/no/such");
        COMPARE_ERROR(factsFrom(m_source, options({{"metadata", std::string("no.csv")}})),
                      "no.csv|no such file");
        COMPARE_ERROR(factsFrom(m_source, options({{"seconds", 0.1}, {"window", 200.0}})),
                      "dataset.window|200 ms|at most 100 ms");
    }
};

GUILESS_TEST(SoundFolderTest)
#include "SoundFolderTest.moc"
