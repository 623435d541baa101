// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/ProgramStyle.h"
#include "widgets/ScreenFit.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/documents/TemplateGallery.h"
#include "widgets/language/Language.h"
#include "widgets/panels/RunBar.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QTabBar>
#include <QTextBrowser>
#include <QTranslator>

using namespace obscura;

namespace {

const QStringList kBottomDocks{"plots",   "device",  "fidelity", "data",
                               "answers", "history", "queue",    "problems"};

QString mnemonicOf(const QString& text) {
    return QKeySequence::mnemonic(text).toString();
}

/// Counts who answers to which keys.
class Mnemonics {
public:
    void add(const QString& text) {
        if (const QString keys = mnemonicOf(text); !keys.isEmpty())
            m_texts[keys] << text;
    }
    QStringList clashes(const QString& place) const {
        QStringList clashes;
        for (const auto& [keys, texts] : m_texts) {
            if (texts.size() > 1)
                clashes << place + ", " + keys + ": " + texts.join(" / ");
        }
        return clashes;
    }

private:
    std::map<QString, QStringList> m_texts;
};

QStringList clashesIn(const QMenu& menu, const QString& place) {
    Mnemonics mnemonics;
    QStringList clashes;
    for (const QAction* const action : menu.actions()) {
        if (!action->isSeparator())
            mnemonics.add(action->text());
        if (action->menu())
            clashes << clashesIn(*action->menu(), place + " ▸ " + action->text());
    }
    return clashes + mnemonics.clashes(place);
}

/// A tool button with an action shows no mnemonic, and has none.
QString textOf(const QWidget& widget) {
    if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    const auto* const label = qobject_cast<const QLabel*>(&widget);
    return label && label->buddy() ? label->text() : QString();
}

}  // namespace

/// The window in both of its languages: nothing is cut short, and each key means one thing. In
/// German, it is German.
class GermanWindowTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        prepare();
        ProgramStyle::install();
    }
    void cleanup() {
        close();
        speak("en");
    }

    void languages_data() const {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

    void menusAndDocksAreGerman() {
        openIn("de");
        QStringList menus;
        for (const QAction* const action : menuBar().actions())
            menus << action->text().remove('&');
        QVERIFY2(menus.contains("Datei") && menus.contains("Bearbeiten") && menus.contains("Hilfe"),
                 qPrintable(menus.join(' ')));
        QStringList docks;
        for (const QDockWidget* const dock : m_window->findChildren<QDockWidget*>())
            docks << dock->windowTitle();
        for (const char* const title : {"Schichten", "Diagramme", "Bauelement", "Güte", "Läufe",
                                        "Warteschlange", "Eigenschaften", "Training"})
            QVERIFY2(docks.contains(QString::fromUtf8(title)), title);
    }

    void optionsAreGerman() {
        openIn("de");
        const Graph& graph = m_window->active().document().experiment().graph;
        m_window->active().scene().selection().selectBlock(graph.find("blackbox")->id);
        auto* const rank = m_window->findChild<QWidget*>("surrogate.rank");
        QVERIFY(rank);
        QCOMPARE(rank->accessibleName(), QStringLiteral("Rang r"));
        QVERIFY2(rank->toolTip().contains("Rang des Ersatzmodells"), qPrintable(rank->toolTip()));
        QVERIFY2(rank->toolTip().contains("Erwartet: eine ganze Zahl"),
                 qPrintable(rank->toolTip()));
        auto* const device = m_window->findChild<QComboBox*>("device");
        QVERIFY(device);
        QCOMPARE(device->currentText(), QStringLiteral("Räumlicher Lichtmodulator"));
    }

    // The word for 0 is shown and understood in the language of the window.
    void wordsInFieldsAreTyped() {
        openIn("de");
        auto* const clip = m_window->findChild<QLineEdit*>("optimizer.clip");
        QVERIFY(clip);
        QCOMPARE(clip->text(), QStringLiteral("aus"));
        ExperimentDocument& document = m_window->active().document();
        type(*clip, "2.5");
        QCOMPARE(std::get<double>(document.experiment().training.at("optimizer.clip")), 2.5);
        type(*clip, "Aus");
        QVERIFY(!document.experiment().training.contains("optimizer.clip") ||
                std::get<double>(document.experiment().training.at("optimizer.clip")) == 0);
        QCOMPARE(clip->text(), QStringLiteral("aus"));
    }

    void noTwoAnswerToTheSameKey_data() { languages_data(); }

    void noTwoAnswerToTheSameKey() {
        QFETCH(QString, language);
        openIn(language);
        QStringList clashes;
        Mnemonics bar;
        for (const QAction* const action : menuBar().actions()) {
            bar.add(action->text());
            clashes << clashesIn(*action->menu(), action->text());
        }
        clashes << bar.clashes("menu bar");
        for (const QString& dock : kBottomDocks) {
            m_window->raiseDock(dock);
            QCoreApplication::processEvents();
            clashes << clashesWith(dock);
        }
        clashes.removeDuplicates();
        QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join('\n')));
    }

    void fitsTheSmallestScreen_data() { languages_data(); }

    void fitsTheSmallestScreen() {
        QFETCH(QString, language);
        openIn(language);
        const QSize room = fittingSize({10000, 10000}, kSmallestScreen);
        for (const QString& dock : kBottomDocks) {
            m_window->raiseDock(dock);
            m_window->resize(room);
            QCoreApplication::processEvents();
            QCOMPARE(m_window->size(), room);
        }
        const RunBar& bar = m_window->active().runBar();
        for (QAction* const action : bar.actions()) {
            const QWidget* const button = bar.widgetForAction(action);
            QCOMPARE(button->isVisible(), action->isVisible());
        }
    }

    void buttonsAreReadInFull_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString& language : languages()) {
            QTest::addRow("%s 1360", qPrintable(language)) << language << QSize(1360, 860);
            QTest::addRow("%s 1024", qPrintable(language)) << language << QSize(1024, 768);
        }
    }

    void buttonsAreReadInFull() {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        openIn(language);
        m_window->resize(size);
        QStringList cut;
        for (const QString& dock : kBottomDocks) {
            m_window->raiseDock(dock);
            QCoreApplication::processEvents();
            for (const auto* const button : m_window->findChildren<QAbstractButton*>()) {
                if (!button->visibleRegion().isEmpty() && !button->text().isEmpty() &&
                    button->width() < button->sizeHint().width())
                    cut << dock + ": " + button->text();
            }
        }
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join('\n')));
    }

    // Without room for all, tabs of docks are scrolled to and not cut short.
    void tabsOfDocksAreReadInFull_data() { languages_data(); }

    void tabsOfDocksAreReadInFull() {
        QFETCH(QString, language);
        openIn(language);
        for (const int width : {1360, 960}) {
            m_window->resize(width, 540);
            for (const QString& dock : kBottomDocks) {
                m_window->raiseDock(dock);
                QCoreApplication::processEvents();
                const QTabBar* const tabs = dockTabs();
                QVERIFY(tabs);
                QCOMPARE(tabs->count(), kBottomDocks.size());
                const QRect place = tabs->tabRect(tabs->currentIndex());
                const int text =
                    tabs->fontMetrics().horizontalAdvance(tabs->tabText(tabs->currentIndex()));
                QVERIFY2(place.width() > text, qPrintable(dock));
                QVERIFY2(tabs->rect().contains(place), qPrintable(dock));
            }
        }
    }

    void theHelpIsGerman() {
        openIn("de");
        key(Qt::Key_F1);
        const auto* const help = m_window->findChild<QDialog*>();
        QVERIFY(help);
        const auto* const steps = help->findChild<QTextBrowser*>("fiveMinutes");
        QVERIFY(steps);
        QVERIFY2(steps->toPlainText().contains("Start (F5) drücken"),
                 qPrintable(steps->toPlainText().left(300)));
        const QString terms = help->findChild<QTextBrowser*>("glossary")->toPlainText();
        QVERIFY(terms.contains("Ausleserauschen") && !terms.contains("Read noise"));
    }

    void theGalleryIsGerman() {
        openIn("de");
        TemplateGallery gallery(m_window.get());
        QCOMPARE(gallery.windowTitle(), QStringLiteral("Neu aus Vorlage"));
        auto* const search = gallery.findChild<QLineEdit*>();
        QVERIFY(search);
        QTest::keyClicks(search, "mikroringbank");
        QVERIFY(gallery.chosen().startsWith("fashion-mnist-mrr"));
    }

private:
    void openIn(const QString& language) {
        speak(language);
        open();
    }

    QMenuBar& menuBar() const { return *m_window->findChild<QMenuBar*>(); }

    const QTabBar* dockTabs() const {
        for (const auto* const tabs :
             m_window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (tabs->isVisible() && tabs->count() > 1)
                return tabs;
        }
        return nullptr;
    }

    void type(QLineEdit& field, const QString& text) const {
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
    }

    /// Of what is seen now, menus included.
    QStringList clashesWith(const QString& dock) const {
        Mnemonics mnemonics;
        for (const QAction* const action : menuBar().actions())
            mnemonics.add(action->text());
        for (const auto* const tabs : m_window->findChildren<QTabBar*>()) {
            for (int i = 0; i < tabs->count() && tabs->isVisible(); ++i)
                mnemonics.add(tabs->tabText(i));
        }
        for (const auto* const widget : m_window->findChildren<QWidget*>()) {
            if (widget->isVisible())
                mnemonics.add(textOf(*widget));
        }
        return mnemonics.clashes(dock);
    }
};

WINDOW_TEST(GermanWindowTest)
#include "GermanWindowTest.moc"
