// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace obscura {

/// "3.2 µs", "45 ms", "2.9 s", "42 s", "3 min 12 s", "2 h 5 min", "4 d 3 h".
QString formatDuration(double seconds);
/// "5.3 nJ", "1.25 J", "12 kJ", "3.4 MJ".
QString formatEnergy(double joules);

}  // namespace obscura
