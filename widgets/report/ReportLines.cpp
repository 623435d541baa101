// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/report/ReportLines.h"

#include "core/experiment/Difference.h"
#include "widgets/Units.h"
#include "widgets/language/Translated.h"

#include <QObject>
#include <cmath>

namespace obscura {

namespace {

/// Lines, of which those without a number are left out.
class LineList {
public:
    void add(const QString& name, const QString& value) {
        if (!value.isEmpty())
            m_lines << ReportLine{name, value};
    }
    void addNumber(const QString& name, double value, QString (*format)(double)) {
        if (!std::isnan(value))
            add(name, format(value));
    }

    const QList<ReportLine>& lines() const { return m_lines; }

private:
    QList<ReportLine> m_lines;
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

void addEvaluation(LineList& list, const EvaluationRecord& last, const EvaluationRecord& best) {
    list.addNumber(QObject::tr("Test accuracy"), last.accuracy, formatShare);
    if (best.step != last.step && !std::isnan(best.accuracy))
        list.add(QObject::tr("Best test accuracy"),
                 QObject::tr("%1 after step %2")
                     .arg(formatShare(best.accuracy), formatWhole(best.step)));
    list.addNumber(QObject::tr("Test loss"), last.loss, formatValue);
    list.addNumber(QObject::tr("Relative test error"), last.error, formatValue);
    list.addNumber(QObject::tr("Validation accuracy"), last.validationAccuracy, formatShare);
    list.addNumber(QObject::tr("Validation loss"), last.validationLoss, formatValue);
}

void addUsage(LineList& list, const Ledger& ledger) {
    const Usage total = ledger.total();
    if (total.queries == 0)
        return;
    list.add(QObject::tr("Hardware queries"), formatWhole(total.queries));
    for (const Purpose purpose : kPurposes) {
        if (const std::int64_t queries = ledger[purpose].queries; queries > 0)
            list.add(QObject::tr("   %1").arg(translated(purposeName(purpose))),
                     formatWhole(queries));
    }
    list.add(QObject::tr("Programmings"), formatWhole(total.programmings));
    list.add(QObject::tr("Device time"), formatDuration(total.seconds));
    list.add(QObject::tr("Device energy"), formatEnergy(total.joules));
}

QString sideOf(const ValueDifference& value) {
    return translated(titleOfSide(value, value.after));
}

}  // namespace

QList<ReportLine> figuresOf(const RunEntry& run) {
    LineList list;
    list.add(QObject::tr("Status"),
             translated(statusName(run.status)) +
                 (run.problem.empty() ? QString() : ": " + text(run.problem)));
    list.add(QObject::tr("Steps"), formatWhole(run.steps));
    list.add(QObject::tr("Epochs"), formatNumber(run.epochs));
    if (run.last)
        addEvaluation(list, *run.last, run.best.value_or(*run.last));
    list.addNumber(QObject::tr("Loss of the last batch"), run.lastLoss, formatValue);
    list.addNumber(QObject::tr("Surrogate error"), run.surrogateError, formatValue);
    list.add(QObject::tr("Training time"), formatDuration(run.seconds));
    if (run.steps > 0)
        list.add(QObject::tr("Time of a step"), formatDuration(run.seconds / double(run.steps)));
    addUsage(list, run.ledger);
    return list.lines();
}

QList<ReportLine> settingsOf(const RunEntry& run, const Experiment& e) {
    LineList list;
    list.add(QObject::tr("Data set"), text(run.dataset));
    list.add(QObject::tr("Device"), text(run.device));
    list.add(QObject::tr("Method"), text(run.method));
    list.add(QObject::tr("Seed"), QString::number(run.seed));
    const Difference set = compareExperiments({}, e);
    for (const ValueDifference& value : set.training) {
        if (value.name != "seed")
            list.add(translated(value.title), sideOf(value));
    }
    for (const BlockDifference& block : set.blocks) {
        for (const ValueDifference& value : block.values)
            list.add(text(block.name) + ": " + translated(value.title), sideOf(value));
    }
    for (const GroupDifference& group : set.groups) {
        for (const ValueDifference& value : group.values)
            list.add(text(group.name) + ": " + translated(value.title), sideOf(value));
    }
    return list.lines();
}

QList<ReportLine> changesOf(const std::vector<RecordedChange>& changes, const Graph& graph) {
    QList<ReportLine> lines;
    for (const RecordedChange& each : changes)
        lines << ReportLine{QObject::tr("After step %1").arg(formatWhole(each.step)),
                            text(ownerName(graph, each.change.block) + '.' + each.change.option +
                                 " = " + formatOption(each.change.value))};
    return lines;
}

}  // namespace obscura
