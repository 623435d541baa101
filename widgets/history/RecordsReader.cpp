// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RecordsReader.h"

#include "core/runs/RunReader.h"
#include "devices/Error.h"

#include <algorithm>

namespace obscura {

RecordsReader::RecordsReader(QObject* parent) : QObject(parent) {}

void RecordsReader::want(const Runs& runs) {
    std::erase_if(m_known, [&](const auto& known) {
        return std::ranges::none_of(runs,
                                    [&](const auto& run) { return run->folder == known.first; });
    });
    for (const auto& run : runs) {
        Known& known = m_known[run->folder];
        known.wanted = run;
        if (known.read != run && !known.isReading)
            read(run->folder, known);
    }
}

std::shared_ptr<const RunRecords> RecordsReader::of(const std::filesystem::path& run) const {
    const auto found = m_known.find(run);
    return found == m_known.end() ? nullptr : found->second.records;
}

void RecordsReader::read(const std::filesystem::path& run, Known& known) {
    known.isReading = true;
    m_work.add([this, run, entry = known.wanted](const std::stop_token&) -> BackgroundWork::Rest {
        const auto records = std::make_shared<RunRecords>();
        QString problem;
        try {
            const RunReader reader(run);
            records->steps = reader.stepRecords(kMostDrawn);
            records->evaluations = reader.evaluationRecords();
        } catch (const UserError& error) {
            problem = QString::fromUtf8(error.what());
        }
        return [this, run, entry, records, problem] {
            const auto found = m_known.find(run);
            if (found == m_known.end())
                return;
            Known& now = found->second;
            now.isReading = false;
            now.read = entry;
            now.records = records;
            Q_EMIT changed();
            if (!problem.isEmpty())
                Q_EMIT failed(problem);
            else if (now.wanted != entry)
                read(run, now);
        };
    });
}

}  // namespace obscura
