// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/ColourContrast.h"
#include "widgets/ProgramStyle.h"
#include "widgets/Theme.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/documents/ComparisonDialog.h"
#include "widgets/documents/TemplateGallery.h"
#include "widgets/help/HelpWindow.h"
#include "widgets/plots/PlotExportDialog.h"
#include "widgets/plots/RunPlots.h"
#include "widgets/plots/TimePlot.h"
#include "widgets/sidebyside/SideBySideWindow.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollBar>
#include <QStyleOption>
#include <QTableWidget>

using namespace obscura;

namespace {

constexpr double kLeastOfControls = 3;  ///< WCAG 2.1, 1.4.11
constexpr double kLeastOfText = 4.5;    ///< WCAG 2.1, 1.4.3
/// Tab presses after which an order that never comes back is given up.
constexpr int kMostTabs = 400;

const QStringList kDocks{"plots",   "device",  "fidelity", "data",
                         "answers", "history", "queue",    "problems"};

/// The strongest contrast of any pixel of `image` to `back`.
double strongest(const QImage& image, const QColor& back) {
    double best = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            best = std::max(best, contrastBetween(image.pixelColor(x, y), back));
    }
    return best;
}

QString nameOf(const QWidget& widget) {
    return QString("%1 “%2” in %3")
        .arg(widget.metaObject()->className(), widget.objectName(),
             widget.parentWidget() ? widget.parentWidget()->metaObject()->className() : "");
}

bool takesKeys(const QWidget& widget) {
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

/// Scroll areas that only hold other controls, and the parts of a control that has a name itself.
bool isPartOfAnother(const QWidget& widget) {
    const QWidget* const parent = widget.parentWidget();
    return widget.focusProxy() || qobject_cast<const QScrollBar*>(&widget) ||
           widget.objectName().startsWith("qt_") ||
           (parent &&
            (qobject_cast<const QComboBox*>(parent) || parent->inherits("QAbstractSpinBox")));
}

}  // namespace

/// What a person needs who doesn't see the window, or has no mouse: each control tells its name and
/// kind, is reached by keys, and stands out.
class AccessibilityTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        prepare();
        ProgramStyle::install();
        m_before = QApplication::palette();
    }
    void init() {
        open();
        m_window->resize(1360, 860);
    }
    void cleanup() {
        close();
        QApplication::setPalette(m_before);
    }

    void controlsTellNameAndKind() {
        QStringList faults;
        for (const QString& dock : kDocks) {
            m_window->raiseDock(dock);
            QCoreApplication::processEvents();
            faults << silentIn(*m_window);
        }
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void controlsOfDialogsTellNameAndKind() {
        QStringList faults;
        const auto look = [&faults](QWidget& dialog) {
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            faults << silentIn(dialog);
            dialog.hide();
        };
        TemplateGallery gallery(m_window.get());
        look(gallery);
        ComparisonDialog comparison(m_window.get());
        comparison.setSide(ComparisonDialog::Before, "first", m_first);
        comparison.setSide(ComparisonDialog::After, "second", m_second);
        look(comparison);
        auto* const plot = m_window->findChild<TimePlot*>();
        QVERIFY(plot);
        PlotExportDialog paper(*plot, m_window.get());
        look(paper);
        HelpWindow help({}, m_window.get());
        look(help);
        SideBySideWindow sideBySide(m_window.get());
        look(sideBySide);
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void everyActionHasWordsAndAPlace() {
        QStringList faults;
        int seen = 0;
        for (const QAction* const menu : menuBar().actions())
            look(*menu->menu(), faults, seen);
        QVERIFY(seen > 60);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void everyDockIsReachedByKeys() {
        QMenu* view = nullptr;
        for (const QAction* const action : menuBar().actions()) {
            if (action->text() == "&View")
                view = action->menu();
        }
        QVERIFY(view);
        for (const QDockWidget* const dock : m_window->findChildren<QDockWidget*>())
            QVERIFY2(view->actions().contains(dock->toggleViewAction()),
                     qPrintable(dock->objectName()));
    }

    /// Tab goes through all controls of the window and comes back; on the canvas, it goes through
    /// a block's ports first.
    void tabReachesEveryControl() {
        for (const char* const dock : {"plots", "history"}) {
            m_window->raiseDock(dock);
            QCoreApplication::processEvents();
            m_window->active().scene().selection().selectBlock(0);
            auto* const begin = m_window->findChild<QLineEdit*>("epochs");
            QVERIFY(begin);
            begin->setFocus();
            QSet<const QWidget*> reached;
            for (int i = 0; i < kMostTabs; ++i) {
                const QWidget* const focus = QApplication::focusWidget();
                QVERIFY(focus);
                if (focus == begin && i > 0)
                    break;
                reached << focus;
                QTest::keyClick(const_cast<QWidget*>(focus), Qt::Key_Tab);
            }
            QStringList missing;
            for (const QWidget* const each : m_window->findChildren<QWidget*>()) {
                if (takesKeys(*each) && !isPartOfAnother(*each) && !reached.contains(each))
                    missing << nameOf(*each);
            }
            QVERIFY2(missing.isEmpty(), qPrintable(QString(dock) + ":\n" + missing.join('\n')));
        }
    }

    void blocksOfTheCanvasAreTold() {
        CanvasScene& scene = m_window->active().scene();
        QAccessibleInterface* const canvas =
            QAccessible::queryAccessibleInterface(&m_window->active().view());
        QVERIFY(canvas);
        QCOMPARE(canvas->role(), QAccessible::Canvas);
        QStringList names;
        for (int i = 0; i < canvas->childCount(); ++i) {
            QAccessibleInterface* const child = canvas->child(i);
            if (child->role() != QAccessible::ListItem)
                continue;
            names << child->text(QAccessible::Name).section(", ", 0, 0);
            QCOMPARE(canvas->indexOfChild(child), i);
            QCOMPARE(child->parent(), canvas);
        }
        QCOMPARE(names.size(), qsizetype(scene.document().experiment().graph.blocks.size()));
        QCOMPARE(names.constFirst(), QStringLiteral("dataset"));
        QCOMPARE(names.constLast(), QStringLiteral("loss"));
    }

    void blocksAreSelectedAndGoneWithTheirEdits() {
        CanvasScene& scene = m_window->active().scene();
        QAccessibleInterface* const canvas =
            QAccessible::queryAccessibleInterface(&m_window->active().view());
        QAccessibleInterface* const box = blockOf(*canvas, "blackbox");
        QVERIFY(box);
        QVERIFY(box->text(QAccessible::Name).contains("Spatial light modulator"));
        QVERIFY(box->text(QAccessible::Description).startsWith("leads to "));
        scene.selection().selectBlock(0);
        QVERIFY(!box->state().selected);
        box->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
        QVERIFY(box->state().selected);
        QCOMPARE(canvas->focusChild(), box);
        QVERIFY(!box->rect().isEmpty());
        const BlockId id = scene.document().experiment().graph.find("blackbox")->id;
        QCOMPARE(scene.selection().block(), id);
        const int before = canvas->childCount();
        key(Qt::Key_Delete);
        QVERIFY(!box->isValid());
        QCOMPARE(canvas->childCount(), before - 1);
        QVERIFY(!blockOf(*canvas, "blackbox"));
    }

    void themesOfTextAndControls_data() const {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void themesOfTextAndControls() {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        const QPalette palette = theme.palette();
        const QColor window = palette.color(QPalette::Window);
        const QColor base = palette.color(QPalette::Base);
        for (const QColor& back : {window, base, theme.surface, theme.canvas}) {
            for (const QColor& text : {theme.text, theme.mutedText, theme.error})
                QVERIFY2(contrastBetween(text, back) >= kLeastOfText, qPrintable(text.name()));
            for (const QColor& line : {theme.outline, theme.accent, theme.edge})
                QVERIFY2(contrastBetween(line, back) >= kLeastOfControls, qPrintable(line.name()));
        }
        QVERIFY(contrastBetween(palette.color(QPalette::HighlightedText),
                                palette.color(QPalette::Highlight)) >= kLeastOfText);
        QVERIFY(contrastBetween(theme.physicalText, theme.physicalSurface) >= kLeastOfText);
    }

    void outlinesOfControlsStandOut_data() { themesOfTextAndControls_data(); }

    void outlinesOfControlsStandOut() {
        QFETCH(bool, dark);
        const QPalette palette = (dark ? Theme::darkTheme() : Theme::light()).palette();
        QApplication::setPalette(palette);
        QWidget window;
        QCheckBox empty(&window);
        QLineEdit field(&window);
        QComboBox choice(&window);
        for (QWidget* const each : {static_cast<QWidget*>(&empty), static_cast<QWidget*>(&field),
                                    static_cast<QWidget*>(&choice)}) {
            each->setFixedSize(60, 26);
            window.show();
            const double seen = strongest(each->grab().toImage(), palette.color(QPalette::Window));
            QVERIFY2(seen >= kLeastOfControls,
                     qPrintable(QString("%1: %2").arg(each->metaObject()->className()).arg(seen)));
        }
    }

    void boxesInTablesStandOut_data() { themesOfTextAndControls_data(); }

    void boxesInTablesStandOut() {
        QFETCH(bool, dark);
        const QPalette palette = (dark ? Theme::darkTheme() : Theme::light()).palette();
        QApplication::setPalette(palette);
        QTableWidget table(1, 1);
        auto* const item = new QTableWidgetItem;
        item->setCheckState(Qt::Unchecked);
        table.setItem(0, 0, item);
        table.resize(200, 100);
        table.show();
        const QRect cell = table.visualItemRect(item);
        const auto cellPicture = [&] { return table.viewport()->grab(cell).toImage(); };
        const QImage empty = cellPicture();
        const double seen = strongest(empty.copy(1, 1, cell.height(), cell.height() - 2),
                                      palette.color(QPalette::Base));
        QVERIFY2(seen >= kLeastOfControls, qPrintable(QString::number(seen)));
        item->setCheckState(Qt::Checked);
        QVERIFY(cellPicture() != empty);
    }

private:
    QMenuBar& menuBar() const { return *m_window->findChild<QMenuBar*>(); }

    static QAccessibleInterface* blockOf(QAccessibleInterface& canvas, const QString& name) {
        for (int i = 0; i < canvas.childCount(); ++i) {
            QAccessibleInterface* const child = canvas.child(i);
            if (child->role() == QAccessible::ListItem &&
                child->text(QAccessible::Name).section(", ", 0, 0) == name)
                return child;
        }
        return nullptr;
    }

    /// Those that take keys and tell a screen reader nothing.
    static QStringList silentIn(const QWidget& window) {
        QStringList silent;
        int seen = 0;
        for (QWidget* const each : window.findChildren<QWidget*>()) {
            if (!takesKeys(*each) || isPartOfAnother(*each))
                continue;
            ++seen;
            QAccessibleInterface* const told = QAccessible::queryAccessibleInterface(each);
            const bool isHolder = qobject_cast<QScrollArea*>(each);
            if (!told || (told->text(QAccessible::Name).trimmed().isEmpty() && !isHolder))
                silent << "no name: " + nameOf(*each);
            else if (told->role() == QAccessible::NoRole)
                silent << "no role: " + nameOf(*each);
        }
        if (seen == 0)
            silent << "nothing takes keys in " + window.windowTitle();
        return silent;
    }

    static void look(const QMenu& menu, QStringList& faults, int& seen) {
        for (const QAction* const action : menu.actions()) {
            if (action->isSeparator())
                continue;
            ++seen;
            if (action->text().trimmed().isEmpty())
                faults << "an entry without words in " + menu.title();
            if (action->menu())
                look(*action->menu(), faults, seen);
        }
    }

    QPalette m_before;
};

WINDOW_TEST(AccessibilityTest)
#include "AccessibilityTest.moc"
