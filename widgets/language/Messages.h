// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <string>

namespace obscura {

/// What core says of an experiment, an option or a run, in the language of the window. Such
/// messages are put together in English around numbers and names; they are known by their patterns,
/// and one that has none stays as it is.
QString translatedMessage(const std::string& message);
QString translatedMessage(const QString& message);

/// "the input has the shape %1, expected %2", …
std::span<const char* const> messagePatterns();

}  // namespace obscura
