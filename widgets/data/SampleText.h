// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/OpenData.h"

#include <QString>

namespace obscura {

/// "Sneaker", "class 7".
QString className(const TargetInfo& target, Index index);
/// "width", "number 3".
QString numberName(const TargetInfo& target, Index index);
/// What is asked of sample `i` of the batch: a class, several, or numbers; empty for tokens.
QString targetOf(const OpenData& data, const SampleValues& batch, std::size_t i);
/// Sample `i` of the batch as text: its tokens as what they stand for, its first numbers.
QString textOf(const OpenData& data, const SampleValues& batch, std::size_t i);
/// A token as what it stands for, white space as signs.
QString tokenName(const OpenData& data, Index token);
/// "training", "validation", "test".
QString splitName(Split split);

}  // namespace obscura
