// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace obscura {

/// writeFileAtomically() in Qt's types.
void writeFile(const QString& file, const QByteArray& bytes);

}  // namespace obscura
