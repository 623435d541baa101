// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/features/Tokenizer.h"

namespace obscura {

/// How SentencePiece (Kudo and Richardson 2018) finds the pieces of a vocabulary.
struct SentencePieceSettings {
    enum class Model {
        Unigram,  ///< those under which the text is likeliest (Kudo 2018)
        Bpe,      ///< the most frequent pair is joined, over and over (Sennrich et al. 2016)
    };
    Model model = Model::Unigram;
    Index vocabulary = 2048;  ///< pieces, 256 of which are single bytes for what has no other
};

/// As the options "tokenizer" ("unigram" or "bpe") and "vocabulary" say.
SentencePieceSettings sentencePieceSettings(const Options& options);

/// Fewest pieces that a vocabulary may have: the bytes, the unknown, and some characters.
inline constexpr Index kSmallestPieces = 320;

/// The tokenizer that SentencePiece learns from `text`. Text is taken as it is, neither normalised
/// nor trimmed, so that it comes back from decode() byte for byte; lines are cut into pieces each
/// for itself, and end with the piece of the byte "\n". What was learned is kept in the user's
/// cache, named by the settings and a hash of the text, and read from there when the same is asked
/// for again. Follows and ends as `loading` says; learning does so while it takes in the text, not
/// during the seconds that follow. Throws UserError, which speaks of `source`, where the text holds
/// too little for the vocabulary or too much; and Stopped.
std::unique_ptr<const Tokenizer> sentencePieceTokenizer(std::string_view text,
                                                        const SentencePieceSettings& settings,
                                                        const std::string& source,
                                                        const Loading& loading = {});

}  // namespace obscura
