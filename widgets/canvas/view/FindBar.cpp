// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/FindBar.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/items/NodeItem.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/PanelParts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>
#include <set>

namespace obscura {

namespace {

/// Whether `text` contains each of `words`; one that is `id` needn't be there.
bool containsAll(const QString& text, const QString& words, const QString& id = {}) {
    const QStringList parts = words.simplified().split(' ');
    return std::ranges::all_of(parts, [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive) || word == id;
    });
}

}  // namespace

bool matchesWords(const Block& block, const QString& words) {
    const QString text = QString::fromStdString(block.name + '\n' + block.kind + '\n') +
                         blockTitle(block) + '\n' + translated(layerInfo(block.kind).title);
    return containsAll(text, words, QStringLiteral("#%1").arg(block.id));
}

bool matchesWords(const Group& group, const QString& words) {
    return containsAll(QString::fromStdString(group.name), words);
}

bool matchesWords(const Note& note, const QString& words) {
    return containsAll(QString::fromStdString(note.text), words);
}

FindBar::FindBar(CanvasScene& scene, QWidget* parent)
    : QWidget(parent),
      m_scene(scene),
      m_words(new QLineEdit),
      m_result(new ThemedLabel(ThemedLabel::Role::Muted)) {
    m_words->setPlaceholderText(tr("Find a block, group or note"));
    m_words->setAccessibleName(tr("Find a block, group or note"));
    m_words->setToolTip(
        tr("Words of a block's name, kind or device, or its id as in #4; of a "
           "group's name, or of a note"));
    m_words->setClearButtonEnabled(true);
    const auto button = [](Qt::ArrowType arrow, const QString& name, const QString& key) {
        auto* const b = new QToolButton;
        b->setArrowType(arrow);
        b->setAutoRaise(true);
        b->setAccessibleName(name);
        b->setToolTip(QStringLiteral("%1 (%2)").arg(name, key));
        return b;
    };
    QToolButton* const back = button(Qt::UpArrow, tr("Previous match"), tr("Shift+Enter"));
    QToolButton* const next = button(Qt::DownArrow, tr("Next match"), tr("Enter"));
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

std::vector<FindBar::Match> FindBar::matches() const {
    const QString words = m_words->text();
    if (words.trimmed().isEmpty())
        return {};
    const Graph& graph = m_scene.document().experiment().graph;
    std::vector<Match> found;
    std::set<GroupId> passed;
    for (const BlockId id : m_scene.blocksInOrder()) {
        const Block& block = *graph.find(id);
        if (block.group != 0 && passed.insert(block.group).second &&
            matchesWords(*graph.findGroup(block.group), words))
            found.push_back({Match::Kind::Group, block.group});
        if (matchesWords(block, words))
            found.push_back({Match::Kind::Block, id});
    }
    for (const Note& note : graph.notes) {
        if (matchesWords(note, words))
            found.push_back({Match::Kind::Note, note.id});
    }
    return found;
}

FindBar::Match FindBar::selected() const {
    const NodeItem* const node = m_scene.selection().node();
    const BlockId block = m_scene.selection().block();
    const bool isFolded = node && block == 0;
    if (isFolded && m_shown.kind == Match::Kind::Block && m_scene.nodeOf(m_shown.id) == node)
        return m_shown;
    if (const GroupId group = m_scene.selection().group())
        return {Match::Kind::Group, group};
    const auto notes = m_scene.selection().notes();
    if (block == 0 && notes.size() == 1)
        return {Match::Kind::Note, notes.front()};
    return {Match::Kind::Block, block};
}

void FindBar::search() {
    const auto found = matches();
    const auto at = std::ranges::find(found, selected());
    showMatch(found, at == found.end() ? 0 : std::size_t(at - found.begin()));
}

void FindBar::step(bool forward) {
    const auto found = matches();
    const auto at = std::ranges::find(found, selected());
    if (at == found.end())
        return showMatch(found, 0);
    const auto place = std::size_t(at - found.begin());
    showMatch(found, (place + (forward ? 1 : found.size() - 1)) % found.size());
}

void FindBar::showMatch(const std::vector<Match>& found, std::size_t place) {
    if (found.empty()) {
        const bool isAsked = !m_words->text().trimmed().isEmpty();
        m_result->setText(isAsked ? tr("nothing found") : QString());
        return;
    }
    m_shown = found[place];
    select(m_shown);
    const QString result = tr("%1 of %2").arg(place + 1).arg(found.size());
    const QString where = placeOfShown();
    m_result->setText(where.isEmpty() ? result : tr("%1: %2").arg(result, where));
}

void FindBar::select(const Match& match) {
    switch (match.kind) {
        case Match::Kind::Block:
            return m_scene.selection().selectBlock(match.id);
        case Match::Kind::Group:
            return m_scene.selection().selectGroup(match.id);
        case Match::Kind::Note:
            return m_scene.selection().selectNote(match.id);
    }
}

QString FindBar::placeOfShown() const {
    if (m_shown.kind != Match::Kind::Block || m_scene.selection().block() != 0)
        return {};
    const Graph& graph = m_scene.document().experiment().graph;
    const Block& block = *graph.find(m_shown.id);
    return tr("%1 in %2")
        .arg(QString::fromStdString(block.name),
             QString::fromStdString(graph.findGroup(block.group)->name));
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
