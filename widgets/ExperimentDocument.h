// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "core/experiment/FileSurvey.h"
#include "core/experiment/Patch.h"
#include "core/network/Inspection.h"

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <functional>
#include <memory>

namespace obscura {

class DataLook;

/// One open experiment: the value, its undo history, its file, and what inspection says of it.
/// Every change goes through edit() or an EditSession, so that everything can be undone; views
/// mirror the value and listen to changed().
class ExperimentDocument : public QObject {
    Q_OBJECT

public:
    explicit ExperimentDocument(QObject* parent = nullptr);
    ~ExperimentDocument() override;

    const Experiment& experiment() const { return m_experiment; }
    /// Shapes, counts and problems of the present value; always up to date.
    const InspectionReport& report() const { return m_report; }
    /// What the files that the experiment names hold, as far as that is known; see lookAgain(). A
    /// data set that takes its time to look at is looked at on another thread: changed() follows.
    const KnownFiles& files() const { return m_files.known(); }
    QUndoStack& undoStack() { return m_undo; }

    /// Replaces the whole value and clears the history. `file` may be empty (a template, a new
    /// one).
    void reset(Experiment experiment, const QString& file);
    /// The same with a value that isn't in `file` yet: the document counts as modified.
    void recover(Experiment experiment, const QString& file);
    /// The same without a file of its own, because another document holds `original`, whose changes
    /// these are: only the title tells of it.
    void recoverBeside(Experiment experiment, const QString& original);

    /// Applies `change` to the experiment as one undoable step called `text` ("Change rank of
    /// blackbox to 20"). Does nothing when the value stays the same. A UserError that `change`
    /// throws leaves the document as it was and reaches the caller. What takes several edits to
    /// become one step, a drag or a word being typed, is an EditSession.
    void edit(const QString& text, const std::function<void(Experiment&)>& change);

    /// Looks at the files that the experiment names once more: an edit opens only those that it is
    /// the first to name. changed() where that makes a difference.
    void lookAgain();

    /// Commits the edit session that is open, if any: what is edited from now on is another step.
    void commitSession();

    QString file() const { return m_file; }
    /// File name without folder, also that of a file recovered beside; or the experiment's name.
    QString title() const;
    bool isModified() const { return !m_undo.isClean(); }
    /// Writes to `file` and makes it the document's file. Throws UserError.
    void save(const QString& file);

Q_SIGNALS:
    /// The value has changed by `patch` (an edit, an undo, a redo), or nothing but what is known of
    /// its files. After reset(): resetDone instead.
    void changed(const obscura::Patch& patch);
    void resetDone();
    void titleChanged();

private:
    class EditCommand;
    friend class EditSession;
    /// Commits the one before; returns what the new one is known by.
    int beginSession();
    /// `session`: 0 for an edit that merges with none.
    void push(const QString& text, const std::function<void(Experiment&)>& change, int session);
    void apply(const Patch& patch, bool forward);
    /// After a look at the files: sees to what that has left to do.
    void lookAtData();
    void learn(const DataFindings& findings);

    Experiment m_experiment;
    FileSurvey m_files{FileSurvey::Patience::Defers};
    std::unique_ptr<DataLook> m_look;  ///< at work
    InspectionReport m_report;
    QUndoStack m_undo;
    QString m_file;
    QString m_original;  ///< see recoverBeside(); empty as soon as there is a file
    int m_session = 0;   ///< the one that is open; 0: none
    int m_sessions = 0;  ///< so many were begun
};

}  // namespace obscura
