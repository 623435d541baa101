// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <vector>

namespace obscura {

class ExperimentDocument;

/// Unsaved work of a program that ended without closing its window.
struct Recovery {
    Experiment experiment;
    QString file;    ///< that it was to be saved in; empty: none yet, or the record of a run
    QString folder;  ///< where it is kept
};

/// Keeps the unsaved changes of a document in a folder of its own, which goes with the document or
/// when it is saved. What is left of a program that was killed can be found and taken over.
class Autosave : public QObject {
    Q_OBJECT

public:
    /// Works in a new folder inside of `root`, which is made where it isn't there. Writes at most
    /// once in `pause` milliseconds. `document` must outlive it.
    Autosave(ExperimentDocument& document, const QString& root, int pause = 2000);
    ~Autosave() override;

    /// Writes unsaved changes now. False: that failed.
    bool write();
    QString folder() const { return m_folder; }

    /// What programs that no longer run have left in `root`, the newest first. What can't be read
    /// is left where it is.
    static std::vector<Recovery> leftovers(const QString& root);
    static void discard(const Recovery& recovery);

Q_SIGNALS:
    /// Once, until it works again.
    void failed(const QString& message);
    void works();

private:
    void note();
    void forget();

    ExperimentDocument& m_document;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    QTimer m_pause;
    bool m_hasFailed = false;
};

}  // namespace obscura
