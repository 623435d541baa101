// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace obscura {

struct Block;
class ExperimentDocument;

/// How many samples the data set has and what is asked of them, as far as that is known: "Training
/// 60 000, test 10 000 · 10 classes: T-shirt, trouser, …". Empty for blocks of other kinds.
QString samplesText(const ExperimentDocument& document, const Block& block);

}  // namespace obscura
