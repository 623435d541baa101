// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/features/TokenWindows.h"

#include <memory>
#include <optional>

namespace obscura {

// What all sources of tokens have in common.

/// The tokens of each split.
struct TokenSplits {
    std::vector<TokenPiece> train = {}, validation = {}, test = {};
};

/// The options "context", "validation_share" and "test_share".
std::vector<OptionInfo> tokenOptions();

/// Takes the shares that `options` keep for validation and test off the end of what trains: test
/// last.
void splitOffEnds(TokenSplits& splits, const Options& options);

/// Samples are windows of so many tokens as `options` say: {context} whole numbers, which ask for
/// the ones that follow. Sizes are those of TokenWindows.
DatasetFacts tokenFacts(const TokenSplits& splits, Index vocabulary, const Options& options);

/// What is known of the text behind tokens.
struct TokenText {
    std::shared_ptr<const Tokenizer> tokenizer = {};
    std::optional<double> bytesPerToken = {};  ///< of the part that tests
};

/// Throws UserError where there is too little for one window to train with or to test. In training
/// samples the windows are moved by a number of tokens that the variation draws.
std::shared_ptr<const Dataset> makeTokenDataset(TokenSplits splits, Index vocabulary,
                                                const Options& options, TokenText text = {});

}  // namespace obscura
