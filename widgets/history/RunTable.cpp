// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunTable.h"

#include "devices/Error.h"
#include "widgets/history/RunFilter.h"
#include "widgets/history/RunTableModel.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <algorithm>
#include <map>
#include <set>

namespace obscura {

namespace {

constexpr auto kColumns = "runs/columns";
constexpr auto kWidths = "runs/widths";
constexpr auto kSortedBy = "runs/sortedBy";
constexpr auto kIsDescending = "runs/isDescending";
constexpr int kRowRoom = 6;  ///< pixels above and below the text together
constexpr int kFirstWidth = 170;

const std::vector<std::string> kUsual = {
    "name",          "status",           "device",  "method",  "best_test_accuracy",
    "test_accuracy", "training_queries", "seconds", "started", "tags"};

}  // namespace

RunTable::RunTable(RunTableModel& model, RunFilter& filter, QWidget* parent)
    : QTableView(parent), m_model(model), m_filter(filter) {
    setModel(&filter);
    setAccessibleName(tr("Recorded runs"));
    setSelectionBehavior(SelectRows);
    setEditTriggers(EditKeyPressed);
    setSortingEnabled(true);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    fitRows();
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setFirstSectionMovable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) {
                QMenu menu(this);
                fillColumnMenu(menu);
                menu.exec(horizontalHeader()->mapToGlobal(at));
            });
    restore();
    for (const auto signal : {&QHeaderView::sectionMoved, &QHeaderView::sectionResized})
        connect(horizontalHeader(), signal, this, [this] { remember(); });
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] { remember(); });
}

/// To the type, which is larger in a presentation.
void RunTable::fitRows() {
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowRoom);
}

void RunTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

std::vector<std::shared_ptr<const RunEntry>> RunTable::selected() const {
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, [](const QModelIndex& row) { return row.row(); });
    std::vector<std::shared_ptr<const RunEntry>> runs;
    for (const QModelIndex& row : rows)
        runs.push_back(m_model.runs()[std::size_t(m_filter.mapToSource(row).row())]);
    return runs;
}

void RunTable::select(const std::filesystem::path& run) {
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        if (m_filter.run(m_filter.index(row, 0)).folder == run)
            selectRow(row);
    }
}

bool RunTable::editField(const std::filesystem::path& run, const std::string& column) {
    const auto& columns = m_model.columns();
    const auto at = std::ranges::find(columns, column, &RunColumn::id);
    for (int row = 0; at != columns.end() && row < m_filter.rowCount(); ++row) {
        if (m_filter.run(m_filter.index(row, 0)).folder != run)
            continue;
        const QModelIndex field = m_filter.index(row, int(at - columns.begin()));
        setCurrentIndex(field);
        edit(field);
        return true;
    }
    return false;
}

bool RunTable::isColumnShown(const std::string& id) const {
    return std::ranges::find(m_model.columns(), id, &RunColumn::id) != m_model.columns().end();
}

std::vector<std::string> RunTable::shownColumns() const {
    std::vector<std::string> ids;
    for (int i = 0; i < m_model.columnCount(); ++i)
        ids.push_back(m_model.columns()[std::size_t(horizontalHeader()->logicalIndex(i))].id);
    return ids;
}

void RunTable::setColumnShown(const std::string& id, bool shown) {
    if (shown == isColumnShown(id))
        return;
    std::vector<std::string> ids = shownColumns();
    if (shown)
        ids.push_back(id);
    else
        std::erase(ids, id);
    showColumns(ids);
    remember();
}

/// Those of settings that no run has are shown, too: another run may have them.
void RunTable::showColumns(const std::vector<std::string>& ids) {
    const QScopedValueRollback guard(m_isRestoring, true);
    const int sorted = horizontalHeader()->sortIndicatorSection();
    const std::string sortedBy = sorted >= 0 && sorted < m_model.columnCount()
                                     ? m_model.columns()[std::size_t(sorted)].id
                                     : std::string();
    const auto widths = QSettings().value(kWidths).toMap();
    std::vector<RunColumn> columns;
    for (const std::string& id : ids) {
        const auto known = std::ranges::find(runColumns(), id, &RunColumn::id);
        columns.push_back(known == runColumns().end() ? settingColumn(id) : *known);
    }
    m_model.setColumns(std::move(columns));
    for (int i = 0; i < int(ids.size()); ++i) {
        const QString id = QString::fromStdString(ids[std::size_t(i)]);
        const int title = horizontalHeader()->sectionSizeHint(i);
        setColumnWidth(i, widths.value(id, i == 0 ? kFirstWidth : title).toInt());
        if (ids[std::size_t(i)] == sortedBy)
            sortByColumn(i, horizontalHeader()->sortIndicatorOrder());
    }
}

void RunTable::restore() {
    const QSettings settings;
    std::vector<std::string> ids;
    for (const QString& id : settings.value(kColumns).toStringList())
        ids.push_back(id.toStdString());
    if (ids.empty() || ids.front() != kUsual.front())
        ids = kUsual;
    showColumns(ids);
    const QScopedValueRollback guard(m_isRestoring, true);
    const std::string sortedBy = settings.value(kSortedBy, "started").toString().toStdString();
    const auto at = std::ranges::find(ids, sortedBy);
    if (at != ids.end())
        sortByColumn(int(at - ids.begin()), settings.value(kIsDescending, true).toBool()
                                                ? Qt::DescendingOrder
                                                : Qt::AscendingOrder);
}

void RunTable::remember() const {
    if (m_isRestoring)
        return;
    QSettings settings;
    QStringList ids;
    QVariantMap widths = settings.value(kWidths).toMap();
    for (const std::string& id : shownColumns())
        ids << QString::fromStdString(id);
    for (int i = 0; i < m_model.columnCount(); ++i)
        widths[QString::fromStdString(m_model.columns()[std::size_t(i)].id)] = columnWidth(i);
    settings.setValue(kColumns, ids);
    settings.setValue(kWidths, widths);
    const int sorted = horizontalHeader()->sortIndicatorSection();
    if (sorted >= 0 && sorted < m_model.columnCount())
        settings.setValue(kSortedBy,
                          QString::fromStdString(m_model.columns()[std::size_t(sorted)].id));
    settings.setValue(kIsDescending,
                      horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder);
}

void RunTable::addColumnAction(QMenu& menu, const std::string& id, const QString& title) {
    QAction* const action =
        menu.addAction(title, this, [this, id](bool shown) { setColumnShown(id, shown); });
    action->setCheckable(true);
    action->setChecked(isColumnShown(id));
    action->setEnabled(id != kUsual.front());
}

void RunTable::fillColumnMenu(QMenu& menu) {
    for (const RunColumn& column : runColumns())
        addColumnAction(menu, column.id, titleOf(column));
    std::set<std::string> paths;
    for (const auto& run : m_model.runs()) {
        for (const RunSetting& setting : run->settings)
            paths.insert(setting.path);
    }
    menu.addSeparator();
    std::map<QString, QMenu*> owners;
    for (const std::string& path : paths) {
        const QString owner = QString::fromStdString(path.substr(0, path.find('.')));
        if (!owners.contains(owner))
            owners[owner] = menu.addMenu(tr("Setting of %1").arg(owner));
        addColumnAction(*owners[owner], path, QString::fromStdString(path));
    }
}

}  // namespace obscura
