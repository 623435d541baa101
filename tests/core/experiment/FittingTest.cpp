// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Fitting.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/network/LayerCatalogue.h"

#include <QtTest>

using namespace obscura;

Q_DECLARE_METATYPE(obscura::TargetKind)

class FittingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each network takes what it is made for and answers as it should.
    void fits_data() {
        QTest::addColumn<QList<qlonglong>>("sample");
        QTest::addColumn<TargetKind>("kind");
        QTest::addColumn<qlonglong>("size");
        QTest::newRow("row, classes") << QList<qlonglong>{12} << TargetKind::Class << 3LL;
        QTest::newRow("row, flags") << QList<qlonglong>{300} << TargetKind::Classes << 7LL;
        QTest::newRow("row, numbers") << QList<qlonglong>{5} << TargetKind::Numbers << 2LL;
        QTest::newRow("one number") << QList<qlonglong>{1} << TargetKind::Numbers << 1LL;
        QTest::newRow("image") << QList<qlonglong>{3, 32, 32} << TargetKind::Class << 100LL;
        QTest::newRow("small image") << QList<qlonglong>{1, 8, 9} << TargetKind::Class << 2LL;
        QTest::newRow("sequence") << QList<qlonglong>{101, 80} << TargetKind::Class << 10LL;
        QTest::newRow("sequence, numbers") << QList<qlonglong>{10, 3} << TargetKind::Numbers << 4LL;
        QTest::newRow("tokens") << QList<qlonglong>{64} << TargetKind::NextToken << 2048LL;
    }
    void fits() {
        QFETCH(QList<qlonglong>, sample);
        QFETCH(TargetKind, kind);
        QFETCH(qlonglong, size);
        const DatasetFacts facts{.sample = Shape(sample.begin(), sample.end()),
                                 .target = {.kind = kind, .size = Index(size)},
                                 .sizes = {.train = 20, .validation = 0, .test = 100}};
        Experiment e = templateExperiment("fashion-mnist-slm");
        e.name = "mine";
        // Which source it is makes no difference to what is known of it.
        assignField(e, "dataset.source=table");
        const Experiment fitting = withFittingNetwork(e, facts);
        QCOMPARE(fitting.name, std::string("mine"));
        QCOMPARE(firstWithRole(fitting.graph, LayerRole::Source)->options,
                 firstWithRole(e.graph, LayerRole::Source)->options);
        QVERIFY(firstWithRole(fitting.graph, LayerRole::Physical));
        const InspectionReport report = inspectExperiment(fitting, {.data = facts});
        QVERIFY2(report.canRun(), report.message(fitting.graph).c_str());
    }
};

GUILESS_TEST(FittingTest)
#include "FittingTest.moc"
