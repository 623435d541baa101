// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/TokenDataset.h"

#include "core/settings/OptionParts.h"
#include "devices/Error.h"
#include "devices/Random.h"
#include "devices/Threads.h"

#include <cmath>
#include <stdexcept>

namespace obscura {

namespace {

Index contextOf(const Options& options) {
    return std::get<Index>(options.at("context"));
}

DatasetSizes windowSizes(const TokenSplits& splits, Index context) {
    const auto windows = [&](const std::vector<TokenPiece>& pieces) {
        return TokenWindows(pieces, context).count();
    };
    return {.train = windows(splits.train),
            .validation = windows(splits.validation),
            .test = windows(splits.test)};
}

void requireWindows(const std::vector<TokenPiece>& pieces, Index windows, const char* split,
                    Index context) {
    if (windows == 0)
        throw UserError("dataset.context: found " + std::to_string(countTokens(pieces)) +
                        " tokens to " + split + ", expected at least " +
                        std::to_string(context + 1) + " for a window of " +
                        std::to_string(context));
}

class TokenDataset final : public Dataset {
public:
    TokenDataset(TokenSplits splits, DatasetFacts facts, TokenText text)
        : m_facts(std::move(facts)),
          m_text(std::move(text)),
          m_context(valuesOf(m_facts.sample)),
          m_train(std::move(splits.train), m_context),
          m_validation(std::move(splits.validation), m_context),
          m_test(std::move(splits.test), m_context) {}

    const DatasetFacts& facts() const override { return m_facts; }
    SampleLook look() const override { return {SampleKind::Tokens, m_facts.sample}; }
    const Tokenizer* tokenizer() const override { return m_text.tokenizer.get(); }
    std::optional<double> bytesPerToken() const override { return m_text.bytesPerToken; }

    void read(Split split, std::span<const Index> rows, std::optional<std::uint64_t> variation,
              MatrixRef x, TargetRoom targets) const override {
        checkRoom(m_facts, split, rows, x, targets);
        const TokenWindows& windows = windowsOf(split);
        const Index shift = split == Split::Train ? shiftOf(variation) : 0;
        parallelFor(x.rows(), [&](Index i) {
            std::vector<Token> tokens(static_cast<std::size_t>(m_context + 1));
            const TokenSequence& from =
                windows.read(rows[static_cast<std::size_t>(i)], shift, tokens);
            requireKnown(from, tokens);
            std::int64_t* const next = targets.classes.data() + i * m_context;
            for (Index t = 0; t < m_context; ++t) {
                x(i, t) = static_cast<float>(tokens[static_cast<std::size_t>(t)]);
                next[t] = tokens[static_cast<std::size_t>(t + 1)];
            }
        });
    }

private:
    const TokenWindows& windowsOf(Split split) const {
        switch (split) {
            case Split::Train:
                return m_train;
            case Split::Validation:
                return m_validation;
            case Split::Test:
                return m_test;
        }
        throw std::logic_error("no such split");
    }

    Index shiftOf(std::optional<std::uint64_t> variation) const {
        constexpr std::uint64_t kShift = 1;  // the stream of the variation's seed
        return variation ? static_cast<Index>(streamSeed(*variation, kShift) %
                                              static_cast<std::uint64_t>(m_context))
                         : 0;
    }

    void requireKnown(const TokenSequence& from, const std::vector<Token>& tokens) const {
        for (const Token token : tokens) {
            if (token >= m_facts.target.size)
                throw UserError(from.name() + ": found the token " + std::to_string(token) +
                                ", expected 0 to " + std::to_string(m_facts.target.size - 1) +
                                " (dataset.vocabulary)");
        }
    }

    DatasetFacts m_facts;
    TokenText m_text;
    Index m_context;
    TokenWindows m_train, m_validation, m_test;
};

}  // namespace

std::vector<OptionInfo> tokenOptions() {
    constexpr double kLongest = 65536;
    constexpr double kLargestShare = 0.9;
    constexpr double kShare = 0.05;
    return {numberOption("context", "Context T",
                         "Tokens of a sample: the network is asked for the one that follows each.",
                         Index{128}, 1, kLongest, "tokens"),
            numberOption("validation_share", "Validation share",
                         "Share of the text, before the part that tests, that chooses the best "
                         "checkpoint. Without effect where files of their own validate.",
                         kShare, 0, kLargestShare, {}, "none"),
            numberOption("test_share", "Test share",
                         "Share of the text, at its end, that tells how good the network is. "
                         "Without effect where files of their own test.",
                         kShare, 0, kLargestShare, {}, "none")};
}

void splitOffEnds(TokenSplits& splits, const Options& options) {
    const auto all = static_cast<double>(countTokens(splits.train));
    const double test = numberIn(options, "test_share");
    const double kept = 1 - test - numberIn(options, "validation_share");
    const Index train = std::max<Index>(std::llround(kept * all), 0);
    std::vector<TokenPiece> rest = std::move(splits.train);
    splits.train = takeTokens(rest, train);
    splits.validation = takeTokens(rest, countTokens(rest) - std::llround(test * all));
    splits.test = std::move(rest);
}

DatasetFacts tokenFacts(const TokenSplits& splits, Index vocabulary, const Options& options) {
    const Index context = contextOf(options);
    DatasetFacts facts{.sample = {context},
                       .target = {.kind = TargetKind::NextToken, .size = vocabulary},
                       .sizes = windowSizes(splits, context)};
    requireWindows(splits.train, facts.sizes.train, "train with", context);
    requireWindows(splits.test, facts.sizes.test, "test with", context);
    return facts;
}

std::shared_ptr<const Dataset> makeTokenDataset(TokenSplits splits, Index vocabulary,
                                                const Options& options, TokenText text) {
    DatasetFacts facts = tokenFacts(splits, vocabulary, options);
    return std::make_shared<TokenDataset>(std::move(splits), std::move(facts), std::move(text));
}

}  // namespace obscura
