// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliCommands.h"
#include "CliTable.h"
#include "StandardStreams.h"
#include "core/base/JsonText.h"
#include "core/runs/Quantity.h"
#include "core/runs/RunColumns.h"
#include "core/runs/RunComparison.h"
#include "core/runs/RunFiles.h"
#include "core/runs/RunIndex.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>

namespace obscura {

namespace {

using nlohmann::ordered_json;
using Runs = std::vector<std::shared_ptr<const RunEntry>>;

constexpr std::array kUsualColumns = {"run",        "status", "steps",   "test_accuracy",
                                      "test_error", "loss",   "queries", "seconds",
                                      "device",     "method", "tags"};

ordered_json finiteOrNull(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr);
}

ordered_json evaluationJson(const std::optional<EvaluationRecord>& record) {
    if (!record)
        return nullptr;
    ordered_json json = {{"step", record->step}};
    for (const Quantity<EvaluationRecord>& quantity : quantities<EvaluationRecord>()) {
        const bool isMeasure = quantity.id.starts_with("test_") ||
                               quantity.id.starts_with("validation_") || quantity.id == "epoch";
        if (isMeasure && std::isfinite(quantity.of(*record)))
            json[std::string(quantity.id)] = quantity.of(*record);
    }
    return json;
}

ordered_json notesJson(const RunEntry& run) {
    return {{"run", run.folder.string()},
            {"name", run.name},
            {"tags", run.notes.tags},
            {"note", run.notes.text}};
}

ordered_json resultsJson(const RunEntry& run) {
    const Usage total = run.ledger.total();
    return {{"status", statusName(run.status)},
            {"steps", run.steps},
            {"epochs", run.epochs},
            {"seconds", run.seconds},
            {"loss", finiteOrNull(run.lastLoss)},
            {"last", evaluationJson(run.last)},
            {"best", evaluationJson(run.best)},
            {"surrogate_error", finiteOrNull(run.surrogateError)},
            {"queries", total.queries},
            {"training_queries", run.ledger.training().queries},
            {"programmings", total.programmings},
            {"device_seconds", total.seconds},
            {"device_joules", total.joules}};
}

ordered_json runJson(const RunEntry& run) {
    ordered_json json = notesJson(run);
    json.update({{"experiment", run.experiment},
                 {"started", startText(run)},
                 {"device", run.device},
                 {"method", run.method},
                 {"dataset", run.dataset},
                 {"seed", run.seed},
                 {"planned_steps", run.plannedSteps},
                 {"changes", run.changes},
                 {"has_weights", run.hasWeights},
                 {"can_resume", run.canGoOn},
                 {"group", run.group}});
    json.update(resultsJson(run));
    if (!run.problem.empty())
        json["problem"] = run.problem;
    return json;
}

bool isWanted(const RunEntry& run, const RunsRequest& request) {
    const auto hasTag = [&](const std::string& tag) {
        return std::ranges::find(run.notes.tags, tag) != run.notes.tags.end();
    };
    return (request.status.empty() || run.status == runStatus(request.status)) &&
           std::ranges::all_of(request.tags, hasTag) && matches(run, request.filter);
}

Runs wantedRuns(const Runs& all, const RunsRequest& request) {
    if (!request.status.empty())
        runStatus(request.status);
    Runs runs;
    std::ranges::copy_if(all, std::back_inserter(runs),
                         [&](const auto& run) { return isWanted(*run, request); });
    if (!request.sort.empty()) {
        const RunColumn column = runColumn(request.sort, all);
        std::ranges::stable_sort(runs, comesBefore,
                                 [&](const auto& run) { return column.of(*run); });
    }
    if (request.isReversed)
        std::ranges::reverse(runs);
    return runs;
}

std::vector<RunColumn> columnsFor(const RunsRequest& request, const Runs& all) {
    std::vector<RunColumn> columns;
    for (const std::string& id : request.columns)
        columns.push_back(runColumn(id, all));
    if (!columns.empty())
        return columns;
    for (const char* const id : kUsualColumns)
        columns.push_back(runColumn(id, all));
    // The folder has the experiment's name already.
    if (std::ranges::any_of(all, [](const auto& run) { return !run->notes.name.empty(); }))
        columns.insert(columns.begin() + 1, runColumn("name", all));
    return columns;
}

std::string headOf(const RunColumn& column) {
    return column.unit.empty() ? column.title : column.title + " [" + column.unit + "]";
}

void printTable(const std::vector<RunColumn>& columns, const Runs& runs) {
    CliTable table;
    for (const RunColumn& column : columns) {
        const auto isNumber = [&](const auto& run) {
            return std::holds_alternative<double>(column.of(*run));
        };
        table.addColumn(headOf(column), std::ranges::any_of(runs, isNumber));
    }
    for (const auto& run : runs) {
        std::vector<std::string> row;
        std::ranges::transform(columns, std::back_inserter(row), [&](const RunColumn& column) {
            return formatRunValue(column, column.of(*run));
        });
        table.addRow(row);
    }
    table.print();
}

/// What came of the runs, which are the table's columns.
void addResults(const Runs& runs, CliTable& table) {
    for (const RunColumn& column : columnsFor({}, runs)) {
        std::vector<std::string> texts;
        for (const auto& run : runs)
            texts.push_back(formatRunValue(column, column.of(*run)));
        if (column.id == "run" || std::ranges::all_of(texts, &std::string::empty))
            continue;
        texts.insert(texts.begin(), headOf(column));
        table.addRow(texts);
    }
}

ordered_json settingsJson(const RunEntry& run, const RunsRequest& request) {
    ordered_json json = ordered_json::object();
    for (const RunSetting& setting : run.settings) {
        const bool isColumn =
            std::ranges::find(request.columns, setting.path) != request.columns.end();
        if (request.hasSettings || isColumn)
            json[setting.path] = setting.value;
    }
    return json;
}

std::shared_ptr<const RunEntry> readRun(const std::filesystem::path& out, const std::string& run) {
    return std::make_shared<const RunEntry>(readRunEntry(findRun(runsFolder(out), run)));
}

/// Changes the notes of a run and prints them.
template <class Edit>
void editNotes(const NotesRequest& request, const Edit& edit) {
    const std::filesystem::path folder = findRun(runsFolder(request.out), request.run);
    RunNotes notes = readNotes(folder);
    edit(notes);
    writeNotes(folder, notes);
    writeOutput(formatJson(notesJson(readRunEntry(folder))));
}

}  // namespace

void listRuns(const RunsRequest& request) {
    RunIndex index(runsFolder(request.out));
    index.update();
    const std::vector<RunColumn> columns = columnsFor(request, index.runs());
    const Runs runs = wantedRuns(index.runs(), request);
    ordered_json list = ordered_json::array();
    for (const auto& run : runs) {
        ordered_json json = runJson(*run);
        if (const ordered_json settings = settingsJson(*run, request); !settings.empty())
            json["settings"] = settings;
        list.push_back(std::move(json));
    }
    printTable(columns, runs);
    if (runs.empty())
        std::cerr << "there is no such run in " << index.parent().string() << "\n";
    writeOutput(formatJson({{"runs", std::move(list)}}));
}

void compareRuns(const std::filesystem::path& out, const std::vector<std::string>& names) {
    Runs runs;
    ordered_json results = ordered_json::array();
    CliTable table;
    table.addColumn("setting", false);
    for (const std::string& name : names) {
        runs.push_back(readRun(out, name));
        ordered_json json = notesJson(*runs.back());
        json.update(resultsJson(*runs.back()));
        results.push_back(std::move(json));
        table.addColumn(runs.back()->folder.filename().string(), false);
    }
    ordered_json settings = ordered_json::array();
    for (const SettingRow& row : differingSettings(runs)) {
        std::vector<std::string> texts = {row.path};
        ordered_json values = ordered_json::array();
        for (const std::optional<std::string>& value : row.values) {
            texts.push_back(value.value_or("–"));
            values.push_back(value ? ordered_json(*value) : ordered_json(nullptr));
        }
        table.addRow(texts);
        settings.push_back({{"path", row.path}, {"values", std::move(values)}});
    }
    addResults(runs, table);
    table.print();
    writeOutput(formatJson({{"runs", std::move(results)}, {"settings", std::move(settings)}}));
}

void tagRun(const NotesRequest& request) {
    editNotes(request, [&](RunNotes& notes) {
        for (const std::string& tag : request.tags)
            addTag(notes, tag);
    });
}

void untagRun(const NotesRequest& request) {
    editNotes(request, [&](RunNotes& notes) {
        for (const std::string& tag : request.tags)
            removeTag(notes, tag);
    });
}

void renameRun(const NotesRequest& request) {
    editNotes(request, [&](RunNotes& notes) { notes.name = request.text; });
}

void noteOnRun(const NotesRequest& request) {
    editNotes(request, [&](RunNotes& notes) { notes.text = request.text; });
}

void deleteRuns(const std::filesystem::path& out, const std::vector<std::string>& names) {
    std::vector<std::filesystem::path> folders;
    std::ranges::transform(names, std::back_inserter(folders),
                           [&](const std::string& name) { return findRun(runsFolder(out), name); });
    ordered_json list = ordered_json::array();
    for (const std::filesystem::path& folder : folders) {
        const std::filesystem::path trash = trashRun(folder);
        std::cerr << folder.filename().string() << " is in the trash\n";
        list.push_back({{"run", folder.string()}, {"trash", trash.string()}});
    }
    writeOutput(formatJson({{"deleted", std::move(list)}}));
}

}  // namespace obscura
