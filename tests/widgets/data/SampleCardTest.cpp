// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleCard.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "widgets/data/PictureRow.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class SampleCardTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<DataReader> m_reader;
    std::unique_ptr<SampleCard> m_card;

    void open(Options options) {
        options["folder"] = m_folder.path().toStdString();
        DatasetSettings settings;
        settings.source = "mnist";
        settings.options = std::move(options);
        m_reader->open(settings);
        m_reader->finish();
        QVERIFY2(m_reader->data(), qPrintable(m_reader->problem()));
    }

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_folder.path().toStdString()); }
    void init() {
        m_reader = std::make_unique<DataReader>();
        m_card = std::make_unique<SampleCard>(*m_reader);
        m_card->resize(400, 300);
        m_card->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_card.get()));
    }
    void cleanup() {
        m_card.reset();
        m_reader.reset();
    }

    void showsASample() {
        open({});
        m_card->setSample(Split::Train, {3}, "Sample 3");
        m_reader->finish();
        QCOMPARE(m_card->caption(), QString("Sample 3"));
        QCOMPARE(m_card->pictures().size(), std::size_t{1});  // nothing varies it
        const auto* const row = m_card->findChild<PictureRow*>();
        QVERIFY(!row->accessibleName().isEmpty());
        QCOMPARE(row->accessibleDescription(), QString("Sample 3"));
        m_card->setSample(Split::Train, {}, {});
        QVERIFY(m_card->pictures().empty() && m_card->caption().isEmpty());
    }

    void onlyWhatTrainsIsVaried() {
        open({{"shift", Index{3}}});
        m_card->setSample(Split::Train, {3}, "Sample 3");
        m_reader->finish();
        const auto before = m_card->pictures();
        QVERIFY(before.size() > 1);
        m_card->varyAgain();
        m_reader->finish();
        QCOMPARE(m_card->pictures().front(), before.front());
        QVERIFY(m_card->pictures() != before);
        m_card->setSample(Split::Test, {3}, "Sample 3");
        m_reader->finish();
        QCOMPARE(m_card->pictures().size(), std::size_t{1});
    }

    /// What comes late is of another sample.
    void onlyTheLastOneIsShown() {
        open({});
        m_card->setSample(Split::Test, {3}, "Sample 3");
        m_reader->finish();
        const QImage third = m_card->pictures().front();
        m_card->setSample(Split::Test, {4}, "Sample 4");
        m_card->setSample(Split::Test, {3}, "Sample 3");
        m_reader->finish();
        QCOMPARE(m_card->pictures(), std::vector<QImage>{third});
    }
};

WINDOW_TEST(SampleCardTest)
#include "SampleCardTest.moc"
