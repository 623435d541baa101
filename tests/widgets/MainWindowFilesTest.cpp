// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WindowFixture.h"

#include "TestProgram.h"
#include "core/runs/RunWriter.h"
#include "widgets/NewsSpy.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/documents/ComparisonDialog.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/TemplateGallery.h"
#include "widgets/documents/UnsavedChanges.h"
#include "widgets/panels/MessageBar.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

using namespace obscura;

/// Opening, saving, exporting, comparing, closing and recovering by way of the window.
class MainWindowFilesTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void aFileThatIsOpenComesToTheFront() {
        const QString file = m_folder.filePath("mine.json");
        m_window->active().document().save(file);
        m_window->files().open(m_second, {});
        QVERIFY(m_window->files().openFile(m_folder.path() + "/./mine.json"));
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(tabs().currentIndex(), 0);
    }

    void droppedFilesAreOpened() {
        const QString good = m_folder.filePath("dropped.json");
        saveExperiment(m_second, good.toStdString());
        drop({good});
        QCOMPARE(m_window->active().document().experiment(), m_second);
        QCOMPARE(m_window->active().document().file(), good);
        const QString bad = m_folder.filePath("picture.png");
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\x89PNG");
        file.close();
        drop({bad});
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(m_window->active().document().experiment(), m_second);
        QVERIFY(m_window->active().messages().messages().value(0).contains("picture.png"));
        // Of several at once the one that fails is told, whatever becomes of the others.
        const QString third = m_folder.filePath("third.json");
        saveExperiment(m_second, third.toStdString());
        drop({bad, third});
        QCOMPARE(tabs().count(), 3);
        QVERIFY(m_window->active().messages().messages().value(0).contains("picture.png"));
    }

    void droppedDataBecomeTheDataSet() {
        const QString table = m_folder.filePath("measured.csv");
        QFile file(table);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b,kind\n");
        for (int i = 0; i < 60; ++i)
            file.write(QByteArray::number(i) + "," + QByteArray::number(0.5 * i) +
                       (i % 2 ? ",good\n" : ",bad\n"));
        file.close();
        const int before = tabs().count();
        ExperimentDocument& document = m_window->active().document();
        const DatasetSettings former =
            datasetSettings(*document.experiment().graph.find("dataset"));
        drop({table});
        QCOMPARE(tabs().count(), before);
        const DatasetSettings now = datasetSettings(*document.experiment().graph.find("dataset"));
        QCOMPARE(now.source, std::string("table"));
        QVERIFY(now.options.at("file") == OptionValue(table.toStdString()));
        MessageBar& messages = m_window->active().messages();
        QVERIFY(messages.messages().join('\n').contains("Table"));
        QCOMPARE(document.undoStack().undoText(), QString("Train on Table"));
        // Ten classes were told apart before: a network for two is offered.
        QTRY_VERIFY_WITH_TIMEOUT(messages.messages().value(0).contains("doesn't fit"), kPatience);
        QVERIFY(!document.report().canRun());
        for (QToolButton* const button : messages.findChildren<QToolButton*>()) {
            if (button->isVisible() && button->text() == "Use one that fits")
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(document.undoStack().undoText(), QString("Use a network that fits"));
        QVERIFY2(document.report().canRun(),
                 document.report().message(document.experiment().graph).c_str());
        QVERIFY(!messages.messages().join('\n').contains("doesn't fit"));
        document.undoStack().undo();
        document.undoStack().undo();
        QVERIFY(datasetSettings(*document.experiment().graph.find("dataset")) == former);
    }

    void aRunIsOpenedAsACopyOfItsExperiment_data() {
        QTest::addColumn<QString>("way");
        for (const char* way : {"file", "drop", "folder", "command line", "recovery"})
            QTest::newRow(way) << QString(way);
    }

    void aRunIsOpenedAsACopyOfItsExperiment() {
        QFETCH(QString, way);
        const RunWriter run(m_folder.filePath("records").toStdString(), m_second);
        const QString folder = QString::fromStdString(run.path().string());
        const QString file = folder + "/experiment.json";
        const QTemporaryDir root;
        if (way == "file") {
            QVERIFY(m_window->files().openFile(file));
        } else if (way == "drop") {
            drop({file});
        } else if (way == "folder") {
            drop({folder});
        } else if (way == "command line") {
            m_window->files().open(loadExperiment(run.path() / "experiment.json"), file);
        } else {
            leave(root, QString::fromStdString(m_second.name), file);
            Answer answer("Recover");
            m_window->unsaved().keepIn(root.path());
        }
        const bool isRecovered = way == "recovery";
        QCOMPARE(tabs().tabText(1),
                 QString::fromStdString(m_second.name) + (isRecovered ? " *" : ""));
        QVERIFY(m_window->active().document().file().isEmpty());
        QCOMPARE(m_window->active().messages().messages().isEmpty(), isRecovered);
        setRank(m_window->active().document(), 20);
        // Save asks where, and takes no place within the record.
        for (const QString& place : {file, folder + "/checkpoint/mine.json"}) {
            activate();
            answerFileDialog(place);
            key(Qt::Key_S, Qt::ControlModifier);
            QVERIFY(m_window->active().messages().messages().value(0).contains("record of a run"));
            QVERIFY(m_window->isWindowModified());
        }
        QVERIFY(loadExperiment(run.path() / "experiment.json") == m_second);
        activate();
        const QString own = m_folder.filePath("own.json");
        answerFileDialog(own);
        key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_window->active().document().file(), own);
        QVERIFY(!m_window->isWindowModified());
    }

    void aTemplateTakesTheNameOfItsFile() {
        m_window->files().open(templateExperiment("fashion-mnist-slm"), {});
        const std::string before = m_window->active().document().experiment().name;
        QString suggested;
        answerFileDialog(m_folder.filePath("glimmer.json"), &suggested);
        key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(suggested, "fashion-mnist-through-a-spatial-light-modulator.json");
        QCOMPARE(m_window->active().document().experiment().name, std::string("glimmer"));
        QVERIFY(!m_window->isWindowModified());
        QCOMPARE(loadExperiment(m_folder.filePath("glimmer.json").toStdString()).name,
                 std::string("glimmer"));
        m_window->active().document().undoStack().undo();
        QCOMPARE(m_window->active().document().experiment().name, before);
        QVERIFY(m_window->isWindowModified());
    }

    void aNameOfOnesOwnStays() {
        m_window->files().open(templateExperiment("fashion-mnist-slm"), {});
        m_window->active().document().edit("name", [](Experiment& e) { e.name = "Mine"; });
        answerFileDialog(m_folder.filePath("other.json"));
        key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_window->active().document().experiment().name, std::string("Mine"));
        // A template's experiment that was saved under its name keeps it in its file.
        m_window->active().document().edit(
            "name", [](Experiment& e) { e.name = templateExperiment("fashion-mnist-slm").name; });
        activate();
        key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!m_window->isWindowModified());
        QCOMPARE(m_window->active().document().experiment().name,
                 templateExperiment("fashion-mnist-slm").name);
    }

    void aBrokenFileIsToldAndLeavesTheOldOne() {
        const QString file = m_folder.filePath("broken.json");
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(R"({"obscura": 1, "name": "x", "wrong": 3})");
        out.close();
        QVERIFY(!m_window->files().openFile(file));
        QVERIFY(m_window->active().messages().messages().value(0).contains("broken.json"));
        QVERIFY(m_window->active().messages().messages().value(0).contains("wrong"));
        QCOMPARE(m_window->active().document().experiment(), m_first);
    }

    void twoTabsCantShareAFile() {
        const QString file = m_folder.filePath("shared.json");
        m_window->active().document().save(file);
        m_window->files().open(m_second, {});
        answerFileDialog(file);
        key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(m_window->active().messages().messages().value(0).contains("another tab"));
        QVERIFY(loadExperiment(file.toStdString()) == m_first);
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
        QCOMPARE(m_window->active().document().experiment(),
                 templateExperiment("fashion-mnist-digital"));
        QVERIFY(m_window->active().document().file().isEmpty());
        QVERIFY(!m_window->isWindowModified());
    }

    void aTabIsComparedWithAnother() {
        Experiment other = m_first;
        assignField(other, "training.epochs=7");
        m_window->files().open(other, {});
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

    void exportsDiagramAndScript_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<Qt::KeyboardModifiers>("with");
        QTest::newRow("diagram") << QString("network.svg")
                                 << Qt::KeyboardModifiers(Qt::ControlModifier);
        QTest::newRow("script") << QString("network.py")
                                << (Qt::ControlModifier | Qt::ShiftModifier);
    }

    void exportsDiagramAndScript() {
        QFETCH(Qt::KeyboardModifiers, with);
        QFETCH(QString, file);
        file = m_folder.filePath(file);
        answerFileDialog(file);
        QTest::keyClick(m_window.get(), Qt::Key_E, with);
        QVERIFY(QFile::exists(file));
        QVERIFY(m_window->active().messages().messages().isEmpty());
        QVERIFY(!m_window->isWindowModified());
    }

    void exportsAReportOfTheRun() {
        QAction* report = nullptr;
        for (QAction* const action : m_window->findChildren<QAction*>()) {
            if (action->text().contains("report"))
                report = action;
        }
        QVERIFY(report);
        report->trigger();
        const QString refusal = m_window->active().messages().messages().value(0);
        QVERIFY2(refusal.contains("no run"), qPrintable(refusal));
        limitRuns(2);
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        QVERIFY(m_window->active().startRun());
        QVERIFY(endSpy.wait(kPatience));
        const QString file = m_folder.filePath("report.pdf");
        answerFileDialog(file);
        report->trigger();
        QVERIFY(QFile::exists(file));
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
        m_window->files().open(m_second, {});
        m_window->active().document().save(file);
        setRank(m_window->active().document(), 20);
        Answer answer(button);
        key(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(answer.asked.contains("closing.json"));
        QCOMPARE(tabs().count(), left);
        QCOMPARE(loadExperiment(file.toStdString()) == m_second, button != "Save");
    }

    void closingATabAsksForItsRun() {
        Experiment endless = m_second;
        assignField(endless, "training.epochs=100000");
        m_window->files().open(endless, {});
        limitRuns(0);
        Workspace& second = m_window->active();
        NewsSpy<StepRecord> stepSpy(second.runs());
        QVERIFY(second.startRun());
        QVERIFY(stepSpy.wait(kPatience));
        {
            Answer stay("Cancel");
            key(Qt::Key_W, Qt::ControlModifier);
            QCOMPARE(tabs().count(), 2);
            QVERIFY(second.runs().isActive());
        }
        NewsSpy<RunSummary> endSpy(second.runs());
        activate();
        Answer end("End the run");
        key(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(endSpy.count(), 1);
        QCOMPARE(tabs().count(), 1);
        QCOMPARE(m_window->active().document().experiment(), m_first);
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
        m_window->active().document().save(files[0]);
        m_window->files().open(m_second, {});
        m_window->active().document().save(files[1]);
        m_window->files().open(m_second, {});
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

    void closingAsksForUnsavedChanges_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("closes");
        QTest::newRow("cancel") << "Cancel" << false;
        QTest::newRow("discard") << "Discard" << true;
        QTest::newRow("save") << "Save" << true;
    }

    void closingAsksForUnsavedChanges() {
        QFETCH(QString, button);
        QFETCH(bool, closes);
        m_window->active().document().save(m_folder.filePath("mine.json"));
        setRank(m_window->active().document(), 25);
        Answer answer(button);
        QCOMPARE(m_window->close(), closes);
        QCOMPARE(m_window->active().document().isModified(), button != "Save");
    }

    void closingStopsARun() {
        limitRuns(0);
        Experiment endless = m_first;
        assignField(endless, "training.epochs=100000");
        m_window->files().open(endless, {});
        NewsSpy<StepRecord> stepSpy(m_window->active().runs());
        NewsSpy<RunSummary> endSpy(m_window->active().runs());
        QVERIFY(m_window->active().startRun());
        QVERIFY(stepSpy.wait(kPatience));
        QVERIFY(m_window->close());
        QCOMPARE(endSpy.count(), 1);
        QVERIFY(!m_window->active().runs().isActive());
    }

    void offersWhatAKilledProgramLeft_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<bool>("recovers");
        QTest::addColumn<bool>("stays");
        QTest::newRow("recover") << "Recover" << true << false;
        QTest::newRow("discard") << "Discard" << false << false;
        QTest::newRow("not now") << "Not now" << false << true;
    }

    void offersWhatAKilledProgramLeft() {
        QFETCH(QString, button);
        QFETCH(bool, recovers);
        QFETCH(bool, stays);
        const QTemporaryDir root;
        leave(root, "left", {});
        Answer answer(button);
        m_window->unsaved().keepIn(root.path());
        QVERIFY(answer.asked.contains("left"));
        QCOMPARE(m_window->active().document().experiment().name == "left", recovers);
        QCOMPARE(m_window->isWindowModified(), recovers);
        QCOMPARE(QDir(root.path()).exists("session-left"), stays);
        // Recovered changes are kept on until they are saved.
        QCOMPARE(QDir(root.path()).isEmpty(), !recovers && !stays);
        m_window->active().document().save(m_folder.filePath("mine.json"));
        QCOMPARE(QDir(root.path()).isEmpty(), !stays);
    }

    void everythingThatWasKilledIsOfferedAtOnce() {
        const QTemporaryDir root;
        for (const QString name : {"one", "two"})
            leave(root, name, {});
        Answer answer("Recover");
        m_window->unsaved().keepIn(root.path());
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
        m_window->active().document().save(file);
        leave(root, "left", file);
        Answer answer("Recover");
        m_window->unsaved().keepIn(root.path());
        QCOMPARE(tabs().count(), 1);
        QCOMPARE(tabs().tabText(0), "crashed.json *");
        QCOMPARE(m_window->active().document().file(), file);
        QCOMPARE(m_window->active().document().experiment().name, "left");
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
        m_window->active().document().save(file);
        Workspace& holder = m_window->active();
        if (runs)
            QVERIFY(m_window->active().startRun(true));
        else
            setRank(holder.document(), 20);
        const Experiment held = holder.document().experiment();
        leave(root, "left", file);
        Answer answer("Recover");
        m_window->unsaved().keepIn(root.path());
        QCOMPARE(tabs().count(), 2);
        QCOMPARE(tabs().currentIndex(), 1);
        QCOMPARE(holder.document().experiment(), held);
        QCOMPARE(holder.runs().isActive(), runs);
        QCOMPARE(tabs().tabText(1), "crashed.json (recovered) *");
        QCOMPARE(m_window->active().document().experiment().name, "left");
        QVERIFY(m_window->active().document().file().isEmpty());
    }

    void twoRecoveriesOfOneFileStandApart() {
        const QTemporaryDir root;
        const QString file = m_folder.filePath("crashed.json");
        leave(root, "one", file);
        leave(root, "two", file);
        Answer answer("Recover");
        m_window->unsaved().keepIn(root.path());
        QCOMPARE(tabs().count(), 3);
        QCOMPARE(tabs().tabText(1), "crashed.json *");
        QCOMPARE(tabs().tabText(2), "crashed.json (recovered) *");
        m_window->active().document().save(m_folder.filePath("apart.json"));
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
    /// Chooses that file in the dialog that comes next.
    /// `suggested`: takes the name that the dialog comes up with.
    void answerFileDialog(const QString& file, QString* suggested = nullptr) {
        QTimer::singleShot(0, this, [file, suggested] {
            auto* const dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            if (suggested)
                *suggested = dialog->findChild<QLineEdit*>("fileNameEdit")->text();
            dialog->selectFile(file);
            dialog->setOption(QFileDialog::DontConfirmOverwrite);
            QTest::keyClick(dialog, Qt::Key_Return);
        });
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
};

WINDOW_TEST(MainWindowFilesTest)
#include "MainWindowFilesTest.moc"
