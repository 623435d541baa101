// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunIndex.h"
#include "widgets/data/BackgroundWork.h"

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <vector>

namespace obscura {

/// Keeps in step with the runs in a folder, also with those that other programs record there. It
/// looks on a thread of its own, once a second while somebody wants to know.
class RunWatcher : public QObject {
    Q_OBJECT

public:
    using Runs = std::vector<std::shared_ptr<const RunEntry>>;

    explicit RunWatcher(QObject* parent = nullptr);

    /// Forgets the runs of the folder before.
    void setFolder(const std::filesystem::path& folder);
    const std::filesystem::path& folder() const { return m_folder; }
    void setWatching(bool watching);
    /// Looks at once.
    void look();
    /// Blocks until it has looked.
    void finish() { m_work.finish(); }

    const Runs& runs() const { return m_runs; }

Q_SIGNALS:
    /// runs() are others than before.
    void changed();

private:
    void take(bool isChanged, const Runs& runs);

    std::filesystem::path m_folder;
    std::shared_ptr<RunIndex> m_index;  ///< for the other thread
    Runs m_runs;
    bool m_isLooking = false;
    QTimer m_next;
    BackgroundWork m_work;
};

}  // namespace obscura
