// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

namespace obscura {

/// Paces a view's questions to a run: one at a time, again only when there is news, and so seldom
/// that answering and drawing take a small part of the time.
class SnapshotPacer : public QObject {
    Q_OBJECT

public:
    /// `question` puts the question to the run; false: now there is nobody who asks or answers.
    explicit SnapshotPacer(std::function<bool()> question, QObject* parent = nullptr);
    /// So long do all pauses last at least, in ms; a picture that costs little may come more often
    /// than the usual four times a second, at most one part in `share` of the time for it.
    void setPace(int shortestPause, double share);

    /// Asks now, unless an answer is awaited or it is too early.
    void ask();
    /// What was answered before is no longer true: asks as soon as it may.
    void noteNews();
    /// The answer has come; `milliseconds` is what it and drawing it took.
    void noteAnswer(double milliseconds);
    /// Something else took that long; the next question waits accordingly.
    void rest(double milliseconds);
    /// Whoever was asked will not answer.
    void forget() { m_isWaiting = false; }

private:
    std::function<bool()> m_question;
    bool m_isWaiting = false;  ///< for an answer
    bool m_hasNews = false;    ///< since the last question
    int m_shortestPause;       ///< ms
    double m_share;            ///< 1/m_share of the time is for pictures
    QTimer m_pause;            ///< between an answer and the next question
};

}  // namespace obscura
