// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/documents/RecentFiles.h"

#include "widgets/documents/MenuText.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace obscura {

namespace {

const QString kKey = QStringLiteral("files/recent");

/// The folder of `file` as short as it can be said.
QString folderOf(const QString& file) {
    const QString folder = QFileInfo(file).path();
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + '/') ? '~' + folder.mid(home.size()) : folder;
}

}  // namespace

QStringList RecentFiles::all() {
    return QSettings().value(kKey).toStringList().mid(0, kMost);
}

void RecentFiles::add(const QString& file) {
    const QString path = QFileInfo(file).absoluteFilePath();
    QStringList files = all();
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(kKey, files.mid(0, kMost));
}

void RecentFiles::remove(const QString& file) {
    QStringList files = all();
    files.removeAll(QFileInfo(file).absoluteFilePath());
    QSettings().setValue(kKey, files);
}

void RecentFiles::clear() {
    QSettings().remove(kKey);
}

RecentMenu::RecentMenu(const QString& title, QWidget* parent) : QMenu(title, parent) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentMenu::fill);
}

void RecentMenu::fill() {
    clear();
    const QStringList files = RecentFiles::all();
    for (int i = 0; i < files.size(); ++i)
        addFile(i + 1, files[i]);
    if (files.isEmpty()) {
        addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    addSeparator();
    addAction(tr("&Clear list"), this, [] { RecentFiles::clear(); });
}

/// Numbers 1 to 9 can be typed, and 0 for the tenth.
void RecentMenu::addFile(int number, const QString& file) {
    const bool isThere = QFileInfo::exists(file);
    QString text =
        QStringLiteral("&%1  %2  –  %3")
            .arg(number % 10)
            .arg(menuText(*this, QFileInfo(file).fileName()), menuText(*this, folderOf(file)));
    if (!isThere)
        text += tr("  (no longer there)");
    QAction* const action = addAction(text, this, [this, file] { Q_EMIT fileChosen(file); });
    action->setEnabled(isThere);
    action->setToolTip(file);
}

}  // namespace obscura
