// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace obscura {

/// A tooltip of more than a few words: Qt breaks only rich text into lines.
inline QString wrappedToolTip(const QString& text) {
    return text.isEmpty() ? QString() : "<qt>" + text.toHtmlEscaped() + "</qt>";
}

}  // namespace obscura
