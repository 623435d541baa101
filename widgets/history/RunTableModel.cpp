// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunTableModel.h"

#include "devices/Error.h"
#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/language/Translated.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <algorithm>
#include <array>
#include <cmath>

namespace obscura {

namespace {

constexpr std::array kEditable = {"name", "tags", "note"};
constexpr QSize kSwatch(18, 12);

bool isEditable(const RunColumn& column) {
    return std::ranges::find(kEditable, column.id) != kEditable.end();
}

/// A stroke as the plots draw the run.
QPixmap swatch(int slot) {
    const qreal ratio = qGuiApp->devicePixelRatio();
    QPixmap pixmap(kSwatch * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(Theme::of(QGuiApplication::palette()).seriesPen(slot, 2.5));
    painter.drawLine(0, kSwatch.height() / 2, kSwatch.width(), kSwatch.height() / 2);
    return pixmap;
}

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

}  // namespace

QString titleOf(const RunColumn& column) {
    QString title = translated(column.title);
    if (!title.contains('.') && !title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

void setTags(RunNotes& notes, const QString& text) {
    notes.tags.clear();
    for (const QString& tag : text.split(',', Qt::SkipEmptyParts))
        addTag(notes, tag.trimmed().toStdString());
}

RunTableModel::RunTableModel(OverlaySet& overlay, QObject* parent)
    : QAbstractTableModel(parent), m_overlay(overlay) {
    connect(&overlay, &OverlaySet::changed, this, &RunTableModel::refreshBoxes);
}

void RunTableModel::setRuns(const Runs& runs) {
    const auto isFolder = [](const auto& a) {
        return [&a](const auto& b) { return a->folder == b->folder; };
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::any_of(runs, isFolder(m_runs[std::size_t(row)])))
            continue;
        beginRemoveRows({}, row, row);
        m_runs.erase(m_runs.begin() + row);
        endRemoveRows();
    }
    Runs added;
    for (const auto& run : runs) {
        const auto known = std::ranges::find_if(m_runs, isFolder(run));
        if (known == m_runs.end()) {
            added.push_back(run);
        } else if (*known != run) {
            *known = run;
            const int row = int(known - m_runs.begin());
            Q_EMIT dataChanged(index(row, 0), index(row, std::max(0, columnCount() - 1)));
        }
    }
    if (added.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    m_runs.insert(m_runs.end(), added.begin(), added.end());
    endInsertRows();
}

void RunTableModel::setColumns(std::vector<RunColumn> columns) {
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

RunValue RunTableModel::value(int row, int column) const {
    return m_columns[std::size_t(column)].of(*m_runs[std::size_t(row)]);
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_columns.size());
}

QString RunTableModel::text(const RunEntry& run, const RunColumn& column) const {
    const RunValue value = column.of(run);
    const double* const number = std::get_if<double>(&value);
    if (number && std::isfinite(*number)) {
        if (column.unit == "s")
            return formatDuration(*number);
        if (column.unit == "J")
            return formatEnergy(*number);
        if (column.isWhole)
            return formatWhole(std::llround(*number));
    }
    // Names and tags are a person's own, in whatever language.
    const bool isWord = column.id == "status" || column.id == "device" || column.id == "method" ||
                        column.id == "dataset";
    const std::string words = formatRunValue(column, value);
    return (isWord ? translated(words) : shown(words)).simplified();
}

QString RunTableModel::toolTip(const RunEntry& run) const {
    QStringList lines{shown(run.name), shown(run.folder.string())};
    for (const std::string& further : {run.problem, run.notes.text}) {
        if (!further.empty())
            lines << shown(further);
    }
    return lines.join('\n');
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const RunEntry& run = *m_runs[std::size_t(index.row())];
    const RunColumn& column = m_columns[std::size_t(index.column())];
    const auto slot = m_overlay.slotOf(run.folder);
    switch (role) {
        case Qt::DisplayRole:
            return text(run, column);
        case Qt::EditRole:
            return shown(formatRunValue(column, column.of(run)));
        case Qt::ToolTipRole:
            return toolTip(run);
        case Qt::TextAlignmentRole:
            if (std::holds_alternative<double>(column.of(run)))
                return int(Qt::AlignRight | Qt::AlignVCenter);
            return {};
        case Qt::CheckStateRole:
            return index.column() == 0 ? QVariant(slot ? Qt::Checked : Qt::Unchecked) : QVariant();
        case Qt::DecorationRole:
            return index.column() == 0 && slot ? QVariant(swatch(*slot)) : QVariant();
        default:
            return {};
    }
}

bool RunTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid())
        return false;
    const auto run = m_runs[std::size_t(index.row())];
    const RunColumn& column = m_columns[std::size_t(index.column())];
    if (role == Qt::CheckStateRole && index.column() == 0) {
        m_overlay.set(run->folder, value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole || !isEditable(column))
        return false;
    try {
        note(*run, column.id, value.toString());
    } catch (const UserError& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
        return false;
    }
    Q_EMIT noted();
    return true;
}

void RunTableModel::note(const RunEntry& run, const std::string& column, const QString& text) {
    RunNotes notes = run.notes;
    if (column == "name") {
        const std::string name = text.trimmed().toStdString();
        notes.name = name == run.experiment ? std::string() : name;
    } else if (column == "tags") {
        setTags(notes, text);
    } else {
        notes.text = text.toStdString();
    }
    if (notes != run.notes)
        writeNotes(run.folder, notes);
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    const RunColumn& column = m_columns[std::size_t(section)];
    switch (role) {
        case Qt::DisplayRole:
            return titleOf(column);
        case Qt::ToolTipRole:
            return column.unit.empty()
                       ? titleOf(column)
                       : titleOf(column) + QStringLiteral(" [%1]").arg(shown(column.unit));
        default:
            return {};
    }
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    if (index.column() == 0)
        flags |= Qt::ItemIsUserCheckable;
    if (isEditable(m_columns[std::size_t(index.column())]))
        flags |= Qt::ItemIsEditable;
    return flags;
}

void RunTableModel::refreshBoxes() {
    if (!m_runs.empty() && !m_columns.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0),
                           {Qt::CheckStateRole, Qt::DecorationRole});
}

}  // namespace obscura
