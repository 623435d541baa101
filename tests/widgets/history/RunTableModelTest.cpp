// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunTableModel.h"

#include "TestProgram.h"
#include "core/runs/RunIndex.h"
#include "widgets/history/RunFilter.h"
#include "widgets/history/SampleRun.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

/// The table's model, and what searches and sorts it.
class RunTableModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_index = std::make_unique<RunIndex>(parent());
        m_overlay = std::make_unique<OverlaySet>();
        m_model = std::make_unique<RunTableModel>(*m_overlay);
        m_filter = std::make_unique<RunFilter>(*m_model);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_filterTester = std::make_unique<QAbstractItemModelTester>(
            m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setColumns({runColumn("name", {}), runColumn("test_accuracy", {}),
                             runColumn("tags", {}), settingColumn("training.learning_rate")});
    }
    void cleanup() {
        m_filterTester.reset();
        m_tester.reset();
        m_filter.reset();
        m_model.reset();
    }

    void rowsStayWithTheirRuns() {
        add({.name = "first"});
        const QPersistentModelIndex first = m_model->index(0, 0);
        const auto second = add({.name = "second"});
        add({.name = "third"});
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(first.data().toString(), "first");
        std::filesystem::remove_all(second);
        look();
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(first.data().toString(), "first");
    }

    void settingsAreColumns() {
        add({.rate = 0.125});
        QCOMPARE(m_model->index(0, 3).data().toString(), "0.125");
        QCOMPARE(m_model->headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(),
                 "training.learning_rate");
    }

    void whatIsTypedIsKeptInTheFolder() {
        const auto run = add({.name = "first"});
        QSignalSpy noted(m_model.get(), &RunTableModel::noted);
        QVERIFY(m_model->setData(m_model->index(0, 0), " Monday ", Qt::EditRole));
        QCOMPARE(noted.count(), 1);
        QCOMPARE(readNotes(run).name, "Monday");
        look();
        QVERIFY(m_model->setData(m_model->index(0, 2), "good, for the talk", Qt::EditRole));
        QCOMPARE(readNotes(run).tags, (std::vector<std::string>{"good", "for the talk"}));
        look();
        QCOMPARE(m_model->index(0, 0).data().toString(), "Monday");
        QCOMPARE(m_model->index(0, 2).data().toString(), "good, for the talk");
        // Figures are nobody's to write.
        QVERIFY(!m_model->setData(m_model->index(0, 1), "1", Qt::EditRole));
        // Its experiment's name is none of its own.
        QVERIFY(m_model->setData(m_model->index(0, 0), "first", Qt::EditRole));
        QCOMPARE(readNotes(run).name, "");
    }

    void whatCannotBeKeptIsSaid() {
        const auto run = add({.name = "first"});
        QSignalSpy failed(m_model.get(), &RunTableModel::failed);
        QVERIFY(!m_model->setData(m_model->index(0, 2), QString(100, 'x'), Qt::EditRole));
        QCOMPARE(failed.count(), 1);
        std::filesystem::remove_all(run);
        QVERIFY(!m_model->setData(m_model->index(0, 0), "x", Qt::EditRole));
        QCOMPARE(failed.count(), 2);
    }

    void theBoxTakesItIn() {
        const auto run = add({});
        const QModelIndex box = m_model->index(0, 0);
        QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(m_model->setData(box, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(m_overlay->slotOf(run) == 0);
        QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(!box.data(Qt::DecorationRole).isNull());
    }

    void theSearchFindsWordsAndSettings() {
        add({.name = "dawn bird", .rate = 0.5});
        add({.name = "dusk bird", .rate = 0.25});
        m_filter->setSearch("bird");
        QCOMPARE(m_filter->rowCount(), 2);
        m_filter->setSearch("dusk bird");
        QCOMPARE(m_filter->rowCount(), 1);
        m_filter->setSearch("learning_rate=0.5");
        QCOMPARE(m_filter->rowCount(), 1);
        QCOMPARE(m_filter->index(0, 0).data().toString(), "dawn bird");
    }

    void whatIsNotKnownStandsAtTheEnd() {
        add({.name = "a", .accuracy = 0.25});
        add({.name = "b", .accuracy = 0.75});
        add({.name = "c", .accuracy = std::nan("")});
        m_filter->sort(1, Qt::AscendingOrder);
        QCOMPARE(names(), (QStringList{"a", "b", "c"}));
        m_filter->sort(1, Qt::DescendingOrder);
        QCOMPARE(names(), (QStringList{"b", "a", "c"}));
    }

private:
    std::filesystem::path parent() const { return m_folder->path().toStdString(); }

    std::filesystem::path add(const SampleRun& run) {
        const auto folder = record(parent(), run);
        look();
        return folder;
    }
    void look() {
        m_index->update();
        m_model->setRuns(m_index->runs());
    }
    QStringList names() const {
        QStringList all;
        for (int row = 0; row < m_filter->rowCount(); ++row)
            all << m_filter->index(row, 0).data().toString();
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RunIndex> m_index;
    std::unique_ptr<OverlaySet> m_overlay;
    std::unique_ptr<RunTableModel> m_model;
    std::unique_ptr<RunFilter> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;
};

WINDOW_TEST(RunTableModelTest)
#include "RunTableModelTest.moc"
