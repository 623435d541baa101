// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleModel.h"

#include "widgets/ToolTip.h"
#include "widgets/Units.h"
#include "widgets/data/SampleText.h"

#include <QPixmap>

namespace obscura {

namespace {

QString describe(const SampleEntry& entry) {
    const QString place = QObject::tr("Sample %1 of the %2 set, from 0")
                              .arg(formatWhole(entry.row), splitName(entry.split));
    const QString caption =
        entry.caption.isEmpty() ? QString() : entry.caption + QStringLiteral(". ");
    const QString text = entry.picture.isNull() ? QStringLiteral(": ") + entry.text : QString();
    return caption + place + text;
}

}  // namespace

void SampleModel::setEntries(std::vector<SampleEntry> entries) {
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int SampleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant SampleModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SampleEntry& entry = m_entries[std::size_t(index.row())];
    switch (role) {
        case Qt::DecorationRole:
            return entry.picture.isNull() ? QVariant() : QVariant(entry.picture);
        case Qt::DisplayRole:
            return entry.picture.isNull() ? entry.text : entry.caption;
        case Qt::ToolTipRole:
            return wrappedToolTip(describe(entry));
        case Qt::AccessibleTextRole:
            return describe(entry);
        default:
            return {};
    }
}

}  // namespace obscura
