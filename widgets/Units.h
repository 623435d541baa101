// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace obscura {

// How the program shows numbers, everywhere and whatever the system's locale: a point before the
// fraction, thin spaces around groups of three digits, "%" behind a space.

/// Lets Qt's own fields and the C library write numbers like that too. To be called once, when the
/// application has been made, which takes over the system's locale.
void showNumbersInOneWay();

/// Sets off groups of three digits, and a unit from its number; it doesn't break.
inline constexpr QChar kThinSpace(0x202f);

/// "980", "32 768", "1 234 567".
QString formatWhole(qlonglong value);
/// "980", "32 768", "201 k", "1.23 M": exact below 100 000, else three digits.
QString formatCount(qlonglong count);

/// "0.842", "1.2e-05": a number with `digits` significant ones.
QString formatNumber(double value, int digits = 3);
/// The same with three digits, for tickers.
QString formatValue(double value);
/// "0", "950", "1.2 k", "6 M": a count with three significant digits.
QString formatShort(double value);
/// "84.2 %" of a share from 0 to 1.
QString formatShare(double value);

/// "3.2 µs", "45 ms", "2.9 s", "42 s", "3 min 12 s", "2 h 5 min", "4 d 3 h".
QString formatDuration(double seconds);
/// "5.3 nJ", "1.25 J", "12 kJ", "3.4 MJ".
QString formatEnergy(double joules);

}  // namespace obscura
