// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueKeeper.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "widgets/OwnSettings.h"
#include "widgets/queue/RunQueue.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

using namespace obscura;

using State = QueueEntry::State;

class QueueKeeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder);
        writeTinyDataset(m_folder.path().toStdString());
        m_experiment = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
    }
    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void thoseThatWaitWaitInTheNextSession() {
        {
            Session session(root());
            session.queue.setPaused(true);
            session.add(m_experiment, "one");
            session.add(m_experiment, "two");
            session.queue.move(1, 0);
            session.keeper.close();
            session.queue.leave();
        }
        Session next(root());
        QCOMPARE(next.keeper.takeOver(), 2);
        QCOMPARE(next.queue.pending(), (QStringList{"two", "one"}));
        QVERIFY(next.queue.isPaused());
        QVERIFY(next.queue.entries()[0].experiment == m_experiment);
        // They are this session's now.
        QCOMPARE(files(), QStringList{QFileInfo(next.keeper.file()).fileName()});
        next.queue.setRunOptions({.out = m_folder.filePath("runs").toStdString()});
        next.queue.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(next.queue.count(State::Done), 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(files().isEmpty(), kPatience);
    }

    void aSessionThatGoesOnKeepsItsOwn() {
        Session first(root());
        first.queue.setPaused(true);
        first.add(m_experiment, "one");
        QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, kPatience);
        Session second(root());
        QCOMPARE(second.keeper.takeOver(), 0);
        first.queue.cancel(0);
        QTRY_VERIFY_WITH_TIMEOUT(files().isEmpty(), kPatience);
    }

    void whatCantRunAnyMoreStaysInItsFile() {
        QTemporaryDir gone;
        writeTinyDataset(gone.path().toStdString());
        {
            Session session(root());
            session.queue.setPaused(true);
            session.add(tinyExperiment("fashion-mnist-slm", gone.path().toStdString()), "gone");
            session.add(m_experiment, "works");
            session.keeper.close();
        }
        gone.remove();
        Session next(root());
        QSignalSpy failures(&next.keeper, &QueueKeeper::failed);
        QCOMPARE(next.keeper.takeOver(), 1);
        QCOMPARE(next.queue.pending(), QStringList{"works"});
        QCOMPARE(failures.size(), 1);
        const QString why = failures[0][0].toString();
        QVERIFY2(why.contains("gone") && why.contains(gone.path()), qPrintable(why));
        QCOMPARE(files().size(), 2);
        // Its data are back.
        QDir().mkpath(gone.path());
        writeTinyDataset(gone.path().toStdString());
        Session third(root());
        QCOMPARE(third.keeper.takeOver(), 1);
        QCOMPARE(third.queue.pending(), QStringList{"gone"});
        QDir(gone.path()).removeRecursively();
    }

    void whatIsNoQueueIsTold_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("told");
        QTest::newRow("truncated") << QByteArray("{\"version\": 1, \"wai") << "character";
        QTest::newRow("from the future")
            << QByteArray("{\"version\": 7, \"waiting\": []}") << "found version 7, expected 1";
        QTest::newRow("no list") << QByteArray("{\"version\": 1}") << "waiting";
    }
    void whatIsNoQueueIsTold() {
        QFETCH(QByteArray, text);
        QFETCH(QString, told);
        const QString file = m_root->filePath("queue-left.json");
        QFile left(file);
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write(text);
        left.close();
        Session session(root());
        QSignalSpy failures(&session.keeper, &QueueKeeper::failed);
        QCOMPARE(session.keeper.takeOver(), 0);
        QCOMPARE(failures.size(), 1);
        const QString why = failures[0][0].toString();
        QVERIFY2(why.contains(file) && why.contains(told), qPrintable(why));
        QVERIFY(QFile::exists(file));
    }

    void whatCantBeKeptIsToldOnce() {
        QFile blocked(m_root->filePath("file"));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        Session session(blocked.fileName());
        QSignalSpy failures(&session.keeper, &QueueKeeper::failed);
        session.queue.setPaused(true);
        session.add(m_experiment, "one");
        QVERIFY(!session.keeper.write());
        QVERIFY(!session.keeper.write());
        QCOMPARE(failures.size(), 1);
    }

private:
    struct Session {
        explicit Session(const QString& root) : keeper(queue, root, 0) {}
        void add(const Experiment& e, const QString& title) { queue.add(e, title); }
        RunQueue queue;
        QueueKeeper keeper;
    };

    QString root() const { return m_root->path(); }
    QStringList files() const { return QDir(root()).entryList({"queue-*.json"}, QDir::Files); }

    QTemporaryDir m_folder;
    std::unique_ptr<QTemporaryDir> m_root;
    Experiment m_experiment;
};

WINDOW_TEST(QueueKeeperTest)
#include "QueueKeeperTest.moc"
