// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/RecentFiles.h"

#include "TestProgram.h"
#include "widgets/OwnSettings.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace obscura;

class RecentFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder);
    }
    void init() { RecentFiles::clear(); }

    void theNewestComesFirstAndOnce() {
        for (const char* name : {"/a.json", "/b.json", "/a.json"})
            RecentFiles::add(name);
        QCOMPARE(RecentFiles::all(), (QStringList{"/a.json", "/b.json"}));
        RecentFiles::remove("/a.json");
        QCOMPARE(RecentFiles::all(), QStringList{"/b.json"});
    }

    void onlySoManyAreRemembered() {
        for (int i = 0; i < 15; ++i)
            RecentFiles::add(QStringLiteral("/%1.json").arg(i));
        QCOMPARE(RecentFiles::all().size(), qsizetype{RecentFiles::kMost});
        QCOMPARE(RecentFiles::all().front(), "/14.json");
    }

    void whatIsGoneCantBeChosen() {
        const QString there = m_folder.filePath("there & so.json");
        QFile file(there);
        QVERIFY(file.open(QIODevice::WriteOnly));
        RecentFiles::add(there);
        RecentFiles::add("/gone.json");
        RecentMenu menu("Recent");
        QSignalSpy chosen(&menu, &RecentMenu::fileChosen);
        Q_EMIT menu.aboutToShow();
        const QList<QAction*> actions = menu.actions();
        QCOMPARE(actions.size(), 4);  // two files, a separator, Clear
        QVERIFY(!actions[0]->isEnabled());
        QVERIFY(actions[0]->text().contains("no longer there"));
        QVERIFY(actions[1]->isEnabled());
        QVERIFY(actions[1]->text().contains("there && so.json"));
        QCOMPARE(actions[1]->toolTip(), there);
        actions[1]->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), there);
        actions[3]->trigger();
        QVERIFY(RecentFiles::all().isEmpty());
        Q_EMIT menu.aboutToShow();
        QCOMPARE(menu.actions().size(), 1);
        QVERIFY(!menu.actions()[0]->isEnabled());
    }

    void longPathsAreCut() {
        const QString name = QString(300, 'n') + ".json";
        RecentFiles::add('/' + QString(300, 'f') + '/' + name);
        RecentMenu menu("Recent");
        Q_EMIT menu.aboutToShow();
        const QString text = menu.actions()[0]->text();
        QVERIFY2(text.size() < 300 && text.contains("n.json"), qPrintable(text));
        QVERIFY(menu.actions()[0]->toolTip().endsWith(name));
    }

private:
    QTemporaryDir m_folder;
};

WINDOW_TEST(RecentFilesTest)
#include "RecentFilesTest.moc"
