// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

/// What the program remembers is kept in `folder` from now on, away from the person's own settings.
inline void keepSettingsIn(const QTemporaryDir& folder) {
    QCoreApplication::setOrganizationName("obscura");
    QCoreApplication::setApplicationName("obscura");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
}
