// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

#include <QObject>
#include <QString>

class QLineEdit;
class QMenu;

namespace obscura {

/// A button at the end of a text field that holds a path: opens a dialog to choose one, or, for a
/// run, a list of recent ones first. Arrow down in the field does the same.
class PathChooser : public QObject {
    Q_OBJECT

public:
    PathChooser(PathKind kind, QLineEdit& edit);

    /// Where runs are recorded; empty: where they are by default.
    void setRunsFolder(const QString& folder) { m_runsFolder = folder; }

Q_SIGNALS:
    void chosen(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offer();
    void offerRuns();
    void addRuns(QMenu& menu);
    void browseFolder();
    void browseFile(const QString& title, const QString& kinds);
    QString start() const;

    const PathKind m_kind;
    QLineEdit& m_edit;
    QString m_runsFolder;
};

}  // namespace obscura
