// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/SampleText.h"

#include "core/data/features/Tokenizer.h"
#include "widgets/Units.h"

#include <QStringList>

namespace obscura {

namespace {

constexpr Index kMostNumbers = 16;

template <class Number>
QString numbersText(const Number* numbers, Index count) {
    QStringList parts;
    for (Index k = 0; k < std::min(count, kMostNumbers); ++k)
        parts << formatNumber(double(numbers[k]));
    if (count > kMostNumbers)
        parts << QStringLiteral("…");
    return parts.join(QStringLiteral(", "));
}

QString tokensText(const Tokenizer* tokenizer, const float* values, Index count) {
    if (!tokenizer)
        return numbersText(values, count);
    std::vector<Token> tokens;
    for (Index k = 0; k < count; ++k)
        tokens.push_back(Token(values[k]));
    return QString::fromStdString(tokenizer->decode(tokens));
}

}  // namespace

QString className(const TargetInfo& target, Index index) {
    const auto at = std::size_t(index);
    return at < target.names.size() ? QString::fromStdString(target.names[at])
                                    : QObject::tr("class %1").arg(index);
}

QString numberName(const TargetInfo& target, Index index) {
    const auto at = std::size_t(index);
    return at < target.names.size() ? QString::fromStdString(target.names[at])
                                    : QObject::tr("number %1").arg(index);
}

QString targetOf(const OpenData& data, const SampleValues& batch, std::size_t i) {
    const TargetInfo& target = data.data->facts().target;
    const float* const numbers = batch.numbers.data() + i * std::size_t(target.size);
    switch (target.kind) {
        case TargetKind::Class:
            return className(target, batch.classes[i]);
        case TargetKind::Classes: {
            QStringList names;
            for (Index k = 0; k < target.size; ++k) {
                if (numbers[k] > 0.5F)
                    names << className(target, k);
            }
            return names.isEmpty() ? QObject::tr("none") : names.join(QStringLiteral(", "));
        }
        case TargetKind::Numbers:
            return numbersText(numbers, target.size);
        case TargetKind::NextToken:
            return {};
    }
    return {};
}

QString textOf(const OpenData& data, const SampleValues& batch, std::size_t i) {
    const float* const values = batch.x.row(Index(i)).data();
    return data.data->look().kind == SampleKind::Tokens
               ? tokensText(data.data->tokenizer(), values, batch.x.cols())
               : numbersText(values, batch.x.cols());
}

QString tokenName(const OpenData& data, Index token) {
    const Tokenizer* const tokenizer = data.data->tokenizer();
    if (!tokenizer)
        return QString::number(token);
    const Token one[] = {Token(token)};
    QString text = QString::fromStdString(tokenizer->decode(one));
    text.replace(' ', QChar(0x2423)).replace('\n', QChar(0x21b5));
    const bool isSeen = !text.isEmpty() && text[0].isPrint();
    return isSeen ? text : QObject::tr("token %1").arg(token);
}

QString splitName(Split split) {
    switch (split) {
        case Split::Train:
            return QObject::tr("training");
        case Split::Validation:
            return QObject::tr("validation");
        case Split::Test:
            return QObject::tr("test");
    }
    return {};
}

}  // namespace obscura
