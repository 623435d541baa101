// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/TimeSeries.h"

#include <QByteArray>
#include <QStringList>

namespace obscura {

/// All rows as comma-separated text with a header: a column for each axis of time, and one under
/// each of `names` for the values. What is not known is left empty.
QByteArray tableOf(const TimeSeries& series, const QStringList& names);

/// The part of such a header, and of a row, that tells the time on each axis.
QString timesHead();
QString timesOf(const TimeSeries& series, std::size_t row);

}  // namespace obscura
