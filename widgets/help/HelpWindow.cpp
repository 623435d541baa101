// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/HelpWindow.h"

#include "widgets/help/GlossaryPage.h"
#include "widgets/language/Language.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFile>
#include <QMenu>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr QSize kSize(720, 480);

QString row(const QString& keys, const QString& text) {
    return "<tr><td width='190' style='padding-right:16px'><b>" + keys.toHtmlEscaped() +
           "</b></td><td>" + text.toHtmlEscaped() + "</td></tr>";
}

QString keysOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    keys.removeDuplicates();
    return keys.join(QObject::tr(" or "));
}

/// "&Save as…" as it is read.
QString plain(const QString& menuText) {
    static const QRegularExpression mnemonic("&(.)");
    return QString(menuText).replace(mnemonic, "\\1");
}

QString rowsOf(const QMenu& menu, const QString& before = {}) {
    QString rows;
    for (const QAction* const action : menu.actions()) {
        // Unlike the text of a menu entry, it stays the same whatever is chosen.
        const QString text = before + action->iconText();
        if (action->menu())
            rows += rowsOf(*action->menu(), text + QStringLiteral(" ▸ "));
        else if (!action->shortcuts().isEmpty())
            rows += row(keysOf(*action), text);
    }
    return rows;
}

QString canvasRows() {
    return row(QObject::tr("Arrows"),
               QObject::tr("Walk along the connections, from block to block")) +
           row(QObject::tr("Tab"), QObject::tr("Go through the ports of the selected block")) +
           row(QObject::tr("Enter"),
               QObject::tr("On a port: connect; else to the properties of what is selected")) +
           row(QObject::tr("Esc"), QObject::tr("Give up what was begun, or select nothing")) +
           row(QObject::tr("Space + drag"), QObject::tr("Move the view")) +
           row(QObject::tr("Ctrl + wheel"), QObject::tr("Zoom"));
}

QString shortcutsHtml(const QList<QMenu*>& menus) {
    QString html;
    const auto add = [&](const QString& title, const QString& rows) {
        if (!rows.isEmpty())
            html += "<h3>" + title.toHtmlEscaped() + "</h3><table>" + rows + "</table>";
    };
    for (const QMenu* const menu : menus)
        add(plain(menu->title()), rowsOf(*menu));
    add(QObject::tr("On the canvas"), canvasRows());
    add(QObject::tr("Elsewhere"),
        row(QObject::tr("F1"), QObject::tr("Over a field or in it: the glossary at its term")) +
            row(QObject::tr("F9"), QObject::tr("In a tour: to its card, and back")));
    return html;
}

}  // namespace

HelpWindow::HelpWindow(const QList<QMenu*>& menus, QWidget* parent)
    : QDialog(parent), m_pages(new QTabWidget) {
    setWindowTitle(tr("Help"));
    resize(kSize);
    addPage(tr("&Keyboard"), "shortcuts")->setHtml(shortcutsHtml(menus));
    addPage(tr("&Five minutes"), "fiveMinutes")->setMarkdown(firstSteps());
    addGlossary();
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_pages);
    layout->addWidget(buttons);
}

void HelpWindow::showPage(Page page) {
    m_pages->setCurrentIndex(page);
    m_pages->currentWidget()->setFocus();
    show();
    raise();
    activateWindow();
}

QTextBrowser* HelpWindow::addPage(const QString& title, const QString& name) {
    auto* const page = new QTextBrowser;
    page->setObjectName(name);
    page->setAccessibleName(plain(title));
    page->setOpenExternalLinks(true);
    m_pages->addTab(page, title);
    return page;
}

void HelpWindow::addGlossary() {
    m_glossary = new GlossaryPage;
    m_pages->addTab(m_glossary, tr("&Glossary"));
}

void HelpWindow::showTerm(const QString& term) {
    showPage(Terms);
    m_glossary->showTerm(term);
}

}  // namespace obscura
