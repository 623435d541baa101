// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/documents/TemplateCards.h"

#include <QDialog>
#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace obscura {

class ThemedLabel;

/// The built-in experiments as cards to choose from, with a search. Double click or Enter opens.
class TemplateGallery : public QDialog {
    Q_OBJECT

public:
    explicit TemplateGallery(QWidget* parent = nullptr);

    /// The name of the chosen template; empty while none can be chosen.
    QString chosen() const;
    QLineEdit& search() { return *m_search; }
    QListWidget& list() { return *m_list; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeList();
    void addCard(std::size_t card);
    void filter(const QString& search);

    const std::vector<TemplateCard> m_cards;
    QLineEdit* m_search;
    ThemedLabel* m_nothing;  ///< says that the search finds nothing
    QListWidget* m_list;
    QPushButton* m_open;
};

}  // namespace obscura
