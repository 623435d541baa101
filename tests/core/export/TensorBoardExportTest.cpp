// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/TensorBoardExport.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/data/readers/Python.h"
#include "core/export/EventsRead.h"
#include "core/runs/RunWriter.h"
#include "core/runs/SampleRecord.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

class TensorBoardExportTest : public QObject {
    Q_OBJECT

private:
    std::filesystem::path path(const char* name) const {
        return m_folder.filePath(name).toStdString();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() {
        RunWriter writer(path("runs"), templateExperiment("fashion-mnist-slm"));
        writer.receive(sampleStep(1));
        writer.receive(sampleStep(2));
        EvaluationRecord evaluation;
        evaluation.step = 2;
        evaluation.loss = 0.5;
        writer.receive(evaluation);
        writer.flush();
        const std::filesystem::path written = exportTensorBoard(writer.path(), path("board/deep"));
        QVERIFY(written == eventsFileIn(path("board/deep")));
    }

    void tellsWhatWasRecorded() {
        const EventsRead read(eventsFileIn(path("board/deep")));
        const auto losses = read.of("training/loss");
        QCOMPARE(losses.size(), std::size_t{2});
        QCOMPARE(losses[1].step, std::uint64_t{2});
        QCOMPARE(read.of("training/queries_forward")[1].value.real(2), 256.0F);
        QCOMPARE(read.of("evaluation/test_loss").at(0).value.real(2), 0.5F);
    }

    void isReadByTensorBoard() {
        if (!failureOfPython("import tensorboard", m_folder.path()).isEmpty())
            QSKIP("TensorBoard is not installed");
        RUN_PYTHON(R"(
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
events = EventAccumulator("board/deep")
events.Reload()
assert "training/loss" in events.Tags()["scalars"] or "training/loss" in events.Tags()["tensors"]
)",
                   m_folder.path());
    }

    void refusesWhatIsNoRun() {
        COMPARE_ERROR(exportTensorBoard(path("elsewhere"), path("board")), "elsewhere");
    }
};

GUILESS_TEST(TensorBoardExportTest)
#include "TensorBoardExportTest.moc"
