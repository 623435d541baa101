// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFolder.h"

#include "TestProgram.h"
#include "core/Samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class AtomicFolderTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_place;

    std::filesystem::path goal() const { return m_place.filePath("deep/within/set").toStdString(); }
    QStringList beside() const {
        return QDir(m_place.filePath("deep/within"))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    static void fill(const AtomicFolder& folder, const QByteArray& bytes) {
        QFile file(QString::fromStdString((folder.temporary() / "file").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray content() const {
        QFile file(QString::fromStdString((goal() / "file").string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { QDir(m_place.filePath("deep")).removeRecursively(); }

    void isThereAsAWhole() {
        {
            AtomicFolder folder(goal());
            fill(folder, "whole");
            QVERIFY(!beside().contains("set"));
            folder.commit();
            QCOMPARE(beside(), QStringList("set"));
        }
        QCOMPARE(content(), "whole");
        QVERIFY(QFile::permissions(QString::fromStdString(goal().string())) & QFile::ReadGroup);
    }

    void leavesNothingWhereItIsNotCommitted() {
        {
            const AtomicFolder folder(goal());
            fill(folder, "half");
            QCOMPARE(beside().size(), qsizetype{1});
        }
        QVERIFY(beside().isEmpty());
    }

    void theFasterStays() {
        AtomicFolder slow(goal());
        {
            AtomicFolder fast(goal());
            fill(fast, "fast");
            fast.commit();
        }
        fill(slow, "slow");
        slow.commit();
        QCOMPARE(content(), "fast");
    }

    void removesWhatAKilledOneLeft() {
        QDir().mkpath(m_place.filePath("deep/within/.set.obscura-abc123/train"));
        QDir().mkpath(m_place.filePath("deep/within/.other.obscura-abc123"));
        const AtomicFolder living(goal());
        const AtomicFolder folder(goal());
        const QStringList found = beside();
        QVERIFY(!found.contains(".set.obscura-abc123"));
        QVERIFY(found.contains(".other.obscura-abc123"));
        QVERIFY(std::filesystem::exists(living.temporary()));
    }

    void namesWhatCannotBeMade() {
        QFile file(m_place.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        COMPARE_ERROR(AtomicFolder(m_place.filePath("file/set").toStdString()), "file|can't");
    }
};

GUILESS_TEST(AtomicFolderTest)
#include "AtomicFolderTest.moc"
