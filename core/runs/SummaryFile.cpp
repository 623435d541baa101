// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/SummaryFile.h"

#include "core/base/JsonText.h"
#include "devices/Error.h"

#include <cmath>
#include <limits>
#include <utility>

namespace obscura {

namespace {

using nlohmann::json;
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

namespace {

/// The fields of an object of a summary, whose messages name them by `path`.
class SummaryObject {
public:
    SummaryObject(const json& object, std::string path)
        : m_object(object), m_path(std::move(path)) {
        if (!object.is_object())
            throw UserError(m_path + ": found " + describeJson(object) + ", expected an object");
    }

    /// Null, as what was not measured is, reads as nothing.
    const json* find(const char* key) const {
        const auto found = m_object.find(key);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }
    std::optional<double> number(const char* key) const {
        const json* const value = find(key);
        if (value && !value->is_number())
            fail(key, *value, "a number");
        return value ? std::optional(value->get<double>()) : std::nullopt;
    }
    std::int64_t whole(const char* key) const {
        const json* const value = find(key);
        if (value && !value->is_number_integer())
            fail(key, *value, "a whole number");
        return value ? value->get<std::int64_t>() : 0;
    }
    std::string text(const char* key) const {
        const json* const value = find(key);
        if (value && !value->is_string())
            fail(key, *value, "a text");
        return value ? value->get<std::string>() : std::string();
    }
    std::optional<SummaryObject> object(const char* key) const {
        const json* const value = find(key);
        return value ? std::optional(SummaryObject(*value, m_path + ": " + key)) : std::nullopt;
    }

    [[noreturn]] void fail(const char* key, const json& found, const std::string& expected) const {
        throw UserError(m_path + ": " + key + ": found " + describeJson(found) + ", expected " +
                        expected);
    }

private:
    const json& m_object;
    std::string m_path;
};

RunOutcome outcomeIn(const SummaryObject& root) {
    using enum RunOutcome;
    const json* const told = root.find("outcome");
    // Earlier versions said no more than why a run did not finish.
    if (!told)
        return root.find("error") ? Failed : Finished;
    const std::string name = root.text("outcome");
    for (const RunOutcome outcome : {Finished, BudgetSpent, Stopped, Failed, NotEnded}) {
        if (name == outcomeName(outcome))
            return outcome;
    }
    root.fail("outcome", *told, "finished, budget spent, stopped or failed");
}

Usage usageIn(const SummaryObject& object) {
    return {.queries = object.whole("queries"),
            .programmings = object.whole("programmings"),
            .seconds = object.number("seconds").value_or(0),
            .joules = object.number("joules").value_or(0)};
}

Ledger ledgerIn(const SummaryObject& root) {
    Ledger ledger;
    const std::optional<SummaryObject> purposes = root.object("ledger");
    for (const Purpose purpose : kPurposes) {
        const auto usage =
            purposes ? purposes->object(std::string(purposeName(purpose)).c_str()) : std::nullopt;
        if (usage)
            ledger[purpose] = usageIn(*usage);
    }
    return ledger;
}

RunEnvironment environmentIn(const SummaryObject& root) {
    const auto object = root.object("environment");
    if (!object)
        return {};
    return {.version = object->text("version"),
            .threads = static_cast<int>(object->whole("threads")),
            .blas = object->text("blas"),
            .simd = object->text("simd")};
}

}  // namespace

RunSummary parseSummary(std::string_view text, std::string_view source) {
    const json parsed = parseJson(text, source);
    const SummaryObject root(parsed, std::string(source));
    RunSummary summary;
    summary.outcome = outcomeIn(root);
    summary.error = root.text("error");
    summary.note = root.text("note");
    summary.steps = root.whole("steps");
    summary.epochs = root.number("epochs").value_or(0);
    summary.testAccuracy = root.number("test_accuracy");
    summary.testLoss = root.number("test_loss");
    summary.testError = root.number("test_error");
    summary.validationLoss = root.number("validation_loss");
    summary.millisecondsPerStep = root.number("ms_per_step").value_or(0);
    summary.surrogateError =
        root.number("surrogate_error").value_or(std::numeric_limits<double>::quiet_NaN());
    summary.ledger = ledgerIn(root);
    if (root.find("checkpoint_step"))
        summary.checkpointStep = root.whole("checkpoint_step");
    summary.environment = environmentIn(root);
    summary.folder = root.text("run");
    return summary;
}

}  // namespace obscura
