// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProgress.h"
#include "core/base/Numbers.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace obscura {

namespace {

constexpr std::chrono::milliseconds kTerminalPeriod{100};
constexpr std::chrono::seconds kFilePeriod{5};

template <class... Values>
std::string formatted(const char* format, Values... values) {
    char text[96];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

std::string duration(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole >= 3600)
        return formatted("%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    return formatted("%lld:%02lld", whole / 60, whole % 60);
}

}  // namespace

CliProgress::CliProgress()
    : m_isTerminal(::isatty(STDERR_FILENO) == 1),
      m_due(Clock::now()),
      m_accuracy(std::numeric_limits<double>::quiet_NaN()),
      m_error(std::numeric_limits<double>::quiet_NaN()),
      m_surrogateError(std::numeric_limits<double>::quiet_NaN()) {}

void CliProgress::receive(const RunEvent& event) {
    visitNews(
        event, [&](const LoadProgress& progress) { tell(progress); },
        [&](const RunStarted& run) { m_plannedSteps = run.plannedSteps; },
        [&](const StepRecord& record) { noteStep(record); },
        [&](const EvaluationRecord& record) { noteEvaluation(record); },
        [&](const BlockFindings& findings) { warn(findings); },
        [&](const ChangeMade& made) { tell(made); }, [&](const RoomWait& wait) { tell(wait); },
        [&](const RunSummary& summary) { end(summary); });
}

void CliProgress::noteStep(const StepRecord& record) {
    m_last = record;
    if (!std::isnan(record.surrogateError))
        m_surrogateError = record.surrogateError;
    if (Clock::now() >= m_due)
        print(record);
}

void CliProgress::noteEvaluation(const EvaluationRecord& record) {
    m_accuracy = record.accuracy;
    m_error = record.error;
    m_last.ledger = record.ledger;
    print(m_last);
}

void CliProgress::warn(const BlockFindings& found) {
    for (const Finding& finding : found.findings) {
        if (!m_told.emplace(found.block, finding.kind).second)
            continue;
        closeLine();
        std::fprintf(stderr, "warning: %s: %s\n", found.name.c_str(), finding.message.c_str());
    }
}

void CliProgress::tell(const LoadProgress& progress) {
    if (Clock::now() >= m_due)
        printLine(progress.what + formatted(": %.0f %%", 100 * progress.share));
}

void CliProgress::tell(const ChangeMade& made) {
    closeLine();
    std::fprintf(stderr, "after step %lld: %s.%s is %s\n", static_cast<long long>(made.step),
                 made.owner.c_str(), made.change.option.c_str(),
                 formatOption(made.change.value).c_str());
}

void CliProgress::tell(const RoomWait& wait) {
    closeLine();
    if (wait.reason.empty())
        std::fprintf(stderr, "there is room again: the run goes on\n");
    else
        std::fprintf(stderr, "warning: %s; the run waits until there is room\n",
                     wait.reason.c_str());
}

void CliProgress::end(const RunSummary& summary) {
    m_summary = summary;
    closeLine();
    for (const std::string& text : {summary.note, summary.error}) {
        if (!text.empty())
            std::fprintf(stderr, "%s\n", text.c_str());
    }
}

void CliProgress::closeLine() {
    if (m_lineOpen)
        std::fputc('\n', stderr);
    m_lineOpen = false;
}

void CliProgress::print(const StepRecord& record) {
    const double perStep =
        record.seconds / static_cast<double>(std::max<std::int64_t>(1, record.step));
    std::string line = "step " + std::to_string(record.step) + "/" +
                       std::to_string(m_plannedSteps) + formatted("  loss %.4g", record.loss);
    if (!std::isnan(m_accuracy))
        line += formatted("  accuracy %.4f", m_accuracy);
    if (!std::isnan(m_error))
        line += formatted("  test error %.4g", m_error);
    if (!std::isnan(m_surrogateError))
        line += formatted("  surrogate error %.3g", m_surrogateError);
    if (record.ledger.total().queries > 0)
        line += "  queries " + shortNumber(static_cast<double>(record.ledger.total().queries));
    line += formatted("  %.3g ms/step", 1e3 * perStep);
    if (m_plannedSteps > record.step)
        line +=
            "  " + duration(perStep * static_cast<double>(m_plannedSteps - record.step)) + " left";
    printLine(line);
}

void CliProgress::printLine(const std::string& line) {
    // Back to the line's start, and clear what the last text has left behind this one.
    std::fprintf(stderr, m_isTerminal ? "\r%s\x1b[K" : "%s\n", line.c_str());
    std::fflush(stderr);
    m_lineOpen = m_isTerminal;
    m_due = Clock::now() + (m_isTerminal ? Clock::duration(kTerminalPeriod) : kFilePeriod);
}

}  // namespace obscura
