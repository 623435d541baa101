// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/TeachMenu.h"
#include "widgets/help/Glossary.h"

#include "TestProgram.h"
#include "core/settings/LayerOptions.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "widgets/Theme.h"
#include "widgets/WindowFixture.h"
#include "widgets/formulas/FormulaView.h"
#include "widgets/formulas/Formulas.h"
#include "widgets/help/HelpWindow.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"
#include "widgets/tours/TourDriver.h"

#include <QAccessible>
#include <QLabel>
#include <QTabWidget>
#include <QTextBrowser>

using namespace obscura;

namespace {

/// How far `colour` is from the nearest of the picture, over all channels.
int distanceTo(const QColor& colour, const QImage& image) {
    int least = 3 * 255;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor there = image.pixelColor(x, y);
            least = std::min(least, std::abs(there.red() - colour.red()) +
                                        std::abs(there.green() - colour.green()) +
                                        std::abs(there.blue() - colour.blue()));
        }
    }
    return least;
}

}  // namespace

class GlossaryTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void everyOptionHasItsEntry() {
        const std::vector<GlossaryEntry> entries = glossary();
        const auto check = [&](const std::vector<OptionInfo>& schema) {
            for (const OptionInfo& info : schema) {
                const QString name = QString::fromStdString(info.name);
                const QString title = QString::fromStdString(info.title);
                // Costs are told once, for whichever device.
                const bool isFound =
                    !anchorOf(entries, name).isEmpty() || !anchorOf(entries, title).isEmpty();
                QVERIFY2(isFound, info.name.c_str());
            }
        };
        check(trainingSchema());
        for (const DeviceInfo& device : deviceRegistry())
            check(blackBoxSchema({{"device", device.id}}));
    }

    void f1InAFieldLeadsToItsTerm() {
        OptionField* const field =
            m_window->active().blockPanel().formOf("surrogate.rank")->field("surrogate.rank");
        QVERIFY2(field->editor()->toolTip().contains("F1"), qPrintable(field->editor()->toolTip()));
        field->editor()->setFocus();
        key(Qt::Key_F1);
        QVERIFY(help());
        QCOMPARE(help()->findChild<QTabWidget*>()->currentIndex(), int(HelpWindow::Terms));
        QVERIFY2(firstSeen().contains("Rank r"), qPrintable(firstSeen()));
        QVERIFY(browser()->toPlainText().contains("See also: Rank r"));
    }

    void f1ElsewhereLeadsToTheKeys() {
        m_window->setFocus();
        key(Qt::Key_F1);
        QCOMPARE(help()->findChild<QTabWidget*>()->currentIndex(), int(HelpWindow::Shortcuts));
    }

    void aTermOfACardLeadsToTheGlossary() {
        m_window->teach().tours().start(loadTour("zeroth-order"));
        auto* const text = TourDriver(*m_window).card().findChild<QLabel*>("tourText");
        text->setFocus(Qt::TabFocusReason);
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(help());
        QVERIFY2(firstSeen().contains("Probe") || firstSeen().contains("Step"),
                 qPrintable(firstSeen()));
    }

    void formulasHaveTheColourOfTheText_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void formulasHaveTheColourOfTheText() {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        FormulaView view;
        view.setPalette(theme.palette());
        view.setFormula(findFormula("zeroth_order"));
        view.resize(view.sizeHint());
        QVERIFY(distanceTo(theme.text, view.grab().toImage()) < 30);
        QAccessibleInterface* const face = QAccessible::queryAccessibleInterface(&view);
        QCOMPARE(face->role(), QAccessible::Equation);
        QVERIFY(face->text(QAccessible::Name).contains("mean over M probes"));
    }

private:
    HelpWindow* help() const { return m_window->findChild<HelpWindow*>(); }
    QTextBrowser* browser() const { return help()->findChild<QTextBrowser*>("glossary"); }
    /// What stands at the top of the glossary.
    QString firstSeen() const {
        QTextCursor cursor = browser()->cursorForPosition({10, 12});
        cursor.select(QTextCursor::BlockUnderCursor);
        return cursor.selectedText();
    }
};

WINDOW_TEST(GlossaryTest)
#include "GlossaryTest.moc"
