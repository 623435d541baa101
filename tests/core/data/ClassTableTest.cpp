// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/ClassTable.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "devices/Stop.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class ClassTableTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string written(const QByteArray& text) const {
        QFile file(m_folder.filePath("metadata.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't write the table");
        return file.fileName().toStdString();
    }
    ClassFiles read(const QByteArray& text, const HeldOutFolds& folds = {}) const {
        return readClassTable(written(text), {}, folds, {});
    }
    static std::vector<Split> splits(const ClassFiles& files) {
        std::vector<Split> result;
        for (const ClassFile& file : files.files)
            result.push_back(file.split);
        return result;
    }

private Q_SLOTS:
    void initTestCase() {
        QDir(m_folder.path()).mkpath("sub");
        for (const char* name : {"a.wav", "b.wav", "c.wav", "sub/d, e.wav"}) {
            QFile file(m_folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
    }

    void readsFilesAndClasses() {
        const ClassFiles files = read("id,class,file\n1,dog,b.wav\n2,cat,a.wav\n3,dog,c.wav\n");
        QCOMPARE(files.classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(files.files.size(), std::size_t{3});
        QCOMPARE(files.files[0].file.string(), m_folder.filePath("b.wav").toStdString());
        QCOMPARE(files.files[0].label, Index{1});
        QCOMPARE(files.files[1].label, Index{0});
        QCOMPARE(sizesOf(files).train, Index{3});
    }

    void readsWhatSpreadsheetsWrite() {
        const ClassFiles files = read(
            "\xef\xbb\xbf"
            "file,class\r\n\"sub/d, e.wav\",\"a \"\"b\"\"\"\r\n\r\na.wav,c\r");
        QCOMPARE(files.classes, (std::vector<std::string>{"a \"b\"", "c"}));
        QCOMPARE(files.files[0].file.filename().string(), std::string("d, e.wav"));
        QCOMPARE(files.files.size(), std::size_t{2});
    }

    void findsOutTheDelimiter() {
        const ClassFiles files = read("file;class\n\"sub/d, e.wav\";\"x;y\"\n a.wav ;z\n");
        QCOMPARE(files.classes, (std::vector<std::string>{"x;y", "z"}));
        QCOMPARE(files.files[1].file.filename().string(), std::string("a.wav"));
        QCOMPARE(read("class\tfile\nx\ta.wav\ny\tb.wav\n").files.size(), std::size_t{2});
    }

    void readsSplits() {
        const ClassFiles files =
            read("file,class,split,fold\na.wav,x,train,1\nb.wav,y,val,1\nc.wav,y,Test,7\n");
        QCOMPARE(splits(files), (std::vector{Split::Train, Split::Validation, Split::Test}));
    }

    void readsFolds_data() {
        QTest::addColumn<int>("validation");
        QTest::addColumn<int>("test");
        QTest::addColumn<QString>("splits");  ///< of folds 1, 5, 2, 4
        QTest::newRow("last two") << 0 << 0 << "tTtv";
        QTest::newRow("test chosen") << 0 << 2 << "tvTt";
        QTest::newRow("validation chosen") << 1 << 0 << "vTtt";
        QTest::newRow("both chosen") << 2 << 1 << "Ttvt";
    }
    void readsFolds() {
        QFETCH(int, validation);
        QFETCH(int, test);
        QFETCH(QString, splits);
        const ClassFiles files = read("file,class,fold\na.wav,x,1\nb.wav,y,5\nc.wav,y,2\na.wav,y,4",
                                      {.validation = validation, .test = test});
        QString found;
        for (const ClassFile& file : files.files)
            found += file.split == Split::Train ? 't' : file.split == Split::Test ? 'T' : 'v';
        QCOMPARE(found, splits);
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QByteArray& text, const QString& words) {
            QTest::newRow(name) << text << "metadata.csv|" + words;
        };
        row("empty", "", "an empty file|table");
        row("web page", "<html>\n", "a web page|table");
        row("no file", "files,class\na.wav,x\n", "no column 'file'|near: files");
        row("no class", "file,label\na.wav,x\n", "no column 'class'");
        row("fields", "file,class\na.wav,x\nb.wav\n", "line 3|1 cells|expected 2");
        row("quote", "file,class\na.wav,\"x\nb.wav,y\n", "line 2|quote");
        row("missing", "file,class\na.wav,x\nz.wav,y\n", "line 3|'z.wav'|there is no");
        row("nameless", "file,class\n,x\nb.wav,y\n", "line 2|'file': found nothing");
        row("no class given", "file,class\na.wav,\n", "line 2|'class': found nothing");
        row("split", "file,class,split\na.wav,x,train\nb.wav,y,tset\n",
            "line 3|'tset'|train, validation or test");
        row("fold", "file,class,fold\na.wav,x,1\nb.wav,y,2a\n", "line 3|'2a'|whole number");
        row("folds", "file,class,fold\na.wav,x,1\nb.wav,y,2\n", "2 folds|at least three");
        row("one class", "file,class\na.wav,x\nb.wav,x\n", "1 classes|at least two");
        row("nothing", "file,class\n", "no rows");
    }
    void namesTheMistake() {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        COMPARE_ERROR(read(text), words);
    }

    void namesFoldsThatAreNot() {
        const QByteArray text = "file,class,fold\na.wav,x,1\nb.wav,y,2\nc.wav,x,3\n";
        COMPARE_ERROR(read(text, {.validation = 1, .test = 9}), "dataset.test_fold|no fold 9");
        COMPARE_ERROR(read(text, {.validation = 8, .test = 1}), "dataset.validation_fold|fold 8");
        COMPARE_ERROR(read(text, {.validation = 3, .test = 0}), "both are fold 3");
    }

    void stops() {
        std::stop_source stop;
        stop.request_stop();
        const std::string table = written("file,class\na.wav,x\nb.wav,y\n");
        QVERIFY_EXCEPTION_THROWN(readClassTable(table, {}, {}, {.stop = stop.get_token()}),
                                 Stopped);
    }
};

GUILESS_TEST(ClassTableTest)
#include "ClassTableTest.moc"
