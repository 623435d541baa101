// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/ProblemList.h"

#include "widgets/ExperimentDocument.h"
#include "widgets/language/Messages.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kBlockRole = Qt::UserRole;
constexpr int kOptionRole = Qt::UserRole + 1;
constexpr int kGroupRole = Qt::UserRole + 2;

}  // namespace

ProblemList::ProblemList(ExperimentDocument& document, QWidget* parent)
    : QListWidget(parent), m_document(document) {
    setAccessibleName(tr("Problems"));
    setToolTip(
        tr("What keeps the experiment from running, and what a run has found; click to go there"));
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setSpacing(2);
    connect(this, &QListWidget::itemClicked, this, &ProblemList::follow);
    connect(&document, &ExperimentDocument::changed, this, &ProblemList::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, [this] {
        m_found.clear();
        refresh();
    });
    refresh();
}

QString ProblemList::title() const {
    const std::size_t entries = m_document.report().problems.size() + m_found.size();
    return entries == 0 ? tr("Problems") : tr("Problems (%1)").arg(entries);
}

void ProblemList::take(const RunEvents& events) {
    for (const RunEvent& event : events) {
        visitNews(
            event, [&](const BlockFindings& found) { setFindings(found); },
            [&](TrainerState state) {
                if (state == TrainerState::Preparing)
                    forgetFindings();
            });
    }
}

void ProblemList::setFindings(const BlockFindings& found) {
    const QString name = QString::fromStdString(found.name);
    std::vector<Finding> fresh = found.findings;
    std::erase_if(m_found, [&](Found& known) {
        if (known.name != name)
            return false;
        const auto same = std::ranges::find(fresh, known.finding.kind, &Finding::kind);
        if (same == fresh.end())
            return true;
        known.finding = *same;
        fresh.erase(same);
        return false;
    });
    for (const Finding& finding : fresh)
        m_found.push_back({found.block, name, finding});
    refresh();
}

void ProblemList::forgetFindings() {
    if (m_found.empty())
        return;
    m_found.clear();
    refresh();
}

void ProblemList::refresh() {
    const int row = currentRow();
    const int scrolled = verticalScrollBar()->value();
    clear();
    for (const Problem& problem : m_document.report().problems)
        addEntry(QStringLiteral("⚠ ") +
                     translatedMessage(describe(m_document.experiment().graph, problem)),
                 problem.block, problem.group, problem.option);
    if (count() == 0)
        addNote(tr("✓ Nothing keeps this experiment from running."));
    if (!m_found.empty())
        addNote(tr("Found while training:"));
    for (const Found& found : m_found)
        addEntry(
            QStringLiteral("△ %1: %2").arg(found.name, translatedMessage(found.finding.message)),
            found.block, 0, found.finding.option);
    setCurrentRow(std::min(row, count() - 1));
    verticalScrollBar()->setValue(scrolled);
    Q_EMIT titleChanged(title());
}

/// A line that leads nowhere.
void ProblemList::addNote(const QString& text) {
    auto* const item = new QListWidgetItem(text, this);
    item->setFlags(Qt::ItemIsEnabled);
}

void ProblemList::addEntry(const QString& text, BlockId block, GroupId group,
                           const std::string& option) {
    auto* const item = new QListWidgetItem(text, this);
    item->setData(kBlockRole, block);
    item->setData(kGroupRole, group);
    item->setData(kOptionRole, QString::fromStdString(option));
}

void ProblemList::follow(const QListWidgetItem* item) {
    if (!item || !item->flags().testFlag(Qt::ItemIsSelectable))
        return;
    if (const GroupId group = item->data(kGroupRole).toInt())
        Q_EMIT groupRequested(group);
    else
        Q_EMIT blockRequested(item->data(kBlockRole).toInt(), item->data(kOptionRole).toString());
}

void ProblemList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        follow(currentItem());
    else
        QListWidget::keyPressEvent(event);
}

}  // namespace obscura
