// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueuePanel.h"

#include "widgets/WidgetAction.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/queue/QueueModel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/RunQueue.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

QueuePanel::QueuePanel(RunQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_queue(queue),
      m_model(new QueueModel(queue, this)),
      m_table(new QueueTable(*m_model)) {
    makeActions();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(makeBar());
    layout->addWidget(m_table, 1);
    // After the model, which hears of it first.
    connect(&queue, &RunQueue::changed, this, &QueuePanel::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePanel::refresh);
    connect(m_table, &QTableView::doubleClicked, this, &QueuePanel::open);
    refresh();
}

QAction* QueuePanel::addTableAction(const QString& text, const QKeySequence& keys,
                                    void (QueuePanel::*action)()) {
    QAction* const made = addWidgetAction(*m_table, text, keys);
    connect(made, &QAction::triggered, this, action);
    return made;
}

void QueuePanel::makeActions() {
    m_up = addTableAction(tr("Move &up"), QKeySequence(Qt::ALT | Qt::Key_Up), &QueuePanel::moveUp);
    m_down = addTableAction(tr("Move &down"), QKeySequence(Qt::ALT | Qt::Key_Down),
                            &QueuePanel::moveDown);
    m_cancel = addTableAction(tr("&Cancel"), Qt::Key_Delete, &QueuePanel::cancel);
    m_cancel->setToolTip(
        tr("Those that wait leave the queue; the run that goes on is stopped, and "
           "what it has recorded is kept (Del)"));
    m_open = addTableAction(tr("&Open the run"), Qt::Key_Return, &QueuePanel::open);
    m_pause = new QAction(tr("&Pause"), this);
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Let the run wait after its present step, and none begin"));
    connect(m_pause, &QAction::toggled, &m_queue, &RunQueue::setPaused);
    m_clear = new QAction(tr("C&lear"), this);
    m_clear->setToolTip(tr("Clear what has ended"));
    connect(m_clear, &QAction::triggered, &m_queue, &RunQueue::clearEnded);
}

QWidget* QueuePanel::makeBar() {
    auto* const bar = new QWidget;
    auto* const layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_summary = new ElidedLabel;
    layout->addWidget(m_summary, 1);
    for (QAction* const action : {m_up, m_down, m_cancel, m_pause, m_clear}) {
        auto* const button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        if (action == m_up || action == m_down) {
            button->setArrowType(action == m_up ? Qt::UpArrow : Qt::DownArrow);
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
            button->setAccessibleName(action->iconText());
        }
        layout->addWidget(button);
    }
    return bar;
}

QString QueuePanel::summary() const {
    const auto& entries = m_queue.entries();
    if (entries.empty())
        return tr("Nothing waits: Run ▸ Add to the queue (Ctrl+F5)");
    QStringList parts;
    if (m_queue.isPaused())
        parts << tr("paused");
    if (m_queue.count(QueueEntry::State::Runs) > 0)
        parts << tr("one runs");
    if (const int waits = m_queue.count(QueueEntry::State::Waits))
        parts << (waits == 1 ? tr("one waits") : tr("%1 wait").arg(waits));
    if (const int failed = m_queue.count(QueueEntry::State::Failed))
        parts << tr("%1 failed").arg(failed);
    if (!m_queue.isBusy())
        parts << tr("all have ended");
    else if (const auto left = m_queue.secondsLeft(int(entries.size()) - 1))
        parts << tr("done %1").arg(endText(*left, QDateTime::currentDateTime()));
    return parts.join(QStringLiteral(" · "));
}

QString QueuePanel::title() const {
    const auto pending = m_queue.pending().size();
    return pending > 0 ? tr("Queue (%1)").arg(pending) : tr("Queue");
}

/// Those that are selected keep their order, also where the first has nowhere to go.
void QueuePanel::moveUp() {
    int least = int(m_queue.entries().size()) - m_queue.count(QueueEntry::State::Waits);
    for (const int row : m_table->selected()) {
        if (row < least)
            continue;
        m_queue.move(row, std::max(least, row - 1));
        least = std::max(least + 1, row);
    }
}

void QueuePanel::moveDown() {
    int most = int(m_queue.entries().size()) - 1;
    std::vector<int> rows = m_table->selected();
    std::ranges::reverse(rows);
    for (const int row : rows) {
        m_queue.move(row, std::min(most, row + 1));
        most = std::min(most - 1, row);
    }
}

void QueuePanel::cancel() {
    std::vector<int> rows = m_table->selected();
    std::ranges::reverse(rows);
    for (const int row : rows)
        m_queue.cancel(row);
}

void QueuePanel::open() {
    for (const int row : m_table->selected()) {
        const QString folder = m_queue.entries()[std::size_t(row)].folder;
        if (!folder.isEmpty())
            Q_EMIT openRequested(folder);
    }
}

void QueuePanel::refresh() {
    m_summary->setFullText(summary());
    const auto& entries = m_queue.entries();
    const std::vector<int> rows = m_table->selected();
    // Rows that are about to go are no entries any more.
    const auto isSome = [&](auto is) {
        return std::ranges::any_of(rows, [&](int row) {
            return row < int(entries.size()) && is(entries[std::size_t(row)]);
        });
    };
    const auto isWaiting = [](const QueueEntry& each) {
        return each.state == QueueEntry::State::Waits;
    };
    const bool isMovable = isSome(isWaiting) && m_queue.count(QueueEntry::State::Waits) > 1;
    m_up->setEnabled(isMovable);
    m_down->setEnabled(isMovable);
    m_cancel->setEnabled(isSome([](const QueueEntry& each) { return !each.hasEnded(); }));
    m_open->setEnabled(isSome([](const QueueEntry& each) { return !each.folder.isEmpty(); }));
    m_pause->setChecked(m_queue.isPaused());
    m_clear->setEnabled(std::ranges::any_of(entries, &QueueEntry::hasEnded));
}

}  // namespace obscura
