// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/FileSurvey.h"

#include "core/network/LayerCatalogue.h"
#include "devices/Error.h"

namespace obscura {

namespace {

/// What `read` gives; nothing where it refuses: inspection tells of options that don't fit.
template <class Read>
auto readOrNothing(const Read& read) -> std::optional<decltype(read())> {
    try {
        return read();
    } catch (const UserError&) {
        return std::nullopt;
    }
}

std::optional<DatasetSettings> dataOf(const Experiment& e) {
    const Block* const block = firstWithRole(e.graph, LayerRole::Source);
    return block ? readOrNothing([&] { return datasetSettings(*block); }) : std::nullopt;
}

std::optional<std::string> startOf(const Experiment& e) {
    auto from = readOrNothing([&] { return trainingSettings(e.training).startFrom; });
    return from && !from->empty() ? std::move(from) : std::nullopt;
}

}  // namespace

namespace {

/// When the file or folder that the data lie in was last changed, as far as that can be told.
std::optional<std::filesystem::file_time_type> changeOf(const DatasetSettings& settings) {
    const auto place = settings.options.find(placeOption(settings));
    const auto* const path =
        place != settings.options.end() ? std::get_if<std::string>(&place->second) : nullptr;
    std::error_code error;
    const auto time = std::filesystem::last_write_time(path ? *path : std::string(), error);
    return error ? std::nullopt : std::optional(time);
}

}  // namespace

DataFindings lookAtData(const DatasetSettings& settings, const Loading& loading) {
    try {
        return {.facts = surveyDataset(settings, loading)};
    } catch (const UserError& error) {
        return {.problem = error.what()};
    }
}

const KnownFiles& FileSurvey::of(const Experiment& e) {
    if (std::optional<DatasetSettings> data = dataOf(e); data != m_data) {
        m_data = std::move(data);
        m_known.data.reset();
        m_known.dataProblem.clear();
        lookAgainAtData();
    }
    if (std::optional<std::string> start = startOf(e); start != m_start) {
        m_start = std::move(start);
        lookAtStart();
    }
    return m_known;
}

const KnownFiles& FileSurvey::again(const Experiment& e) {
    const bool isAnother = dataOf(e) != m_data;
    m_start.reset();
    m_known.start.reset();
    m_known.startProblem.clear();
    of(e);
    if (!isAnother && !(defers() && isAsItWas()))
        lookAgainAtData();
    return m_known;
}

void FileSurvey::learn(const DatasetSettings& settings, DataFindings found) {
    if (m_pending != settings)
        return;
    m_pending.reset();
    m_known.data = std::move(found.facts);
    m_known.dataProblem = std::move(found.problem);
    m_known.isDataPending = false;
}

bool FileSurvey::isAsItWas() const {
    return m_known.data && m_seen && m_seen == changeOf(*m_data);
}

bool FileSurvey::defers() const {
    return m_data && m_patience == Patience::Defers && !datasetInfo(m_data->source).surveysAtOnce;
}

void FileSurvey::lookAgainAtData() {
    m_pending = m_data;
    m_seen = m_data ? changeOf(*m_data) : std::nullopt;
    m_known.isDataPending = m_data.has_value();
    if (m_data && !defers())
        learn(*m_data, lookAtData(*m_data));
}

void FileSurvey::lookAtStart() {
    m_known.start.reset();
    m_known.startProblem.clear();
    try {
        if (m_start)
            m_known.start = StartWeights::readShapes(*m_start);
    } catch (const UserError& error) {
        m_known.startProblem = error.what();
    }
}

}  // namespace obscura
