// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/LossCatalogue.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/experiment/ExperimentInspection.h"

using namespace obscura;

class LossCatalogueTest : public QObject {
    Q_OBJECT

    static Experiment experiment() { return templateExperiment("fashion-mnist-digital"); }
    static KnownFiles filesWith(TargetKind kind, Index size) {
        return {.data = DatasetFacts{.sample = {784},
                                     .target = {.kind = kind, .size = size},
                                     .sizes = {.train = 1000, .test = 100}}};
    }

private Q_SLOTS:
    void eachKindOfTargetHasALoss() {
        for (const TargetKind kind :
             {TargetKind::Class, TargetKind::Classes, TargetKind::Numbers, TargetKind::NextToken}) {
            QVERIFY(std::ranges::any_of(lossCatalogue(), [&](const LossInfo& info) {
                return std::ranges::find(info.targets, kind) != info.targets.end();
            }));
        }
    }

    void optionsAreThoseOfTheLoss() {
        Experiment e = experiment();
        assignField(e, "loss.label_smoothing=0.1");
        QCOMPARE(lossSettings(*e.graph.find("loss")).labelSmoothing, 0.1);
        assignField(e, "loss.function=angular_margin");
        const LossSettings settings = lossSettings(*e.graph.find("loss"));
        QCOMPARE(settings.function, std::string("angular_margin"));
        QCOMPARE(settings.margin, 0.2);
        QCOMPARE(settings.labelSmoothing, 0.0);
        COMPARE_ERROR(assignField(e, "loss.label_smoothing=0.1"), "label_smoothing");
        QVERIFY(parseExperiment(formatExperiment(e), "text") == e);
        COMPARE_ERROR(lossInfo("cross_entrop"), "cross_entropy");
    }

    void inspectionComparesLossAndTarget_data() {
        QTest::addColumn<QString>("function");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* function, TargetKind kind, int size,
                            const char* words) {
            QTest::newRow(name) << function << int(kind) << size << words;
        };
        row("fits", "cross_entropy", TargetKind::Class, 10, "");
        row("number", "cross_entropy", TargetKind::Class, 12, "10 outputs for 12 classes");
        row("kind", "cross_entropy", TargetKind::Numbers, 10,
            "cross_entropy|numbers|expected mean_squared_error");
        row("number that nobody has looked for", "cross_entropy", TargetKind::Class, 0, "");
        row("numbers", "mean_squared_error", TargetKind::Numbers, 10, "");
        row("other numbers", "mean_squared_error", TargetKind::Numbers, 3,
            "10 outputs for 3 numbers");
        row("classes", "mean_squared_error", TargetKind::Class, 10, "expected cross_entropy");
        row("flags", "binary_cross_entropy", TargetKind::Classes, 10, "");
        row("rows", "next_token", TargetKind::NextToken, 10, "10|sequence");
        row("directions", "angular_margin", TargetKind::Class, 77, "");
    }
    void inspectionComparesLossAndTarget() {
        QFETCH(QString, function);
        QFETCH(int, kind);
        QFETCH(int, size);
        QFETCH(QString, words);
        Experiment e = experiment();
        assignField(e, "loss.function=" + function.toStdString());
        const InspectionReport report =
            inspectExperiment(e, filesWith(static_cast<TargetKind>(kind), size));
        const QString message = QString::fromStdString(report.message(e.graph));
        QCOMPARE(report.canRun(), words.isEmpty());
        QVERIFY2(holdsAll(message, words), qPrintable(message));
    }

    void directionsAreParameters() {
        Experiment e = experiment();
        const Index before = inspectExperiment(e).parameters;
        assignField(e, "loss.function=angular_margin");
        QCOMPARE(inspectExperiment(e).parameters, before + 10 * 10);
    }
};

GUILESS_TEST(LossCatalogueTest)
#include "LossCatalogueTest.moc"
