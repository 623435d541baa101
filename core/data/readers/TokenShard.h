// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features/TokenWindows.h"
#include "core/data/readers/Bytes.h"

namespace obscura {

/// A file of tokens in the format of modded-nanogpt and llm.c (Karpathy, Jordan): a header of 256
/// little-endian 32-bit numbers (20240520, the version 1, the number of tokens, then nothing), then
/// the tokens, 16 bits each. Windows are read from disk when they are asked for.
class TokenShard final : public TokenSequence {
public:
    /// Looks at the header. Throws UserError with file, what was found and what was expected:
    /// missing, another kind of file, another version, a size that doesn't fit.
    explicit TokenShard(const std::filesystem::path& file);

    Index count() const override { return m_count; }
    void read(Index first, std::span<Token> out) const override;
    std::string name() const override;

private:
    FileBytes m_file;
    Index m_count = 0;
};

/// Writes such a file, of at most 2³² − 1 tokens, and replaces one that is there. Throws UserError.
void writeTokenShard(const std::filesystem::path& file, std::span<const Token> tokens);

}  // namespace obscura
