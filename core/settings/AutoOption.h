// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Options.h"

namespace obscura {

/// Whether an option takes either the word "auto" or a positive number: a text whose default is
/// "auto" and that has no choices (the estimator's step).
bool isAutoOrNumber(const OptionInfo& info);

/// checkedOption() of devices/Options.h, and for isAutoOrNumber() options: accepts "auto", a number
/// from 1e-12 to 1e6 or its text, and returns it as text.
OptionValue checkedBlockOption(const OptionInfo& info, const OptionValue& value);

}  // namespace obscura
