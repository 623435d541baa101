// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/report/RunReport.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/runs/RunNotes.h"
#include "core/runs/RunWriter.h"
#include "core/runs/SampleRecord.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <optional>

using namespace obscura;

class RunReportTest : public QObject {
    Q_OBJECT

private:
    QString path(const char* name) const { return m_folder->filePath(name); }
    /// A run of some steps, with a change in its middle.
    std::filesystem::path record(const Experiment& e) const {
        RunWriter writer(path("runs").toStdString(), e);
        for (int step = 1; step <= 40; ++step)
            writer.receive(sampleStep(step));
        EvaluationRecord evaluation;
        evaluation.step = 40;
        evaluation.accuracy = 0.875;
        evaluation.loss = 0.5;
        writer.receive(evaluation);
        writer.receive(ChangeMade{.change = {.block = e.graph.find("blackbox")->id,
                                             .option = "surrogate.rank",
                                             .value = Index{20}},
                                  .step = 17,
                                  .owner = "blackbox",
                                  .plannedSteps = 40});
        RunSummary summary;
        summary.outcome = RunOutcome::Finished;
        summary.steps = 40;
        summary.ledger[Purpose::Forward].queries = 5120;
        writer.write(summary);
        return writer.path();
    }
    /// What poppler-utils say of the report.
    QString told(const QString& program, const QStringList& arguments) const {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput())
                                         : process.errorString();
    }

    std::optional<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() {
        m_folder.emplace();
        if (QStandardPaths::findExecutable("pdftotext").isEmpty())
            QSKIP("poppler-utils is not installed");
    }

    void tellsOfTheRun() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        assignField(e, "training.batch=77");
        const auto run = record(e);
        writeNotes(run, {.name = "My run", .tags = {}, .text = "Mirror 3 was dirty."});
        writeRunReport(run, path("report.pdf"));
        const QString text = told("pdftotext", {"-layout", path("report.pdf"), "-"});
        for (const char* const words :
             {"My run", "Mirror 3 was dirty.", "Figures", "87.5 %", "5 120", "Settings", "77",
              "Spatial light modulator", "mean loss", "share correct", "step", "Hardware queries",
              "Changed in mid-run", "After step 17", "blackbox.surrogate.rank = 20"})
            QVERIFY2(text.contains(QString::fromUtf8(words)),
                     qPrintable(QString::fromUtf8(words) + " is not in:\n" + text));
        const QString info = told("pdfinfo", {path("report.pdf")});
        QVERIFY2(info.contains("A4") && info.contains(QRegularExpression("Pages: +1\n")),
                 qPrintable(info));
    }

    void tellsOfALargeExperiment() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        BlockId before = e.graph.find("blackbox")->id;
        for (int i = 0; i < 40; ++i) {
            const BlockId block = addBlock(e, "blackbox", {});
            setBlockOption(e, block, "outputs", Index{100 + i});
            connectBlocks(e, {before, 0, block, 0});
            before = block;
        }
        writeRunReport(record(e), path("report.pdf"));
        const QString text = told("pdftotext", {"-layout", path("report.pdf"), "-"});
        QVERIFY(text.contains(QRegularExpression("… and \\d+ more")));
        QVERIFY(told("pdfinfo", {path("report.pdf")}).contains(QRegularExpression("Pages: +1\n")));
    }

    void saysWhatWentWrong() {
        COMPARE_ERROR(writeRunReport(path("elsewhere").toStdString(), path("report.pdf")),
                      "elsewhere");
        const auto run = record(templateExperiment("fashion-mnist-slm"));
        COMPARE_ERROR(writeRunReport(run, path("no/report.pdf")), "no/report.pdf");
    }
};

WINDOW_TEST(RunReportTest)
#include "RunReportTest.moc"
