// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QObject>
#include <QSocketNotifier>

namespace obscura {

/// What is visible now, for tests and scripts that work the program from outside by mouse and
/// keyboard: every widget, list entry, menu entry and tab as a screen reader sees it, and what lies
/// on a canvas. One object each, a parent before its children:
///   class, object   of Qt's object; absent where there is none
///   role, name, value
///   state           of "active", "checked", "disabled", "focused", "selected", those that hold
///   rect, shown     [x, y, width, height] on the screen in pixels, whole and the part that isn't
///                   scrolled away; all zero: nothing is to be seen of it
///   parent          index in the array; absent for a window
///   scrolls         true: the wheel moves what is in it
QJsonArray describeWidgets();

/// Answers each line on stdin by a description on stdout, on a line of its own, until stdin ends.
class WidgetDescriptions : public QObject {
public:
    explicit WidgetDescriptions(QObject* parent = nullptr);

private:
    void answer();

    QSocketNotifier m_input;
};

}  // namespace obscura
