// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Units.h"

#include "core/base/Numbers.h"

#include <QLocale>
#include <QObject>
#include <array>
#include <clocale>
#include <cmath>

namespace obscura {

namespace {

struct Prefix {
    double factor;
    const char* symbol;
};

constexpr std::array kPrefixes = {Prefix{1e9, "G"}, Prefix{1e6, "M"},  Prefix{1e3, "k"},
                                  Prefix{1, ""},    Prefix{1e-3, "m"}, Prefix{1e-6, "µ"},
                                  Prefix{1e-9, "n"}};
constexpr int kDigits = 3;
constexpr double kRoundsUp = 0.9995;  ///< of a unit: three digits make a whole one of it

/// Three significant digits with the SI prefix that leaves 1 to 999 before the point.
QString withPrefix(double value, const QString& unit) {
    if (value == 0)
        return "0 " + unit;
    Prefix prefix = kPrefixes.back();
    for (const Prefix& candidate : kPrefixes) {
        if (std::abs(value) >= kRoundsUp * candidate.factor) {
            prefix = candidate;
            break;
        }
    }
    return QString::number(value / prefix.factor, 'g', kDigits) + ' ' +
           QString::fromUtf8(prefix.symbol) + unit;
}

QString twoUnits(qlonglong whole, qlonglong perUpper, const QString& format) {
    return format.arg(whole / perUpper).arg(whole % perUpper);
}

}  // namespace

void showNumbersInOneWay() {
    QLocale::setDefault(QLocale::c());
    std::setlocale(LC_NUMERIC, "C");
}

QString formatWhole(qlonglong value) {
    QString digits = QString::number(value);
    const qsizetype first = value < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, kThinSpace);
    return digits;
}

QString formatCount(qlonglong count) {
    if (count < 100'000)
        return formatWhole(count);
    constexpr std::array kUnits{'k', 'M', 'G', 'T'};
    auto value = static_cast<double>(count);
    std::size_t unit = 0;
    for (value /= 1000; value >= 999.5 && unit + 1 < kUnits.size(); ++unit)
        value /= 1000;
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QString::number(value, 'f', decimals) + kThinSpace + QChar(kUnits[unit]);
}

QString formatNumber(double value, int digits) {
    return QString::number(value, 'g', digits);
}

QString formatValue(double value) {
    return formatNumber(value);
}

QString formatShort(double value) {
    return QString::fromStdString(shortNumber(value));
}

QString formatShare(double value) {
    return formatNumber(100 * value, 4) + QStringLiteral(" %");
}

QString formatDuration(double seconds) {
    if (seconds < 0.0995)
        return withPrefix(seconds, QObject::tr("s"));
    if (seconds < 9.95)
        return QObject::tr("%1 s").arg(seconds, 0, 'f', 1);
    const auto whole = static_cast<qlonglong>(std::llround(seconds));
    if (whole < 60)
        return QObject::tr("%1 s").arg(whole);
    if (whole < 3600)
        return twoUnits(whole, 60, QObject::tr("%1 min %2 s"));
    if (whole < 48 * 3600)
        return twoUnits(whole / 60, 60, QObject::tr("%1 h %2 min"));
    return twoUnits(whole / 3600, 24, QObject::tr("%1 d %2 h"));
}

QString formatEnergy(double joules) {
    return withPrefix(joules, QObject::tr("J"));
}

}  // namespace obscura
