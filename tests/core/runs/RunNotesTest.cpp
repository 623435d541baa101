// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/RunNotes.h"

#include <QTemporaryDir>
#include <fstream>

#include "TestProgram.h"
#include "core/Samples.h"
#include "core/base/AtomicFile.h"

namespace obscura {

class RunNotesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsTheyWere() {
        QVERIFY(readNotes(folder()) == RunNotes{});
        const RunNotes notes{.name = "The best “one”",
                             .tags = {"for the paper", "größer"},
                             .text = "First line,\nsecond \"line\"\n"};
        writeNotes(folder(), notes);
        QVERIFY(readNotes(folder()) == notes);
        writeNotes(folder(), {});
        QVERIFY(readNotes(folder()) == RunNotes{});
    }

    void tagsAreThereOnce() {
        RunNotes notes;
        addTag(notes, "b");
        addTag(notes, "a");
        addTag(notes, "b");
        QVERIFY(notes.tags == (std::vector<std::string>{"b", "a"}));
        removeTag(notes, "b");
        QVERIFY(notes.tags == std::vector<std::string>{"a"});
        COMPARE_ERROR(removeTag(notes, "b"), "'b'|it has a");
        removeTag(notes, "a");
        COMPARE_ERROR(removeTag(notes, "a"), "'a'|it has none");
    }

    void whatIsNoNoteIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* text, const char* words) {
            QTest::newRow(name) << QString(text) << "notes.json|" + QString(words);
        };
        row("no JSON", "{", "not valid JSON");
        row("no object", "[]", "a list|expected an object");
        row("no version", "{}", "version|nothing|whole number");
        row("later version", R"({"version": 2})", "version|2|at most 1");
        row("name", R"({"version": 1, "name": 3})", "name|3|expected a text");
        row("long name", R"({"version": 1, "name": "a\nb"})", "name|one line");
        row("tags", R"({"version": 1, "tags": "a"})", R"(tags|"a"|expected a list)");
        row("tag", R"({"version": 1, "tags": ["a", 3]})", "tags|3|expected a text");
        row("comma", R"({"version": 1, "tags": ["a,b"]})", "tags|'a,b'|without comma");
    }

    void whatIsNoNoteIsRefused() {
        QFETCH(QString, text);
        QFETCH(QString, words);
        std::ofstream(folder() / "notes.json") << text.toStdString();
        COMPARE_ERROR(readNotes(folder()), words);
    }

    void whatIsNoTagIsRefused_data() {
        QTest::addColumn<QByteArray>("tag");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("comma") << QByteArray("a,b");
        QTest::newRow("line break") << QByteArray("a\nb");
        QTest::newRow("blank first") << QByteArray(" a");
        QTest::newRow("blank last") << QByteArray("a ");
        QTest::newRow("no UTF-8") << QByteArray("a\xff");
        QTest::newRow("long") << QByteArray(61, 'a');
    }

    void whatIsNoTagIsRefused() {
        QFETCH(QByteArray, tag);
        const QTemporaryDir empty;
        COMPARE_ERROR(writeNotes(empty.path().toStdString(),
                                 {.name = {}, .tags = {tag.toStdString()}, .text = {}}),
                      "tags|expected a tag of 1 to 60");
        QVERIFY(!std::filesystem::exists(empty.filePath("notes.json").toStdString()));
    }

private:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    const QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::RunNotesTest)
#include "RunNotesTest.moc"
