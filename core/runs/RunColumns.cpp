// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunColumns.h"

#include "core/base/Messages.h"
#include "core/base/Numbers.h"
#include "core/runs/Quantity.h"
#include "devices/Error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <set>

namespace obscura {

namespace {

using Runs = std::vector<std::shared_ptr<const RunEntry>>;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

RunValue numberOrNothing(double value) {
    return std::isnan(value) ? RunValue() : RunValue(value);
}

RunValue textOrNothing(const std::string& text) {
    return text.empty() ? RunValue() : RunValue(text);
}

RunColumn textColumn(std::string id, std::string title, std::string (*of)(const RunEntry&)) {
    return {.id = std::move(id), .title = std::move(title), .of = [of](const RunEntry& run) {
                return textOrNothing(of(run));
            }};
}

RunColumn numberColumn(std::string id, std::string title, std::string unit,
                       double (*of)(const RunEntry&)) {
    return {.id = std::move(id),
            .title = std::move(title),
            .unit = std::move(unit),
            .of = [of](const RunEntry& run) { return numberOrNothing(of(run)); }};
}

RunColumn countColumn(std::string id, std::string title, double (*of)(const RunEntry&)) {
    RunColumn column = numberColumn(std::move(id), std::move(title), {}, of);
    column.isWhole = true;
    return column;
}

std::string tagsOf(const RunEntry& run) {
    std::string text;
    for (const std::string& tag : run.notes.tags)
        text += (text.empty() ? "" : ", ") + tag;
    return text;
}

/// What was measured over the test set and the validation set, last or at its best.
RunColumn evaluationColumn(std::string_view id, bool isBest) {
    const Quantity<EvaluationRecord>& quantity = *findQuantity<EvaluationRecord>(id);
    return {.id = (isBest ? "best_" : "") + std::string(id),
            .title = (isBest ? "best " : "") + std::string(quantity.title),
            .unit = std::string(quantity.unit),
            .of = [&quantity, isBest](const RunEntry& run) {
                const std::optional<EvaluationRecord>& record = isBest ? run.best : run.last;
                return record ? numberOrNothing(quantity.of(*record)) : RunValue();
            }};
}

using R = RunEntry;

std::vector<RunColumn> whatARunIs() {
    return {
        textColumn("run", "run", [](const R& r) { return r.folder.filename().string(); }),
        textColumn("name", "name", [](const R& r) { return r.name; }),
        textColumn("experiment", "experiment", [](const R& r) { return r.experiment; }),
        textColumn("status", "status",
                   [](const R& r) { return std::string(statusName(r.status)); }),
        textColumn("started", "started", [](const R& r) { return startText(r); }),
        textColumn("device", "device", [](const R& r) { return r.device; }),
        textColumn("method", "method", [](const R& r) { return r.method; }),
        textColumn("dataset", "data set", [](const R& r) { return r.dataset; }),
        countColumn("seed", "seed", [](const R& r) { return static_cast<double>(r.seed); }),
    };
}

std::vector<RunColumn> howFarItCame() {
    return {
        countColumn("steps", "steps", [](const R& r) { return static_cast<double>(r.steps); }),
        countColumn("planned_steps", "planned steps",
                    [](const R& r) {
                        return r.plannedSteps > 0 ? static_cast<double>(r.plannedSteps) : kNone;
                    }),
        numberColumn("epochs", "epochs", "", [](const R& r) { return r.epochs; }),
        numberColumn("seconds", "training time", "s", [](const R& r) { return r.seconds; }),
        numberColumn("loss", "loss", "", [](const R& r) { return r.lastLoss; }),
    };
}

std::vector<RunColumn> whatItMeasured() {
    std::vector<RunColumn> columns;
    for (const bool isBest : {false, true}) {
        for (const char* const id : {"test_accuracy", "test_loss", "test_error", "validation_loss",
                                     "validation_accuracy", "test_bits_per_byte"})
            columns.push_back(evaluationColumn(id, isBest));
    }
    columns.push_back(numberColumn("surrogate_error", "surrogate error", "",
                                   [](const R& r) { return r.surrogateError; }));
    return columns;
}

std::vector<RunColumn> whatItTook() {
    return {
        countColumn("queries", "queries",
                    [](const R& r) { return static_cast<double>(r.ledger.total().queries); }),
        countColumn("training_queries", "queries of training",
                    [](const R& r) { return static_cast<double>(r.ledger.training().queries); }),
        countColumn("programmings", "programmings",
                    [](const R& r) { return static_cast<double>(r.ledger.total().programmings); }),
        numberColumn("device_seconds", "device time", "s",
                     [](const R& r) { return r.ledger.total().seconds; }),
        numberColumn("device_joules", "device energy", "J",
                     [](const R& r) { return r.ledger.total().joules; }),
    };
}

std::vector<RunColumn> whatIsSaidOfIt() {
    return {
        countColumn("changes", "changes",
                    [](const R& r) { return static_cast<double>(r.changes); }),
        textColumn("tags", "tags", tagsOf),
        textColumn("note", "note", [](const R& r) { return r.notes.text; }),
        textColumn("problem", "problem", [](const R& r) { return r.problem; }),
        textColumn("group", "group", [](const R& r) { return r.group; }),
    };
}

std::vector<RunColumn> makeColumns() {
    std::vector<RunColumn> all;
    for (const std::vector<RunColumn>& part :
         std::array{whatARunIs(), howFarItCame(), whatItMeasured(), whatItTook(), whatIsSaidOfIt()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::string inLowerCase(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
        return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return lower;
}

/// All that is searched, a line for each.
std::string searchedText(const RunEntry& run) {
    std::string text;
    for (const std::string& part : {run.name, run.experiment, run.folder.filename().string(),
                                    std::string(statusName(run.status)), run.device, run.method,
                                    run.dataset, tagsOf(run), run.notes.text, run.problem})
        text += part + '\n';
    for (const RunSetting& setting : run.settings)
        text += setting.path + '=' + setting.value + '\n';
    return inLowerCase(text);
}

}  // namespace

const std::vector<RunColumn>& runColumns() {
    static const std::vector<RunColumn> columns = makeColumns();
    return columns;
}

RunColumn settingColumn(const std::string& path) {
    return {.id = path, .title = path, .of = [path](const RunEntry& run) {
                const std::string* const value = run.setting(path);
                if (!value)
                    return RunValue();
                const auto number = parsedNumber(*value);
                return number ? numberOrNothing(*number) : RunValue(*value);
            }};
}

RunColumn runColumn(std::string_view id, const Runs& runs) {
    const auto found = std::ranges::find(runColumns(), id, &RunColumn::id);
    if (found != runColumns().end())
        return *found;
    std::set<std::string> known;
    for (const auto& run : runs) {
        if (run->setting(id))
            return settingColumn(std::string(id));
        for (const RunSetting& setting : run->settings)
            known.insert(setting.path);
    }
    for (const RunColumn& column : runColumns())
        known.insert(column.id);
    throw UserError("there is no column " + inQuotes(id) +
                    nearHint(id, {known.begin(), known.end()}));
}

bool comesBefore(const RunValue& a, const RunValue& b) {
    const auto rank = [](const RunValue& value) {
        return std::holds_alternative<double>(value)        ? 0
               : std::holds_alternative<std::string>(value) ? 1
                                                            : 2;
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
}

std::string formatRunValue(const RunColumn& column, const RunValue& value) {
    if (const auto* const text = std::get_if<std::string>(&value))
        return *text;
    const auto* const number = std::get_if<double>(&value);
    if (!number)
        return {};
    constexpr int kDigits = 4;
    constexpr double kShown = 1e4, kMost = 1e15;  // between these without a fraction
    const double size = std::abs(*number);
    const bool isWhole = column.isWhole || (size >= kShown && size < kMost);
    return isWhole ? std::to_string(std::llround(*number)) : roundedNumber(*number, kDigits);
}

bool matches(const RunEntry& run, std::string_view text) {
    const std::string searched = searchedText(run);
    const std::string words = inLowerCase(text);
    for (std::size_t start = 0; start < words.size();) {
        const std::size_t end = std::min(words.find(' ', start), words.size());
        if (searched.find(words.substr(start, end - start)) == std::string::npos)
            return false;
        start = end + 1;
    }
    return true;
}

}  // namespace obscura
