// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/OwnSettings.h"
#include "widgets/documents/WorkspaceTabs.h"

#include "TinyTask.h"
#include "core/experiment/Settings.h"
#include "widgets/MainWindow.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/documents/ComparisonDialog.h"
#include "widgets/documents/TemplateGallery.h"
#include "widgets/panels/MessageBar.h"
#include "widgets/panels/RunBar.h"
#include "widgets/plots/RunPlots.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace obscura;

namespace {

constexpr int kPatience = 60000;  ///< ms; waits end by a signal, long before

/// Answers the next question with the button of that text, and keeps what was asked.
class Answer : public QObject {
public:
    explicit Answer(const QString& button) {
        // Asked once a dialog runs its own event loop.
        QTimer::singleShot(0, this, [this, button] {
            auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            asked = box->text() + '\n' + box->informativeText();
            for (QAbstractButton* const each : box->buttons()) {
                if (each->text().remove('&') == button)
                    return each->click();
            }
            box->reject();
            QFAIL(qPrintable("no button " + button));
        });
    }
    QString asked;
};

}  // namespace

class WorkspaceTabsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder);
        writeTinyDataset(m_folder.path().toStdString());
        m_first = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        m_second = tinyExperiment("fashion-mnist-mrr", m_folder.path().toStdString());
    }

    void init() {
        m_window = std::make_unique<MainWindow>();
        m_window->setRunOptions(
            {.maximumSteps = 10, .out = m_folder.filePath("runs").toStdString()});
        m_window->open(m_first, {});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void whatNobodyAskedForGivesWay() {
        QCOMPARE(tabs().count(), 1);
        m_window->open(m_second, {});
        QCOMPARE(tabs().count(), 2);
        MainWindow other;
        other.openPlaceholder(m_first);
        other.open(m_second, {});
        QCOMPARE(other.tabs().count(), 1);
        QCOMPARE(other.document().experiment(), m_second);
    }

    void anEditedPlaceholderStays() {
        MainWindow other;
        other.openPlaceholder(m_first);
        setRank(other.document(), 20);
        other.document().undoStack().undo();
        other.open(m_second, {});
        QCOMPARE(other.tabs().count(), 2);
    }

    void everyTabHasItsOwnHistory() {
        setRank(m_window->document(), 20);
        m_window->open(m_second, {});
        QVERIFY(!m_window->isWindowModified());
        setRank(m_window->document(), 30);
        setRank(m_window->document(), 40);
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(rank(m_window->document()), Index{30});
        key(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs().currentIndex(), 0);
        QCOMPARE(rank(m_window->document()), Index{20});
        QVERIFY(m_window->isWindowModified());
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_window->document().experiment(), m_first);
        QVERIFY(!m_window->isWindowModified());
        key(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(rank(m_window->document()), Index{30});
    }

    void tabsTellTitleFileAndChanges() {
        const QString file = m_folder.filePath("a & b.json");
        saveExperiment(m_second, file.toStdString());
        QVERIFY(m_window->openFile(file));
        QCOMPARE(tabs().tabText(1), "a && b.json");
        QCOMPARE(tabs().tabToolTip(1), file);
        QVERIFY(m_window->windowTitle().startsWith("a & b.json"));
        setRank(m_window->document(), 20);
        QCOMPARE(tabs().tabText(1), "a && b.json *");
        QVERIFY(!tabs().tabText(0).contains('*'));
    }

    void panelsAndPlotsAreThoseOfTheTabInFront() {
        Workspace& first = m_window->active();
        m_window->open(m_second, {});
        Workspace& second = m_window->active();
        for (const auto& [name, panel] : first.panels())
            QVERIFY2(panel->isHidden() && !second.panels().at(name)->isHidden(), qPrintable(name));
        QVERIFY(second.runBar().isVisible() && !first.runBar().isVisible());
        tabs().activate(first);
        QVERIFY(first.runBar().isVisible() && !second.runBar().isVisible());
        QVERIFY(first.plots().isVisible() && !second.plots().isVisible());
        QVERIFY(first.view().hasFocus());
    }

    void theViewOfEachCanvasStays() {
        Workspace& first = m_window->active();
        first.view().zoomIn();
        first.view().zoomIn();
        const QTransform zoomed = first.view().transform();
        m_window->open(m_second, {});
        QVERIFY(m_window->active().view().transform() != zoomed);
        tabs().activate(first);
        QCOMPARE(first.view().transform(), zoomed);
    }

    void aRunGoesOnBehindAnotherTab() {
        Workspace& first = m_window->active();
        QSignalSpy endSpy(&first.runs(), &RunController::ended);
        key(Qt::Key_F5);
        QVERIFY(first.runs().isActive());
        m_window->open(m_second, {});
        QVERIFY(!m_window->runs().isActive());
        QVERIFY(m_window->runBar().runAction()->isEnabled());
        QVERIFY(!tabs().tabIcon(0).isNull() && tabs().tabIcon(1).isNull());
        QVERIFY(endSpy.count() == 1 || endSpy.wait(kPatience));
        QCOMPARE(first.plots().history().loss().size(), std::size_t{10});
        QCOMPARE(m_window->plots().history().loss().size(), std::size_t{0});
        QCOMPARE(first.activity(), Workspace::Activity::Done);
        QVERIFY2(tabs().tabToolTip(0).contains("ended"), qPrintable(tabs().tabToolTip(0)));
        tabs().activate(first);
        QCOMPARE(first.activity(), Workspace::Activity::Idle);
        QVERIFY(tabs().tabIcon(0).isNull());
    }

    void twoRunsAtOnceAreTheSameAsOneAfterTheOther() {
        Workspace& first = m_window->active();
        m_window->open(m_first, {});
        Workspace& second = m_window->active();
        m_window->setRunOptions(
            {.maximumSteps = 10, .threads = 1, .out = m_folder.filePath("runs").toStdString()});
        QSignalSpy firstEnd(&first.runs(), &RunController::ended);
        QSignalSpy secondEnd(&second.runs(), &RunController::ended);
        QVERIFY(first.startRun() && second.startRun());
        QVERIFY(firstEnd.count() == 1 || firstEnd.wait(kPatience));
        QVERIFY(secondEnd.count() == 1 || secondEnd.wait(kPatience));
        QCOMPARE(losses(first), losses(second));
    }

    void aFileThatIsOpenComesToTheFront() {
        const QString file = m_folder.filePath("mine.json");
        m_window->document().save(file);
        m_window->open(m_second, {});
        QVERIFY(m_window->openFile(m_folder.path() + "/./mine.json"));
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(tabs().currentIndex(), 0);
    }

    void droppedFilesAreOpened() {
        const QString good = m_folder.filePath("dropped.json");
        saveExperiment(m_second, good.toStdString());
        drop({good});
        QCOMPARE(m_window->document().experiment(), m_second);
        QCOMPARE(m_window->document().file(), good);
        const QString bad = m_folder.filePath("picture.png");
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x89PNG");
        file.close();
        drop({bad});
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(m_window->document().experiment(), m_second);
        QVERIFY(m_window->messages().messages().value(0).contains("picture.png"));
    }

    void closingATabAsksForItsChanges_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("left");
        QTest::newRow("cancel") << "Cancel" << 2;
        QTest::newRow("discard") << "Discard" << 1;
        QTest::newRow("save") << "Save" << 1;
    }

    void closingATabAsksForItsChanges() {
        QFETCH(QString, button);
        QFETCH(int, left);
        const QString file = m_folder.filePath("closing.json");
        m_window->open(m_second, {});
        m_window->document().save(file);
        setRank(m_window->document(), 20);
        Answer answer(button);
        key(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(answer.asked.contains("closing.json"));
        QCOMPARE(tabs().count(), left);
        QCOMPARE(loadExperiment(file.toStdString()) == m_second, button != "Save");
    }

    void closingATabAsksForItsRun() {
        Experiment endless = m_second;
        assignField(endless, "training.epochs=100000");
        m_window->open(endless, {});
        m_window->setRunOptions({.out = m_folder.filePath("runs").toStdString()});
        Workspace& second = m_window->active();
        QSignalSpy stepSpy(&second.runs(), &RunController::stepsArrived);
        QVERIFY(second.startRun());
        QVERIFY(stepSpy.wait(kPatience));
        {
            Answer stay("Cancel");
            key(Qt::Key_W, Qt::ControlModifier);
            QCOMPARE(tabs().count(), 2);
            QVERIFY(second.runs().isActive());
        }
        QSignalSpy endSpy(&second.runs(), &RunController::ended);
        activate();
        Answer end("End the run");
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(endSpy.count(), 1);
        QCOMPARE(tabs().count(), 1);
        QCOMPARE(m_window->document().experiment(), m_first);
    }

    void theMiddleButtonCloses() {
        m_window->open(m_second, {});
        QTest::mouseClick(tabs().tabBar(), Qt::MiddleButton, {},
                          tabs().tabBar()->tabRect(0).center());
        QCOMPARE(tabs().count(), 1);
        QCOMPARE(m_window->document().experiment(), m_second);
    }

    void afterTheLastTabComesTheFirstTemplate() {
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs().count(), 1);
        QVERIFY(m_window->active().isPlaceholder());
        QCOMPARE(m_window->document().experiment(), templateExperiment("fashion-mnist-slm"));
        QVERIFY(m_window->runBar().isVisible());
    }

    void closingTheWindowAsksOnce_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("closes");
        QTest::newRow("cancel") << "Cancel" << false;
        QTest::newRow("discard") << "Discard" << true;
        QTest::newRow("save all") << "Save All" << true;
    }

    void closingTheWindowAsksOnce() {
        QFETCH(QString, button);
        QFETCH(bool, closes);
        const QStringList files{m_folder.filePath("one.json"), m_folder.filePath("two.json")};
        m_window->document().save(files[0]);
        m_window->open(m_second, {});
        m_window->document().save(files[1]);
        m_window->open(m_second, {});
        for (int i = 0; i < 2; ++i)
            setRank(tabs().all()[std::size_t(i)]->document(), 20 + i);
        Answer answer(button);
        QCOMPARE(m_window->close(), closes);
        QVERIFY(answer.asked.contains("one.json") && answer.asked.contains("two.json"));
        for (int i = 0; i < 2; ++i) {
            const bool isSaved = loadExperiment(files[i].toStdString()) ==
                                 tabs().all()[std::size_t(i)]->document().experiment();
            QCOMPARE(isSaved, button == "Save All");
        }
    }

    void aTemplateIsOpenedInATabOfItsOwn() {
        QTimer::singleShot(0, this, [] {
            auto* const gallery = qobject_cast<TemplateGallery*>(QApplication::activeModalWidget());
            QVERIFY(gallery);
            QTest::keyClicks(&gallery->search(), "ordinary");
            QTest::keyClick(&gallery->search(), Qt::Key_Return);
        });
        key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(m_window->document().experiment(), templateExperiment("fashion-mnist-digital"));
        QVERIFY(m_window->document().file().isEmpty());
        QVERIFY(!m_window->isWindowModified());
    }

    void aTabIsComparedWithAnother() {
        Experiment other = m_first;
        assignField(other, "training.epochs=7");
        m_window->open(other, {});
        auto* const menu = m_window->findChild<QMenu*>("compareWith");
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        QVERIFY2(menu->actions().front()->text().startsWith("Tab: "),
                 qPrintable(menu->actions().front()->text()));
        menu->actions().front()->trigger();
        const auto* const dialog = m_window->findChild<ComparisonDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->summary(), "One difference.");
        // The tab may be closed meanwhile.
        tabs().activate(*tabs().all().front());
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(dialog->summary(), "One difference.");
    }

    void twoTabsCantShareAFile() {
        const QString file = m_folder.filePath("shared.json");
        m_window->document().save(file);
        m_window->open(m_second, {});
        QTimer::singleShot(0, this, [file] {
            auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->selectFile(file);
            dialog->setOption(QFileDialog::DontConfirmOverwrite);
            QTest::keyClick(dialog, Qt::Key_Return);
        });
        key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_window->messages().messages().value(0).contains("another tab"));
        QVERIFY(loadExperiment(file.toStdString()) == m_first);
    }

    void everythingThatWasKilledIsOfferedAtOnce() {
        const QTemporaryDir root;
        for (const QString name : {"one", "two"})
            leave(root, name, {});
        Answer answer("Recover");
        m_window->keepUnsaved(root.path());
        QVERIFY(answer.asked.contains("one") && answer.asked.contains("two"));
        QCOMPARE(tabs().count(), 3);
        QVERIFY(tabs().tabText(1).endsWith('*') && tabs().tabText(2).endsWith('*'));
        QVERIFY(!QDir(root.path()).exists("session-one"));
        // Each is kept on until its tab is closed.
        QCOMPARE(QDir(root.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
        activate();
        Answer discard("Discard");
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(QDir(root.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        m_window.reset();
        QVERIFY(QDir(root.path()).isEmpty());
    }

    void whatIsRecoveredTakesThePlaceOfItsFile() {
        const QTemporaryDir root;
        const QString file = m_folder.filePath("crashed.json");
        m_window->document().save(file);
        leave(root, "left", file);
        Answer answer("Recover");
        m_window->keepUnsaved(root.path());
        QCOMPARE(tabs().count(), 1);
        QCOMPARE(tabs().tabText(0), "crashed.json *");
        QCOMPARE(m_window->document().file(), file);
        QCOMPARE(m_window->document().experiment().name, "left");
        QVERIFY(loadExperiment(file.toStdString()) == m_first);
        activate();
        key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(loadExperiment(file.toStdString()).name, "left");
    }

    void whatIsRecoveredStandsBesideATabInUse_data() {
        QTest::addColumn<bool>("runs");
        QTest::newRow("edited") << false;
        QTest::newRow("running") << true;
    }

    void whatIsRecoveredStandsBesideATabInUse() {
        QFETCH(bool, runs);
        const QTemporaryDir root;
        const QString file = m_folder.filePath("crashed.json");
        m_window->document().save(file);
        Workspace& holder = m_window->active();
        if (runs)
            QVERIFY(m_window->startRun(true));
        else
            setRank(holder.document(), 20);
        const Experiment held = holder.document().experiment();
        leave(root, "left", file);
        Answer answer("Recover");
        m_window->keepUnsaved(root.path());
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(tabs().currentIndex(), 1);
        QCOMPARE(holder.document().experiment(), held);
        QCOMPARE(holder.runs().isActive(), runs);
        QCOMPARE(tabs().tabText(1), "crashed.json (recovered) *");
        QCOMPARE(m_window->document().experiment().name, "left");
        QVERIFY(m_window->document().file().isEmpty());
    }

    void twoRecoveriesOfOneFileStandApart() {
        const QTemporaryDir root;
        const QString file = m_folder.filePath("crashed.json");
        leave(root, "one", file);
        leave(root, "two", file);
        Answer answer("Recover");
        m_window->keepUnsaved(root.path());
        QCOMPARE(tabs().count(), 3);
        QCOMPARE(tabs().tabText(1), "crashed.json *");
        QCOMPARE(tabs().tabText(2), "crashed.json (recovered) *");
        m_window->document().save(m_folder.filePath("apart.json"));
        QCOMPARE(tabs().tabText(2), "apart.json");
    }

private:
    /// What a program that was killed leaves in `root` of unsaved changes of `file`.
    void leave(const QTemporaryDir& root, const QString& name, const QString& file) const {
        const QString folder = root.filePath("session-" + name);
        QDir().mkpath(folder);
        Experiment left = m_first;
        left.name = name.toStdString();
        saveExperiment(left, (folder + "/experiment.json").toStdString());
        QFile origin(folder + "/file.txt");
        QVERIFY(origin.open(QIODevice::WriteOnly));
        origin.write(file.toUtf8());
    }
    WorkspaceTabs& tabs() const { return m_window->tabs(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    /// A question that was answered has taken the focus.
    void activate() const {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    static void setRank(ExperimentDocument& document, Index rank) {
        document.edit("rank", [rank](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", rank);
        });
    }
    static Index rank(ExperimentDocument& document) {
        return blackBoxSettings(*document.experiment().graph.find("blackbox")).surrogate.rank;
    }
    static std::vector<double> losses(Workspace& workspace) {
        std::vector<double> values;
        const TimeSeries& loss = workspace.plots().history().loss();
        for (std::size_t i = 0; i < loss.size(); ++i)
            values.push_back(loss.value(0, i));
        return values;
    }
    void drop(const QStringList& files) const {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QDragEnterEvent enter({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window->active().view().viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({200, 200}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_window->active().view().viewport(), &drop);
    }

    QTemporaryDir m_folder;
    Experiment m_first;
    Experiment m_second;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(WorkspaceTabsTest)
#include "WorkspaceTabsTest.moc"
