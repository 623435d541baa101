// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"
#include "core/base/FileError.h"
#include "core/base/Utf8.h"
#include "core/data/JoinedOptions.h"
#include "core/data/Recognition.h"
#include "core/data/features/SentencePiece.h"
#include "core/data/readers/ForeignFile.h"
#include "core/data/sources/BibleText.h"
#include "core/data/sources/Sources.h"
#include "core/data/sources/TokenDataset.h"
#include "core/settings/OptionParts.h"
#include "devices/Stop.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestTextFile = std::size_t{1} << 31;

/// The text and what messages call it.
struct NamedText {
    std::string name;
    std::string text;
};

NamedText chosenText(const Options& options) {
    const fs::path file = std::get<std::string>(options.at("file"));
    if (file.empty())
        return {"the text of the Bible", bibleText()};
    NamedText result{shownPath(file), readFile(file, kLargestTextFile)};
    constexpr std::size_t kStart = 64;
    const std::string start = result.text.substr(0, kStart);
    // HTML may well be what somebody wants to train with.
    if (start.empty() || (start[0] != '<' && !foreignKind(start).empty()))
        failForeign(file, start, "plain text");
    return result;
}

/// The parts that train, validate and test, cut between characters.
struct TextParts {
    std::string_view train, validation, test;
};

TextParts partsOf(std::string_view text, const Options& options) {
    const auto cut = [&](double share) {
        auto at = static_cast<std::size_t>(
            std::max(0.0, std::round(share * static_cast<double>(text.size()))));
        at = std::min(at, text.size());
        while (at < text.size() && continuesCharacter(text[at]))
            ++at;
        return at;
    };
    const double test = numberIn(options, "test_share");
    const std::size_t last = cut(1 - test);
    const std::size_t middle =
        std::min(cut(1 - test - numberIn(options, "validation_share")), last);
    return {text.substr(0, middle), text.substr(middle, last - middle), text.substr(last)};
}

/// By what the part that trains teaches.
std::unique_ptr<const Tokenizer> tokenizerFor(std::string_view train, const std::string& name,
                                              const Options& options, const Loading& loading) {
    const auto& kind = std::get<std::string>(options.at("tokenizer"));
    if (kind == "bytes")
        return byteTokenizer();
    if (kind == "characters")
        return characterTokenizer(train, name);
    const auto model =
        kind == "bpe" ? SentencePieceSettings::Model::Bpe : SentencePieceSettings::Model::Unigram;
    return sentencePieceTokenizer(
        train, {.model = model, .vocabulary = std::get<Index>(options.at("vocabulary"))}, name,
        loading);
}

struct TokenizedText {
    TokenSplits splits;
    TokenText text;
};

TokenizedText tokenizedText(const Options& options, const Loading& loading) {
    const NamedText named = chosenText(options);
    const TextParts parts = partsOf(named.text, options);
    const std::shared_ptr<const Tokenizer> tokenizer =
        tokenizerFor(parts.train, named.name, options, loading);
    const auto tokens = [&](std::string_view part) {
        checkStop(loading.stop);
        auto sequence = std::make_shared<const TokensInMemory>(tokenizer->encode(part), named.name);
        const Index count = sequence->count();
        return std::vector<TokenPiece>{{std::move(sequence), 0, count}};
    };
    TokenSplits splits{tokens(parts.train), tokens(parts.validation), tokens(parts.test)};
    const double bytes =
        static_cast<double>(parts.test.size()) / static_cast<double>(countTokens(splits.test));
    return {std::move(splits), {.tokenizer = tokenizer, .bytesPerToken = bytes}};
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
        partsOf(chosenText(options).text, options);
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
            "of likelihood (unigram) or by joining frequent pairs (BPE).",
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
