// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace obscura {

/// A run can't go on, and no input was wrong: the loss is no longer a number. The message says at
/// which step and what to try.
class RunError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace obscura
