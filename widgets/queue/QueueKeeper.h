// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <vector>

namespace obscura {

class RunQueue;

/// Keeps those that wait in a queue in a file of their own, so that they wait in the next session
/// when the program is left or killed. The run that goes on isn't among them: it has its folder,
/// and goes on from there.
class QueueKeeper : public QObject {
    Q_OBJECT

public:
    /// Works with files in the folder `root`, which is made where it isn't there. Writes at most
    /// once in `pause` milliseconds. `queue` must outlive it.
    QueueKeeper(RunQueue& queue, const QString& root, int pause = 1000);
    ~QueueKeeper() override;

    /// Adds to the queue what sessions that have ended left in it, and pauses the queue where there
    /// was something, so that nothing begins unasked. Returns how many. What can't run any more, or
    /// can't be read, is told by failed() and stays in its file.
    int takeOver();
    /// Writes those that wait now. False: that failed.
    bool write();
    /// The same, and looks no more: the queue may be emptied.
    void close();
    QString file() const { return m_file; }

Q_SIGNALS:
    void failed(const QString& message);

private:
    void note();
    void remove();
    int takeOver(const QString& file);

    RunQueue& m_queue;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;  ///< as long as there is a file
    QTimer m_pause;
    std::vector<int> m_written;  ///< ids of those in the file
    bool m_hasFailed = false;
};

}  // namespace obscura
