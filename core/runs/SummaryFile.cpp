// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/SummaryFile.h"

#include "core/base/JsonText.h"

#include <cmath>

namespace obscura {

namespace {

using nlohmann::ordered_json;

const char* outcomeName(RunOutcome outcome) {
    switch (outcome) {
        case RunOutcome::Finished:
            return "finished";
        case RunOutcome::BudgetSpent:
            return "budget spent";
        case RunOutcome::Stopped:
            return "stopped";
        case RunOutcome::Failed:
            return "failed";
        case RunOutcome::NotEnded:
            break;
    }
    return "not ended";
}

ordered_json usageJson(const Usage& usage) {
    return {{"queries", usage.queries},
            {"programmings", usage.programmings},
            {"seconds", usage.seconds},
            {"joules", usage.joules}};
}

ordered_json warningsJson(const std::vector<BlockFindings>& all) {
    ordered_json list = ordered_json::array();
    for (const BlockFindings& block : all) {
        for (const Finding& finding : block.findings)
            list.push_back(
                {{"block", block.name}, {"option", finding.option}, {"message", finding.message}});
    }
    return list;
}

/// JSON has no NaN: what was not measured is null.
ordered_json numberOrNull(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json queriesJson(const Ledger& ledger) {
    ordered_json json;
    for (const Purpose purpose : kPurposes)
        json[std::string(purposeName(purpose))] = ledger[purpose].queries;
    return json;
}

ordered_json clippedJson(const ClippedCounts& clipped) {
    return {{"parameters", clipped.parameters},
            {"inputs", clipped.inputs},
            {"outputs", clipped.outputs}};
}

ordered_json blackBoxesJson(const std::vector<BlackBoxSummary>& all) {
    ordered_json list = ordered_json::array();
    for (const BlackBoxSummary& box : all) {
        const Usage total = box.ledger.total();
        list.push_back({{"block", box.name},
                        {"queries", queriesJson(box.ledger)},
                        {"programmings", total.programmings},
                        {"device_seconds", total.seconds},
                        {"device_joules", total.joules},
                        {"clipped", clippedJson(box.clipped)},
                        {"surrogate_error", numberOrNull(box.surrogateError)}});
    }
    return list;
}

}  // namespace

std::string formatSummary(const RunSummary& summary) {
    ordered_json json = {{"outcome", outcomeName(summary.outcome)},
                         {"steps", summary.steps},
                         {"epochs", numberOrNull(summary.epochs)}};
    if (summary.testAccuracy || !summary.testLoss)
        json["test_accuracy"] =
            summary.testAccuracy ? numberOrNull(*summary.testAccuracy) : ordered_json(nullptr);
    if (summary.testLoss && (!summary.testAccuracy || summary.validationLoss))
        json["test_loss"] = numberOrNull(*summary.testLoss);
    if (summary.testError)
        json["test_error"] = numberOrNull(*summary.testError);
    if (summary.validationLoss)
        json["validation_loss"] = numberOrNull(*summary.validationLoss);
    json["ms_per_step"] = numberOrNull(summary.millisecondsPerStep);
    json["queries"] = queriesJson(summary.ledger);
    const Usage total = summary.ledger.total();
    json["programmings"] = total.programmings;
    json["device_seconds"] = total.seconds;
    json["device_joules"] = total.joules;
    for (const Purpose purpose : kPurposes)
        json["ledger"][std::string(purposeName(purpose))] = usageJson(summary.ledger[purpose]);
    json["clipped"] = clippedJson(summary.clipped);
    json["surrogate_error"] = numberOrNull(summary.surrogateError);
    json["blackboxes"] = blackBoxesJson(summary.blackBoxes);
    json["warnings"] = warningsJson(summary.findings);
    if (summary.checkpointStep)
        json["checkpoint_step"] = *summary.checkpointStep;
    json["environment"] = {{"version", summary.environment.version},
                           {"threads", summary.environment.threads},
                           {"blas", summary.environment.blas},
                           {"simd", summary.environment.simd}};
    json["run"] = summary.folder.string();
    if (!summary.note.empty())
        json["note"] = summary.note;
    if (!summary.error.empty())
        json["error"] = summary.error;
    return formatJson(json);
}

}  // namespace obscura
