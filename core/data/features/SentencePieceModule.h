// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obscura {

/// Pieces that SentencePiece has learned. From any thread.
class PieceModel {
public:
    virtual ~PieceModel() = default;
    virtual int pieces() const = 0;
    /// The number of the piece that spells that byte; −1 where there is none.
    virtual int pieceOfByte(unsigned char byte) const = 0;
    virtual void encode(std::string_view line, std::vector<int>& pieces) const = 0;
    virtual std::string decode(const std::vector<int>& pieces) const = 0;
};

/// What the library obscura-sentencepiece does. It stands apart because Debian's SentencePiece has
/// a protobuf of its own in it, which it lets everybody see: where LibTorch's protobuf finds that,
/// the program crashes. So it is loaded when it is first needed, for nobody but us to see.
struct SentencePieceModule {
    using TrainerOptions = std::vector<std::pair<std::string, std::string>>;
    /// Gives the next line, or nullptr at the end.
    using Lines = std::function<const std::string*()>;
    /// Puts what is learned into `model`, as a file holds it; gives what went wrong, or nothing.
    std::string (*train)(const TrainerOptions& options, const Lines& next, std::string& model);
    /// Nothing where that is no model.
    std::unique_ptr<PieceModel> (*load)(std::string_view model);
};

/// The name under which the library has its SentencePieceModule.
inline constexpr const char* kSentencePieceModule = "obscuraSentencePiece";

/// Loads the library, once. Throws UserError with the system's reason where it can't.
const SentencePieceModule& sentencePieceModule();

}  // namespace obscura
