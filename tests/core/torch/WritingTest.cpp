// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Writing.h"

#include "TestProgram.h"

#include <QtTest>

#include <map>

using namespace obscura;

namespace {

/// Answers with the byte after the one that it sees, at each position; ten times likelier than any.
torch::Tensor nextByte(const torch::Tensor& x) {
    torch::Tensor answer = torch::zeros({1, x.size(1), 256});
    for (std::int64_t t = 0; t < x.size(1); ++t)
        answer[0][t][x[0][t].item<std::int64_t>() + 1] = 10.0;
    return answer;
}

TextSample written(const TextRequest& request, Index context, std::uint64_t seed = 1) {
    return writeText(*byteTokenizer(), context, request, seed, &nextByte);
}

}  // namespace

/// Text that a network goes on with.
class WritingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Within the context, where it ends and beyond it.
    void takesTheLikeliest() {
        const TextSample sample = written({.prompt = "xab", .tokens = 8, .temperature = 0}, 5);
        QCOMPARE(sample.prompt, std::string("xab"));
        QCOMPARE(sample.text, std::string("cdefghij"));
    }

    void cutsALongPromptToTheContext() {
        const TextSample sample =
            written({.prompt = "a long prompt", .tokens = 2, .temperature = 0}, 4);
        QCOMPARE(sample.prompt, std::string("a long prompt"));
        QCOMPARE(sample.text, std::string("uv"));
    }

    void beginsOfItself() {
        const TextSample sample = written({.prompt = {}, .tokens = 3, .temperature = 0}, 4);
        QCOMPARE(sample.prompt, std::string());
        QCOMPARE(sample.text, std::string("\1\2\3"));
    }

    void drawsFollowTheSeed() {
        const TextRequest request{.prompt = "a", .tokens = 40, .temperature = 4};
        QCOMPARE(written(request, 8, 3).text, written(request, 8, 3).text);
        QVERIFY(written(request, 8, 3).text != written(request, 8, 4).text);
    }

    /// Beside softmax: two tokens whose answers differ by ln 3 at temperature 1, by ½ ln 3 at 2.
    void drawsAsLikelyAsTheTemperatureSays() {
        const auto network = [](const torch::Tensor& x) {
            torch::Tensor answer = torch::full({1, x.size(1), 256}, -100.0);
            answer.select(2, 'a').fill_(std::log(3.0));
            answer.select(2, 'b').fill_(0.0);
            return answer;
        };
        constexpr Index kDraws = 20000;
        for (const double temperature : {1.0, 2.0}) {
            const std::string text =
                writeText(*byteTokenizer(), 1,
                          {.prompt = "a", .tokens = kDraws, .temperature = temperature}, 7, network)
                    .text;
            QCOMPARE(std::ssize(text), kDraws);
            const double odds = std::pow(3.0, 1 / temperature);
            const double share = double(std::ranges::count(text, 'a')) / double(kDraws);
            QVERIFY(std::abs(share - odds / (1 + odds)) < 4 * std::sqrt(0.25 / double(kDraws)));
        }
    }
};

GUILESS_TEST(WritingTest)
#include "WritingTest.moc"
