// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/TemplateGallery.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace obscura {

namespace {

constexpr QSize kSize(1000, 640);
constexpr int kSpacing = 6;

}  // namespace

TemplateGallery::TemplateGallery(QWidget* parent)
    : QDialog(parent), m_cards(templateCards()), m_search(new QLineEdit), m_list(new QListWidget) {
    setWindowTitle(tr("New from template"));
    resize(kSize);
    m_search->setPlaceholderText(tr("Search templates"));
    m_search->setAccessibleName(tr("Search templates"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_open = buttons->button(QDialogButtonBox::Open);
    m_open->setDefault(true);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    makeList();
    connect(m_search, &QLineEdit::textChanged, this, &TemplateGallery::filter);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    filter({});
}

void TemplateGallery::makeList() {
    m_list->setAccessibleName(tr("Templates"));
    m_list->setItemDelegate(new TemplateCardDelegate(m_cards, this));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(kSpacing);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (const TemplateCard& card : m_cards) {
        auto* const item = new QListWidgetItem(card.title, m_list);
        item->setToolTip("<qt>" + card.description.toHtmlEscaped() + "</qt>");
        item->setData(Qt::AccessibleTextRole, card.spoken());
    }
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this] { m_open->setEnabled(!chosen().isEmpty()); });
}

QString TemplateGallery::chosen() const {
    const QListWidgetItem* const item = m_list->currentItem();
    return item && !item->isHidden() ? m_cards[std::size_t(m_list->currentRow())].name : QString();
}

/// Keeps the choice while it answers the search; else the first that does is chosen.
void TemplateGallery::filter(const QString& search) {
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool answers = m_cards[std::size_t(row)].answers(search);
        m_list->item(row)->setHidden(!answers);
        if (answers && first < 0)
            first = row;
    }
    if (chosen().isEmpty())
        m_list->setCurrentRow(first);
    m_open->setEnabled(!chosen().isEmpty());
}

/// From the search one goes on to the cards by arrow.
bool TemplateGallery::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_list->setFocus();
        return true;
    }
    return QDialog::eventFilter(object, event);
}

}  // namespace obscura
