// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/SentencePiece.h"

#include "core/base/AtomicFile.h"
#include "core/base/DataFolder.h"
#include "core/data/TextHash.h"
#include "core/data/features/SentencePieceModule.h"
#include "devices/ShownText.h"
#include "devices/Stop.h"
#include "devices/Threads.h"

#include <algorithm>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestModel = std::size_t{64} << 20;  ///< bytes of a file
constexpr std::size_t kLongestLine = std::size_t{1} << 16;    ///< bytes; what is longer is cut

/// Takes the next line off `text`, which isn't empty, with its "\n". One that is too long is cut
/// before a character.
std::string_view takeLine(std::string_view& text) {
    std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (end > kLongestLine) {
        end = kLongestLine;
        while (end > kLongestLine - 4 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
    }
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    return line;
}

std::string_view withoutEnd(std::string_view line) {
    return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

/// Hands out the lines of a text, and ends where asked to.
class TextLines {
public:
    TextLines(std::string_view text, const Loading& loading)
        : m_rest(text), m_size(text.size()), m_loading(loading) {}

    const std::string* next() {
        if (m_rest.empty() || m_loading.stop.stop_requested())
            return nullptr;
        m_line = withoutEnd(takeLine(m_rest));
        constexpr int kOften = 1000;
        if (m_loading.progress && ++m_lines % kOften == 0)
            m_loading.progress("learns a vocabulary", share());
        return &m_line;
    }

private:
    double share() const {
        constexpr double kOfAll = 0.1;  // the work begins when all lines are there
        return kOfAll * static_cast<double>(m_size - m_rest.size()) / static_cast<double>(m_size);
    }

    std::string_view m_rest;
    std::size_t m_size;
    const Loading& m_loading;
    std::string m_line;
    int m_lines = 0;
};

const char* modelName(SentencePieceSettings::Model model) {
    return model == SentencePieceSettings::Model::Unigram ? "unigram" : "bpe";
}

SentencePieceModule::TrainerOptions trainerOptions(const SentencePieceSettings& settings) {
    return {{"model_type", modelName(settings.model)},
            {"vocab_size", std::to_string(settings.vocabulary)},
            {"byte_fallback", "true"},
            {"character_coverage", "0.9999"},
            {"normalization_rule_name", "identity"},
            {"remove_extra_whitespaces", "false"},
            {"add_dummy_prefix", "false"},
            {"max_sentence_length", std::to_string(kLongestLine)},
            {"bos_id", "-1"},
            {"eos_id", "-1"},
            {"num_threads", "4"},  // which the outcome may depend on
            {"minloglevel", "2"}};
}

/// The model that the text teaches, as its file holds it.
std::string trainModel(std::string_view text, const SentencePieceSettings& settings,
                       const std::string& source, const Loading& loading) {
    TextLines lines(text, loading);
    std::string model;
    const std::string failure = sentencePieceModule().train(
        trainerOptions(settings), [&] { return lines.next(); }, model);
    checkStop(loading.stop);
    constexpr std::size_t kLongest = 300;
    if (!failure.empty())
        throw UserError(source + ": no vocabulary of " + std::to_string(settings.vocabulary) +
                        " pieces can be learned from it: " + shownText(failure, kLongest));
    return model;
}

fs::path modelFile(std::string_view text, const SentencePieceSettings& settings) {
    return cacheFolder() / "sentencepiece" /
           (hashOf(text) + "-" + std::to_string(text.size()) + "-" + modelName(settings.model) +
            "-" + std::to_string(settings.vocabulary) + ".model");
}

class SentencePieceTokenizer final : public Tokenizer {
public:
    /// Whether `model` is one, with bytes for what has no other piece.
    bool load(std::string_view model) {
        m_model = sentencePieceModule().load(model);
        const int newline = m_model ? m_model->pieceOfByte('\n') : -1;
        m_newline = static_cast<Token>(newline);
        return newline >= 0 && vocabulary() <= kLargestVocabulary;
    }

    Index vocabulary() const override { return m_model->pieces(); }

    std::vector<Token> encode(std::string_view text) const override {
        // Pieces of whole lines, so that threads don't change what comes out.
        constexpr std::size_t kPart = std::size_t{1} << 18;
        std::vector<std::string_view> parts;
        while (!text.empty()) {
            std::string_view rest = text;
            while (!rest.empty() && text.size() - rest.size() < kPart)
                takeLine(rest);
            parts.push_back(text.substr(0, text.size() - rest.size()));
            text = rest;
        }
        std::vector<std::vector<Token>> encoded(parts.size());
        parallelFor(std::ssize(parts), [&](Index i) {
            encoded[static_cast<std::size_t>(i)] = encodeLines(parts[static_cast<std::size_t>(i)]);
        });
        std::vector<Token> tokens;
        for (const std::vector<Token>& part : encoded)
            tokens.insert(tokens.end(), part.begin(), part.end());
        return tokens;
    }

    std::string decode(std::span<const Token> tokens) const override {
        std::vector<int> ids;
        for (const Token token : tokens) {
            if (token < vocabulary())
                ids.push_back(token);
        }
        return m_model->decode(ids);
    }

private:
    std::vector<Token> encodeLines(std::string_view text) const {
        std::vector<Token> tokens;
        std::vector<int> ids;
        while (!text.empty()) {
            const std::string_view line = takeLine(text);
            const std::string_view words = withoutEnd(line);
            m_model->encode(words, ids);
            std::ranges::transform(ids, std::back_inserter(tokens),
                                   [](int id) { return static_cast<Token>(id); });
            if (words.size() < line.size())
                tokens.push_back(m_newline);
        }
        return tokens;
    }

    std::unique_ptr<PieceModel> m_model;
    Token m_newline = 0;
};

/// What is kept, where it can be read; a file that is damaged is made again.
std::unique_ptr<const Tokenizer> keptTokenizer(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error))
        return nullptr;
    auto tokenizer = std::make_unique<SentencePieceTokenizer>();
    try {
        return tokenizer->load(readFile(file, kLargestModel)) ? std::move(tokenizer) : nullptr;
    } catch (const UserError&) {
        return nullptr;
    }
}

/// A cache that can't be written to costs time, nothing else.
void keepModel(const fs::path& file, std::string_view model) {
    try {
        makeFolders(file.parent_path());
        writeFileAtomically(file, model);
    } catch (const UserError&) {
    }
}

}  // namespace

SentencePieceSettings sentencePieceSettings(const Options& options) {
    return {.model = std::get<std::string>(options.at("tokenizer")) == "bpe"
                         ? SentencePieceSettings::Model::Bpe
                         : SentencePieceSettings::Model::Unigram,
            .vocabulary = std::get<Index>(options.at("vocabulary"))};
}

std::unique_ptr<const Tokenizer> sentencePieceTokenizer(std::string_view text,
                                                        const SentencePieceSettings& settings,
                                                        const std::string& source,
                                                        const Loading& loading) {
    checkStop(loading.stop);
    const fs::path file = modelFile(text, settings);
    if (auto kept = keptTokenizer(file))
        return kept;
    if (text.empty())
        throw UserError(source + ": found no text to learn a vocabulary from");
    const std::string model = trainModel(text, settings, source, loading);
    auto tokenizer = std::make_unique<SentencePieceTokenizer>();
    if (!tokenizer->load(model))
        throw UserError(source + ": the vocabulary learned from it can't be used");
    keepModel(file, model);
    return tokenizer;
}

}  // namespace obscura
