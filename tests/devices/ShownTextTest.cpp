// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/ShownText.h"

#include "TestProgram.h"

#include <QtTest>

namespace obscura {

class ShownTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsText_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& shown) {
            QTest::newRow(name) << text << shown;
        };
        row("empty", "", "");
        row("plain", "rank 5", "rank 5");
        row("all lengths", "µ → 𝄞", "µ → 𝄞");
        row("no UTF-8", "a\xff\xfe", "a\\xff\\xfe");
        row("cut off", "a\xe2\x86", "a\\xe2\\x86");
        row("overlong", "\xc0\xaf\xe0\x80\xaf", "\\xc0\\xaf\\xe0\\x80\\xaf");
        row("surrogate", "\xed\xa0\x80", "\\xed\\xa0\\x80");
        row("beyond Unicode", "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
        row("escape sequence", "\x1b[31m", "\\x1b[31m");
        row("zero byte", QByteArray("a\0b", 3), "a\\x00b");
        row("lines", "a\n\tb", "a\\n\\tb");
        row("control characters beyond ASCII",
            "\xc2\x9b"
            "31m",
            "\\xc2\\x9b"
            "31m");
    }
    void showsWhatIsText() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(shownText(text.toStdString())), shown);
    }

    void cutsBetweenCharacters() {
        QCOMPARE(shownText("→→→", 3), std::string("→→→"));
        QCOMPARE(shownText("→→→", 2), std::string("→→…"));
        QCOMPARE(shownText(std::string(1000000, 'x'), 1), std::string("x…"));
    }
};

}  // namespace obscura

GUILESS_TEST(obscura::ShownTextTest)
#include "ShownTextTest.moc"
