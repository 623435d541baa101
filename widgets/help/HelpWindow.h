// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QMenu;
class QTabWidget;
class QTextBrowser;

namespace obscura {

class GlossaryPage;

/// What the program's person may want to look up while using it: keys, the five minutes of the
/// README, and every term.
class HelpWindow : public QDialog {
    Q_OBJECT

public:
    enum Page { Shortcuts, FiveMinutes, Terms };

    /// Keys are those of the actions in `menus`, and what the canvas does beside them.
    explicit HelpWindow(const QList<QMenu*>& menus, QWidget* parent = nullptr);

    void showPage(Page page);
    /// The glossary at that term, see setTerm().
    void showTerm(const QString& term);

private:
    QTextBrowser* addPage(const QString& title, const QString& name);
    void addGlossary();

    QTabWidget* m_pages;
    GlossaryPage* m_glossary = nullptr;
};

}  // namespace obscura
