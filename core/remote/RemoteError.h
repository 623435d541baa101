// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"

#include <string>

namespace obscura {

/// A device did not do what it was asked for: it refused, fell silent, or answered something else.
class RemoteError final : public UserError {
public:
    enum class Kind {
        Silent,    ///< no answer in time
        Disowned,  ///< it belongs to another program, or to nobody: claim it
        Busy,      ///< it says that trying again may help
        Final
    };
    RemoteError(Kind kind, const std::string& message) : UserError(message), m_kind(kind) {}
    Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

}  // namespace obscura
