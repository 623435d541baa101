// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QString>
#include <QWidget>

namespace obscura {

/// An action of `widget`, whose keys work while it has the focus.
inline QAction* addWidgetAction(QWidget& widget, const QString& text, const QKeySequence& keys) {
    auto* const action = new QAction(text, &widget);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    widget.addAction(action);
    return action;
}

}  // namespace obscura
