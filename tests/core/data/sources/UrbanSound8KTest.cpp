// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/Sox.h"
#include "core/data/sources/SoundSource.h"
#include "core/data/sources/Sources.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

/// On a folder that is laid out as the published one, with a siren and a bark in each fold.
class UrbanSound8KTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kFolds = 10;

    QTemporaryDir m_folder;
    const DatasetInfo m_source = urbanSound8KSource();

    Options options(Options more = {}) const {
        more.emplace("folder", m_folder.path().toStdString());
        more.emplace("seconds", 0.5);
        return more;
    }

private Q_SLOTS:
    void initTestCase() {
        QDir(m_folder.path()).mkpath("metadata");
        QFile table(m_folder.filePath("metadata/UrbanSound8K.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("slice_file_name,fsID,start,end,salience,fold,classID,class\n");
        for (int fold = 1; fold <= kFolds; ++fold) {
            const QString siren = QString("%1-8-0-0.wav").arg(fold);
            const QString bark = QString("%1-3-0-0.wav").arg(fold);
            const QString place = QString("audio/fold%1/").arg(fold);
            MAKE_TONE(m_folder.path(), place + siren, 900, 0.4, 44100);
            MAKE_TONE(m_folder.path(), place + bark, 300, 0.3, 48000);
            table.write(QString("%1,%2,0.0,0.4,1,%2,8,siren\n").arg(siren).arg(fold).toUtf8());
            table.write(QString("%1,%2,0.0,0.3,1,%2,3,dog_bark\n").arg(bark).arg(fold).toUtf8());
        }
    }

    void foldsAreDealtOutAsPublished() {
        const auto data = loadedFrom(m_source, options());
        const DatasetFacts& facts = data->facts();
        QVERIFY(facts == factsFrom(m_source, options()));
        QCOMPARE(facts.sample, (Shape{51, 80}));
        QCOMPARE(facts.target.names, (std::vector<std::string>{"dog_bark", "siren"}));
        QCOMPARE(facts.sizes.train, Index{16});
        QCOMPARE(facts.sizes.validation, Index{2});
        QCOMPARE(facts.sizes.test, Index{2});
        QCOMPARE(soundClasses(*data, Split::Test, 2), (std::vector<std::int64_t>{1, 0}));
    }

    void whatIsPublishedIsKnown() {
        const auto known = [&](const Options& set) {
            return m_source.known(completedOptions(m_source, set));
        };
        const auto facts = known({});
        QVERIFY(facts.has_value());
        QCOMPARE(facts->sample, (Shape{401, 80}));
        QCOMPARE(facts->target.size, Index{10});
        QCOMPARE(facts->sizes.train, Index{8732 - 816 - 837});
        QCOMPARE(facts->sizes.validation, Index{816});
        QCOMPARE(facts->sizes.test, Index{837});
        QCOMPARE(known({{"test_fold", Index{1}}})->sizes.test, Index{873});
        QCOMPARE(known({{"test_fold", Index{1}}})->sizes.validation, Index{837});
        QVERIFY(!known(options()).has_value());
    }

    void namesTheMistake() {
        COMPARE_ERROR(factsFrom(m_source, {}), "dataset.folder|UrbanSound8K.tar.gz");
        const QTemporaryDir other;
        COMPARE_ERROR(factsFrom(m_source, {{"folder", other.path().toStdString()}}),
                      "dataset.folder|metadata/UrbanSound8K.csv");
        QVERIFY(QFile::rename(m_folder.filePath("audio/fold7/7-3-0-0.wav"),
                              m_folder.filePath("audio/fold7/x.wav")));
        COMPARE_ERROR(factsFrom(m_source, options()), "line 15|7-3-0-0.wav");
    }
};

GUILESS_TEST(UrbanSound8KTest)
#include "UrbanSound8KTest.moc"
