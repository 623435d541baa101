// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>

namespace obscura {

/// A text out of the files in resources/tours, glossary and formulas, in the language of the
/// window.
inline QString lessonText(const std::string& utf8) {
    return utf8.empty() ? QString() : QCoreApplication::translate("tours", utf8.c_str());
}

}  // namespace obscura
