// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/RunController.h"

#include <QObject>
#include <QTest>
#include <vector>

namespace obscura {

/// QSignalSpy for one type of a run's news.
template <class News>
class NewsSpy {
public:
    explicit NewsSpy(RunController& runs) {
        onNews<News>(runs, &m_context, [this](const News& news) { m_all.push_back(news); });
    }

    int count() const { return int(m_all.size()); }
    const News& operator[](std::size_t i) const { return m_all.at(i); }
    /// Until another one comes, which may have been waiting to be handed on.
    bool wait(int milliseconds) {
        const std::size_t before = m_all.size();
        return QTest::qWaitFor([&] { return m_all.size() > before; }, milliseconds);
    }

private:
    QObject m_context;
    std::vector<News> m_all;
};

}  // namespace obscura
