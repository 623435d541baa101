// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/language/Translated.h"

#include "core/experiment/ExperimentFile.h"

#include <QCoreApplication>
#include <cctype>
#include <cmath>

namespace obscura {

namespace {

/// A bound, as files and messages write it.
QString numberText(double number) {
    return QString::fromStdString(formatOption(number));
}

/// "a number from 0 to 1"; `kind` is "a number" or "a whole number".
QString rangeText(const OptionInfo& info, const QString& kind) {
    const bool hasMinimum = std::isfinite(info.minimum);
    const bool hasMaximum = std::isfinite(info.maximum);
    if (hasMinimum && hasMaximum)
        return QObject::tr("%1 from %2 to %3")
            .arg(kind, numberText(info.minimum), numberText(info.maximum));
    if (hasMinimum)
        return QObject::tr("%1 of at least %2").arg(kind, numberText(info.minimum));
    if (hasMaximum)
        return QObject::tr("%1 of at most %2").arg(kind, numberText(info.maximum));
    return kind;
}

QString expectedNumber(const OptionInfo& info) {
    const bool isWhole = info.type() == OptionType::Whole;
    QString text =
        rangeText(info, isWhole ? QObject::tr("a whole number") : QObject::tr("a number"));
    if (info.allowsAuto)
        text = QObject::tr("auto or %1").arg(text);
    if (!info.unit.empty())
        text += QStringLiteral(" (%1)").arg(translated(info.unit));
    return info.zeroMeans.empty() ? text
                                  : QObject::tr("%1, 0: %2").arg(text, translated(info.zeroMeans));
}

}  // namespace

QString translated(std::string_view text) {
    // The empty text would be found, as the head of the file.
    return text.empty() ? QString()
                        : QCoreApplication::translate(kProgramTexts, std::string(text).c_str());
}

QString capitalTranslated(std::string_view text) {
    QString result = translated(text);
    if (!result.isEmpty())
        result[0] = result[0].toUpper();
    return result;
}

std::string optionSection(std::string_view prefix) {
    std::string section(prefix);
    section[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(section[0])));
    return section;
}

QString expectedText(const OptionInfo& info) {
    const bool isNumber = info.type() == OptionType::Whole || info.type() == OptionType::Number;
    return isNumber ? expectedNumber(info) : translated(expectedValue(info));
}

QString optionText(const OptionInfo& info, const OptionValue& value) {
    const std::string text = formatOption(info, value);
    // Free text is a person's own: it may happen to be the title of something.
    const bool isFree = info.type() == OptionType::Text && info.choices.empty();
    return isFree ? QString::fromStdString(text) : translated(text);
}

Experiment spokenTemplate(std::string_view name) {
    Experiment e = templateExperiment(name);
    e.name = translated(e.name).toStdString();
    e.description = translated(e.description).toStdString();
    return e;
}

std::string typedOption(const OptionInfo& info, const QString& text) {
    const QString typed = text.trimmed();
    const QString zero = translated(info.zeroMeans);
    const bool isZero = !zero.isEmpty() && typed.compare(zero, Qt::CaseInsensitive) == 0;
    return isZero ? info.zeroMeans : typed.toStdString();
}

}  // namespace obscura
