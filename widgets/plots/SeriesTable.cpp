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

QString timesHead() {
    QStringList columns;
    for (const TimeAxis axis : kTimeAxes)
        columns << QString::fromStdString(columnName(quantityOf(axis)));
    return columns.join(',');
}

QString timesOf(const TimeSeries& series, std::size_t row) {
    QStringList times;
    for (const TimeAxis axis : kTimeAxes)
        times << QString::number(series.time(axis, row), 'g', kTimeDigits);
    return times.join(',');
}

QByteArray tableOf(const TimeSeries& series, const QStringList& names) {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << timesHead();
    for (const QString& name : names)
        out << ',' << name;
    out << '\n';
    for (std::size_t row = 0; row < series.size(); ++row) {
        out << timesOf(series, row);
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
