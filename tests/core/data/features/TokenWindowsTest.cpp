// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features/TokenWindows.h"

#include "TestProgram.h"

#include <numeric>
#include <stdexcept>

using namespace obscura;

class TokenWindowsTest : public QObject {
    Q_OBJECT

private:
    /// `count` tokens that count up from `first`.
    static TokenPiece piece(Token first, Index count) {
        std::vector<Token> tokens(static_cast<std::size_t>(count));
        std::iota(tokens.begin(), tokens.end(), first);
        return {std::make_shared<TokensInMemory>(tokens, "piece"), 0, count};
    }
    static std::vector<Token> window(const TokenWindows& windows, Index index, Index shift = 0) {
        std::vector<Token> out(static_cast<std::size_t>(windows.context() + 1));
        windows.read(index, shift, out);
        return out;
    }

private Q_SLOTS:
    void windowsOverlapByTheTokenThatFollows() {
        const TokenWindows windows({piece(0, 10)}, 3);
        QCOMPARE(windows.count(), Index{3});
        QCOMPARE(window(windows, 0), (std::vector<Token>{0, 1, 2, 3}));
        QCOMPARE(window(windows, 2), (std::vector<Token>{6, 7, 8, 9}));
    }

    void countsWholeWindows_data() {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("windows");
        for (const auto& [tokens, windows] :
             std::vector<std::pair<int, int>>{{0, 0}, {1, 0}, {3, 0}, {4, 1}, {6, 1}, {7, 2}})
            QTest::newRow(qPrintable(QString::number(tokens))) << tokens << windows;
    }
    void countsWholeWindows() {
        QFETCH(int, tokens);
        QFETCH(int, windows);
        QCOMPARE(TokenWindows({piece(0, tokens)}, 3).count(), Index{windows});
    }

    void noWindowLeavesItsPiece() {
        const TokenWindows windows({piece(0, 5), piece(50, 2), piece(100, 8)}, 3);
        QCOMPARE(windows.count(), Index{3});
        QCOMPARE(window(windows, 0), (std::vector<Token>{0, 1, 2, 3}));
        QCOMPARE(window(windows, 1), (std::vector<Token>{100, 101, 102, 103}));
        for (Index w = 0; w < 3; ++w) {
            for (Index shift = 0; shift < 3; ++shift) {
                const std::vector<Token> tokens = window(windows, w, shift);
                for (std::size_t t = 1; t < tokens.size(); ++t)
                    QCOMPARE(tokens[t], Token(tokens[t - 1] + 1));
            }
        }
        QCOMPARE(window(windows, 1, 2), (std::vector<Token>{102, 103, 104, 105}));
        // (3 + 2) mod (8 − 3) begins anew.
        QCOMPARE(window(windows, 2, 2), (std::vector<Token>{100, 101, 102, 103}));
    }

    void takesTokensInOrder() {
        std::vector<TokenPiece> pieces = {piece(0, 5), piece(10, 5), piece(20, 5)};
        const std::vector<TokenPiece> first = takeTokens(pieces, 7);
        QCOMPARE(countTokens(first), Index{7});
        QCOMPARE(countTokens(pieces), Index{8});
        QCOMPARE(first.size(), std::size_t{2});
        QCOMPARE(window(TokenWindows(pieces, 2), 0), (std::vector<Token>{12, 13, 14}));
        QCOMPARE(takeTokens(pieces, 8).size(), std::size_t{2});
        QVERIFY(pieces.empty());
        QVERIFY(takeTokens(pieces, 1).empty());
    }

    void refusesWhatIsNotThere() {
        const TokenWindows windows({piece(0, 10)}, 3);
        std::vector<Token> out(4), small(3);
        QVERIFY_EXCEPTION_THROWN(windows.read(3, 0, out), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(windows.read(-1, 0, out), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(windows.read(0, 0, small), std::out_of_range);
        QVERIFY_EXCEPTION_THROWN(TokenWindows({}, 0), std::invalid_argument);
    }
};

GUILESS_TEST(TokenWindowsTest)
#include "TokenWindowsTest.moc"
