// SPDX-License-Identifier: GPL-3.0-or-later
// Times the plots of long runs: frames of the live plots while steps arrive, and of several runs
// over each other while they are panned and zoomed.
// Usage: bench_plots [steps [runs]]; prints medians and the slowest, in milliseconds of
// processor time.
#include "core/runs/Quantity.h"
#include "widgets/history/OverlayPlot.h"
#include "widgets/plots/RunPlots.h"

#include <sys/resource.h>
#include <QApplication>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace obscura;

namespace {

constexpr int kFrames = 100;
constexpr int kStepsInAFrame = 40;
constexpr std::int64_t kPiece = 10'000;  ///< steps that are added at once before it is timed
constexpr QSize kWindow(1360, 500);

StepRecord stepOf(std::int64_t number, std::mt19937& random) {
    std::normal_distribution<double> noise(0, 0.2);
    StepRecord record;
    record.step = number;
    record.epoch = double(number) / 468;
    record.seconds = double(number) * 0.004;
    record.loss = std::exp(noise(random)) * (0.3 + 20 / double(number + 10));
    record.learningRate = 0.01;
    if (number % 50 == 0)
        record.surrogateError = 0.5 + 0.1 * noise(random);
    record.ledger[Purpose::Forward].queries = 128 * number;
    record.ledger[Purpose::Gradient].queries = 16 * number;
    return record;
}

std::vector<StepRecord> stepsOf(std::int64_t from, std::int64_t count, std::mt19937& random) {
    std::vector<StepRecord> records;
    for (std::int64_t i = 0; i < count; ++i)
        records.push_back(stepOf(from + i, random));
    return records;
}

/// Milliseconds of this program's processor time: others that work beside it don't count.
double processorTime() {
    return 1e3 * double(std::clock()) / CLOCKS_PER_SEC;
}

void report(const char* what, const std::function<void(int)>& action) {
    std::vector<double> times;
    for (int i = 0; i < kFrames; ++i) {
        const double start = processorTime();
        action(i);
        times.push_back(processorTime() - start);
    }
    std::sort(times.begin(), times.end());
    std::printf("%-46s median %7.2f ms   slowest %7.2f ms\n", what, times[times.size() / 2],
                times.back());
}

void timeLivePlots(std::int64_t steps) {
    std::mt19937 random(1);
    RunPlots plots;
    plots.resize(kWindow);
    plots.show();
    QApplication::processEvents();
    plots.beginRun();
    std::int64_t next = 1;
    for (; next <= steps; next += kPiece)
        plots.add(stepsOf(next, kPiece, random));
    report("four live plots, steps arriving", [&](int) {
        plots.add(stepsOf(next, kStepsInAFrame, random));
        next += kStepsInAFrame;
        plots.refreshNow();
        for (LivePlot* const plot : plots.plots()) {
            if (plot->isVisible())
                plot->replot();
        }
    });
}

/// Of this program, in megabytes: the window's memory, where nothing else was done yet.
double peakMemory() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return double(used.ru_maxrss) / 1024;
}

void timeOverlay(std::int64_t steps, int runs) {
    std::mt19937 random(2);
    // One record for all of them: what takes time is drawing.
    const auto records = std::make_shared<RunRecords>();
    records->steps = stepsOf(1, steps, random);
    std::vector<OverlaidRun> overlaid;
    for (int i = 0; i < runs; ++i)
        overlaid.push_back({.folder = std::to_string(i),
                            .name = QString("run %1").arg(i),
                            .groupName = QString("run %1").arg(i),
                            .group = std::to_string(i),
                            .slot = i,
                            .records = records});
    OverlayPlot plot(quantityInfo("loss"));
    plot.resize(kWindow);
    plot.show();
    plot.setRuns(overlaid);
    QApplication::processEvents();
    plot.replot();
    report("runs over each other, panned and zoomed", [&](int frame) {
        const double width = double(steps) * (0.05 + 0.9 * frame / kFrames);
        plot.setTimeRange(double(frame), double(frame) + width);
        plot.replot();
    });
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const std::int64_t steps = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 8;
    std::printf("%lld steps, %d runs; a frame at 60 Hz has 16.7 ms\n",
                static_cast<long long>(steps), runs);
    timeLivePlots(steps);
    std::printf("at most %.0f MB of memory\n", peakMemory());
    if (runs > 0)
        timeOverlay(steps, runs);
    return 0;
}
