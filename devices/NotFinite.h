// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"

namespace obscura {

/// A device was given a number that isn't finite. In a training, that is what diverged before it.
class NotFinite : public UserError {
public:
    using UserError::UserError;
};

}  // namespace obscura
