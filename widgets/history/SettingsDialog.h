// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/RunEntry.h"

#include <QDialog>
#include <memory>
#include <vector>

class QTableWidget;

namespace obscura {

/// What differs between the settings of several runs, a column for each, and what each came to.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    explicit SettingsDialog(const std::vector<std::shared_ptr<const RunEntry>>& runs,
                            QWidget* parent = nullptr);

    QTableWidget& table() const { return *m_table; }

private:
    void addRow(const QString& title, const QStringList& values);
    void copy() const;

    QTableWidget* m_table;
};

}  // namespace obscura
