// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/FileWriting.h"

#include "devices/Error.h"

#include <QSaveFile>

namespace obscura {

void writeFile(const QString& file, const QByteArray& bytes) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        throw UserError(
            QStringLiteral("Can't write %1: %2").arg(file, out.errorString()).toStdString());
}

}  // namespace obscura
