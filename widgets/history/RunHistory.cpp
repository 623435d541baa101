// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunHistory.h"

#include "core/runs/RunFiles.h"
#include "devices/Error.h"
#include "widgets/Units.h"
#include "widgets/WidgetAction.h"
#include "widgets/history/OverlayPlots.h"
#include "widgets/history/RunFilter.h"
#include "widgets/history/RunNames.h"
#include "widgets/history/RunTable.h"
#include "widgets/history/RunTableModel.h"
#include "widgets/history/SettingsDialog.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace obscura {

namespace {

constexpr auto kSplit = "runs/split";
constexpr int kLeastSearch = 60;  ///< pixels

}  // namespace

RunHistory::RunHistory(QWidget* parent)
    : QWidget(parent),
      m_model(new RunTableModel(m_overlay, this)),
      m_filter(new RunFilter(*m_model, this)),
      m_table(new RunTable(*m_model, *m_filter)),
      m_plots(new OverlayPlots),
      m_split(new QSplitter(Qt::Horizontal)) {
    m_split->addWidget(makeList());
    m_split->addWidget(m_plots);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 1);
    connect(m_split, &QSplitter::splitterMoved, this,
            [this] { QSettings().setValue(kSplit, m_split->saveState()); });
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);
    makeActions();

    connect(&m_watcher, &RunWatcher::changed, this, &RunHistory::takeRuns);
    connect(&m_overlay, &OverlaySet::changed, this, &RunHistory::drawOverlay);
    connect(&m_records, &RecordsReader::changed, this, &RunHistory::drawOverlay);
    connect(&m_records, &RecordsReader::failed, this, &RunHistory::failed);
    connect(m_model, &RunTableModel::failed, this, &RunHistory::failed);
    connect(m_model, &RunTableModel::noted, &m_watcher, &RunWatcher::look);
    connect(m_plots, &OverlayPlots::failed, this, &RunHistory::failed);
    connect(m_plots, &OverlayPlots::saved, this, &RunHistory::succeeded);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunHistory::refresh);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex&) { open(); });
    refresh();
}

RunHistory::~RunHistory() = default;

QWidget* RunHistory::makeList() {
    auto* const list = new QWidget;
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search: name, device, tag, path=value …"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search the runs"));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& search) {
        m_filter->setSearch(search);
        refresh();
    });
    m_search->setMinimumWidth(kLeastSearch);
    m_count = new QLabel;
    auto* const columns = new QToolButton;
    columns->setText(tr("Colum&ns"));
    columns->setAutoRaise(true);
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setToolTip(tr("Which columns the table has: figures, and any setting"));
    auto* const menu = new QMenu(columns);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_table->fillColumnMenu(*menu);
    });
    columns->setMenu(menu);
    auto* const bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_count);
    bar->addWidget(columns);
    auto* const layout = new QVBoxLayout(list);
    layout->setContentsMargins(4, 4, 0, 4);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    return list;
}

QAction* RunHistory::addRunAction(const QString& text, const QKeySequence& keys,
                                  void (RunHistory::*action)()) {
    QAction* const made = addWidgetAction(*m_table, text, keys);
    connect(made, &QAction::triggered, this, action);
    return made;
}

void RunHistory::makeActions() {
    m_open = addRunAction(tr("&Open"), Qt::Key_Return, &RunHistory::open);
    m_goOn = addRunAction(tr("&Go on with it"), {}, &RunHistory::goOn);
    m_again = addRunAction(tr("Run again with another &seed"), {}, &RunHistory::again);
    m_queue = addRunAction(tr("Add to the &queue with another seed"), {}, &RunHistory::enqueue);
    m_compare = addRunAction(tr("&Compare settings"), {}, &RunHistory::compare);
    m_report = addRunAction(tr("&Export report…"), {}, &RunHistory::report);
    m_others = {addRunAction(tr("&Draw beside others"), Qt::Key_Space, &RunHistory::tick)};
    m_rename = addRunAction(tr("&Rename"), Qt::Key_F2, &RunHistory::rename);
    m_others.push_back(addRunAction(tr("&Tags…"), {}, &RunHistory::editTags));
    m_others.push_back(addRunAction(tr("&Note…"), {}, &RunHistory::editNote));
    m_others.push_back(addRunAction(tr("Show the &folder"), {}, &RunHistory::showFolder));
    m_trash = addRunAction(tr("&Move to the trash"), Qt::Key_Delete, &RunHistory::trash);
}

void RunHistory::setFolder(const std::filesystem::path& folder) {
    m_watcher.setFolder(runsFolder(folder));
}

QString RunHistory::count() const {
    const int all = m_model->rowCount();
    const int found = m_filter->rowCount();
    const QString runs = all == 1 ? tr("1 run") : tr("%1 runs").arg(formatWhole(all));
    return found == all ? runs : tr("%1 of %2").arg(formatWhole(found), runs);
}

void RunHistory::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_watcher.setWatching(true);
    if (m_isPlaced)
        return;
    m_isPlaced = true;
    if (!m_split->restoreState(QSettings().value(kSplit).toByteArray()))
        m_split->setSizes({width() / 2, width() / 2});
}

void RunHistory::hideEvent(QHideEvent* event) {
    m_watcher.setWatching(false);
    QWidget::hideEvent(event);
}

void RunHistory::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_table->viewport()->rect().contains(m_table->viewport()->mapFrom(this, event->pos())))
        return QWidget::contextMenuEvent(event);
    QMenu menu(this);
    menu.addActions({m_open, m_goOn, m_again, m_queue, m_compare, m_report});
    menu.addSeparator();
    menu.addAction(m_others.front());
    menu.addAction(m_rename);
    for (std::size_t i = 1; i < m_others.size(); ++i)
        menu.addAction(m_others[i]);
    menu.addSeparator();
    menu.addAction(m_trash);
    menu.exec(event->globalPos());
}

std::shared_ptr<const RunEntry> RunHistory::current() const {
    const auto selected = m_table->selected();
    return selected.size() == 1 ? selected.front() : nullptr;
}

void RunHistory::refresh() {
    const auto selected = m_table->selected();
    const auto one = current();
    m_count->setText(count());
    const bool isReadable = one && one->status != RunStatus::Unreadable;
    m_open->setEnabled(isReadable);
    m_again->setEnabled(isReadable);
    m_queue->setEnabled(isReadable);
    m_report->setEnabled(isReadable);
    m_goOn->setEnabled(isReadable && one->canGoOn && one->status != RunStatus::Running);
    m_compare->setEnabled(selected.size() >= 2);
    m_rename->setEnabled(one != nullptr);
    for (QAction* const action : m_others)
        action->setEnabled(!selected.empty());
    m_trash->setEnabled(!selected.empty());
}

void RunHistory::open() {
    if (m_open->isEnabled())
        Q_EMIT openRequested(current()->folder);
}

void RunHistory::goOn() {
    Q_EMIT goOnRequested(current()->folder);
}

void RunHistory::again() {
    Q_EMIT againRequested(current()->folder);
}

void RunHistory::enqueue() {
    Q_EMIT queueRequested(current()->folder);
}

void RunHistory::report() {
    Q_EMIT reportRequested(current()->folder);
}

void RunHistory::compare() {
    auto* const dialog = new SettingsDialog(m_table->selected(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void RunHistory::rename() {
    m_table->editField(current()->folder, "name");
}

void RunHistory::note(const RunEntry& run, const RunNotes& notes) {
    try {
        writeNotes(run.folder, notes);
        Q_EMIT succeeded();
    } catch (const UserError& error) {
        Q_EMIT failed(QString::fromUtf8(error.what()));
    }
}

void RunHistory::editTags() {
    const auto selected = m_table->selected();
    QStringList before;
    for (const std::string& tag : selected.front()->notes.tags)
        before << QString::fromStdString(tag);
    bool isMeant = false;
    const QString tags =
        QInputDialog::getText(this, tr("Tags"), tr("Tags, with commas between them:"),
                              QLineEdit::Normal, before.join(QStringLiteral(", ")), &isMeant);
    if (!isMeant)
        return;
    for (const auto& run : selected) {
        RunNotes notes = run->notes;
        setTags(notes, tags);
        note(*run, notes);
    }
    m_watcher.look();
}

void RunHistory::editNote() {
    const auto selected = m_table->selected();
    bool isMeant = false;
    const QString text = QInputDialog::getMultiLineText(
        this, tr("Note"), tr("What there is to say of it:"),
        QString::fromStdString(selected.front()->notes.text), &isMeant);
    if (!isMeant)
        return;
    for (const auto& run : selected) {
        RunNotes notes = run->notes;
        notes.text = text.toStdString();
        note(*run, notes);
    }
    m_watcher.look();
}

void RunHistory::showFolder() {
    for (const auto& run : m_table->selected())
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QString::fromStdU16String(run->folder.u16string())));
}

void RunHistory::trash() {
    for (const auto& run : m_table->selected()) {
        try {
            trashRun(run->folder);
            m_overlay.set(run->folder, false);
            Q_EMIT succeeded();
        } catch (const UserError& error) {
            Q_EMIT failed(QString::fromUtf8(error.what()));
        }
    }
    m_watcher.look();
}

/// All of them, or none where all are drawn already.
void RunHistory::tick() {
    const auto selected = m_table->selected();
    const bool areDrawn = std::ranges::all_of(
        selected, [this](const auto& run) { return m_overlay.slotOf(run->folder).has_value(); });
    for (const auto& run : selected)
        m_overlay.set(run->folder, !areDrawn);
}

void RunHistory::takeRuns() {
    m_model->setRuns(m_watcher.runs());
    refresh();
    if (!m_overlay.runs().empty())
        drawOverlay();
}

void RunHistory::drawOverlay() {
    RunWatcher::Runs drawn;
    for (const auto& run : m_watcher.runs()) {
        if (m_overlay.slotOf(run->folder) && run->status != RunStatus::Unreadable)
            drawn.push_back(run);
    }
    std::ranges::sort(drawn, {},
                      [this](const auto& run) { return *m_overlay.slotOf(run->folder); });
    m_records.want(drawn);
    const std::vector<RunName> names = namesBeside(drawn);
    std::vector<OverlaidRun> runs;
    for (std::size_t i = 0; i < drawn.size(); ++i)
        runs.push_back({.folder = drawn[i]->folder,
                        .name = names[i].own,
                        .groupName = names[i].group,
                        .group = drawn[i]->group,
                        .slot = *m_overlay.slotOf(drawn[i]->folder),
                        .records = m_records.of(drawn[i]->folder)});
    m_plots->setRuns(runs);
}

}  // namespace obscura
