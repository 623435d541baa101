// SPDX-License-Identifier: GPL-3.0-or-later

// How long a list of runs takes: bench_runs [RUN [COUNT]] lists COUNT copies of the run in folder
// RUN, or else of one that it makes, and opens one of 10^7 steps.

#include "core/experiment/ExperimentFile.h"
#include "core/runs/RunIndex.h"
#include "core/runs/RunWriter.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

namespace fs = std::filesystem;
using namespace obscura;

namespace {

constexpr std::int64_t kManySteps = 10'000'000;

/// Seconds.
double timeOf(const std::function<void()>& action) {
    const auto start = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

StepRecord stepOf(std::int64_t number) {
    StepRecord record;
    record.step = number;
    record.epoch = static_cast<double>(number) / 468;
    record.seconds = 0.0123 * static_cast<double>(number);
    record.loss = 2.3 / static_cast<double>(number);
    record.learningRate = 1e-3;
    record.ledger[Purpose::Forward] = {
        .queries = 128 * number, .programmings = 11 * number, .seconds = 0.5, .joules = 0.25};
    return record;
}

fs::path makeRun(const fs::path& parent, std::int64_t steps, std::int64_t evaluations) {
    RunWriter writer(parent, templateExperiment("fashion-mnist-slm"));
    for (std::int64_t step = 1; step <= steps; ++step) {
        writer.receive(stepOf(step));
        if (step % std::max<std::int64_t>(1, steps / evaluations) == 0) {
            EvaluationRecord record;
            record.step = step;
            record.loss = 0.5;
            record.accuracy = 0.8;
            writer.receive(record);
            writer.flush();
        }
    }
    RunSummary summary;
    summary.outcome = RunOutcome::Finished;
    summary.steps = steps;
    summary.folder = writer.path();
    writer.write(summary);
    return writer.path();
}

void copyRun(const fs::path& run, const fs::path& parent, int count) {
    for (int i = 0; i < count; ++i) {
        char name[64];
        std::snprintf(name, sizeof name, "2026-11-29-%02d%02d%02d-copy-%d", i / 3600 % 24,
                      i / 60 % 60, i % 60, i);
        fs::copy(run, parent / name, fs::copy_options::recursive);
    }
}

void list(RunIndex& index, const char* what) {
    const double seconds = timeOf([&] { index.update(); });
    std::printf("%-32s %7.1f ms, %zu runs\n", what, 1e3 * seconds, index.runs().size());
}

}  // namespace

int main(int argc, char** argv) {
    const std::string pattern = (fs::temp_directory_path() / "obscura-runs-XXXXXX").string();
    const fs::path parent = ::mkdtemp(std::string(pattern).data());
    fs::create_directories(parent / "many");
    fs::create_directories(parent / "long");
    const fs::path run = argc > 1 ? fs::path(argv[1]) : makeRun(parent / "one", 1000, 10);
    copyRun(run, parent / "many", argc > 2 ? std::atoi(argv[2]) : 1000);
    RunIndex many(parent / "many");
    list(many, "first look");
    list(many, "nothing changed");
    makeRun(parent / "many", 10, 1);
    list(many, "one more");

    const fs::path longRun = makeRun(parent / "long", kManySteps, 10'000);
    std::printf("steps.csv of %lld steps: %.2f GB\n", static_cast<long long>(kManySteps),
                1e-9 * static_cast<double>(fs::file_size(longRun / "steps.csv")));
    RunIndex one(parent / "long");
    list(one, "a long run");
    fs::remove_all(parent);
}
