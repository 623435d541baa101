// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/features/Tokenizer.h"

namespace obscura {

/// The tokenizer of the source "text" with these options, complete and checked: for what is to be
/// said to a trained network, and what it answers. Reads the text, and learns from it, as loading
/// the data set does.
std::unique_ptr<const Tokenizer> textTokenizer(const Options& options, const Loading& loading = {});

}  // namespace obscura
