// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace obscura {

inline constexpr int kPatience = 60000;  ///< ms; waits end by a signal, long before

}  // namespace obscura
