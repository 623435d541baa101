// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features/Tokenizer.h"

#include <optional>

namespace obscura {

/// A long row of tokens, in memory or on disk.
class TokenSequence {
public:
    virtual ~TokenSequence() = default;
    virtual Index count() const = 0;
    /// Tokens first, first + 1, …, which have to be there. From any thread. Throws UserError where
    /// they can't be read.
    virtual void read(Index first, std::span<Token> out) const = 0;
    /// What messages call it.
    virtual std::string name() const = 0;
};

/// Tokens in memory.
class TokensInMemory final : public TokenSequence {
public:
    TokensInMemory(std::vector<Token> tokens, std::string name)
        : m_tokens(std::move(tokens)), m_name(std::move(name)) {}

    Index count() const override { return std::ssize(m_tokens); }
    void read(Index first, std::span<Token> out) const override;
    std::string name() const override { return m_name; }

private:
    std::vector<Token> m_tokens;
    std::string m_name;
};

/// A part of a sequence.
struct TokenPiece {
    std::shared_ptr<const TokenSequence> tokens;
    Index first = 0;
    Index count = 0;
};

/// The first `count` tokens of all, and what is left of them: one after another, for splits.
std::vector<TokenPiece> takeTokens(std::vector<TokenPiece>& pieces, Index count);
Index countTokens(const std::vector<TokenPiece>& pieces);

/// Cuts pieces into windows of T tokens and the ones that follow each of them, T + 1 in all. Window
/// w of a piece of n tokens begins at its token wT, for w < ⌊(n − 1)/T⌋: each token but the first
/// is asked for once, those aside that are left at the end. No window goes beyond its piece.
class TokenWindows {
public:
    /// `context` T ≥ 1.
    TokenWindows(std::vector<TokenPiece> pieces, Index context);

    Index count() const { return m_ends.empty() ? 0 : m_ends.back(); }
    Index context() const { return m_context; }
    /// Reads a window into `out` [T + 1]. `shift` moves all windows by that many tokens: it begins
    /// at (wT + shift) mod (n − T). Gives the sequence that it is from.
    const TokenSequence& read(Index window, Index shift, std::span<Token> out) const;

private:
    std::vector<TokenPiece> m_pieces;
    std::vector<Index> m_ends;  ///< windows up to and in each piece
    Index m_context;
};

}  // namespace obscura
