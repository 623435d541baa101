// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/ProblemList.h"

#include "widgets/ExperimentDocument.h"

#include <QKeyEvent>

namespace obscura {

namespace {

constexpr int kBlockRole = Qt::UserRole;
constexpr int kOptionRole = Qt::UserRole + 1;
constexpr int kGroupRole = Qt::UserRole + 2;

}  // namespace

ProblemList::ProblemList(ExperimentDocument& document, QWidget* parent)
    : QListWidget(parent), m_document(document) {
    setAccessibleName(tr("Problems"));
    setToolTip(tr("What keeps the experiment from running; click to go there"));
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setSpacing(2);
    connect(this, &QListWidget::itemClicked, this, &ProblemList::follow);
    connect(&document, &ExperimentDocument::changed, this, &ProblemList::refresh);
    connect(&document, &ExperimentDocument::resetDone, this, &ProblemList::refresh);
    refresh();
}

QString ProblemList::title() const {
    const std::size_t problems = m_document.report().problems.size();
    return problems == 0 ? tr("Problems") : tr("Problems (%1)").arg(problems);
}

void ProblemList::refresh() {
    const int row = currentRow();
    clear();
    for (const Problem& problem : m_document.report().problems) {
        auto* const item = new QListWidgetItem(
            QStringLiteral("⚠ ") +
                QString::fromStdString(describe(m_document.experiment(), problem)),
            this);
        item->setData(kBlockRole, problem.block);
        item->setData(kGroupRole, problem.group);
        item->setData(kOptionRole, QString::fromStdString(problem.option));
    }
    if (count() == 0) {
        auto* const item =
            new QListWidgetItem(tr("✓ Nothing keeps this experiment from running."), this);
        item->setFlags(Qt::NoItemFlags);
    }
    setCurrentRow(std::min(row, count() - 1));
    Q_EMIT titleChanged(title());
}

void ProblemList::follow(const QListWidgetItem* item) {
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
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
