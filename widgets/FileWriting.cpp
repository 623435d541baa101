// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/FileWriting.h"

#include "core/base/AtomicFile.h"

namespace obscura {

void writeFile(const QString& file, const QByteArray& bytes) {
    writeFileAtomically(file.toStdU16String(),
                        {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace obscura
