// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "widgets/Appearance.h"
#include "widgets/TeachMenu.h"
#include "widgets/WindowFixture.h"
#include "widgets/language/Language.h"
#include "widgets/tours/TourDriver.h"
#include "widgets/tours/TourReader.h"

#include <QLabel>
#include <QToolButton>

using namespace obscura;

namespace {

/// With TOUR_PICTURES=folder each card is drawn into a file there, to be looked at, and trains on
/// the data that a person has.
QString pictureFolder() {
    return qEnvironmentVariable("TOUR_PICTURES");
}

void keepPicture(MainWindow& window, const Tour& tour, std::size_t index) {
    const QString folder = pictureFolder();
    if (!folder.isEmpty())
        window.grab().save(QString("%1/%2-%3.png")
                               .arg(folder, QString::fromStdString(tour.name))
                               .arg(index + 1, 2, 10, QChar('0')));
}

}  // namespace

/// Each tour that the program brings along, to its end.
class ToursTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        prepare();
        if (qEnvironmentVariable("TOUR_THEME") == "dark")
            applyAppearance(Appearance::Dark);
    }
    void init() {
        open();
        limitRuns(pictureFolder().isEmpty() ? 4 : 0);
        const QStringList size = qEnvironmentVariable("TOUR_SIZE", "1024x768").split('x');
        m_window->resize(size[0].toInt(), size[1].toInt());
        m_driver = std::make_unique<TourDriver>(*m_window);
    }
    void cleanup() {
        close();
        speak("en");
    }

    void eachIsDoneByHand_data() { addTours(); }
    void eachIsDoneByHand() { doByHand(); }

    void eachIsDoneByHandInGerman_data() { addTours(); }
    void eachIsDoneByHandInGerman() {
        close();
        speak("de");
        init();
        doByHand();
        QVERIFY2(m_said.contains(" und ") || m_said.contains(" die "), qPrintable(m_said));
    }

    // Who is stuck gets through by "Show me", and who has no mouse by keys.
    void eachIsShownByKeys_data() { addTours(); }
    void eachIsShownByKeys() {
        begin();
        while (driver().guide().isOn()) {
            const std::size_t index = driver().guide().index();
            const std::string title = driver().guide().card().title;
            if (!driver().guide().isDone() && driver().guide().canShow()) {
                QTRY_VERIFY2(driver().button("tourShow")->isEnabled(), title.c_str());
                pressOnCard("tourShow");
            }
            QTRY_VERIFY2_WITH_TIMEOUT(driver().button("tourNext")->isEnabled(), title.c_str(),
                                      kPatience);
            pressOnCard("tourNext");
            QVERIFY2(!driver().guide().isOn() || driver().guide().index() == index + 1,
                     title.c_str());
        }
    }

    // A lecturer shows something else in between.
    void theTourWaitsForItsTab() {
        m_window->teach().tours().start(loadTour("backpropagation"));
        Workspace* const of = &m_window->active();
        m_window->files().open(m_second, {});
        auto* const task = driver().card().findChild<QLabel*>("tourTask");
        QTRY_VERIFY2(task->text().contains("another tab"), qPrintable(task->text()));
        QVERIFY(!driver().button("tourNext")->isEnabled());
        QTest::mouseClick(driver().button("tourShow"), Qt::LeftButton);
        QCOMPARE(&m_window->active(), of);
        QTRY_VERIFY(!task->text().contains("another tab"));
        // It ends with its tab.
        key(Qt::Key_W, Qt::ControlModifier);
        QTRY_VERIFY(!driver().guide().isOn());
        QVERIFY(!driver().card().isVisible());
    }

    void itIsBegunFromTheMenuAndLeft() {
        QAction* const entry = this->entry("meshes");
        QVERIFY(entry);
        entry->trigger();
        QVERIFY(driver().guide().isOn());
        QVERIFY(driver().card().isVisible());
        auto* const back = driver().button("tourBack");
        QVERIFY(!back->isEnabled());
        driver().doCard();
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(driver().guide().index(), std::size_t{0});
        QVERIFY(driver().button("tourNext")->isEnabled());
        QTest::mouseClick(driver().card().findChild<QToolButton*>("tourLeave"), Qt::LeftButton);
        QVERIFY(!driver().card().isVisible());
        QVERIFY(!m_window->teach().tours().stage().pointer()->isVisible());
    }

    void theWindowClosesAmidATour() {
        m_window->teach().tours().start(loadTour("noise"));
        close();
        QVERIFY(!m_window);
    }

private:
    void doByHand() {
        begin();
        m_said.clear();
        while (driver().guide().isOn()) {
            const std::size_t index = driver().guide().index();
            m_said += driver().card().findChild<QLabel*>("tourText")->text() + '\n';
            driver().checkPlace();
            keepPicture(*m_window, driver().guide().tour(), index);
            if (QTest::currentTestFailed())
                return;
            driver().doCard();
            if (QTest::currentTestFailed())
                return;
            QVERIFY(!driver().guide().isOn() || driver().guide().index() == index + 1);
        }
        const QString name = QString::fromStdString(m_name);
        QVERIFY(TourMenu::completed().contains(name));
        QVERIFY2(entry(name)->text().contains("✓"), qPrintable(entry(name)->text()));
    }

    /// Of the menu, as it is when it is opened.
    QAction* entry(const QString& name) {
        TourMenu& menu = m_window->teach().tours();
        menu.popup(m_window->mapToGlobal(QPoint(100, 100)));
        menu.close();
        return menu.findChild<QAction*>("tour " + name);
    }

    TourDriver& driver() { return *m_driver; }

    static void addTours() {
        QTest::addColumn<QString>("name");
        for (const TourEntry& entry : allTours()) {
            QVERIFY2(entry.tour, qPrintable(entry.error));
            QTest::newRow(qPrintable(entry.name)) << entry.name;
        }
    }

    /// On data that train in no time.
    void begin() {
        QFETCH(QString, name);
        Tour tour = loadTour(name);
        m_name = tour.name;
        QVERIFY(tour.start);
        const std::vector<std::string> quick{"dataset.source=mnist",
                                             "dataset.folder=" + m_folder.path().toStdString(),
                                             "training.batch=32", "training.epochs=0.25"};
        if (pictureFolder().isEmpty()) {
            for (const std::string& assignment : quick)
                assignField(*tour.start, assignment);
        }
        m_window->teach().tours().start(tour);
    }

    /// F9 leads to the card; Tab from there to that button, which Space presses.
    void pressOnCard(const char* name) {
        if (!driver().card().isAncestorOf(QApplication::focusWidget()))
            key(Qt::Key_F9);
        QWidget* const wanted = driver().button(name);
        for (int i = 0; i < 20 && QApplication::focusWidget() != wanted; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), wanted);
        QTest::keyClick(wanted, Qt::Key_Space);
    }

    std::unique_ptr<TourDriver> m_driver;
    std::string m_name;
    QString m_said;  ///< by the cards
};

WINDOW_TEST(ToursTest)
#include "ToursTest.moc"
