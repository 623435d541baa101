// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace obscura {

/// Sets off groups of three digits, and a unit from its number; it doesn't break.
inline constexpr QChar kThinSpace(0x202f);

/// "980", "32 768", "1 234 567".
QString formatWhole(qlonglong value);
/// "980", "32 768", "201 k", "1.23 M": exact below 100 000, else three digits.
QString formatCount(qlonglong count);

/// "3.2 µs", "45 ms", "2.9 s", "42 s", "3 min 12 s", "2 h 5 min", "4 d 3 h".
QString formatDuration(double seconds);
/// "5.3 nJ", "1.25 J", "12 kJ", "3.4 MJ".
QString formatEnergy(double joules);

}  // namespace obscura
