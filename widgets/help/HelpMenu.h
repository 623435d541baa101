// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/help/HelpWindow.h"

#include <QMenu>
#include <QPointer>

class QMenuBar;

namespace obscura {

/// What the program says about itself: keys, the first five minutes, terms, its version.
class HelpMenu : public QMenu {
    Q_OBJECT

public:
    /// Keys are those of the actions in `bar`; windows belong to `window`.
    HelpMenu(const QString& title, QMenuBar& bar, QWidget& window);

    /// The glossary at that term, see setTerm().
    void showTerm(const QString& term);

private:
    /// The term that the person points at; else the keys.
    void showWhatIsAsked();
    void showHelp(HelpWindow::Page page);
    void showAbout();

    QMenuBar& m_bar;
    QWidget& m_window;
    QPointer<HelpWindow> m_help;
};

}  // namespace obscura
