// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace obscura {

/// Every text that core and devices bring onto the screen, in English: titles, helps and words of
/// options, devices, layers, losses, sources of data, quantities, columns and templates. The file
/// of a translation is made from it (resources/translations/README.md).
std::set<std::string> programTexts();

}  // namespace obscura
