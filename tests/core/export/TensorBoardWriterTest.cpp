// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/TensorBoardWriter.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/export/EventsRead.h"
#include "core/runs/SampleRecord.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <numeric>
#include <optional>

using namespace obscura;

class TensorBoardWriterTest : public QObject {
    Q_OBJECT

private:
    static Experiment sample() { return templateExperiment("fashion-mnist-slm"); }
    static BlockId box() { return sample().graph.find("blackbox")->id; }

    std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    void begin(TensorBoardWriter& writer) const {
        writer.receive(RunStarted{.folder = folder(), .plannedSteps = 10});
    }
    static void end(TensorBoardWriter& writer) { writer.receive(RunSummary{}); }

    std::optional<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() {
        m_folder.emplace();
        QVERIFY(m_folder->isValid());
    }

    void tellsRecords() {
        TensorBoardWriter writer(sample());
        const double before = secondsNow();
        begin(writer);
        writer.receive(sampleStep(1));
        StepRecord measured = sampleStep(2);
        measured.surrogateError = 0.25;
        writer.receive(measured);
        EvaluationRecord evaluation;
        evaluation.step = 2;
        evaluation.accuracy = 0.875;
        writer.receive(evaluation);
        end(writer);
        QVERIFY(writer.failure().empty());

        const EventsRead read(eventsFileIn(folder()));
        QCOMPARE(read.first().text(3), std::string("brain.Event:2"));
        const auto losses = read.of("training/loss");
        QCOMPARE(losses.size(), std::size_t{2});
        QCOMPARE(losses[1].step, std::uint64_t{2});
        QVERIFY(losses[1].time >= before && losses[1].time <= secondsNow());
        QCOMPARE(losses[1].value.real(2), 1.0F / 3);
        // Words once, for each tag.
        QCOMPARE(losses[0].value.message(9).text(2), std::string("loss"));
        QVERIFY(!losses[1].value.has(9));
        QCOMPARE(read.of("training/seconds")[0].value.message(9).text(3),
                 std::string("training time [s]"));
        // What was not measured is left out.
        const auto errors = read.of("training/surrogate_error");
        QCOMPARE(errors.size(), std::size_t{1});
        QCOMPARE(errors[0].step, std::uint64_t{2});
        QCOMPARE(read.of("training/queries_forward")[1].value.real(2), 256.0F);
        QCOMPARE(read.of("evaluation/test_accuracy")[0].value.real(2), 0.875F);
        QVERIFY(read.of("training/step").empty());
        QVERIFY(read.starts.empty());
    }

    void tellsSnapshots() {
        TensorBoardWriter writer(sample());
        begin(writer);
        DeviceSnapshot snapshot;
        snapshot.box = {box(), 2};
        snapshot.step = 7;
        snapshot.omega = Vector::LinSpaced(61, 0, 3);
        snapshot.omega[5] = NAN;
        snapshot.transfer = Matrix::Ones(3, 4);
        writer.receive(std::make_shared<const DeviceSnapshot>(snapshot));
        end(writer);

        const EventsRead read(eventsFileIn(folder()));
        const auto omega = read.of("black boxes/blackbox#2/omega");
        QCOMPARE(omega.size(), std::size_t{1});
        QCOMPARE(omega[0].step, std::uint64_t{7});
        const ProtoReader histogram = omega[0].value.message(5);
        QCOMPARE(histogram.number(1), 0.0);
        QCOMPARE(histogram.number(2), 3.0);
        QCOMPARE(histogram.number(3), 60.0);
        QVERIFY(std::abs(histogram.number(4) - (61 * 1.5 - 0.25)) < 1e-5);
        const std::vector<double> limits = histogram.numbers(6);
        const std::vector<double> counts = histogram.numbers(7);
        QCOMPARE(limits.size(), std::size_t{30});
        QCOMPARE(limits.back(), 3.0);
        QCOMPARE(counts.size(), limits.size());
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0.0), 60.0);
        const ProtoReader picture =
            read.of("black boxes/blackbox#2/transfer_matrix").at(0).value.message(4);
        QCOMPARE(picture.integer(1), std::uint64_t{3 * 64});
        QCOMPARE(picture.integer(2), std::uint64_t{4 * 64});
        QCOMPARE(picture.integer(3), std::uint64_t{3});
        QVERIFY(picture.text(4).starts_with("\x89PNG"));
    }

    void tellsComparisonsAndAnswers() {
        TensorBoardWriter writer(sample());
        begin(writer);
        ComparisonSnapshot comparison;
        comparison.box = box();
        comparison.step = 3;
        writer.receive(std::make_shared<const ComparisonSnapshot>(comparison));  // there is none
        comparison.surrogate = SurrogateComparison{};
        comparison.surrogate->error = 0.5;
        comparison.surrogate->bestError = 0.125;
        comparison.surrogate->deviceValues = Eigen::Vector3d(3, 2, 1);
        comparison.surrogate->surrogateValues = Eigen::Vector2d(2, 2);
        writer.receive(std::make_shared<const ComparisonSnapshot>(comparison));
        AnswerReport answers;
        answers.step = 3;
        writer.receive(std::make_shared<const AnswerReport>(answers));  // without classes
        answers.target.size = 2;
        answers.confusion = {3, 1, 0, 0};
        writer.receive(std::make_shared<const AnswerReport>(answers));
        end(writer);

        const EventsRead read(eventsFileIn(folder()));
        QCOMPARE(read.of("black boxes/blackbox/surrogate_error").at(0).value.real(2), 0.5F);
        QCOMPARE(read.of("black boxes/blackbox/best_surrogate_error").at(0).value.real(2), 0.125F);
        const ProtoReader device =
            read.of("black boxes/blackbox/singular_values").at(0).value.message(5);
        QCOMPARE(device.number(2), 3.0);
        const ProtoReader surrogate =
            read.of("black boxes/blackbox/surrogate_singular_values").at(0).value.message(5);
        QCOMPARE(surrogate.numbers(7), std::vector<double>{2});
        QCOMPARE(read.of("evaluation/confusion").size(), std::size_t{1});
    }

    void beginsAFileWhereARunGoesOn() {
        TensorBoardWriter writer(sample());
        begin(writer);
        writer.receive(sampleStep(41));
        writer.receive(sampleStep(42));
        end(writer);
        const EventsRead read(eventsFileIn(folder()));
        QCOMPARE(read.starts, std::vector<std::uint64_t>{41});
        QCOMPARE(read.of("training/loss").size(), std::size_t{2});
    }

    void leavesTheRunAlone() {
        TensorBoardWriter writer(sample());
        writer.receive(RunStarted{.folder = folder() / "not there", .plannedSteps = 10});
        writer.receive(sampleStep(1));
        end(writer);
        QVERIFY(QString::fromStdString(writer.failure()).contains("not there"));
    }
};

GUILESS_TEST(TensorBoardWriterTest)
#include "TensorBoardWriterTest.moc"
