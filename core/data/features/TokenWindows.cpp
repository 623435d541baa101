// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/TokenWindows.h"

#include <algorithm>
#include <stdexcept>

namespace obscura {

void TokensInMemory::read(Index first, std::span<Token> out) const {
    if (first < 0 || std::ssize(out) > count() - first)
        throw std::out_of_range("TokensInMemory::read: there are no such tokens");
    std::copy_n(m_tokens.begin() + first, out.size(), out.begin());
}

Index countTokens(const std::vector<TokenPiece>& pieces) {
    Index count = 0;
    for (const TokenPiece& piece : pieces)
        count += piece.count;
    return count;
}

std::vector<TokenPiece> takeTokens(std::vector<TokenPiece>& pieces, Index count) {
    std::vector<TokenPiece> taken;
    auto piece = pieces.begin();
    for (; piece != pieces.end() && piece->count <= count; ++piece) {
        count -= piece->count;
        taken.push_back(std::move(*piece));
    }
    pieces.erase(pieces.begin(), piece);
    if (count > 0 && !pieces.empty()) {
        taken.push_back({pieces.front().tokens, pieces.front().first, count});
        pieces.front().first += count;
        pieces.front().count -= count;
    }
    return taken;
}

TokenWindows::TokenWindows(std::vector<TokenPiece> pieces, Index context)
    : m_pieces(std::move(pieces)), m_context(context) {
    if (context < 1)
        throw std::invalid_argument("TokenWindows: a window has a token at least");
    Index end = 0;
    for (const TokenPiece& piece : m_pieces) {
        end += std::max<Index>(piece.count - 1, 0) / m_context;
        m_ends.push_back(end);
    }
}

const TokenSequence& TokenWindows::read(Index window, Index shift, std::span<Token> out) const {
    if (window < 0 || window >= count() || std::ssize(out) != m_context + 1)
        throw std::out_of_range("TokenWindows::read: there is no such window");
    const auto found = std::ranges::upper_bound(m_ends, window) - m_ends.begin();
    const TokenPiece& piece = m_pieces[static_cast<std::size_t>(found)];
    const Index before = found == 0 ? 0 : m_ends[static_cast<std::size_t>(found - 1)];
    const Index start = ((window - before) * m_context + shift) % (piece.count - m_context);
    piece.tokens->read(piece.first + start, out);
    return *piece.tokens;
}

}  // namespace obscura
