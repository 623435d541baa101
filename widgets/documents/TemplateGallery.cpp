// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/TemplateGallery.h"

#include "widgets/ScreenFit.h"
#include "widgets/ToolTip.h"
#include "widgets/panels/PanelParts.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace obscura {

namespace {

constexpr QSize kGallerySize(1000, 640);
constexpr int kSpacing = 6;

}  // namespace

TemplateGallery::TemplateGallery(QWidget* parent)
    : QDialog(parent),
      m_cards(templateCards()),
      m_search(new QLineEdit),
      m_nothing(new ThemedLabel(ThemedLabel::Role::Muted)),
      m_list(new QListWidget) {
    setWindowTitle(tr("New from template"));
    resizeToScreen(*this, kGallerySize);
    m_search->setPlaceholderText(tr("Search templates"));
    m_search->setAccessibleName(tr("Search templates"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel);
    m_open = buttons->button(QDialogButtonBox::Open);
    m_open->setDefault(true);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
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
    connect(m_list, &QListWidget::itemDoubleClicked, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this] { m_open->setEnabled(!chosen().isEmpty()); });
}

QString TemplateGallery::chosen() const {
    const QListWidgetItem* const item = m_list->currentItem();
    return item ? m_cards[std::size_t(item->data(kCardRole).toInt())].name : QString();
}

void TemplateGallery::addCard(std::size_t card) {
    const TemplateCard& shown = m_cards[card];
    auto* const item = new QListWidgetItem(shown.title, m_list);
    item->setData(kCardRole, int(card));
    item->setToolTip(wrappedToolTip(shown.description));
    item->setData(Qt::AccessibleTextRole, shown.spoken());
}

/// What the search names comes before what only mentions it; the first is chosen.
void TemplateGallery::filter(const QString& search) {
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t card = 0; card < m_cards.size(); ++card) {
        if (const std::optional<int> named = m_cards[card].answers(search))
            found.emplace_back(-*named, card);
    }
    std::sort(found.begin(), found.end());
    m_list->clear();
    for (const auto& [rank, card] : found)
        addCard(card);
    m_list->setCurrentRow(0);
    m_open->setEnabled(!found.empty());
    m_nothing->setTextOrHide(
        found.empty() ? tr("No template matches “%1”.").arg(search.simplified()) : QString());
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
