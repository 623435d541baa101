// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/SeriesTable.h"

#include "widgets/plots/QuantityText.h"

#include <QTextStream>
#include <cmath>

namespace obscura {

namespace {

constexpr int kTimeDigits = 12;
constexpr int kValueDigits = 9;

}  // namespace

QByteArray tableOf(const TimeSeries& series, const QStringList& names) {
    QByteArray bytes;
    QTextStream out(&bytes);
    for (const TimeAxis axis : kTimeAxes)
        out << (axis == TimeAxis::Step ? "" : ",")
            << QString::fromStdString(columnName(quantityOf(axis)));
    for (const QString& name : names)
        out << ',' << name;
    out << '\n';
    for (std::size_t row = 0; row < series.size(); ++row) {
        for (const TimeAxis axis : kTimeAxes)
            out << (axis == TimeAxis::Step ? "" : ",")
                << QString::number(series.time(axis, row), 'g', kTimeDigits);
        for (std::size_t column = 0; column < series.columns(); ++column) {
            const double value = series.value(column, row);
            out << ',';
            if (!std::isnan(value))
                out << QString::number(value, 'g', kValueDigits);
        }
        out << '\n';
    }
    out.flush();
    return bytes;
}

}  // namespace obscura
