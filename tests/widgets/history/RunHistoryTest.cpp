// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/RunHistory.h"

#include "Patience.h"
#include "TestProgram.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/OwnSettings.h"
#include "widgets/history/OverlayPlot.h"
#include "widgets/history/OverlayPlots.h"
#include "widgets/history/PlotPanel.h"
#include "widgets/history/RunTable.h"
#include "widgets/history/SampleRun.h"
#include "widgets/history/SettingsDialog.h"

#include <QAction>
#include <QCheckBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStyleOptionViewItem>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QtTest>
#include <fstream>

using namespace obscura;

/// The history as a person uses it.
class RunHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        keepSettingsIn(*m_folder);
        qputenv("XDG_DATA_HOME", m_folder->filePath("data").toUtf8());
        m_slow = record(runs(), {.seed = 1, .rate = 0.01, .accuracy = 0.25});
        m_fast = record(runs(), {.seed = 1, .rate = 0.5, .accuracy = 0.5});
        m_fastAgain = record(runs(), {.seed = 2, .rate = 0.5, .accuracy = 0.75});
        open();
    }
    void cleanup() { m_history.reset(); }

    void runsAreListed() {
        QCOMPARE(m_history->count(), "3 runs");
        QCOMPARE(table().model()->rowCount(), 3);
    }

    void runsOfOtherProgramsAppear() {
        const auto other = record(runs(), {.name = "elsewhere", .outcome = RunOutcome::NotEnded});
        QTRY_COMPARE_WITH_TIMEOUT(m_history->count(), "4 runs", kPatience);
        std::filesystem::remove_all(other);
        QTRY_COMPARE_WITH_TIMEOUT(m_history->count(), "3 runs", kPatience);
    }

    void typingSearches() {
        m_history->search().setFocus();
        QTest::keyClicks(&m_history->search(), "learning_rate=0.5");
        QCOMPARE(m_history->count(), "2 of 3 runs");
        m_history->search().clear();
        QCOMPARE(m_history->count(), "3 runs");
    }

    void tickedRunsAreDrawnOverEachOther() {
        clickBox(m_slow);
        clickBox(m_fast);
        finishReading();
        OverlayPlot& loss = plot(0);
        QCOMPARE(loss.entries(), (QStringList{"learning_rate 0.01", "learning_rate 0.5"}));
        QVERIFY(loss.xAxis->range().contains(20));
        QCOMPARE(loss.latest(TimeAxis::Queries), 128.0 * 20);
        clickBox(m_slow);
        QCOMPARE(loss.entries(), QStringList{"Sample"});
        // The keyboard does the same.
        table().setFocus();
        table().select(m_fast);
        QTest::keyClick(&table(), Qt::Key_Space);
        QVERIFY(!loss.hasData());
    }

    void runsThatDifferInTheSeedStandForTheirMean() {
        clickBox(m_fast);
        clickBox(m_fastAgain);
        clickBox(m_slow);
        finishReading();
        OverlayPlot& accuracy = plot(1);
        QCOMPARE(accuracy.quantity().id, "test_accuracy");
        QCOMPARE(accuracy.entries(),
                 (QStringList{"learning_rate 0.5 (2 runs)", "learning_rate 0.01"}));
        point(accuracy, 20);
        QVERIFY2(accuracy.readout().contains("learning_rate 0.5 62.5 %"),
                 qPrintable(accuracy.readout()));
        QVERIFY2(accuracy.readout().contains("learning_rate 0.01 25 %"),
                 qPrintable(accuracy.readout()));
        QTest::mouseClick(&plots().groupingBox(), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(accuracy.entries().size(), 3);
    }

    void aQuantityIsChosenFromItsList() {
        clickBox(m_fast);
        finishReading();
        chooseByPopup(&plots().panels()[1]->quantityBox(), "Learning rate");
        QCOMPARE(shownQuantities(), (QStringList{"loss", "learning_rate"}));
        plot(1).replot();
        point(plot(1), 10);
        QVERIFY2(plot(1).readout().contains("0.5"), qPrintable(plot(1).readout()));
    }

    void axesAreShared() {
        clickBox(m_fast);
        finishReading();
        chooseByPopup(&plots().axisBox(), "over all device energy");
        for (const PlotPanel* const panel : plots().panels())
            QCOMPARE(panel->plot().timeAxis(), TimeAxis::AllDeviceEnergy);
        QCOMPARE(plot(0).latest(TimeAxis::AllDeviceEnergy), 20.0);
    }

    void plotsComeGoAndMove() {
        add("Programmings");
        QCOMPARE(shownQuantities(), (QStringList{"loss", "test_accuracy", "programmings"}));
        PlotPanel* const last = plots().panels()[2];
        last->handle().setFocus();
        QTest::keyClick(&last->handle(), Qt::Key_Left);
        QCOMPARE(shownQuantities(), (QStringList{"loss", "programmings", "test_accuracy"}));
        // By the mouse, onto the first.
        QCoreApplication::processEvents();
        PlotPanel* const first = plots().panels()[0];
        QTest::mousePress(&last->handle(), Qt::LeftButton);
        QTest::mouseRelease(
            &last->handle(), Qt::LeftButton, {},
            last->handle().mapFrom(m_history.get(),
                                   first->mapTo(m_history.get(), first->rect().center())));
        QCOMPARE(shownQuantities(), (QStringList{"programmings", "loss", "test_accuracy"}));
        QTest::mouseClick(plots().panels()[2]->findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(shownQuantities(), (QStringList{"programmings", "loss"}));
        // And they are there the next time.
        m_history.reset();
        open();
        QCOMPARE(shownQuantities(), (QStringList{"programmings", "loss"}));
    }

    void aRunIsNamedByTyping() {
        table().setFocus();
        table().select(m_slow);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto* const field = table().findChild<QLineEdit*>();
        QVERIFY(field);
        QTest::keyClicks(field, "Monday");
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(readNotes(m_slow).name, "Monday");
        m_history->watcher().finish();
        QTRY_VERIFY(texts(0).contains("Monday"));
    }

    void tagsAreTyped() {
        table().select(m_slow);
        QTimer::singleShot(0, m_history.get(), [] {
            auto* const dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            QTest::keyClicks(dialog->findChild<QLineEdit*>(), "good, talk");
            QTest::keyClick(dialog, Qt::Key_Return);
        });
        trigger("Tags…");
        QCOMPARE(readNotes(m_slow).tags, (std::vector<std::string>{"good", "talk"}));
    }

    void deletingMovesToTheTrash() {
        clickBox(m_slow);
        table().setFocus();
        table().select(m_slow);
        QTest::keyClick(&table(), Qt::Key_Delete);
        m_history->watcher().finish();
        QCOMPARE(m_history->count(), "2 runs");
        QVERIFY(!std::filesystem::exists(m_slow));
        QVERIFY(QFile::exists(m_folder->filePath("data/Trash/files/") +
                              QString::fromStdString(m_slow.filename())));
        QVERIFY(m_history->overlay().runs().empty());
    }

    void opensByDoubleClickAndEnter() {
        QSignalSpy opened(m_history.get(), &RunHistory::openRequested);
        const QPoint at = table().visualRect(indexOf(m_fast, 1)).center();
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(opened.count(), 1);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
        QCOMPARE(opened[1][0].value<std::filesystem::path>(), m_fast);
    }

    void settingsAreCompared() {
        table().selectAll();
        QVERIFY(m_history->compareAction()->isEnabled());
        QVERIFY(!m_history->openAction()->isEnabled());
        m_history->compareAction()->trigger();
        auto* const dialog = m_history->findChild<SettingsDialog*>();
        QVERIFY(dialog);
        QStringList titles;
        for (int row = 0; row < dialog->table().rowCount(); ++row)
            titles << dialog->table().verticalHeaderItem(row)->text();
        QVERIFY2(titles.startsWith("training.learning_rate") && titles.contains("training.seed") &&
                     titles.contains("Test accuracy"),
                 qPrintable(titles.join(' ')));
        QVERIFY(!titles.contains("training.batch"));
    }

    void columnsAreChosenAndRemembered() {
        table().setColumnShown("training.learning_rate", true);
        table().setColumnShown("device", false);
        table().setColumnWidth(1, 77);
        m_history.reset();
        open();
        QVERIFY(table().isColumnShown("training.learning_rate"));
        QVERIFY(!table().isColumnShown("device"));
        QCOMPARE(table().columnWidth(1), 77);
        QMenu menu;
        table().fillColumnMenu(menu);
        QStringList titles;
        for (const QAction* const action : menu.actions())
            titles << action->text();
        QVERIFY(titles.contains("Queries of training") && titles.contains("Setting of first"));
    }

    void aDamagedRunHindersNoOther() {
        std::ofstream(m_fast / "experiment.json") << "{";
        m_history->watcher().look();
        m_history->watcher().finish();
        QCOMPARE(m_history->count(), "3 runs");
        table().select(m_fast);
        QVERIFY(!m_history->openAction()->isEnabled());
        QVERIFY(m_history->trashAction()->isEnabled());
        clickBox(m_fast);
        clickBox(m_slow);
        finishReading();
        QCOMPARE(plot(0).entries(), QStringList{"Sample"});
    }

private:
    std::filesystem::path runs() const { return m_folder->filePath("runs").toStdString(); }
    RunTable& table() const { return m_history->table(); }
    OverlayPlots& plots() const { return m_history->plots(); }
    OverlayPlot& plot(std::size_t i) const { return plots().panels()[i]->plot(); }

    void open() {
        m_history = std::make_unique<RunHistory>();
        m_history->setFolder(runs());
        m_history->resize(1200, 420);
        m_history->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_history.get()));
        m_history->watcher().look();
        m_history->watcher().finish();
        m_history->activateWindow();
    }

    void finishReading() {
        m_history->records().finish();
        for (const PlotPanel* const panel : plots().panels())
            panel->plot().replot();
    }

    QModelIndex indexOf(const std::filesystem::path& run, int column) const {
        const QString name = QString::fromStdString(run.string());
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            const QModelIndex index = table().model()->index(row, column);
            if (index.data(Qt::ToolTipRole).toString().split(QChar::LineFeed).contains(name))
                return index;
        }
        return {};
    }

    QStringList texts(int column) const {
        QStringList texts;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            texts << table().model()->index(row, column).data().toString();
        return texts;
    }

    void clickBox(const std::filesystem::path& run) const {
        const QModelIndex index = indexOf(run, 0);
        QVERIFY(index.isValid());
        QStyleOptionViewItem option;
        option.initFrom(&table());
        option.rect = table().visualRect(index);
        option.features = QStyleOptionViewItem::HasCheckIndicator;
        const QRect box = table().style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator,
                                                          &option, &table());
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, box.center());
    }

    void trigger(const QString& text) const {
        for (QAction* const action : table().actions()) {
            if (action->text().remove('&') == text)
                return action->trigger();
        }
        QFAIL(qPrintable("no action " + text));
    }

    void add(const QString& quantity) const {
        QTimer::singleShot(0, m_history.get(), [quantity] {
            auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction* const action : menu->actions()) {
                if (action->text() == quantity)
                    return QTest::mouseClick(menu, Qt::LeftButton, {},
                                             menu->actionGeometry(action).center());
            }
            menu->close();
            QFAIL(qPrintable("no quantity " + quantity));
        });
        QTest::mouseClick(&plots().addButton(), Qt::LeftButton);
    }

    QStringList shownQuantities() const {
        QStringList ids;
        for (const PlotPanel* const panel : plots().panels()) {
            const std::string_view id = panel->plot().quantity().id;
            ids << QString::fromUtf8(id.data(), qsizetype(id.size()));
        }
        return ids;
    }

    static void point(TimePlot& plot, double step) {
        const QPointF at(plot.xAxis->coordToPixel(step), plot.axisRect()->center().y());
        QMouseEvent event(QEvent::MouseMove, at, plot.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&plot, &event);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_slow;
    std::filesystem::path m_fast;
    std::filesystem::path m_fastAgain;
    std::unique_ptr<RunHistory> m_history;
};

WINDOW_TEST(RunHistoryTest)
#include "RunHistoryTest.moc"
