// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueModel.h"

#include "widgets/Units.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace obscura {

namespace {

const QString kUnknown = QStringLiteral("–");

QString progressOf(const QueueEntry& entry) {
    if (entry.state == QueueEntry::State::Waits)
        return entry.plannedSteps > 0 ? QObject::tr("%1 steps").arg(formatWhole(entry.plannedSteps))
                                      : kUnknown;
    return entry.plannedSteps > 0
               ? QObject::tr("%1 of %2")
                     .arg(formatWhole(entry.step), formatWhole(entry.plannedSteps))
               : formatWhole(entry.step);
}

QString stateOf(const QueueEntry& entry, RunQueue& queue) {
    switch (entry.state) {
        case QueueEntry::State::Waits:
            return QObject::tr("Waits");
        case QueueEntry::State::Runs:
            if (!queue.runs().waitsFor().isEmpty())
                return QObject::tr("Waits for room: %1").arg(queue.runs().waitsFor());
            if (queue.runs().state() == TrainerState::Preparing)
                return QObject::tr("Loads data");
            return queue.runs().state() == TrainerState::Paused ? QObject::tr("Paused")
                                                                : QObject::tr("Runs");
        case QueueEntry::State::Done:
            return QObject::tr("Done");
        case QueueEntry::State::Failed:
            return QObject::tr("Failed: %1").arg(entry.why.simplified());
        case QueueEntry::State::Cancelled:
            return QObject::tr("Cancelled");
    }
    return {};
}

}  // namespace

QString endText(double seconds, const QDateTime& now) {
    const QDateTime end = now.addMSecs(std::llround(1000 * seconds));
    const bool isToday = end.date() == now.date();
    const QString clock = QLocale::c().toString(end, isToday ? "hh:mm" : "d MMM hh:mm");
    return QObject::tr("%1 · in %2").arg(clock, formatDuration(std::ceil(seconds)));
}

QueueModel::QueueModel(RunQueue& queue, QObject* parent)
    : QAbstractTableModel(parent), m_queue(queue) {
    connect(&queue, &RunQueue::changed, this, &QueueModel::refresh);
    refresh();
}

QueueModel::Row QueueModel::rowOf(int at) const {
    const QueueEntry& entry = m_queue.entries()[std::size_t(at)];
    const auto left = m_queue.secondsLeft(at);
    Row row{.id = entry.id,
            .name = entry.title,
            .state = stateOf(entry, m_queue),
            .progress = progressOf(entry),
            .end = left ? endText(*left, QDateTime::currentDateTime()) : kUnknown,
            .toolTip = entry.title,
            .isWaiting = entry.state == QueueEntry::State::Waits};
    for (const QString& further : {entry.why, entry.folder}) {
        if (!further.isEmpty())
            row.toolTip += '\n' + further;
    }
    if (!row.isWaiting && entry.plannedSteps > 0)
        row.share = std::min(1.0, double(entry.step) / double(entry.plannedSteps));
    return row;
}

/// Step by step, so that views keep what is selected.
void QueueModel::refresh() {
    removeMissing();
    for (int i = 0; i < int(m_queue.entries().size()); ++i)
        place(i, rowOf(i));
}

void QueueModel::removeMissing() {
    for (int i = rowCount() - 1; i >= 0; --i) {
        if (std::ranges::find(m_queue.entries(), m_rows[std::size_t(i)].id, &QueueEntry::id) !=
            m_queue.entries().end())
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
}

/// Those before `at` stand where they belong.
void QueueModel::place(int at, Row row) {
    const auto target = m_rows.begin() + at;
    const auto known =
        std::find_if(target, m_rows.end(), [&](const Row& each) { return each.id == row.id; });
    if (known == m_rows.end()) {
        beginInsertRows({}, at, at);
        m_rows.insert(target, std::move(row));
        endInsertRows();
        return;
    }
    if (known != target) {
        const int from = int(known - m_rows.begin());
        beginMoveRows({}, from, from, {}, at);
        std::rotate(target, known, known + 1);
        endMoveRows();
    }
    Row& shown = m_rows[std::size_t(at)];
    if (shown == row)
        return;
    shown = std::move(row);
    Q_EMIT dataChanged(index(at, 0), index(at, kColumns - 1));
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(kColumns);
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const std::array texts{&row.name, &row.state, &row.progress, &row.end};
    switch (role) {
        case Qt::DisplayRole:
            return *texts[std::size_t(index.column())];
        case Qt::ToolTipRole:
            return row.toolTip;
        case kShareRole:
            return row.share < 0 ? QVariant() : QVariant(row.share);
        default:
            return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= int(kColumns))
        return {};
    const std::array titles{tr("Name"), tr("State"), tr("Progress"), tr("Expected end")};
    if (role == Qt::DisplayRole)
        return titles[std::size_t(section)];
    if (role == Qt::ToolTipRole && section == End)
        return tr("Of those that wait: as if their steps took as long as those of the run before");
    return {};
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    // Between rows, not onto one.
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (m_rows[std::size_t(index.row())].isWaiting)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

/// The queue moves them; its news moves the rows.
bool QueueModel::moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to,
                          int before) {
    const bool isOne = count == 1 && row >= 0 && row < rowCount();
    if (from.isValid() || to.isValid() || !isOne || !m_rows[std::size_t(row)].isWaiting)
        return false;
    const int id = m_rows[std::size_t(row)].id;
    m_queue.move(row, before > row ? before - 1 : before);
    return m_rows[std::size_t(row)].id != id;
}

}  // namespace obscura
