// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace obscura {

/// A mistake the user can mend: the message names the field or file, what was found and what was
/// expected. Programs print it and exit with 2; the window shows it beside the block at fault.
class UserError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace obscura
