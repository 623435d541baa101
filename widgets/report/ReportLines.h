// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"
#include "core/runs/RunReader.h"

#include <QList>
#include <QString>

namespace obscura {

/// A line of a table in a report: what it is, and how much.
struct ReportLine {
    QString name;
    QString value;
    bool operator==(const ReportLine&) const = default;
};

/// What came of a run: accuracies, errors, time, and what was asked of the hardware.
QList<ReportLine> figuresOf(const RunEntry& run);

/// What the run was: data, device, method, and each setting of `e` that isn't at its default.
QList<ReportLine> settingsOf(const RunEntry& run, const Experiment& e);

/// The options that were given another value in mid-run.
QList<ReportLine> changesOf(const std::vector<RecordedChange>& changes, const Graph& graph);

}  // namespace obscura
