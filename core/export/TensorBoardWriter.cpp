// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/TensorBoardWriter.h"

#include "core/base/FileError.h"
#include "core/network/LayerCatalogue.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace obscura {

namespace {

/// How often what is told goes to the disk.
constexpr std::chrono::seconds kEventsPeriod{1};

std::span<const float> valuesOf(const Vector& vector) {
    return {vector.data(), static_cast<std::size_t>(vector.size())};
}

void addIfKnown(EventSummary& summary, const std::string& tag, double value) {
    if (!std::isnan(value))
        summary.addScalar(tag, value);
}

/// Which share of each true class [row] was answered by which [column]; empty where that isn't
/// known.
Matrix sharesOf(const AnswerReport& answers) {
    if (answers.confusion.empty())
        return {};
    const Index size = answers.target.size;
    const Eigen::Map<
        const Eigen::Matrix<std::int64_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>
        counts(answers.confusion.data(), size, size);
    Matrix shares = counts.cast<float>();
    for (Index row = 0; row < size; ++row)
        shares.row(row) /= std::max(1.0F, shares.row(row).sum());
    return shares;
}

}  // namespace

TensorBoardWriter::TensorBoardWriter(const Experiment& experiment) {
    for (const Block& block : experiment.graph.blocks) {
        if (hasRole(block, LayerRole::Physical))
            m_names[block.id] = block.name;
    }
}

void TensorBoardWriter::receive(const RunEvent& event) {
    try {
        visitNews(
            event, [&](const RunStarted& run) { begin(run.folder); },
            [&](const StepRecord& record) { note(record.step, m_records.of(record)); },
            [&](const EvaluationRecord& record) { note(record.step, m_records.of(record)); },
            [&](const std::shared_ptr<const DeviceSnapshot>& snapshot) { note(*snapshot); },
            [&](const std::shared_ptr<const ComparisonSnapshot>& comparison) { note(*comparison); },
            [&](const std::shared_ptr<const AnswerReport>& answers) { note(*answers); },
            [&](const RunSummary&) { end(); });
    } catch (const UserError& e) {
        m_failure = e.what();
        m_file.reset();
    }
}

void TensorBoardWriter::begin(const std::filesystem::path& folder) {
    m_file.emplace(Folder(folder));
    m_hasSteps = false;
    flush();
}

void TensorBoardWriter::note(std::int64_t step, const EventSummary& summary) {
    if (!m_file || summary.isEmpty())
        return;
    const double now = secondsNow();
    // A run that goes on makes some steps once more.
    if (!m_hasSteps && step > 1)
        m_file->appendStart(now, step);
    m_hasSteps = true;
    m_file->append(now, step, summary);
    if (Clock::now() - m_lastFlush > kEventsPeriod)
        flush();
}

void TensorBoardWriter::note(const DeviceSnapshot& snapshot) {
    EventSummary summary;
    summary.addHistogram(tagFor(snapshot.box, "omega"), valuesOf(snapshot.omega));
    if (snapshot.transfer.size() > 0)
        summary.addPicture(tagFor(snapshot.box, "transfer_matrix"), pictureOf(snapshot.transfer));
    note(snapshot.step, summary);
}

void TensorBoardWriter::note(const ComparisonSnapshot& comparison) {
    if (!comparison.surrogate)
        return;
    const SurrogateComparison& surrogate = *comparison.surrogate;
    EventSummary summary;
    addIfKnown(summary, tagFor(comparison.box, "surrogate_error"), surrogate.error);
    addIfKnown(summary, tagFor(comparison.box, "best_surrogate_error"), surrogate.bestError);
    summary.addHistogram(tagFor(comparison.box, "singular_values"),
                         valuesOf(surrogate.deviceValues.cast<float>()));
    summary.addHistogram(tagFor(comparison.box, "surrogate_singular_values"),
                         valuesOf(surrogate.surrogateValues.cast<float>()));
    note(comparison.step, summary);
}

void TensorBoardWriter::note(const AnswerReport& answers) {
    const Matrix shares = sharesOf(answers);
    if (shares.size() == 0)
        return;
    EventSummary summary;
    summary.addPicture("evaluation/confusion", pictureOf(shares));
    note(answers.step, summary);
}

void TensorBoardWriter::flush() {
    m_lastFlush = Clock::now();
    try {
        m_file->flush();
    } catch (const DiskFull&) {
        // It stays in memory until there is room.
    }
}

void TensorBoardWriter::end() {
    if (m_file)
        m_file->flush();
    m_file.reset();
}

std::string TensorBoardWriter::tagFor(BlockRepetition box, const char* what) const {
    const auto name = m_names.find(box.block);
    return "black boxes/" +
           nameInRepetition(name == m_names.end() ? std::to_string(box.block) : name->second,
                            box.repetition) +
           '/' + what;
}

}  // namespace obscura
