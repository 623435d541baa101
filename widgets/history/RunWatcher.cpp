// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunWatcher.h"

namespace obscura {

namespace {

constexpr int kPause = 1000;  ///< ms from one look to the next

}  // namespace

RunWatcher::RunWatcher(QObject* parent) : QObject(parent) {
    m_next.setInterval(kPause);
    connect(&m_next, &QTimer::timeout, this, &RunWatcher::look);
}

void RunWatcher::setFolder(const std::filesystem::path& folder) {
    if (folder == m_folder)
        return;
    m_work.drop();
    m_isLooking = false;
    m_folder = folder;
    m_index = std::make_shared<RunIndex>(folder);
    take(true, {});
    if (m_next.isActive())
        look();
}

void RunWatcher::setWatching(bool watching) {
    if (watching == m_next.isActive())
        return;
    if (!watching)
        return m_next.stop();
    m_next.start();
    look();
}

void RunWatcher::look() {
    if (m_isLooking || !m_index)
        return;
    m_isLooking = true;
    m_work.add([this, index = m_index](const std::stop_token&) -> BackgroundWork::Rest {
        const bool isChanged = index->update();
        return [this, isChanged, runs = index->runs()] {
            m_isLooking = false;
            take(isChanged, runs);
        };
    });
}

void RunWatcher::take(bool isChanged, const Runs& runs) {
    if (!isChanged)
        return;
    m_runs = runs;
    Q_EMIT changed();
}

}  // namespace obscura
