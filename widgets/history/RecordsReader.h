// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"
#include "widgets/data/BackgroundWork.h"
#include "widgets/history/OverlaidRun.h"

#include <QObject>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

namespace obscura {

/// Steps of a longer run are drawn thinned, evenly: more than there are pixels, by far.
inline constexpr std::size_t kMostDrawn = 200'000;

/// Reads what runs have recorded, on another thread, and keeps it as long as it is wanted. Of a run
/// that goes on it is read again as it grows.
class RecordsReader : public QObject {
    Q_OBJECT

public:
    using Runs = std::vector<std::shared_ptr<const RunEntry>>;

    explicit RecordsReader(QObject* parent = nullptr);

    /// Of these runs, as they are by now; those of others are forgotten.
    void want(const Runs& runs);
    /// The latest that has been read; null: nothing yet.
    std::shared_ptr<const RunRecords> of(const std::filesystem::path& run) const;
    /// Blocks until all is read.
    void finish() { m_work.finish(); }

Q_SIGNALS:
    /// Those of a run are others than before.
    void changed();
    void failed(const QString& message);

private:
    struct Known {
        std::shared_ptr<const RunEntry> wanted;
        std::shared_ptr<const RunEntry> read;  ///< as it was then
        std::shared_ptr<const RunRecords> records;
        bool isReading = false;
    };

    void read(const std::filesystem::path& run, Known& known);

    std::map<std::filesystem::path, Known> m_known;
    BackgroundWork m_work;
};

}  // namespace obscura
