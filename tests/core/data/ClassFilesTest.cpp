// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassFiles.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "devices/Stop.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class ClassFilesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    void touch(const QStringList& names) const {
        for (const QString& name : names) {
            QDir(m_folder->path()).mkpath(QFileInfo(name).path());
            QFile file(m_folder->filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
    }
    ClassFiles found(const Loading& loading = {}) const {
        return findClassFolders(m_folder->path().toStdString(), {".wav", ".flac"}, "sounds",
                                loading);
    }
    static QStringList namesOf(const ClassFiles& files, Split split) {
        QStringList names;
        for (const ClassFile& file : files.files) {
            if (file.split == split)
                names.push_back(QString::fromStdString(file.file.filename().string()) + "=" +
                                QString::number(file.label));
        }
        return names;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderIsAClass() {
        touch({"dog/b.wav", "dog/a.FLAC", "cat/c.wav", "cat/notes.txt", "README.wav",
               "dog/.hidden.wav", ".trash/d.wav", "empty/notes.txt"});
        const ClassFiles files = found();
        QCOMPARE(files.classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(namesOf(files, Split::Train), QStringList({"c.wav=0", "a.FLAC=1", "b.wav=1"}));
        QCOMPARE(sizesOf(files).test, Index{0});
    }

    void foldersOfSplits() {
        touch({"Train/dog/a.wav", "Train/cat/b.wav", "val/dog/c.wav", "test/cat/d.wav",
               "test/dog/e.wav", "docs/x.wav"});
        const ClassFiles files = found();
        QCOMPARE(files.classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(namesOf(files, Split::Train), QStringList({"b.wav=0", "a.wav=1"}));
        QCOMPARE(namesOf(files, Split::Validation), QStringList({"c.wav=1"}));
        QCOMPARE(namesOf(files, Split::Test), QStringList({"d.wav=0", "e.wav=1"}));
    }

    /// Classes keep their numbers whatever comes later.
    void twoFoldersTrain() {
        touch({"train/b/1.wav", "train/c/2.wav", "training/a/3.wav", "training/c/4.wav"});
        const ClassFiles files = found();
        QCOMPARE(files.classes, (std::vector<std::string>{"b", "c", "a"}));
        QCOMPARE(namesOf(files, Split::Train),
                 QStringList({"1.wav=0", "2.wav=1", "3.wav=2", "4.wav=1"}));
    }

    void foldersWithinAClassBelongToIt() {
        touch({"dog/2/b.wav", "dog/1/old/a.wav", "dog/c.wav", "cat/d.wav"});
        QCOMPARE(namesOf(found(), Split::Train),
                 QStringList({"d.wav=0", "a.wav=1", "b.wav=1", "c.wav=1"}));
    }

    void whatTellsNoClassesIsLeftOut() {
        touch({"train/cat/a.wav", "train/dog/b.wav", "test/images/c.wav", "val/d.wav"});
        QVERIFY(sizesOf(found()) == DatasetSizes{.train = 2});
    }

    void aClassMayBeCalledLikeASplit() {
        touch({"test/a.wav", "valid/b.wav"});
        const ClassFiles files = found();
        QCOMPARE(files.classes, (std::vector<std::string>{"test", "valid"}));
        QCOMPARE(sizesOf(files).train, Index{2});
    }

    void emptySplitsAreFilled() {
        for (int i = 0; i < 20; ++i)
            touch({QString("train/a/%1.wav").arg(i), QString("train/b/%1.wav").arg(i),
                   QString("test/a/%1.wav").arg(i)});
        ClassFiles files = found();
        const SplitShares shares{.validation = 0.25, .test = 0.5, .seed = 3};
        fillSplits(files, shares);
        QCOMPARE(sizesOf(files).train, Index{30});
        QCOMPARE(sizesOf(files).validation, Index{10});
        QCOMPARE(sizesOf(files).test, Index{20});
        ClassFiles again = found();
        fillSplits(again, shares);
        QCOMPARE(namesOf(again, Split::Validation), namesOf(files, Split::Validation));
        ClassFiles other = found();
        fillSplits(other, {.validation = 0.25, .test = 0.5, .seed = 4});
        QVERIFY(namesOf(other, Split::Validation) != namesOf(files, Split::Validation));
    }

    void namesTheMistake() {
        COMPARE_ERROR(findClassFolders("/no/such", {".wav"}, "sounds", {}),
                      "/no/such|no such folder");
        COMPARE_ERROR(found(), "0 folders|sounds|.wav, .flac|two classes");
        touch({"train/dog/a.wav"});
        COMPARE_ERROR(found(), "1 folders|two classes");
        touch({"train/cat/a.wav", "test/dgo/a.wav"});
        COMPARE_ERROR(found(), "test/dgo|'dgo'|trains|near: dog");
    }

    void stops() {
        touch({"dog/b.wav", "cat/c.wav"});
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(found({.stop = stop.get_token()}), Stopped);
    }
};

GUILESS_TEST(ClassFilesTest)
#include "ClassFilesTest.moc"
