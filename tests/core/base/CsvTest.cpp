// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Csv.h"

#include "TestProgram.h"

namespace obscura {

class CsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesReadBack() {
        const std::vector<std::vector<std::string>> lines = {
            {"a", "b c", ""}, {"comma,", "quote\"", "\"both\",\""}, {"line\nbreak", "\r\n", "µ"}};
        std::string text;
        for (const auto& line : lines)
            text += csvLine(line);
        std::string_view rest = text;
        for (const auto& line : lines)
            QVERIFY(takeCsvLine(rest) == line);
        QVERIFY(rest.empty());
        QVERIFY(takeCsvLine(rest).empty());
    }

    void plainFieldsStayPlain() {
        QCOMPARE(csvLine({"step", "0.5", ""}), std::string("step,0.5,\n"));
        QCOMPARE(csvLine({"a,b", "\""}), std::string("\"a,b\",\"\"\"\"\n"));
    }

    // Where a writer was killed.
    void aTornLineStays() {
        const std::string whole = csvLine({"1", "a \"quoted\", one", "2"});
        for (std::size_t length = 0; length < whole.size(); ++length) {
            std::string_view torn = std::string_view(whole).substr(0, length);
            QVERIFY(takeCsvLine(torn).empty());
            QCOMPARE(torn.size(), length);
        }
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::CsvTest)
#include "CsvTest.moc"
