// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/runs/RecordedChange.h"
#include "core/runs/Records.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obscura {

/// What a run has recorded of each step or evaluation: a column for each quantity.
class RecordTable {
public:
    std::size_t rows() const { return m_columns.empty() ? 0 : m_columns.front().values.size(); }
    /// The values of a quantity by its id, in order of time, NaN where one was not measured; empty
    /// where the run recorded no such quantity, as one of an earlier version.
    const std::vector<double>& column(std::string_view id) const;

private:
    friend class RunReader;
    struct Column {
        std::string id;
        std::vector<double> values;
    };
    std::vector<Column> m_columns;
};

/// Reads back what a RunWriter wrote: of a run that has ended, that was killed, or that goes on.
/// Columns are known by their names, whatever their order, so that runs of earlier and later
/// versions are read, too. What a writer was killed amidst of, the last line without its end, is
/// left out. Each function throws UserError with file, line and reason.
class RunReader {
public:
    /// Of `folder`, which must hold the record of a run.
    explicit RunReader(std::filesystem::path folder);

    Experiment experiment() const;
    RecordTable steps() const;
    RecordTable evaluations() const;
    /// The same as a trainer told them, but for what files don't tell: queries by purpose are
    /// exact, programmings and energy are sums, which count as forward passes.
    std::vector<StepRecord> stepRecords() const;
    std::vector<EvaluationRecord> evaluationRecords() const;
    /// The last of stepRecords(), of which alone the file's end is read; nothing before the first.
    std::optional<StepRecord> lastStep() const;
    /// Of blocks and options of experiment(), in order of time.
    std::vector<RecordedChange> changes() const;

    const std::filesystem::path& path() const { return m_folder; }

private:
    RecordTable table(const char* name, bool onlyEnd = false) const;

    std::filesystem::path m_folder;
};

}  // namespace obscura
