// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"
#include "core/data/readers/Bytes.h"
#include "core/data/sources/TextParts.h"

namespace obscura {

/// How much of a long text is in memory at a time.
struct LongTextPieces {
    std::size_t piece = std::size_t{16} << 20;   ///< bytes that are read together
    std::size_t lesson = std::size_t{16} << 20;  ///< bytes that SentencePiece learns from, about
    Index shard = Index{1} << 25;                ///< tokens of a file that is kept
};

/// The tokens of a text that may be larger than memory. Bytes are read from the file itself. Of
/// characters and pieces the tokens are kept in the user's cache, in shards (see TokenShard), named
/// by path, size and time of the file and the options; the next time they are there. SentencePiece
/// learns from stretches that lie evenly over the part that trains. Memory stays bounded: by
/// `pieces`. Follows and ends as `loading` says. Throws UserError where the text can't be read or
/// the cache can't be written to, and Stopped.
TokenizedText tokenizedLongText(const std::shared_ptr<const FileBytes>& file,
                                const Options& options, const Loading& loading,
                                const LongTextPieces& pieces = {});

}  // namespace obscura
