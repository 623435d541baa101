// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEvent.h"
#include "widgets/data/BackgroundWork.h"

#include <QObject>
#include <QString>
#include <filesystem>

namespace obscura {

/// Tells once more what a recorded run has told: its steps, evaluations and changes, as they were
/// recorded. Reads on another thread.
class RunRecall : public QObject {
    Q_OBJECT

public:
    explicit RunRecall(QObject* parent = nullptr);

    void recall(const std::filesystem::path& run);
    /// What is being read is of no interest any more.
    void drop();
    /// Blocks until it has been told.
    void finish() { m_work.finish(); }

Q_SIGNALS:
    void recalled(const obscura::RunEvents& events);
    void failed(const QString& message);

private:
    BackgroundWork m_work;
};

/// The same of a run that goes on after `lastStep` steps, at once: what it told until then. Throws
/// UserError.
RunEvents recordedNews(const std::filesystem::path& run, std::int64_t lastStep);

}  // namespace obscura
