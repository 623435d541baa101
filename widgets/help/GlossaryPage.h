// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/help/Glossary.h"

#include <QWidget>

class QLineEdit;
class QTextBrowser;
class QUrl;

namespace obscura {

/// All terms with a search, formulas drawn among them; links lead from one to the next.
class GlossaryPage : public QWidget {
    Q_OBJECT

public:
    explicit GlossaryPage(QWidget* parent = nullptr);

    /// Ends a search and leads to that term, see setTerm(). An unknown one is searched for.
    void showTerm(const QString& term);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void follow(const QUrl& link);

    const std::vector<GlossaryEntry> m_entries;
    QLineEdit* m_search;
    QTextBrowser* m_text;
};

}  // namespace obscura
