// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <QAbstractListModel>
#include <QImage>
#include <QString>
#include <vector>

namespace obscura {

/// A sample as a list shows it.
struct SampleEntry {
    Split split = Split::Train;
    Index row = 0;      ///< in the split
    QImage picture;     ///< null: there is only text
    QString caption;    ///< "Sneaker", "Shirt, taken for Coat"
    QString text = {};  ///< its numbers or tokens
};

/// Samples in a row: pictures as decorations, captions (or, without pictures, texts) to be
/// displayed, all of it in tooltips.
class SampleModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<SampleEntry> entries);
    const std::vector<SampleEntry>& entries() const { return m_entries; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<SampleEntry> m_entries;
};

}  // namespace obscura
