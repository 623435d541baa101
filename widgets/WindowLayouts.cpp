// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WindowLayouts.h"

#include "widgets/documents/MenuText.h"

#include <QInputDialog>
#include <QMainWindow>
#include <QSettings>
#include <utility>

namespace obscura {

WindowLayouts::WindowLayouts(const QString& title, QMainWindow& window, int version,
                             std::function<void()> standard)
    : QMenu(title, &window), m_window(window), m_version(version), m_standard(std::move(standard)) {
    connect(this, &QMenu::aboutToShow, this, &WindowLayouts::fill);
    fill();
}

QString WindowLayouts::key() const {
    return QStringLiteral("window/layouts/%1").arg(m_version);
}

QStringList WindowLayouts::names() const {
    QStringList names = QSettings().value(key()).toMap().keys();
    names.sort(Qt::CaseInsensitive);
    return names;
}

void WindowLayouts::save(const QString& name) {
    QSettings settings;
    QVariantMap layouts = settings.value(key()).toMap();
    layouts[name] = m_window.saveState(m_version);
    settings.setValue(key(), layouts);
}

void WindowLayouts::apply(const QString& name) {
    m_window.restoreState(QSettings().value(key()).toMap().value(name).toByteArray(), m_version);
}

void WindowLayouts::remove(const QString& name) {
    QSettings settings;
    QVariantMap layouts = settings.value(key()).toMap();
    layouts.remove(name);
    settings.setValue(key(), layouts);
}

void WindowLayouts::fill() {
    clear();
    addAction(tr("&Standard"), this, [this] { m_standard(); });
    const QStringList kept = names();
    for (const QString& name : kept)
        addAction(withMnemonic(name, *this), this, [this, name] { apply(name); });
    addSeparator();
    addAction(tr("Save this &layout…"), this, &WindowLayouts::askToSave);
    addAction(tr("&Delete…"), this, &WindowLayouts::askToRemove)->setEnabled(!kept.isEmpty());
}

void WindowLayouts::askToSave() {
    bool isMeant = false;
    const QString name = QInputDialog::getText(&m_window, tr("Save this layout"),
                                               tr("Name; a layout that has it gives way:"),
                                               QLineEdit::Normal, {}, &isMeant)
                             .simplified();
    if (isMeant && !name.isEmpty())
        save(name);
}

void WindowLayouts::askToRemove() {
    bool isMeant = false;
    const QString name = QInputDialog::getItem(&m_window, tr("Delete a layout"), tr("Which:"),
                                               names(), 0, false, &isMeant);
    if (isMeant)
        remove(name);
}

}  // namespace obscura
