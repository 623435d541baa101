// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/FindBar.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/panels/PanelParts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>

namespace obscura {

bool matchesWords(const Block& block, const QString& words) {
    const QString text = QString::fromStdString(block.name + '\n' + block.kind + '\n') +
                         blockTitle(block) + '\n' +
                         QString::fromStdString(layerInfo(block.kind).title);
    const QStringList parts = words.simplified().split(' ');
    return std::all_of(parts.begin(), parts.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive) ||
               word == QStringLiteral("#%1").arg(block.id);
    });
}

FindBar::FindBar(CanvasScene& scene, QWidget* parent)
    : QWidget(parent),
      m_scene(scene),
      m_words(new QLineEdit),
      m_result(new ThemedLabel(ThemedLabel::Role::Muted)) {
    m_words->setPlaceholderText(tr("Find a block"));
    m_words->setAccessibleName(tr("Find a block"));
    m_words->setToolTip(tr("Words of a block's name, kind or device, or its id as in #4"));
    m_words->setClearButtonEnabled(true);
    const auto button = [this](Qt::ArrowType arrow, const QString& name, const QString& key) {
        auto* const b = new QToolButton;
        b->setArrowType(arrow);
        b->setAutoRaise(true);
        b->setAccessibleName(name);
        b->setToolTip(QStringLiteral("%1 (%2)").arg(name, key));
        return b;
    };
    QToolButton* const back = button(Qt::UpArrow, tr("Previous block"), tr("Shift+Enter"));
    QToolButton* const next = button(Qt::DownArrow, tr("Next block"), tr("Enter"));
    QToolButton* const shut = button(Qt::NoArrow, tr("Close"), tr("Esc"));
    shut->setText(QStringLiteral("✕"));

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_result);
    for (QWidget* const widget : {back, next, shut})
        layout->addWidget(widget);
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::search);
    connect(back, &QToolButton::clicked, this, [this] { step(false); });
    connect(next, &QToolButton::clicked, this, [this] { step(true); });
    connect(shut, &QToolButton::clicked, this, &FindBar::dismiss);
    setFocusProxy(m_words);
    hide();
}

void FindBar::open() {
    show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void FindBar::dismiss() {
    hide();
    Q_EMIT closed();
}

QString FindBar::result() const {
    return m_result->text();
}

std::vector<BlockId> FindBar::matches() const {
    if (m_words->text().trimmed().isEmpty())
        return {};
    std::vector<BlockId> found = m_scene.blocksInOrder();
    std::erase_if(found, [this](BlockId id) {
        return !matchesWords(*m_scene.document().experiment().graph.find(id), m_words->text());
    });
    return found;
}

std::vector<BlockId>::const_iterator FindBar::present(const std::vector<BlockId>& found) const {
    const NodeItem* const selected = m_scene.selectedNode();
    const bool isWithinGroup =
        selected && m_scene.selectedBlock() == 0 && m_scene.nodeOf(m_shown) == selected;
    return std::ranges::find(found, isWithinGroup ? m_shown : m_scene.selectedBlock());
}

void FindBar::search() {
    const auto found = matches();
    const auto at = present(found);
    showMatch(found, at == found.end() ? 0 : std::size_t(at - found.begin()));
}

void FindBar::step(bool forward) {
    const auto found = matches();
    const auto at = present(found);
    if (at == found.end())
        return showMatch(found, 0);
    const auto place = std::size_t(at - found.begin());
    showMatch(found, (place + (forward ? 1 : found.size() - 1)) % found.size());
}

void FindBar::showMatch(const std::vector<BlockId>& found, std::size_t place) {
    if (found.empty()) {
        const bool isAsked = !m_words->text().trimmed().isEmpty();
        m_result->setText(isAsked ? tr("no block") : QString());
        return;
    }
    m_shown = found[place];
    m_scene.selectBlock(m_shown);
    QString result = tr("%1 of %2").arg(place + 1).arg(found.size());
    const Graph& graph = m_scene.document().experiment().graph;
    const Block& block = *graph.find(m_shown);
    if (m_scene.selectedBlock() == 0)
        result = tr("%1: %2 in %3")
                     .arg(result, QString::fromStdString(block.name),
                          QString::fromStdString(graph.findGroup(block.group)->name));
    m_result->setText(result);
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            return dismiss();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return step(!(event->modifiers() & Qt::ShiftModifier));
        case Qt::Key_Down:
        case Qt::Key_Up:
            return step(event->key() == Qt::Key_Down);
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace obscura
