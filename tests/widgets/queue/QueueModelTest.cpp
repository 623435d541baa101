// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueModel.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/experiment/Change.h"
#include "widgets/OwnSettings.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

using namespace obscura;

class QueueModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder);
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
    }
    void init() {
        m_queue = std::make_unique<RunQueue>();
        m_queue->setRunOptions({.maximumSteps = 4, .out = m_folder.filePath("runs").toStdString()});
        m_queue->setPaused(true);
        for (const char* title : {"one", "two", "three"})
            m_queue->add(m_experiment, title);
        m_model = std::make_unique<QueueModel>(*m_queue);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup() {
        m_tester.reset();
        m_model.reset();
        m_queue.reset();
    }

    void tellsOfWaitingOnes() {
        QCOMPARE(names(), (QStringList{"one", "two", "three"}));
        QCOMPARE(text(0, QueueModel::State), "Waits");
        QCOMPARE(text(0, QueueModel::Progress), "4 steps");
        QCOMPARE(text(0, QueueModel::End), "–");
        QVERIFY(!m_model->index(0, 0).data(QueueModel::kShareRole).isValid());
    }

    void rowsMoveAndStaySelected() {
        QItemSelectionModel selection(m_model.get());
        selection.select(m_model->index(0, 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QSignalSpy moves(m_model.get(), &QAbstractItemModel::rowsMoved);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        // As a view asks for it when a row is dropped before another, or behind the last.
        QVERIFY(m_model->moveRow({}, 0, {}, 3));
        QCOMPARE(names(), (QStringList{"two", "three", "one"}));
        QVERIFY(m_model->moveRow({}, 2, {}, 1));
        QCOMPARE(names(), (QStringList{"two", "one", "three"}));
        QVERIFY(!m_model->moveRow({}, 1, {}, 1));
        QVERIFY(!m_model->moveRow({}, 1, {}, 2));
        QCOMPARE(m_queue->pending(), names());
        QVERIFY(!moves.isEmpty());
        QVERIFY(resets.isEmpty());
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(selection.selectedRows()[0].row(), 1);
    }

    void rowsComeAndGo() {
        QPersistentModelIndex last = m_model->index(2, 0);
        m_queue->cancel(1);
        QCOMPARE(names(), (QStringList{"one", "three"}));
        QCOMPARE(last.row(), 1);
        m_queue->add(m_experiment, "four");
        QCOMPARE(names(), (QStringList{"one", "three", "four"}));
    }

    void tellsOfRunsAndTheirEnds() {
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        QStringList states;
        connect(m_model.get(), &QAbstractItemModel::dataChanged, this,
                [&] { states << text(0, QueueModel::State); });
        m_queue->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->count(QueueEntry::State::Done), 3, kPatience);
        QVERIFY(states.contains("Loads data"));
        QCOMPARE(text(2, QueueModel::State), "Done");
        QCOMPARE(text(2, QueueModel::Progress), "4 of 4");
        QCOMPARE(m_model->index(2, 0).data(QueueModel::kShareRole).toDouble(), 1.0);
        QVERIFY(m_model->index(2, 0).data(Qt::ToolTipRole).toString().contains("runs"));
        // What has ended stays where it is.
        QVERIFY(!(m_model->flags(m_model->index(0, 0)) & Qt::ItemIsDragEnabled));
        QVERIFY(!m_model->moveRow({}, 0, {}, 3));
        m_queue->clearEnded();
        QCOMPARE(m_model->rowCount(), 0);
    }

    void tellsWhyOneFailed() {
        for (int i = 0; i < 3; ++i)
            m_queue->cancel(0);
        m_queue->setRunOptions({.out = m_folder.filePath("runs").toStdString()});
        m_queue->add(divergingExperiment(m_folder.path().toStdString()), "diverges");
        m_queue->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->count(QueueEntry::State::Failed), 1, kPatience);
        QVERIFY2(text(0, QueueModel::State).startsWith("Failed: "),
                 qPrintable(text(0, QueueModel::State)));
    }

    void endsAreToldByTheClock_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("soon") << 11.4 << QStringLiteral("22:00 · in 12 s");
        QTest::newRow("in a while") << 192.0 << QStringLiteral("22:03 · in 3 min 12 s");
        QTest::newRow("tomorrow") << 7500.0 << QStringLiteral("4 May 00:05 · in 2 h 5 min");
    }
    void endsAreToldByTheClock() {
        QFETCH(const double, seconds);
        QFETCH(const QString, text);
        QCOMPARE(endText(seconds, QDateTime({2026, 5, 3}, {22, 0})), text);
    }

private:
    QString text(int row, int column) const {
        return m_model->index(row, column).data().toString();
    }
    QStringList names() const {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all << text(row, QueueModel::Name);
        return all;
    }

    QTemporaryDir m_folder;
    Experiment m_experiment;
    std::unique_ptr<RunQueue> m_queue;
    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

WINDOW_TEST(QueueModelTest)
#include "QueueModelTest.moc"
