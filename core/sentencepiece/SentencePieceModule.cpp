// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/SentencePieceModule.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <unordered_map>

namespace obscura {

namespace {

class GivenLines final : public sentencepiece::SentenceIterator {
public:
    explicit GivenLines(const SentencePieceModule::Lines& next) : m_next(next), m_line(next()) {}

    bool done() const override { return !m_line; }
    void Next() override { m_line = m_next(); }
    const std::string& value() const override { return *m_line; }
    sentencepiece::util::Status status() const override { return {}; }

private:
    const SentencePieceModule::Lines& m_next;
    const std::string* m_line;
};

class LearnedPieces final : public PieceModel {
public:
    bool load(std::string_view model) {
        return m_processor.LoadFromSerializedProto({model.data(), model.size()}).ok();
    }
    int pieces() const override { return m_processor.GetPieceSize(); }
    int pieceOfByte(unsigned char byte) const override {
        constexpr const char* kDigits = "0123456789ABCDEF";
        const std::string name = {'<', '0', 'x', kDigits[byte >> 4], kDigits[byte & 15], '>'};
        const int piece = m_processor.PieceToId(name);
        return m_processor.IsByte(piece) ? piece : -1;
    }
    void encode(std::string_view line, std::vector<int>& pieces) const override {
        (void)m_processor.Encode({line.data(), line.size()}, &pieces);
    }
    std::string decode(const std::vector<int>& pieces) const override {
        std::string text;
        (void)m_processor.Decode(pieces, &text);
        return text;
    }

private:
    sentencepiece::SentencePieceProcessor m_processor;
};

std::string train(const SentencePieceModule::TrainerOptions& options,
                  const SentencePieceModule::Lines& next, std::string& model) {
    GivenLines lines(next);
    const std::unordered_map<std::string, std::string> all(options.begin(), options.end());
    const auto status = sentencepiece::SentencePieceTrainer::Train(all, &lines, &model);
    return status.ok() ? std::string() : std::string("SentencePiece: ") + status.error_message();
}

std::unique_ptr<PieceModel> load(std::string_view model) {
    auto pieces = std::make_unique<LearnedPieces>();
    return pieces->load(model) ? std::move(pieces) : nullptr;
}

}  // namespace

}  // namespace obscura

extern "C" const obscura::SentencePieceModule obscuraSentencePiece{obscura::train, obscura::load};
