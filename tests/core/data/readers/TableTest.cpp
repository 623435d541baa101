// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/readers/Table.h"

#include "TestProgram.h"
#include "core/Samples.h"
#include "devices/Stop.h"

#include <QFile>
#include <QTemporaryDir>

using namespace obscura;

class TableTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string written(const QByteArray& bytes) const {
        QFile file(m_folder.filePath("table.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("can't write the table");
        return file.fileName().toStdString();
    }
    Table tableOf(const QByteArray& bytes, const WantedTableFormat& wanted = {}) const {
        return Table(written(bytes), wanted);
    }
    static QString cellsOf(const Table& table, Index row) {
        TableRow cells;
        table.read(row, cells);
        QStringList words;
        for (const std::string_view cell : cells.cells)
            words += QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size()));
        return words.join('|');
    }
    static QString namesOf(const Table& table) {
        QStringList names;
        for (const TableColumn& column : table.columns())
            names += QString::fromStdString(column.name);
        return names.join('|');
    }

private Q_SLOTS:
    void findsTheFormat_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("first");
        QTest::addColumn<double>("number");
        QTest::newRow("comma") << QByteArray("a,b\n1,2.5\n3,4\n") << "a|b"
                               << "1|2.5" << 2.5;
        QTest::newRow("semicolon, decimal comma") << QByteArray("a;b\n1,25;2,5\n3;4\n") << "a|b"
                                                  << "1,25|2,5" << 2.5;
        QTest::newRow("semicolon, decimal point") << QByteArray("a;b\n1.25;2.5\n") << "a|b"
                                                  << "1.25|2.5" << 2.5;
        QTest::newRow("tab") << QByteArray("a\tb\n1\t-2e-3\n") << "a|b"
                             << "1|-2e-3" << -2e-3;
        QTest::newRow("bar") << QByteArray("a|b\n1|2\n") << "a|b"
                             << "1|2" << 2.0;
        QTest::newRow("no header") << QByteArray("1,2\n3,4\n") << "1|2"
                                   << "1|2" << 2.0;
        QTest::newRow("no header, one row") << QByteArray("1,2") << "1|2"
                                            << "1|2" << 2.0;
        QTest::newRow("no header, texts among numbers") << QByteArray("a,2\nb,4\n") << "1|2"
                                                        << "a|2" << 2.0;
        QTest::newRow("missing in the first row") << QByteArray(",2\n1,4\n") << "1|2"
                                                  << "|2" << 2.0;
        QTest::newRow("CRLF and blank lines")
            << QByteArray("a,b\r\n\r\n1,+2\r\n\r\n3,4\r\n\r\n") << "a|b"
            << "1|+2" << 2.0;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf") + "a,b\n1,2\n"
                                         << "a|b"
                                         << "1|2" << 2.0;
        QTest::newRow("quotes") << QByteArray("\"a, \"\"A\"\"\",\"b\nB\"\n\"1\",\"2\"\n")
                                << "a, \"A\"|b\nB"
                                << "1|2" << 2.0;
        QTest::newRow("spaces") << QByteArray("a , b\n 1 , 2\n") << "a|b"
                                << "1|2" << 2.0;
        QTest::newRow("no last line break") << QByteArray("a,b\n1,2") << "a|b"
                                            << "1|2" << 2.0;
        QTest::newRow("semicolons within") << QByteArray("a,b\nx;y,2\nz,3\n") << "a|b"
                                           << "x;y|2" << 2.0;
        QTest::newRow("a quote within a word") << QByteArray("a,b\n5\"\"x,2\n6\"y,3\n") << "a|b"
                                               << "5\"\"x|2" << 2.0;
    }
    void findsTheFormat() {
        QFETCH(QByteArray, text);
        QFETCH(QString, names);
        QFETCH(QString, first);
        QFETCH(double, number);
        const Table table = tableOf(text);
        QCOMPARE(namesOf(table), names);
        QCOMPARE(cellsOf(table, 0), first);
        TableRow row;
        table.read(0, row);
        QCOMPARE(table.number(row, 1), number);
    }

    void theFormatCanBeSaid() {
        const QByteArray text = "a,1\nb,2\n";
        QCOMPARE(namesOf(tableOf(text, {.hasHeader = true})), QString("a|1"));
        QCOMPARE(namesOf(tableOf(text, {.hasHeader = false})), QString("1|2"));
        QCOMPARE(cellsOf(tableOf("1,5;2\n", {.delimiter = ','}), 0), QString("1|5;2"));
        const Table table = tableOf("1;2\n", {.delimiter = ';', .decimal = ','});
        QCOMPARE(table.format().decimal, ',');
    }

    void tellsWhatColumnsHold() {
        const Table table =
            tableOf("whole,real,text,missing\n10,1.5,pear,1\n9,2,apple,\n10,3,pear,NA\n");
        const auto& columns = table.columns();
        QCOMPARE(table.rows(), Index{3});
        QVERIFY(columns[0].isNumber && columns[0].isWhole);
        QCOMPARE(columns[0].values, (std::vector<std::string>{"9", "10"}));
        QVERIFY(columns[1].isNumber && !columns[1].isWhole);
        QVERIFY(!columns[2].isNumber && !columns[2].isWhole);
        QCOMPARE(columns[2].values, (std::vector<std::string>{"apple", "pear"}));
        QCOMPARE(columns[2].textLine, Index{2});
        QCOMPARE(columns[2].textThere, std::string("pear"));
        QVERIFY(columns[3].isNumber);
        QCOMPARE(columns[3].missingLine, Index{3});
    }

    void aColumnWithTooManyValuesHasNone() {
        QByteArray text = "x,y\n";
        for (std::size_t i = 0; i <= TableColumn::kMostNumbers; ++i)
            text += QByteArray::number(static_cast<int>(i)) + ",1\n";
        const Table table = tableOf(text);
        QVERIFY(table.columns()[0].values.empty());
        QCOMPARE(table.columns()[1].values.size(), std::size_t{1});
    }

    /// Rows of different lengths, line breaks in quotes and blank lines, over several blocks.
    void findsEachRowAgain() {
        constexpr Index kRows = 30000;
        QByteArray text = "n,text\n";
        Index line = 2;
        std::vector<Index> lines;
        for (int i = 0; i < kRows; ++i) {
            if (i % 7 == 3) {
                text += "\n";
                ++line;
            }
            lines.push_back(line);
            text += QByteArray::number(i) + ",\"" + QByteArray(i % 100, 'x') + "\n,\"\"\"\n";
            line += 2;
        }
        const Table table = tableOf(text);
        QCOMPARE(table.rows(), kRows);
        QCOMPARE(text.size() > (1 << 20), true);
        TableRow row;
        for (Index i = 0; i < kRows; i += 61) {
            const Index at = i * 7919 % kRows;
            table.read(at, row);
            QCOMPARE(row.line, lines[static_cast<std::size_t>(at)]);
            QCOMPARE(table.number(row, 0), static_cast<double>(at));
            QCOMPARE(row.cells[1].size(), static_cast<std::size_t>(at % 100 + 3));
        }
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, table.read(kRows, row));
    }

    void namesTheMistake_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << QByteArray() << "an empty file|a table of text";
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html>\n") << "web page|download";
        QTest::newRow("binary") << QByteArray("ab\0c", 4) << "begins with 'ab\\x00c'";
        QTest::newRow("UTF-16") << QByteArray(
                                       "\xff\xfe"
                                       "a\0",
                                       4)
                                << "UTF-16|UTF-8";
        QTest::newRow("gzip") << QByteArray("\x1f\x8b") << "gzip";
        QTest::newRow("header alone") << QByteArray("a,b\n") << "no rows behind the header";
        QTest::newRow("blank") << QByteArray("\n\n\r\n") << "no rows";
        QTest::newRow("ragged") << QByteArray("a,b\n1,2\n\n1,2,3\n")
                                << "line 4: found 3 cells|expected 2";
        QTest::newRow("short") << QByteArray("a,b\n1,2\n1\n") << "line 3: found 1 cells|expected 2";
        QTest::newRow("open quote") << QByteArray("a,b\n1,\"2\n3,4\n") << "line 2: found a quote";
    }
    void namesTheMistake() {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        COMPARE_ERROR(tableOf(text), "table.csv|" + words);
    }

    void namesCellsThatAreNoNumbers() {
        const Table table = tableOf("a,b\n1,2\n3,\nx,inf\n");
        TableRow row;
        table.read(1, row);
        COMPARE_ERROR(table.number(row, 1), "table.csv, line 3, column 'b': found nothing");
        table.read(2, row);
        COMPARE_ERROR(table.number(row, 0), "line 4, column 'a': found 'x', expected a number");
        COMPARE_ERROR(table.number(row, 1), "line 4, column 'b': found 'inf'");
    }

    void columnsAreFoundByName() {
        const Table table = tableOf("a,b,b\n1,2,3\n");
        QCOMPARE(table.column("a"), std::size_t{0});
        COMPARE_ERROR(table.column("aa"), "no column 'aa'|near|a");
        COMPARE_ERROR(table.column("b"), "several columns 'b'");
    }

    void endsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        const std::string file = written("a,b\n1,2\n");
        QVERIFY_THROWS_EXCEPTION(Stopped, Table(file, {}, {.stop = stop.get_token()}));
    }

    void aFileThatChangedIsRefused() {
        const Table table = tableOf("a,b\n1,2\n3,4\n");
        written("a;b\n1;2\n3;4\n");
        TableRow row;
        COMPARE_ERROR(table.read(0, row), "line 2: the file has changed");
    }
};

GUILESS_TEST(TableTest)
#include "TableTest.moc"
