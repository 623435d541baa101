// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/GlossaryPage.h"

#include "widgets/Theme.h"
#include "widgets/formulas/FormulaText.h"

#include <QEvent>
#include <QLineEdit>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace obscura {

GlossaryPage::GlossaryPage(QWidget* parent)
    : QWidget(parent), m_entries(glossary()), m_search(new QLineEdit), m_text(new QTextBrowser) {
    m_search->setPlaceholderText(tr("Search terms"));
    m_search->setAccessibleName(tr("Search terms"));
    m_search->setClearButtonEnabled(true);
    m_text->setObjectName("glossary");
    m_text->setAccessibleName(tr("Terms"));
    m_text->setOpenLinks(false);
    new FormulaText(*m_text->document(), [this] { return Theme::of(palette()).text; });
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_text);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &GlossaryPage::fill);
    connect(m_text, &QTextBrowser::anchorClicked, this, &GlossaryPage::follow);
    fill();
}

void GlossaryPage::fill() {
    const QString words = m_search->text();
    const QString html = glossaryHtml(m_entries, words, Theme::of(palette()).accent);
    m_text->setHtml(html.isEmpty() ? tr("No term matches “%1”.").arg(words.toHtmlEscaped()) : html);
}

void GlossaryPage::showTerm(const QString& term) {
    const QString anchor = anchorOf(m_entries, term);
    m_search->setText(anchor.isEmpty() ? term : QString());
    if (!anchor.isEmpty())
        m_text->scrollToAnchor(anchor);
    m_text->setFocus();
}

void GlossaryPage::follow(const QUrl& link) {
    if (link.scheme() == "term")
        showTerm(link.path());
}

void GlossaryPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

}  // namespace obscura
