// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/LongText.h"

#include "core/base/AtomicFile.h"
#include "core/base/AtomicFolder.h"
#include "core/base/DataFolder.h"
#include "core/base/FileError.h"
#include "core/base/Utf8.h"
#include "core/data/TextHash.h"
#include "core/data/features/SentencePiece.h"
#include "core/data/readers/TokenShard.h"
#include "core/settings/OptionParts.h"
#include "devices/Stop.h"

#include <algorithm>
#include <array>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr const char* kKeptHow = "1";  ///< to be changed with the way that tokens are made
constexpr const char* kCharactersFile = "characters.txt";
constexpr std::size_t kMostCharacters =
    4 * static_cast<std::size_t>(kLargestVocabulary);  ///< bytes

/// The bytes of a text as tokens, read when they are asked for.
class TextBytes final : public TokenSequence {
public:
    explicit TextBytes(std::shared_ptr<const FileBytes> file) : m_file(std::move(file)) {}

    Index count() const override { return static_cast<Index>(m_file->size()); }
    void read(Index first, std::span<Token> out) const override {
        std::vector<std::byte> bytes(out.size());
        m_file->read(static_cast<std::uint64_t>(first), bytes);
        std::ranges::transform(bytes, out.begin(),
                               [](std::byte byte) { return std::to_integer<Token>(byte); });
    }
    std::string name() const override { return shownPath(m_file->path()); }

private:
    std::shared_ptr<const FileBytes> m_file;
};

struct TextStretch {
    std::uint64_t first = 0, end = 0;
    std::uint64_t size() const { return end - first; }
};

std::string readText(const FileBytes& file, std::uint64_t first, std::uint64_t count) {
    std::string text(count, '\0');
    file.read(first, std::as_writable_bytes(std::span(text)));
    return text;
}

/// How much of `text` is whole lines; where it holds none, whole characters.
std::size_t wholePart(std::string_view text) {
    const std::size_t line = text.rfind('\n');
    if (line != std::string_view::npos)
        return line + 1;
    std::size_t end = text.size();
    while (end > 1 && continuesCharacter(text[end - 1]))
        --end;
    return end > 1 ? end - 1 : text.size();
}

/// Calls `use` with one piece of the stretch after the other.
void forEachPiece(const FileBytes& file, TextStretch stretch, std::size_t piece,
                  const std::function<void(std::string_view text)>& use) {
    while (stretch.size() > 0) {
        std::string text =
            readText(file, stretch.first, std::min<std::uint64_t>(piece, stretch.size()));
        if (text.size() < stretch.size())
            text.resize(wholePart(text));
        use(text);
        stretch.first += text.size();
    }
}

/// Whole lines from places that lie evenly over the stretch.
std::string lessonOf(const FileBytes& file, const TextStretch& stretch, std::size_t most) {
    constexpr std::uint64_t kStretches = 16;
    if (stretch.size() <= most)
        return readText(file, stretch.first, stretch.size());
    std::string lesson;
    for (std::uint64_t i = 0; i < kStretches; ++i) {
        std::string text =
            readText(file, stretch.first + stretch.size() / kStretches * i, most / kStretches);
        text.resize(wholePart(text));
        const std::size_t begin = i == 0 ? 0 : text.find('\n') + 1;  // npos + 1 = 0: all of it
        lesson += std::string_view(text).substr(begin);
    }
    return lesson;
}

/// Writes tokens as shards <name>_000.bin, … of a folder; at least one.
class ShardWriter {
public:
    ShardWriter(fs::path folder, std::string name, Index shard)
        : m_folder(std::move(folder)),
          m_name(std::move(name)),
          m_shard(static_cast<std::size_t>(shard)) {}

    void append(std::span<const Token> tokens) {
        while (!tokens.empty()) {
            m_tokens.reserve(m_shard);
            if (m_tokens.size() == m_shard)
                write();
            const std::span<const Token> some =
                tokens.first(std::min(tokens.size(), m_shard - m_tokens.size()));
            m_tokens.insert(m_tokens.end(), some.begin(), some.end());
            tokens = tokens.subspan(some.size());
        }
    }

    void write() {
        writeTokenShard(fileOf(m_folder, m_name, m_written++), m_tokens);
        m_tokens.clear();
    }

    static fs::path fileOf(const fs::path& folder, const std::string& name, int number) {
        std::string digits = std::to_string(number);
        digits.insert(0, 3 - std::min<std::size_t>(digits.size(), 3), '0');
        return folder / (name + "_" + digits + ".bin");
    }

private:
    fs::path m_folder;
    std::string m_name;
    std::size_t m_shard;
    std::vector<Token> m_tokens;
    int m_written = 0;
};

std::vector<TokenPiece> openShardsOf(const fs::path& folder, const std::string& name) {
    std::vector<TokenPiece> pieces;
    std::error_code error;
    for (int number = 0;; ++number) {
        const fs::path file = ShardWriter::fileOf(folder, name, number);
        if (number > 0 && !fs::exists(file, error))
            return pieces;
        auto shard = std::make_shared<const TokenShard>(file);
        const Index count = shard->count();
        pieces.push_back({std::move(shard), 0, count});
    }
}

/// A text whose tokens are kept: has them made where they aren't.
class KeptText {
public:
    KeptText(std::shared_ptr<const FileBytes> file, const TextCuts& cuts, const Options& options,
             const Loading& loading, const LongTextPieces& pieces)
        : m_file(std::move(file)),
          m_options(options),
          m_loading(loading),
          m_pieces(pieces),
          m_parts{{{"train", {0, cuts.validation}},
                   {"validation", {cuts.validation, cuts.test}},
                   {"test", {cuts.test, m_file->size()}}}},
          m_folder(cacheFolder() / "tokens" / hashOf(identity())) {}

    TokenizedText open() {
        std::error_code error;
        const bool isKept = fs::exists(m_folder, error);
        try {
            return opened();
        } catch (const UserError&) {
            if (!isKept)
                throw;
        }
        fs::remove_all(m_folder, error);  // it is damaged
        return opened();
    }

private:
    struct Part {
        std::string name;
        TextStretch stretch;
    };

    TokenizedText opened() {
        std::error_code error;
        const std::shared_ptr<const Tokenizer> tokenizer = makeTokenizer();
        if (!fs::exists(m_folder, error))
            make(*tokenizer);
        TokenizedText result{.splits = {openShardsOf(m_folder, m_parts[0].name),
                                        openShardsOf(m_folder, m_parts[1].name),
                                        openShardsOf(m_folder, m_parts[2].name)},
                             .text = {.tokenizer = tokenizer}};
        result.text.bytesPerToken = static_cast<double>(m_parts[2].stretch.size()) /
                                    static_cast<double>(countTokens(result.splits.test));
        return result;
    }

    bool takesCharacters() const {
        return std::get<std::string>(m_options.at("tokenizer")) == "characters";
    }

    std::string name() const { return shownPath(m_file->path()); }

    std::string identity() const {
        std::error_code error;
        const fs::path& file = m_file->path();
        std::string text =
            kKeptHow + fs::absolute(file, error).string() + "\n" + std::to_string(m_file->size()) +
            " " + std::to_string(fs::last_write_time(file, error).time_since_epoch().count());
        for (const Part& part : m_parts)
            text += " " + std::to_string(part.stretch.end);
        for (const char* option : {"tokenizer", "vocabulary"})
            text += "\n" + formatOption(m_options.at(option));
        return text;
    }

    std::unique_ptr<const Tokenizer> makeTokenizer() {
        if (!takesCharacters())
            return sentencePieceTokenizer(lessonOf(*m_file, m_parts[0].stretch, m_pieces.lesson),
                                          sentencePieceSettings(m_options), name(), m_loading);
        CharacterSet characters;
        std::error_code error;
        if (fs::exists(m_folder, error))
            characters.add(readFile(m_folder / kCharactersFile, kMostCharacters));
        else
            visit(m_parts[0], "looks for characters",
                  [&](std::string_view text) { characters.add(text); });
        return characters.tokenizer(name());
    }

    /// Calls `use` with the pieces of a part, and tells how far it is.
    void visit(const Part& part, const char* what,
               const std::function<void(std::string_view)>& use) {
        std::uint64_t at = part.stretch.first;
        forEachPiece(*m_file, part.stretch, m_pieces.piece, [&](std::string_view text) {
            checkStop(m_loading.stop);
            if (m_loading.progress)
                m_loading.progress(what,
                                   static_cast<double>(at) / static_cast<double>(m_file->size()));
            use(text);
            at += text.size();
        });
    }

    void make(const Tokenizer& tokenizer) {
        AtomicFolder whole(m_folder);
        std::error_code error;
        if (fs::exists(m_folder, error))
            return;  // by one that this has waited for
        for (const Part& part : m_parts) {
            ShardWriter writer(whole.temporary(), part.name, m_pieces.shard);
            visit(part, "cuts the text into tokens",
                  [&](std::string_view text) { writer.append(tokenizer.encode(text)); });
            writer.write();
        }
        if (takesCharacters())
            writeFileAtomically(whole.temporary() / kCharactersFile, allOf(tokenizer));
        whole.commit();
    }

    /// All characters but the last, which stands for others.
    static std::string allOf(const Tokenizer& tokenizer) {
        std::vector<Token> tokens(static_cast<std::size_t>(tokenizer.vocabulary() - 1));
        for (std::size_t i = 0; i < tokens.size(); ++i)
            tokens[i] = static_cast<Token>(i);
        return tokenizer.decode(tokens);
    }

    std::shared_ptr<const FileBytes> m_file;
    const Options& m_options;
    const Loading& m_loading;
    LongTextPieces m_pieces;
    std::array<Part, 3> m_parts;
    fs::path m_folder;
};

TokenizedText bytesOfText(const std::shared_ptr<const FileBytes>& file, const TextCuts& cuts) {
    const auto tokens = std::make_shared<const TextBytes>(file);
    const auto stretch = [&](std::uint64_t first, std::uint64_t end) {
        return std::vector<TokenPiece>{
            {tokens, static_cast<Index>(first), static_cast<Index>(end - first)}};
    };
    return {.splits = {stretch(0, cuts.validation), stretch(cuts.validation, cuts.test),
                       stretch(cuts.test, file->size())},
            .text = {.tokenizer = byteTokenizer(), .bytesPerToken = 1}};
}

}  // namespace

TokenizedText tokenizedLongText(const std::shared_ptr<const FileBytes>& file,
                                const Options& options, const Loading& loading,
                                const LongTextPieces& pieces) {
    checkStop(loading.stop);
    const TextCuts cuts = textCuts(file->size(), options, [&](std::uint64_t at) {
        return continuesCharacter(readText(*file, at, 1)[0]);
    });
    if (std::get<std::string>(options.at("tokenizer")) == "bytes")
        return bytesOfText(file, cuts);
    return KeptText(file, cuts, options, loading, pieces).open();
}

}  // namespace obscura
