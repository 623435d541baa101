// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/SettingsDialog.h"

#include "core/runs/RunColumns.h"
#include "core/runs/RunComparison.h"
#include "widgets/history/RunNames.h"
#include "widgets/history/RunTableModel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr QSize kSize(720, 420);
constexpr int kWidestColumn = 260;

bool isResult(const RunColumn& column) {
    static const std::vector<std::string> results = {
        "status",           "steps",   "test_accuracy", "best_test_accuracy", "test_error",
        "training_queries", "queries", "seconds"};
    return std::ranges::find(results, column.id) != results.end();
}

}  // namespace

SettingsDialog::SettingsDialog(const std::vector<std::shared_ptr<const RunEntry>>& runs,
                               QWidget* parent)
    : QDialog(parent), m_table(new QTableWidget) {
    setWindowTitle(tr("Settings of %1 runs").arg(runs.size()));
    resize(kSize);
    m_table->setColumnCount(int(runs.size()));
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setAccessibleName(tr("Settings that differ"));
    m_table->setAlternatingRowColors(true);
    QStringList names;
    for (const RunName& name : namesBeside(runs))
        names << name.own;
    m_table->setHorizontalHeaderLabels(names);
    const std::vector<SettingRow> rows = differingSettings(runs);
    for (const SettingRow& row : rows) {
        QStringList values;
        for (const auto& value : row.values)
            values << (value ? QString::fromStdString(*value) : tr("–"));
        addRow(QString::fromStdString(row.path), values);
    }
    for (const RunColumn& column : runColumns()) {
        if (!isResult(column))
            continue;
        QStringList values;
        for (const auto& run : runs)
            values << QString::fromStdString(formatRunValue(column, column.of(*run)));
        if (std::ranges::any_of(values, [](const QString& value) { return !value.isEmpty(); }))
            addRow(titleOf(column), values);
    }
    m_table->resizeColumnsToContents();
    for (int i = 0; i < m_table->columnCount(); ++i)
        m_table->setColumnWidth(i, std::min(m_table->columnWidth(i), kWidestColumn));

    auto* const said =
        new QLabel(rows.empty() ? tr("They began with the same settings.")
                                : tr("%n setting(s) differ; below them what the runs came to.",
                                     nullptr, int(rows.size())));
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole), &QPushButton::clicked,
            this, &SettingsDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(said);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
}

void SettingsDialog::addRow(const QString& title, const QStringList& values) {
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setVerticalHeaderItem(row, new QTableWidgetItem(title));
    for (int i = 0; i < values.size(); ++i) {
        auto* const item = new QTableWidgetItem(values[i]);
        item->setToolTip(values[i]);
        m_table->setItem(row, i, item);
    }
}

/// As a table that spreadsheets take.
void SettingsDialog::copy() const {
    QStringList lines;
    QStringList head{QString()};
    for (int i = 0; i < m_table->columnCount(); ++i)
        head << m_table->horizontalHeaderItem(i)->text();
    lines << head.join('\t');
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList fields{m_table->verticalHeaderItem(row)->text()};
        for (int i = 0; i < m_table->columnCount(); ++i)
            fields << m_table->item(row, i)->text();
        lines << fields.join('\t');
    }
    QGuiApplication::clipboard()->setText(lines.join('\n'));
}

}  // namespace obscura
