// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace obscura {

/// Undo and redo act on the experiment, also from within a field: such keys aren't the field's.
inline bool isUndoOrRedo(const QKeyEvent& key) {
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo) ||
           key.keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
}

}  // namespace obscura
