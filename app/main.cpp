// SPDX-License-Identifier: GPL-3.0-or-later
#include "Interrupt.h"
#include "StandardStreams.h"
#include "WidgetDescription.h"
#include "core/base/DataFolder.h"
#include "core/experiment/ExperimentFile.h"
#include "core/training/Engine.h"
#include "devices/Error.h"
#include "widgets/Appearance.h"
#include "widgets/MainWindow.h"
#include "widgets/Presentation.h"
#include "widgets/ProgramStyle.h"
#include "widgets/TeachMenu.h"
#include "widgets/Units.h"
#include "widgets/demos/Demo.h"
#include "widgets/demos/DemoStage.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/UnsavedChanges.h"
#include "widgets/language/Language.h"
#include "widgets/language/Translated.h"
#include "widgets/panels/MessageBar.h"
#include "widgets/playground/PlaygroundWindow.h"
#include "widgets/report/RunReport.h"
#include "widgets/sidebyside/SideBySideCommand.h"
#include "widgets/sidebyside/SideBySideWindow.h"
#include "widgets/stages/StageView.h"
#include "widgets/tours/TourMenu.h"
#include "widgets/tours/TourReader.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QPixmap>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <thread>

namespace obscura {

namespace {

constexpr int kBadUsage = 2;
constexpr int kRunFailed = 3;
/// Of a picture, whatever the screen.
constexpr QSize kPictureSize(1360, 860);
constexpr const char* kDefaultTemplate = "two-modulators";
constexpr qlonglong kMostSteps = 1'000'000'000'000'000;
constexpr qlonglong kMostThreads = 1024;
constexpr qlonglong kMostStages = 100'000;
constexpr int kLargestSide = 16384;  ///< pixels of the window at 100 %

/// What the command line asks for.
struct Request {
    Experiment experiment;
    bool isAskedFor = false;  ///< else it is what the program starts with
    QString file;
    TrainerOptions run;
    bool runs = false;
    QSize size;
    QString dock;
    std::optional<Tour> tour;
    std::optional<Demo> demo;
    bool playground = false;
    bool sideBySide = false;
    bool presents = false;
    int stage = 0;  ///< of a step that is taken apart; 0: none is
    QString screenshot;
    bool describes = false;
};

/// Says why on stderr; returns `code`, to leave the program with.
int complain(int code, const QString& message) {
    std::fprintf(stderr, "obscura: %s\n", qPrintable(message));
    return code;
}

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        "A workbench for training neural networks through black boxes.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("file", "Experiment file to open.", "[file]");
    parser.addOptions({
        {"template", "Open this built-in experiment (default: two-modulators).", "name"},
        {"set", "Set a field of the experiment, as in blackbox.surrogate.rank=50; repeatable.",
         "path=value"},
        {"seed", "Set training.seed.", "n"},
        {"demo", "Show this demo, as in frozen, spiral or drift: trains and says what to look at.",
         "name"},
        {"run", "Start the run at once."},
        {"steps", "End runs after so many steps.", "n"},
        {"threads", "Threads for training (default: one for each core).", "n"},
        {"out", "Folder in which runs are recorded.", "folder"},
        {"size", "Size of the window, as in 1360x860.", "WxH"},
        {"theme", "light or dark (default: as chosen in the View menu).", "theme"},
        {"language", "Words of the window: en or de (default: as chosen in the View menu).",
         "language"},
        {"dock", "Bring this dock to the front, as in plots, device or fidelity.", "name"},
        {"tour", "Begin a guided tour: the name of one, or a lecturer's own file.", "name|file"},
        {"stage", "Train one step, take it apart, and show this stage of it.", "n"},
        {"playground", "Open the playground for one layer, too."},
        {"side-by-side", "Open the window for variants of the experiment; --run trains those."},
        {"present", "Start as for an audience: full screen, large type and thick lines."},
        {"screenshot", "Save a picture of the window (after the run, with --run) and quit.",
         "file"},
        {"report", "Write a report of the run in the folder [file] as a PDF, and quit.", "pdf"},
        {"describe",
         "Answer each line on stdin by a line of JSON: what is visible, and where on the screen."},
    });
}

/// A whole number from 1 to `maximum`; 0 where the option isn't there.
qlonglong wholeNumber(const QCommandLineParser& parser, const QString& option, qlonglong maximum) {
    if (!parser.isSet(option))
        return 0;
    bool isNumber = false;
    const qlonglong number = parser.value(option).toLongLong(&isNumber);
    if (!isNumber || number < 1 || number > maximum)
        throw UserError(QString("--%1: found \"%2\", expected a whole number from 1 to %3")
                            .arg(option, parser.value(option))
                            .arg(maximum)
                            .toStdString());
    return number;
}

QSize windowSize(const QCommandLineParser& parser) {
    if (!parser.isSet("size"))
        return {};
    const QStringList parts = parser.value("size").split('x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    const bool fits = size.width() <= kLargestSide && size.height() <= kLargestSide;
    if (parts.size() != 2 || size.isEmpty() || !fits)
        throw UserError("--size: found \"" + parser.value("size").toStdString() +
                        "\", expected width x height, as in 1360x860, each at most " +
                        std::to_string(kLargestSide));
    return size;
}

Appearance appearance(const QCommandLineParser& parser) {
    if (!parser.isSet("theme"))
        return savedAppearance();
    const QString theme = parser.value("theme");
    if (theme != "light" && theme != "dark")
        throw UserError("--theme: found \"" + theme.toStdString() + "\", expected light or dark");
    return theme == "light" ? Appearance::Light : Appearance::Dark;
}

Experiment experimentFor(const QCommandLineParser& parser, const QString& file) {
    Experiment e = file.isEmpty()
                       ? spokenTemplate((parser.isSet("template") ? parser.value("template")
                                                                  : QString(kDefaultTemplate))
                                            .toStdString())
                       : loadExperiment(std::filesystem::path(file.toStdU16String()));
    for (const QString& assignment : parser.values("set"))
        assignField(e, assignment.toStdString());
    if (parser.isSet("seed"))
        assignField(e, "training.seed=" + parser.value("seed").toStdString());
    return e;
}

Request readRequest(const QCommandLineParser& parser) {
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        throw UserError("found " + std::to_string(files.size()) + " files, expected one");
    if (!files.isEmpty() && parser.isSet("template"))
        throw UserError("found a file and --template, expected one of them");
    Request request;
    if (!files.isEmpty())
        request.file = QString::fromStdU16String(
            experimentFileOf(std::filesystem::path(files.constFirst().toStdU16String()))
                .u16string());
    request.experiment = experimentFor(parser, request.file);
    request.isAskedFor = !files.isEmpty() || parser.isSet("template") || parser.isSet("set");
    request.run.maximumSteps = wholeNumber(parser, "steps", kMostSteps);
    request.run.threads = int(wholeNumber(parser, "threads", kMostThreads));
    request.run.out = parser.value("out").toStdString();
    request.runs = parser.isSet("run");
    request.size = windowSize(parser);
    request.dock = parser.value("dock");
    if (parser.isSet("tour"))
        request.tour = loadTour(parser.value("tour"));
    if (parser.isSet("demo"))
        request.demo = builtInDemo(parser.value("demo"));
    request.stage = int(wholeNumber(parser, "stage", kMostStages));
    request.playground = parser.isSet("playground");
    request.sideBySide = parser.isSet("side-by-side");
    request.presents = parser.isSet("present");
    request.screenshot = parser.value("screenshot");
    request.describes = parser.isSet("describe");
    applyAppearance(appearance(parser));
    return request;
}

/// Answers --help and --version, which need no display. False: neither is asked for.
bool answersAtOnce(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    // What is wrong is told by the window's program, which knows some options more.
    parser.parse(QCoreApplication::arguments());
    if (parser.isSet("help"))
        std::fputs(qUtf8Printable(parser.helpText()), stdout);
    else if (parser.isSet("version"))
        std::fputs("Obscura " OBSCURA_VERSION "\n", stdout);
    else
        return false;
    return true;
}

/// Qt aborts where it finds no display. That is no fault of the program, and the way out is known.
void leaveWithoutDisplay(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type != QtFatalMsg) {
        if (type != QtInfoMsg)
            std::fprintf(stderr, "%s\n", qPrintable(message));
        return;
    }
    const bool isOfDisplay = message.contains("platform plugin");
    complain(kBadUsage, isOfDisplay
                            ? QStringLiteral("there is no display to open the window on.\n"
                                             "Start it in a desktop session, or over ssh -X; with "
                                             "QT_QPA_PLATFORM=offscreen it takes pictures\n"
                                             "(--screenshot FILE) without a display. obscura-cli "
                                             "trains without one.")
                            : message);
    std::_Exit(kBadUsage);
}

/// The application, or the end of the program with the reason where no window can be opened.
std::unique_ptr<QApplication> openDisplay(int& argc, char** argv) {
    const QtMessageHandler usual = qInstallMessageHandler(leaveWithoutDisplay);
    auto app = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(usual);
    showNumbersInOneWay();
    ProgramStyle::install();
    return app;
}

QString recoveryFolder() {
    return QString::fromStdU16String((dataFolder() / "recovery").u16string());
}

/// What the last session has left; this may ask what to recover.
void takeUpSession(MainWindow& window) {
    window.keepQueueIn(recoveryFolder());
    window.unsaved().keepIn(recoveryFolder());
}

/// The program ends with it.
void savePicture(QWidget& window, const QString& file) {
    // Plots and layouts put off their work to the next turn of the event loop.
    QCoreApplication::processEvents();
    const bool isWritten = window.grab().save(file);
    QCoreApplication::exit(isWritten ? 0 : complain(kRunFailed, "can't write the picture " + file));
}

/// In place of the main window, whose size it takes.
void takePlayground(MainWindow& window, const QString& file) {
    PlaygroundWindow& playground = window.teach().showPlayground();
    playground.resize(window.size());
    // What it is laid out for is worked out, and then the arrows of the plane that came of it.
    for (int i = 0; i < 2; ++i) {
        QCoreApplication::processEvents();
        playground.finish();
    }
    savePicture(playground, file);
}

void takeScreenshot(MainWindow& window, const QString& file) {
    window.active().catchUp();
    savePicture(window, file);
}

/// Takes one step apart and shows the stage that is asked for.
void stepThrough(MainWindow& window, const Request& request) {
    Workspace& workspace = window.active();
    workspace.stepThrough();
    onNews<std::shared_ptr<const StepTrace>>(
        workspace.runs(), &window,
        [&window, stage = request.stage, file = request.screenshot](const auto&) {
            window.active().stageView().showStage(stage - 1);
            if (!file.isEmpty())
                QTimer::singleShot(0, &window, [&window, file] { takeScreenshot(window, file); });
        });
}

/// In place of the main window, also in a picture. Returns whether it trains what it is to train.
bool showSideBySide(MainWindow& window, const Request& request) {
    SideBySideWindow& variants = window.teach().sideBySide().show();
    const QString file = request.screenshot;
    if (!file.isEmpty()) {
        variants.resize(window.size());
        const auto take = [&variants, file] { savePicture(variants, file); };
        if (request.runs)
            QObject::connect(&variants, &SideBySideWindow::ended, &variants,
                             [&variants, take] { QTimer::singleShot(0, &variants, take); });
        else
            QTimer::singleShot(0, &variants, take);
    }
    return !request.runs || variants.start();
}

/// The picture is taken when the run has ended, or else when the window has been laid out.
void scheduleScreenshot(MainWindow& window, const Request& request) {
    if (request.demo) {
        QObject::connect(&window.teach().demos(), &DemoStage::ended, &window, [&] {
            QTimer::singleShot(0, &window, [&] { takeScreenshot(window, request.screenshot); });
        });
        return;
    }
    if (request.stage > 0 || request.sideBySide)
        return;
    if (request.playground) {
        QTimer::singleShot(0, &window, [&] { takePlayground(window, request.screenshot); });
        return;
    }
    if (!request.runs) {
        QTimer::singleShot(0, &window, [&] { takeScreenshot(window, request.screenshot); });
        return;
    }
    onNews<RunSummary>(window.active().runs(), &window, [&](const RunSummary& summary) {
        if (summary.outcome == RunOutcome::Failed) {
            const QString why = QString::fromStdString(summary.error);
            return QCoreApplication::exit(complain(kRunFailed, "the run failed: " + why));
        }
        QTimer::singleShot(0, &window, [&] { takeScreenshot(window, request.screenshot); });
    });
}

/// A run that needs it will say why it can't be had.
void loadEngineInTime() {
    try {
        loadEngine();
    } catch (const UserError&) {
        return;
    }
}

/// Needs no window.
int writeReport(const QCommandLineParser& parser) {
    const QStringList runs = parser.positionalArguments();
    if (runs.size() != 1)
        throw UserError("--report: found " + std::to_string(runs.size()) +
                        " folders, expected that of one run");
    writeRunReport(std::filesystem::path(runs.constFirst().toStdU16String()),
                   parser.value("report"));
    return 0;
}

int show(const Request& request) {
    MainWindow window;
    const bool isForPicture = !request.screenshot.isEmpty();
    if (request.size.isValid())
        window.resize(request.size);
    else if (isForPicture)
        window.resize(kPictureSize);
    else
        window.restoreWindow();
    if (request.isAskedFor)
        window.files().open(request.experiment, request.file);
    else
        window.files().openPlaceholder(request.experiment);
    window.setRunOptions(request.run);
    window.show();
    if (!request.dock.isEmpty())
        window.raiseDock(request.dock);
    if (request.presents)
        window.presentation().enter(isForPicture ? Presentation::Room::Window
                                                 : Presentation::Room::FullScreen);
    if (request.tour)
        window.teach().tours().start(*request.tour);
    if (request.playground && !isForPicture)
        window.teach().showPlayground();
    if (isForPicture)
        scheduleScreenshot(window, request);
    if (request.stage > 0)
        stepThrough(window, request);
    if (request.describes)
        new WidgetDescriptions(&window);
    // As if the person closed the window: the run is ended and recorded, unsaved changes asked
    // about.
    const InterruptWatch watch([&window](const std::string&, bool isSecond) {
        if (!isSecond)
            QMetaObject::invokeMethod(&window, "close", Qt::QueuedConnection);
    });
    if (request.demo)
        window.teach().demos().start(*request.demo);
    if (request.sideBySide) {
        if (!showSideBySide(window, request) && isForPicture)
            return complain(kRunFailed, "these variants can't be trained");
    } else if (request.runs && !window.active().startRun() && isForPicture) {
        return complain(kRunFailed, window.active().messages().messages().value(0));
    }
    // Behind the first frame, so that neither the window nor the first run waits for LibTorch.
    std::jthread loader;
    QTimer::singleShot(0, &window, [&loader] { loader = std::jthread(loadEngineInTime); });
    // Once the program listens to its person.
    if (!isForPicture)
        QTimer::singleShot(0, &window, [&window] { takeUpSession(window); });
    return QApplication::exec();
}

}  // namespace

}  // namespace obscura

int main(int argc, char** argv) {
    using namespace obscura;
    reserveStandardStreams();
    makeSignalsOfWritingErrors();
    QApplication::setApplicationName("obscura");
    QApplication::setApplicationDisplayName("Obscura");
    QApplication::setApplicationVersion(OBSCURA_VERSION);
    QApplication::setOrganizationName("obscura");
    QGuiApplication::setDesktopFileName("obscura");
    if (answersAtOnce(argc, argv))
        return std::fflush(stdout) == 0 ? 0 : complain(kRunFailed, "can't write to stdout");
    const std::unique_ptr<QApplication> app = openDisplay(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QApplication::arguments()))
        return complain(kBadUsage, parser.errorText());
    try {
        speak(startLanguage(parser.value("language")));
        return parser.isSet("report") ? writeReport(parser) : show(readRequest(parser));
    } catch (const UserError& error) {
        return complain(kBadUsage, QString::fromUtf8(error.what()));
    }
}
