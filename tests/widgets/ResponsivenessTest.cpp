// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/data/DatasetRegistry.h"
#include "devices/Error.h"
#include "widgets/MainWindow.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/plots/LivePlot.h"
#include "widgets/plots/RunPlots.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <chrono>

using namespace obscura;

namespace {

/// ms within which an event must be handled; sanitizers make everything some ten times slower.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kLimit = 500;
#else
constexpr double kLimit = 50;
#endif
constexpr double kShare = 0.95;
constexpr int kSteps = 250;
constexpr std::size_t kFewestProbes = 20;
constexpr int kAnswerPatience = 120000;

const auto kProbe = static_cast<QEvent::Type>(QEvent::registerEventType());

using Clock = std::chrono::steady_clock;

class Probe : public QEvent {
public:
    Probe() : QEvent(kProbe), posted(Clock::now()) {}
    const Clock::time_point posted;
};

/// Lives on the window's thread, and notes how long each probe waited in its queue.
class Target : public QObject {
public:
    std::vector<double> waits;  ///< ms

    bool event(QEvent* event) override {
        if (event->type() != kProbe)
            return QObject::event(event);
        const auto waited = Clock::now() - static_cast<const Probe*>(event)->posted;
        waits.push_back(std::chrono::duration<double, std::milli>(waited).count());
        return true;
    }
};

}  // namespace

class ResponsivenessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handlesEventsDuringTraining() {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        MainWindow window;
        window.files().open(experiment(folder.path()), {});
        window.setRunOptions(
            {.maximumSteps = kSteps, .out = folder.filePath("runs").toStdString()});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));

        Target target;
        // Asked at the worst moments: when records are handed on, and when a plot is about to be
        // drawn.
        const auto ask = [&] { QCoreApplication::postEvent(&target, new Probe); };
        connect(&window.active().runs(), &RunController::news, &target, ask);
        for (LivePlot* const plot : window.active().plots().plots())
            connect(plot, &QCustomPlot::beforeReplot, &target, ask);

        NewsSpy<RunSummary> endSpy(window.active().runs());
        QVERIFY(window.active().startRun());
        QVERIFY(endSpy.wait(kAnswerPatience));

        std::vector<double>& waits = target.waits;
        QVERIFY(waits.size() >= kFewestProbes);
        std::sort(waits.begin(), waits.end());
        const double usual = waits[std::size_t(kShare * double(waits.size() - 1))];
        qInfo("%zu events: median %.2f ms, 95 %% within %.2f ms, all within %.2f ms", waits.size(),
              waits[waits.size() / 2], usual, waits.back());
        QVERIFY2(usual <= kLimit, qPrintable(QString::number(usual)));
    }

private:
    /// The reference task where its data set is installed, else a small one of the same kind.
    static Experiment experiment(const QString& folder) {
        Experiment e = templateExperiment("fashion-mnist-slm");
        try {
            loadDataset(datasetSettings(*e.graph.firstOfKind("dataset")));
            return e;
        } catch (const UserError&) {
            writeTinyDataset(folder.toStdString());
            return tinyExperiment("fashion-mnist-slm", folder.toStdString());
        }
    }
};

WINDOW_TEST(ResponsivenessTest)
#include "ResponsivenessTest.moc"
