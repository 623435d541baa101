// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace obscura {

// What a person is asked before something of theirs is given up. `titles` are those of the
// experiments in question, at least one.

enum class Unsaved { Save, Discard, Stay };
/// Experiments are to be closed that have unsaved changes.
Unsaved askAboutUnsaved(QWidget* parent, const QStringList& titles);

/// A tab is to be closed whose run is going on. False: stay.
bool askToEndRun(QWidget* parent, const QString& title);

/// The program is to be left while the queue still has these. False: stay.
bool askToEndQueue(QWidget* parent, const QStringList& titles);

enum class Recovering { Recover, Discard, NotNow };
/// Changes were found that a program which was killed had not saved.
Recovering askToRecover(QWidget* parent, const QStringList& titles);

}  // namespace obscura
