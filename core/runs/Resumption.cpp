// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/Resumption.h"

#include "core/base/AtomicFile.h"
#include "core/base/Csv.h"
#include "core/base/Numbers.h"
#include "core/experiment/ExperimentFile.h"
#include "core/runs/Quantity.h"
#include "core/runs/RunFiles.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// The head of a record and its lines up to a step, which stands in the first column.
class PartOfRecord {
public:
    PartOfRecord(const fs::path& file, const std::vector<std::string>& head, std::int64_t step)
        : m_text(readFile(file, kLargestRecord)) {
        std::string_view rest = m_text;
        if (takeCsvLine(rest) != head)
            throw UserError(file.string() +
                            ": found other columns than this version records, expected " +
                            csvLine(head));
        m_size = m_text.size() - rest.size();
        for (;;) {
            std::vector<std::string> fields = takeCsvLine(rest);
            const auto at = fields.empty() ? std::nullopt : parsedNumber(fields[0]);
            if (!at || *at > static_cast<double>(step))
                return;
            m_size = m_text.size() - rest.size();
            m_lines.push_back(std::move(fields));
        }
    }

    std::size_t size() const { return m_size; }
    const std::vector<std::vector<std::string>>& lines() const { return m_lines; }

private:
    std::string m_text;
    std::size_t m_size = 0;
    std::vector<std::vector<std::string>> m_lines;
};

template <class Record>
std::vector<std::string> columnsOf() {
    std::vector<std::string> names;
    for (const Quantity<Record>& quantity : quantities<Record>())
        names.push_back(columnName(quantity));
    return names;
}

template <class Record>
std::size_t columnCalled(std::string_view id) {
    const auto all = quantities<Record>();
    return static_cast<std::size_t>(std::ranges::find(all, id, &Quantity<Record>::id) -
                                    all.begin());
}

/// Which weights the checkpoint has: see BestEvaluation.
void noteBest(Resumption& resumption, const PartOfRecord& evaluations) {
    const std::size_t column = columnCalled<EvaluationRecord>("validation_loss");
    for (const std::vector<std::string>& line : evaluations.lines()) {
        const std::optional<double> loss = parsedNumber(line[column]);
        if (loss && resumption.leastValidationLoss && *loss >= *resumption.leastValidationLoss)
            continue;
        resumption.leastValidationLoss = loss;
        resumption.checkpointStep = std::llround(*parsedNumber(line[0]));
    }
}

EvaluationRecord recordOf(const std::vector<std::string>& line) {
    const auto numberOf = [&](std::string_view id) {
        return parsedNumber(line[columnCalled<EvaluationRecord>(id)])
            .value_or(std::numeric_limits<double>::quiet_NaN());
    };
    EvaluationRecord record;
    record.step = std::llround(numberOf("step"));
    record.loss = numberOf("test_loss");
    record.accuracy = numberOf("test_accuracy");
    record.error = numberOf("test_error");
    record.validationLoss = numberOf("validation_loss");
    return record;
}

}  // namespace

Resumption readResumption(const fs::path& folder) {
    std::error_code error;
    if (!isRunFolder(folder))
        throw UserError(folder.string() + ": expected the folder of a run, found none");
    const fs::path file = folder / kCheckpointFolder / kStateFile;
    if (!fs::exists(file, error))
        throw UserError(file.string() +
                        ": found no such file: the run ended before its first "
                        "checkpoint, so it can't go on");
    Resumption resumption{.folder = folder,
                          .experiment = loadExperiment(folder / kExperimentFile),
                          .state = readRunState(file)};
    const std::int64_t step = resumption.state.step;
    const PartOfRecord steps(folder / kStepsFile, columnsOf<StepRecord>(), step);
    if (std::ssize(steps.lines()) != step)
        throw UserError((folder / kStepsFile).string() + ": found " +
                        std::to_string(steps.lines().size()) + " steps, expected the " +
                        std::to_string(step) + " of the checkpoint");
    if (step > 0)
        resumption.seconds =
            parsedNumber(steps.lines().back()[columnCalled<StepRecord>("seconds")]).value_or(0);
    resumption.steps = steps.size();
    const PartOfRecord evaluations(folder / kEvaluationsFile, columnsOf<EvaluationRecord>(), step);
    resumption.evaluations = evaluations.size();
    noteBest(resumption, evaluations);
    if (!evaluations.lines().empty())
        resumption.lastEvaluation = recordOf(evaluations.lines().back());
    if (fs::exists(folder / kChangesFile, error))
        resumption.changes = PartOfRecord(folder / kChangesFile, changesHead(), step).size();
    return resumption;
}

}  // namespace obscura
