// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace obscura {

/// Writes `bytes` to `file`, which is replaced as a whole or not at all. Throws UserError with file
/// and reason.
void writeFile(const QString& file, const QByteArray& bytes);

}  // namespace obscura
