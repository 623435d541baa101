// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help/HelpWindow.h"

#include "TestProgram.h"
#include "widgets/WindowFixture.h"

#include <QLineEdit>
#include <QTextBrowser>

using namespace obscura;

class HelpWindowTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void keysOfMenusAndCanvasAreListed() {
        key(Qt::Key_F1);
        const QString keys = text("shortcuts");
        for (const char* const expected :
             {"Ctrl+S", "Save", "Ctrl+Shift+S", "F5", "Plots over ▸ Queries", "Alt+4", "Ctrl+G",
              "Arrows", "Ctrl+Z"})
            QVERIFY2(keys.contains(QString::fromUtf8(expected)), expected);
        QVERIFY(!keys.contains('&'));
    }

    // What an entry of a menu says at present is no name of a key.
    void keysHaveTheSameNamesWhateverIsChosen() {
        setRank(m_window->active().document(), 20);
        key(Qt::Key_F1);
        const QString keys = text("shortcuts");
        QVERIFY2(keys.contains("Undo\n"), qPrintable(keys));
        QVERIFY2(!keys.contains("Undo rank"), qPrintable(keys));
        QVERIFY2(keys.contains("Fold, or unfold"), qPrintable(keys));
    }

    void theFiveMinutesAreThoseOfTheReadme() {
        key(Qt::Key_F1);
        const QString minutes = text("fiveMinutes");
        QVERIFY2(minutes.contains("Press Run (F5)"), qPrintable(minutes.left(400)));
        QVERIFY(minutes.contains("Keep it."));
        QVERIFY(!minutes.contains("How the code is laid out"));
    }

    void everyTermIsExplained() {
        key(Qt::Key_F1);
        const QString terms = text("glossary");
        for (const char* const expected :
             {"Rank r", "Probes M", "Learning rate", "Crosstalk κ", "Microring bank", "Dropout",
              "Gradient cosine", "Principal angles", "Share of the test set"})
            QVERIFY2(terms.contains(QString::fromUtf8(expected)), expected);
        auto* const search = help()->findChild<QLineEdit*>();
        search->setFocus();
        QTest::keyClicks(search, "lock-in");
        QVERIFY(text("glossary").contains("Estimator"));
        QVERIFY(!text("glossary").contains("Dropout"));
        QTest::keyClicks(search, " zebra");
        QVERIFY2(text("glossary").contains("No term matches"), qPrintable(text("glossary")));
    }

private:
    HelpWindow* help() const { return m_window->findChild<HelpWindow*>(); }
    QString text(const QString& page) const {
        return help()->findChild<QTextBrowser*>(page)->toPlainText();
    }
};

WINDOW_TEST(HelpWindowTest)
#include "HelpWindowTest.moc"
