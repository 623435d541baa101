// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/SampleModel.h"

#include <QListView>

namespace obscura {

/// Samples side by side as pictures, each as large as is seen well, or one below the other as text.
class SampleList : public QListView {
    Q_OBJECT

public:
    explicit SampleList(QWidget* parent = nullptr);

    /// Shows them with the first one chosen.
    void setEntries(std::vector<SampleEntry> entries);
    const SampleModel& samples() const { return *m_model; }
    /// The chosen one, or nullptr.
    const SampleEntry* chosen() const;

    QSize sizeHint() const override { return {420, 240}; }
    QSize minimumSizeHint() const override { return {150, 90}; }

Q_SIGNALS:
    void chosenChanged();

private:
    SampleModel* m_model;
};

}  // namespace obscura
