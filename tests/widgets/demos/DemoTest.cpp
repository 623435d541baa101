// SPDX-License-Identifier: GPL-3.0-or-later
#include "MessageOf.h"
#include "TestProgram.h"
#include "core/settings/Settings.h"
#include "widgets/demos/Demo.h"

#include <QStringList>

using namespace obscura;

/// The files of demos.
class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAFile() {
        const Demo demo = parseDemo(R"({"title": "T", "point": "P.", "look": "L.", "dock": "plane",
            "variants": [{"name": "a", "template": "plane-spiral", "set": ["training.epochs=3"]},
                         {"name": "b", "template": "plane-spiral"}],
            "claims": [{"better": "a", "than": "b", "by": 0.1}]})",
                                    "mine");
        QCOMPARE(demo.title, QString("T"));
        QCOMPARE(demo.dock, QString("plane"));
        QCOMPARE(demo.variants.size(), std::size_t{2});
        QCOMPARE(demo.variants[0].experiment.name, std::string("T: a"));
        QCOMPARE(trainingSettings(demo.variants[0].experiment.training).epochs, 3.0);
        QCOMPARE(demo.claims[0].by, 0.1);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("said");
        QTest::newRow("no JSON") << "}"
                                 << "]"
                                 << "demo mine: line 2: ";
        QTest::newRow("no title") << "\"title\": \"T\", "
                                  << ""
                                  << "demo mine: title: found nothing";
        QTest::newRow("unknown field") << "\"look\""
                                       << "\"lock\""
                                       << "demo mine: lock: unknown field";
        QTest::newRow("no such template") << "plane-spiral"
                                          << "plane-spirals"
                                          << "demo mine: variants[0]: ";
        QTest::newRow("no such option") << "training.epochs"
                                        << "training.epoch"
                                        << "training.epoch";
        QTest::newRow("claim of nobody") << "\"better\": \"a\""
                                         << "\"better\": \"c\""
                                         << "claims[0].better: found \"c\"";
        QTest::newRow("negative claim") << "0.1"
                                        << "-1"
                                        << "claims[0].by";
    }
    void saysWhatIsWrong() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, said);
        QString text = R"({"title": "T", "point": "P.", "look": "L.",
"variants": [{"name": "a", "template": "plane-spiral", "set": ["training.epochs=3"]}],
"claims": [{"better": "a", "by": 0.1}]})";
        QVERIFY(text.contains(from));
        text.replace(from, to);
        const QString message = messageOf([&] { parseDemo(text.toUtf8(), "mine"); });
        QVERIFY2(message.contains(said), qPrintable(message));
    }

    void unknownNameListsTheNames() {
        const QString message = messageOf([] { builtInDemo("drifts"); });
        QVERIFY2(message.contains("drifts") && message.contains("drift, quantisation"),
                 qPrintable(message));
    }

    /// All that the lecture needs are there, and can be read.
    void builtInOnesAreWhole() {
        const QStringList names = demoNames();
        QCOMPARE(names, QStringList({"frozen", "spiral", "mesh", "matrix", "rank", "drift",
                                     "quantisation", "devices"}));
        for (const QString& name : names)
            QVERIFY2(!builtInDemo(name).claims.empty(), qPrintable(name));
    }
};

GUILESS_TEST(DemoTest)
#include "DemoTest.moc"
