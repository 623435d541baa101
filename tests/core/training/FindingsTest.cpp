// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Findings.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class FindingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyNewsIsTold() {
        std::vector<BlockFindings> latest;
        QVERIFY(!takeFindings(latest, found({})));
        QVERIFY(latest.empty());
        QVERIFY(takeFindings(latest, found({{FindingKind::RankTooSmall, "", "0.5"}})));
        // Other numbers are kept, and no news.
        QVERIFY(!takeFindings(latest, found({{FindingKind::RankTooSmall, "", "0.6"}})));
        QCOMPARE(latest.front().findings.front().message, std::string("0.6"));
        // Each repetition of a block has its own.
        QVERIFY(takeFindings(latest, {3, "box 2", {{FindingKind::RankTooSmall, "", "0.5"}}}));
        QCOMPARE(latest.size(), std::size_t{2});
        QVERIFY(takeFindings(latest, found({})));
        QVERIFY(latest.front().findings.empty());
        QCOMPARE(latest.size(), std::size_t{2});
    }

private:
    static BlockFindings found(std::vector<Finding> findings) {
        return {3, "box", std::move(findings)};
    }
};

GUILESS_TEST(FindingsTest)
#include "FindingsTest.moc"
