// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/sources/SourceOptions.h"
#include "core/data/sources/Sources.h"

#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

/// The source "table".
class TableSourceTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const DatasetInfo m_source = tableSource();

    Options tableOptions(const QByteArray& text, Options more = {}) const {
        QFile file(m_folder.filePath("table.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("can't write the table");
        more["file"] = file.fileName().toStdString();
        return more;
    }
    /// All samples train, as they are.
    static Options plain(Options more = {}) {
        more["normalise"] = "none";
        more["validation_share"] = 0.0;
        more["test_share"] = 0.0;
        return more;
    }
    static QByteArray flowers() {
        QByteArray text = "width;length;colour;kind\n";
        for (int i = 0; i < 30; ++i)
            text += QByteArray::number(i) + ",5;" + QByteArray::number(2 * i) + ";" +
                    (i % 3 ? "red" : "blue") + ";" + (i % 2 ? "iris" : "rose") + "\n";
        return text;
    }

private Q_SLOTS:
    void readsInputsAndClass() {
        const auto data = loadedFrom(m_source, tableOptions(flowers(), plain()));
        QCOMPARE(data->facts().sample, Shape{4});
        QCOMPARE(data->facts().target, (TargetInfo{TargetKind::Class, 2, {"iris", "rose"}}));
        QCOMPARE(data->facts().sizes.train, Index{30});
        const ReadSamples two = samplesOf(*data, Split::Train, {4, 9});
        QCOMPARE(two.x.row(0), (Eigen::RowVector4f(4.5F, 8, 0, 1)));
        QCOMPARE(two.x.row(1), (Eigen::RowVector4f(9.5F, 18, 1, 0)));
        QCOMPARE(two.classes, (std::vector<std::int64_t>{1, 0}));
    }

    void splitsAndNormalises() {
        const Options options = tableOptions(flowers());
        const auto data = loadedFrom(m_source, options);
        QCOMPARE(data->facts().sizes, (DatasetSizes{.train = 24, .validation = 3, .test = 3}));
        QVERIFY(data->facts() == factsFrom(m_source, options));
        constexpr float kTolerance = 1e-5F;
        const ReadSamples all = allSamplesOf(*data, Split::Train);
        QVERIFY(all.x.colwise().mean().cwiseAbs().maxCoeff() < kTolerance);
    }

    void tellsTheTarget_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("size");
        const auto kind = [](TargetKind one) { return static_cast<int>(one); };
        QTest::newRow("few whole numbers") << "class"
                                           << "auto" << kind(TargetKind::Class) << 3;
        QTest::newRow("as numbers") << "class"
                                    << "numbers" << kind(TargetKind::Numbers) << 1;
        QTest::newRow("numbers") << "real"
                                 << "auto" << kind(TargetKind::Numbers) << 1;
        QTest::newRow("many whole numbers") << "index"
                                            << "auto" << kind(TargetKind::Numbers) << 1;
        QTest::newRow("as a class") << "index"
                                    << "class" << kind(TargetKind::Class) << 12;
        QTest::newRow("flags") << "a, b"
                               << "auto" << kind(TargetKind::Classes) << 2;
        QTest::newRow("flags as numbers") << "a,b"
                                          << "numbers" << kind(TargetKind::Numbers) << 2;
        QTest::newRow("two numbers") << "real,class"
                                     << "auto" << kind(TargetKind::Numbers) << 2;
    }
    void tellsTheTarget() {
        QFETCH(QString, target);
        QFETCH(QString, wanted);
        QFETCH(int, kind);
        QFETCH(int, size);
        QByteArray text = "x,index,class,real,a,b\n";
        for (int i = 0; i < 12; ++i)
            text += "1," + QByteArray::number(i) + "," + QByteArray::number(i % 3 - 1) + "," +
                    QByteArray::number(i / 4.0) + (i % 2 ? ",0,1\n" : ",1,1\n");
        const Options options = tableOptions(text, plain({{"target", target.toStdString()},
                                                          {"target_kind", wanted.toStdString()},
                                                          {"inputs", "x"}}));
        const auto data = loadedFrom(m_source, options);
        QCOMPARE(static_cast<int>(data->facts().target.kind), kind);
        QCOMPARE(data->facts().target.size, Index{size});
        QCOMPARE(std::ssize(data->facts().target.names), size);
        const ReadSamples one = samplesOf(*data, Split::Train, {7});
        if (target == "class" && wanted == "auto")
            QCOMPARE(one.classes[0], std::int64_t{1});
        if (target == "real,class")
            QCOMPARE(one.numbers, (std::vector<float>{1.75F, 0}));
        if (target == "a, b")
            QCOMPARE(one.numbers, (std::vector<float>{0, 1}));
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("missing input") << QByteArray("a,b\n1,2\n,3\n") << ""
                                       << ""
                                       << "line 3, column 'a': found nothing, expected a value";
        QTest::newRow("missing target") << QByteArray("a,b\n1,2\n3,NA\n") << ""
                                        << ""
                                        << "line 3, column 'b': found nothing";
        QTest::newRow("column") << QByteArray("a,b\n1,2\n") << "target"
                                << "c"
                                << "no column 'c'";
        QTest::newRow("no inputs") << QByteArray("a\n1\n2\n") << ""
                                   << ""
                                   << "no column beside";
        QTest::newRow("text as numbers") << QByteArray("a,b\n1,2\n1,two\n") << "target_kind"
                                         << "numbers"
                                         << "line 3, column 'b': found 'two'";
        QTest::newRow("several texts") << QByteArray("x,a,b\n1,u,v\n1,u,v\n") << "target"
                                       << "a,b"
                                       << "line 2, column 'a': found 'u', expected numbers";
        QTest::newRow("not 0 or 1") << QByteArray("a,b\n1,2\n1,3\n") << "target_kind"
                                    << "classes"
                                    << "column 'b'|0 and 1";
        QTest::newRow("shares") << QByteArray("a,b\n1,2\n1,3\n") << ""
                                << ""
                                << "none to train";
    }
    void namesTheMistake() {
        QFETCH(QByteArray, text);
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, words);
        Options more = words.contains("none to train") ? Options() : plain();
        if (!option.isEmpty())
            more[option.toStdString()] = value.toStdString();
        COMPARE_ERROR(factsFrom(m_source, tableOptions(text, more)), words);
    }

    void aColumnOfManyTextsIsRefused() {
        QByteArray text = "id,x,y\n";
        for (int i = 0; i < 200; ++i)
            text += "n" + QByteArray::number(i) + ",1,2\n";
        COMPARE_ERROR(factsFrom(m_source, tableOptions(text)),
                      "line 2, column 'id': found 'n0'|at most 100|dataset.inputs");
        QCOMPARE(factsFrom(m_source, tableOptions(text, {{"inputs", "x"}})).sample, Shape{1});
    }

    void asksForAFile() { COMPARE_ERROR(factsFrom(m_source, {}), "dataset.file"); }
};

GUILESS_TEST(TableSourceTest)
#include "TableSourceTest.moc"
