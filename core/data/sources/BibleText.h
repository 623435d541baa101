// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace obscura {

/// The King James Version of the Bible (4.0 MB), a verse a line without its number, as the program
/// `bible` of Debian's packages bible-kjv and bible-kjv-text prints it: they hold the text in a
/// form of their own. Takes a tenth of a second. Throws UserError that names the packages where
/// the program is missing or prints something else.
std::string bibleText();

}  // namespace obscura
