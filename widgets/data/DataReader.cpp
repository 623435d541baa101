// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/DataReader.h"

#include "devices/Stop.h"
#include "devices/Threads.h"

#include <chrono>
#include <exception>

namespace obscura {

namespace {

constexpr std::chrono::milliseconds kProgressPeriod{100};
/// Samples of each split that are looked at.
constexpr Index kMostInMemory = 20'000;
constexpr Index kMostOnDisk = 500;

}  // namespace

DataReader::DataReader(QObject* parent) : QObject(parent) {}

void DataReader::open(const DatasetSettings& settings) {
    if (m_settings != settings)
        openAgain(settings);
}

void DataReader::openAgain(const DatasetSettings& settings) {
    const bool wasOpen = forget();
    m_settings = settings;
    try {
        m_work.add(
            [this, settings](const std::stop_token& stop) { return openOn(settings, stop); });
    } catch (const ResourceError& e) {
        m_problem = QString::fromUtf8(e.what());
    }
    if (wasOpen || !m_problem.isEmpty())
        Q_EMIT changed();
}

void DataReader::close() {
    if (forget())
        Q_EMIT changed();
}

/// Whether there was something to forget.
bool DataReader::forget() {
    m_work.drop();
    m_settings.reset();
    const bool wasOpen = m_data || !m_problem.isEmpty();
    m_data.reset();
    m_problem.clear();
    return wasOpen;
}

// A thread's outermost function, as the other: here every failure becomes a message.
BackgroundWork::Rest DataReader::openOn(const DatasetSettings& settings,
                                        const std::stop_token& stop) {
    auto told = std::chrono::steady_clock::now();
    const auto tell = [&](const std::string& what, double share) {
        const auto now = std::chrono::steady_clock::now();
        if (now - told < kProgressPeriod)
            return;
        told = now;
        m_work.tell(
            [this, what = QString::fromStdString(what), share] { Q_EMIT progressed(what, share); });
    };
    try {
        auto data = std::make_shared<OpenData>();
        data->settings = settings;
        data->data = loadDataset(settings, {.stop = stop, .progress = tell});
        data->overview =
            overviewOf(*data->data, data->data->isInMemory() ? kMostInMemory : kMostOnDisk,
                       {.stop = stop, .progress = tell});
        return [this, data = std::shared_ptr<const OpenData>(std::move(data))] {
            m_data = data;
            Q_EMIT changed();
        };
    } catch (const Stopped&) {
        throw;
    } catch (const std::exception& e) {
        return [this, reason = QString::fromUtf8(e.what())] {
            m_problem = reason;
            Q_EMIT changed();
        };
    }
}

BackgroundWork::Rest DataReader::hearOn(const Dataset& data, Split split, Index row,
                                        const std::function<void(const Sound& sound)>& take) {
    try {
        if (const auto sound = data.sound(split, row, {}))
            return [take, sound = *sound] { take(sound); };
        return {};
    } catch (const std::exception& e) {
        return [this, reason = QString::fromUtf8(e.what())] { Q_EMIT failed(reason); };
    }
}

BackgroundWork::Rest DataReader::readOn(const OpenData& data, const SampleRequest& request,
                                        const std::stop_token& stop, const Take& take) {
    try {
        return [take, batch = readSamples(data, request, stop)] { take(batch); };
    } catch (const Stopped&) {
        throw;
    } catch (const std::exception& e) {
        return [this, reason = QString::fromUtf8(e.what())] { Q_EMIT failed(reason); };
    }
}

}  // namespace obscura
