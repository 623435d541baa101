// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/DataReader.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class DataReaderTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    DatasetSettings settings() const {
        DatasetSettings settings;
        settings.source = "mnist";
        settings.options = {{"folder", m_folder.path().toStdString()}};
        return settings;
    }

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_folder.path().toStdString()); }

    void opensOnce() {
        DataReader reader;
        QSignalSpy changed(&reader, &DataReader::changed);
        QVERIFY(!reader.isOpening());
        reader.open(settings());
        QVERIFY(reader.isOpening());
        reader.finish();
        QVERIFY(reader.data() && !reader.isOpening());
        QCOMPARE(reader.data()->overview.of(Split::Train).samples, Index{512});
        QCOMPARE(changed.count(), 1);
        const auto before = reader.data();
        reader.open(settings());
        reader.finish();
        QCOMPARE(reader.data(), before);
        reader.openAgain(settings());
        QVERIFY(!reader.data());
        reader.finish();
        QVERIFY(reader.data() && reader.data() != before);
        reader.close();
        QVERIFY(!reader.data() && !reader.isOpening());
    }

    void saysWhyItCannot() {
        DataReader reader;
        DatasetSettings wrong = settings();
        wrong.options["folder"] = std::string("/nowhere");
        reader.open(wrong);
        reader.finish();
        QVERIFY(!reader.data());
        QVERIFY2(reader.problem().contains("/nowhere"), qPrintable(reader.problem()));
    }

    void readsInTheOrderOfTheQuestions() {
        DataReader reader;
        std::vector<Index> told;
        const auto note = [&](const SampleBatch& batch) {
            told.push_back(batch.entries.front().row);
        };
        reader.read({.rows = {1}}, this, note);  // nothing is open
        reader.open(settings());
        reader.finish();
        for (const Index row : {5, 3, 4})
            reader.read({.rows = {row}}, this, note);
        reader.finish();
        QCOMPARE(told, (std::vector<Index>{5, 3, 4}));
        {
            QObject gone;
            reader.read({.rows = {6}}, &gone, note);
        }
        reader.finish();
        reader.read({.rows = {7}}, this, note);
        reader.dropRequests();
        reader.finish();
        QCOMPARE(told.size(), std::size_t{3});
        QVERIFY(reader.data());
    }

    void tellsWhatCannotBeRead() {
        DataReader reader;
        QSignalSpy failed(&reader, &DataReader::failed);
        reader.open(settings());
        reader.finish();
        reader.read({.rows = {99999}}, this, [](const SampleBatch&) { QFAIL("it was read"); });
        reader.finish();
        QCOMPARE(failed.count(), 1);
        reader.hear(Split::Train, 0, this, [](const Sound&) { QFAIL("pictures are silent"); });
        reader.finish();
        QCOMPARE(failed.count(), 1);
    }
};

GUILESS_TEST(DataReaderTest)
#include "DataReaderTest.moc"
