// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/Error.h"

#include <QString>

namespace obscura {

/// What the UserError says that `action` throws; empty where it throws none.
QString messageOf(const auto& action) {
    try {
        action();
    } catch (const UserError& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace obscura
