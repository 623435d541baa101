// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SnapshotPacer.h"

#include <algorithm>
#include <utility>

namespace obscura {

namespace {

constexpr int kShortestPause = 250;  ///< ms: at most four pictures a second
constexpr int kLongestPause = 10000;
/// Taking and drawing pictures take at most one part in so many of the time.
constexpr double kShare = 40;

}  // namespace

SnapshotPacer::SnapshotPacer(std::function<bool()> question, QObject* parent)
    : QObject(parent),
      m_question(std::move(question)),
      m_shortestPause(kShortestPause),
      m_share(kShare) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_hasNews)
            ask();
    });
}

void SnapshotPacer::setPace(int shortestPause, double share) {
    m_shortestPause = shortestPause;
    m_share = share;
}

void SnapshotPacer::ask() {
    if (m_isWaiting || m_pause.isActive() || !m_question())
        return;
    m_isWaiting = true;
    m_hasNews = false;
}

void SnapshotPacer::noteNews() {
    m_hasNews = true;
    ask();
}

void SnapshotPacer::noteAnswer(double milliseconds) {
    m_isWaiting = false;
    rest(milliseconds);
}

void SnapshotPacer::rest(double milliseconds) {
    m_pause.start(std::clamp(int(m_share * milliseconds), m_shortestPause, kLongestPause));
}

}  // namespace obscura
