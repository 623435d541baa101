// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/PathChooser.h"

#include "core/runs/RunFiles.h"
#include "core/runs/RunIndex.h"
#include "widgets/Units.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStyle>
#include <cmath>
#include <filesystem>

namespace obscura {

namespace {

constexpr std::size_t kMostRuns = 12;
constexpr int kWidestEntry = 420;  ///< pixels

/// "2026-11-29 04:53 · 468 steps · 83.3 % · Fashion-MNIST …"
QString textOf(const RunEntry& run) {
    constexpr int kToTheMinute = 16;
    QStringList parts{QString::fromStdString(startText(run)).left(kToTheMinute)};
    parts << (run.steps == 1 ? QObject::tr("1 step")
                             : QObject::tr("%1 steps").arg(formatWhole(run.steps)));
    if (run.last && !std::isnan(run.last->accuracy))
        parts << formatShare(run.last->accuracy);
    parts << QString::fromStdString(run.name);
    return parts.join(QStringLiteral(" · "));
}

QString pathOf(const std::filesystem::path& path) {
    return QString::fromStdU16String(path.u16string());
}

}  // namespace

PathChooser::PathChooser(PathKind kind, QLineEdit& edit)
    : QObject(&edit), m_kind(kind), m_edit(edit) {
    const QIcon icon = edit.style()->standardIcon(QStyle::SP_DirOpenIcon);
    QAction* const open = edit.addAction(icon, QLineEdit::TrailingPosition);
    open->setText(kind == PathKind::Run ? tr("Choose a run…") : tr("Browse…"));
    open->setToolTip(open->text() + tr(" (Down)"));
    connect(open, &QAction::triggered, this, &PathChooser::offer);
    edit.installEventFilter(this);
}

void PathChooser::offer() {
    switch (m_kind) {
        case PathKind::Run:
            return offerRuns();
        case PathKind::File:
            return browseFile(tr("Choose a file"), {});
        case PathKind::Calibration:
            return browseFile(tr("File of a calibration"), tr("Calibrations (*.json)"));
        default:
            return browseFolder();
    }
}

void PathChooser::offerRuns() {
    auto* const menu = new QMenu(&m_edit);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    addRuns(*menu);
    menu->addSeparator();
    menu->addAction(tr("Browse for a run's folder…"), this, &PathChooser::browseFolder);
    menu->addAction(tr("Browse for a file of weights…"), this,
                    [this] { browseFile(tr("File of weights"), tr("Weights (*.safetensors)")); });
    if (!m_edit.text().isEmpty())
        menu->addAction(tr("None: random weights"), this, [this] { Q_EMIT chosen({}); });
    menu->popup(m_edit.mapToGlobal(QPoint(0, m_edit.height())));
}

void PathChooser::addRuns(QMenu& menu) {
    const std::filesystem::path parent =
        runsFolder(std::filesystem::path(m_runsFolder.toStdU16String()));
    const std::vector<RunEntry> runs = recentRuns(parent, kMostRuns);
    for (const RunEntry& run : runs) {
        const QString path = pathOf(run.folder);
        const QString text =
            menu.fontMetrics().elidedText(textOf(run), Qt::ElideRight, kWidestEntry);
        QAction* const action = menu.addAction(QString(text).replace('&', "&&"), this,
                                               [this, path] { Q_EMIT chosen(path); });
        action->setToolTip(path);
    }
    if (runs.empty())
        menu.addAction(tr("No run in %1 has left weights").arg(pathOf(parent)))->setEnabled(false);
}

QString PathChooser::start() const {
    if (QFileInfo::exists(m_edit.text()))
        return m_edit.text();
    return m_kind == PathKind::Run ? m_runsFolder : QString();
}

void PathChooser::browseFolder() {
    const QString title = m_kind == PathKind::Run ? tr("Folder of a run") : tr("Choose a folder");
    const QString folder = QFileDialog::getExistingDirectory(m_edit.window(), title, start());
    if (!folder.isEmpty())
        Q_EMIT chosen(folder);
}

void PathChooser::browseFile(const QString& title, const QString& kinds) {
    const QString file = QFileDialog::getOpenFileName(m_edit.window(), title, start(), kinds);
    if (!file.isEmpty())
        Q_EMIT chosen(file);
}

bool PathChooser::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        offer();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace obscura
