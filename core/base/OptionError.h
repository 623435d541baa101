// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"

#include <string>
#include <utility>

namespace obscura {

/// A UserError whose cause is one option of the block, so that the panel can lead there.
class OptionError : public UserError {
public:
    OptionError(std::string option, const std::string& message)
        : UserError(message), m_option(std::move(option)) {}
    const std::string& option() const { return m_option; }

private:
    std::string m_option;
};

}  // namespace obscura
