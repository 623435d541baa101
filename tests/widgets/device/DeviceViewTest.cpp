// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DeviceView.h"

#include "Patience.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/experiment/Groups.h"
#include "core/graph/Repetition.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/NewsSpy.h"
#include "widgets/Theme.h"
#include "widgets/device/DevicePages.h"
#include "widgets/device/HeatmapPlot.h"
#include "widgets/device/HistogramPlot.h"
#include "widgets/device/LineCutPlot.h"
#include "widgets/device/MeshPlot.h"
#include "widgets/device/ResponsePlot.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/panels/WrappedRow.h"
#include "widgets/plots/PlotExport.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <cmath>
#include <numbers>

using namespace obscura;

namespace {

/// What is left between the panels of a window 1024 pixels wide.
constexpr int kNarrow = 510;

using Page = DeviceView::Page;

}  // namespace

class DeviceViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        writeTinyDataset(m_folder.path().toStdString());
    }

    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_runs = std::make_unique<RunController>();
        m_document->reset(experiment("slm", 256, 128), {});
        m_view = std::make_unique<DeviceView>(*m_document, *m_runs);
        m_view->resize(860, 340);
    }

    void cleanup() {
        m_view.reset();
        m_runs.reset();
        m_document.reset();
    }

    void showsEveryDevice_data() {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<int>("outputs");
        for (const DeviceInfo& info : deviceRegistry()) {
            if (!info.isSimulation)
                continue;
            const char* const id = info.id.c_str();
            QTest::addRow("%s, smallest", id) << QByteArray(id) << 1 << 1;
            QTest::addRow("%s, as in the paper", id) << QByteArray(id) << 256 << 128;
        }
    }

    void showsEveryDevice() {
        QFETCH(QByteArray, device);
        QFETCH(int, inputs);
        QFETCH(int, outputs);
        m_document->reset(experiment(device.constData(), inputs, outputs), {});
        show();
        const DeviceSnapshot& s = shown();
        QCOMPARE(s.inputs, inputs);
        QCOMPARE(s.outputs, outputs);
        QVERIFY(m_view->status().contains("Before the first step"));
        QVERIFY(!m_view->findChild<QComboBox*>("blackBox")->isVisible());
        const bool isMesh = device.startsWith("mzi");
        QCOMPARE(m_view->hardware().mesh().isVisible(), isMesh);
        QCOMPARE(m_view->hardware().map().isVisible(), !isMesh);
        QVERIFY(isMesh ? m_view->hardware().mesh().hasData() : m_view->hardware().map().hasData());
        const bool isCamera = device == "multimode_fibre" || device == "diffraction";
        QCOMPARE(m_view->hardware().camera().isVisible(), isCamera);
        QCOMPARE(m_view->hardware().camera().hasData(), isCamera);
        QCOMPARE(m_view->hardware().response().isVisible(), device == "slm" || device == "mrr");
        grab();
        choose(Page::Parameters);
        QVERIFY(m_view->parameters().histogram().hasData());
        grab();
        choose(Page::Transfer);
        QCOMPARE(m_view->transfer().matrix().hasData(), !isCamera);
        QCOMPARE(m_view->transfer().rowCut().hasData(), !isCamera);
        grab();
    }

    void drawsTheLawThatIsLearned() {
        m_document->edit("method", [](Experiment& e) {
            assignField(e, "blackbox.estimator.kind=streaming_jacobian");
        });
        show();
        ResponsePlot& plot = m_view->hardware().response();
        QCOMPARE(plot.learned().dataCount(), 0);
        run(6);
        QCOMPARE(shown().step, 6);
        const auto curve = plot.learned().data();
        QVERIFY(curve->size() > 100);
        // All pixels stand at about a quarter turn, where cos φ/√n is zero and falls.
        const double steep = 1 / std::sqrt(256.0);
        const auto before = curve->findBegin(std::numbers::pi / 2 - 0.1);
        const auto after = curve->findBegin(std::numbers::pi / 2 + 0.1);
        QVERIFY(before->value > 0 && after->value < 0);
        QVERIFY(std::abs((before->value - after->value) / (after->key - before->key) - steep) <
                0.1 * steep);
        QVERIFY(plot.table().contains("learned,"));
        grab();
    }

    void takesNothingWhileHidden() {
        QVERIFY(!m_view->snapshot());
        NewsSpy<std::shared_ptr<const DeviceSnapshot>> arrived(*m_runs);
        NewsSpy<StepRecord> stepped(*m_runs);
        run(3);
        // Only the last state, which every run leaves.
        QCOMPARE(arrived.count(), 1);
        QVERIFY(!m_view->snapshot());
        show();
        QCOMPARE(shown().step, 3);
    }

    void followsARun() {
        show();
        QCOMPARE(shown().step, 0);
        NewsSpy<std::shared_ptr<const DeviceSnapshot>> arrived(*m_runs);
        m_runs->start(m_document->experiment(), options(0, true));
        QTRY_VERIFY_WITH_TIMEOUT(arrived.count() == 1, kPatience);
        QCOMPARE(shown().step, 0);
        m_runs->step();
        QTRY_COMPARE_WITH_TIMEOUT(shown().step, 1, kPatience);
        QVERIFY(m_view->status().contains("After step 1"));
        QCOMPARE(m_view->hardware().map().map()->values.rows(), 128);
        NewsSpy<RunSummary> ended(*m_runs);
        m_runs->stop();
        m_runs->resume();
        QVERIFY(ended.wait(kPatience));
        QCOMPARE(m_view->snapshot()->step, 1);
    }

    void keepsWhatARunHasMadeUntilTheDeviceChanges() {
        show();
        run(2);
        QCOMPARE(shown().step, 2);
        m_document->edit("rank", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{5});
        });
        QCOMPARE(shown().step, 2);
        m_document->edit("device", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "device", std::string("mrr"));
        });
        m_view->catchUp();
        QCOMPARE(shown().step, 0);
        QCOMPARE(shown().device, std::string("mrr"));
        m_document->undoStack().undo();
        QCOMPARE(shown().step, 2);
    }

    void thePreviewFollowsWhatItIsMadeOf_data() {
        QTest::addColumn<QByteArray>("assignment");
        QTest::newRow("imperfections")
            << QByteArray("blackbox.imperfections.fabrication_spread=0.2");
        QTest::newRow("start") << QByteArray("training.start_from=");
    }

    void thePreviewFollowsWhatItIsMadeOf() {
        QFETCH(QByteArray, assignment);
        if (assignment.endsWith('=')) {
            assignment += earlierRun();
            // Opened anew, nothing is known of the run.
            m_document->reset(experiment("slm", 256, 128), {});
        }
        show();
        const DeviceSnapshot before = shown();
        QCOMPARE(before.step, 0);
        m_document->edit("change",
                         [&](Experiment& e) { assignField(e, assignment.toStdString()); });
        m_view->catchUp();
        QCOMPARE(shown().step, 0);
        QVERIFY(shown().transfer != before.transfer);
        m_document->undoStack().undo();
        m_view->catchUp();
        QVERIFY(shown().transfer == before.transfer);
    }

    void saysWhatCantBeBuilt() {
        show();
        m_document->edit("disconnect", [](Experiment& e) {
            const BlockId box = e.graph.find("blackbox")->id;
            std::erase_if(e.graph.edges, [box](const Edge& edge) { return edge.to == box; });
        });
        m_view->catchUp();
        QVERIFY(!m_view->snapshot());
        QVERIFY2(m_view->status().contains("connect"), qPrintable(m_view->status()));
        m_document->reset(templateExperiment("fashion-mnist-digital"), {});
        QVERIFY(m_view->status().contains("no black box"));
        grab();
    }

    void choosesAmongBlackBoxes() {
        Experiment e = experiment("slm", 256, 128);
        const BlockId first = e.graph.find("blackbox")->id;
        const Edge edge = *std::find_if(e.graph.edges.begin(), e.graph.edges.end(),
                                        [&](const Edge& c) { return c.from == first; });
        const BlockId second = insertBlock(e, "blackbox", edge, {});
        setBlockOption(e, second, "device", std::string("mrr"));
        m_document->reset(e, {});
        show();
        QCOMPARE(shown().device, std::string("slm"));
        auto* const box = m_view->findChild<QComboBox*>("blackBox");
        QVERIFY(box->isVisible());
        chooseByPopup(box, QString::fromStdString(e.graph.find(second)->name));
        m_view->catchUp();
        QVERIFY(m_view->box() == second);
        QCOMPARE(shown().device, std::string("mrr"));
        // An edit of something else leaves the open list alone.
        box->showPopup();
        const QModelIndex listed = box->view()->currentIndex();
        QVERIFY(listed.isValid());
        m_document->edit("seed", [](Experiment& each) { assignField(each, "training.seed=7"); });
        QVERIFY(box->view()->isVisible());
        QCOMPARE(box->view()->currentIndex(), listed);
        box->hidePopup();
        m_view->setBlock(e.graph.firstOfKind("linear")->id);
        QVERIFY(m_view->box() == second);
    }

    void choosesAmongRepetitions() {
        m_document->reset(repeated(), {});
        show();
        const BlockId box = m_document->experiment().graph.find("blackbox")->id;
        auto* const repetition = m_view->findChild<QSpinBox*>("repetition");
        QVERIFY(repetition->isVisible());
        QVERIFY(!m_view->findChild<QComboBox*>("blackBox")->isVisible());
        QCOMPARE(repetition->text(), "Repetition 1 of 3");
        const Vector first = shown().omega;
        chooseRepetition(Qt::Key_Up);
        QCOMPARE(repetition->text(), "Repetition 2 of 3");
        QVERIFY(shown().box == BlockRepetition(box, 2));
        QVERIFY(shown().omega != first);
        // What can't be chosen any more gives way.
        chooseRepetition(Qt::Key_Up);
        m_document->edit("repeat", [](Experiment& e) { assignField(e, "group.repeat=2"); });
        m_view->catchUp();
        QVERIFY(shown().box == BlockRepetition(box, 2));
        m_document->edit("repeat", [](Experiment& e) { assignField(e, "group.repeat=1"); });
        m_view->catchUp();
        QVERIFY(!repetition->isVisible());
        QVERIFY(shown().omega == first);
    }

    void followsTheChosenRepetitionOfARun() {
        m_document->reset(repeated(), {});
        show();
        const BlockId box = m_document->experiment().graph.find("blackbox")->id;
        chooseRepetition(Qt::Key_Up);
        m_runs->start(m_document->experiment(), options(0, true));
        m_runs->step();
        QTRY_COMPARE_WITH_TIMEOUT(shown().step, 1, kPatience);
        QVERIFY(shown().box == BlockRepetition(box, 2));
        const Vector second = shown().initial;
        chooseRepetition(Qt::Key_Up);
        QVERIFY(!m_view->snapshot());
        QTRY_VERIFY_WITH_TIMEOUT(m_view->snapshot(), kPatience);
        QVERIFY(shown().box == BlockRepetition(box, 3));
        QCOMPARE(shown().step, 1);
        QVERIFY(shown().initial != second);
        NewsSpy<RunSummary> ended(*m_runs);
        m_runs->stop();
        QVERIFY(ended.wait(kPatience));
        // Every run leaves the first one's last state.
        m_view->findChild<QSpinBox*>("repetition")->setValue(1);
        QCOMPARE(shown().step, 1);
        QVERIFY(shown().box == box);
    }

    void saysThatARunHasLeftNoStateOfARepetition() {
        m_document->reset(repeated(), {});
        show();
        run(1);
        QCOMPARE(shown().step, 1);
        const auto tellsWhy = [this] {
            return std::ranges::any_of(m_view->findChildren<ElidedLabel*>(), [](const auto* label) {
                return label->toolTip().contains("left no state");
            });
        };
        QVERIFY(!tellsWhy());
        chooseRepetition(Qt::Key_Up);
        QCOMPARE(shown().step, 0);
        QVERIFY(tellsWhy());
        chooseRepetition(Qt::Key_Down);
        QCOMPARE(shown().step, 1);
        QVERIFY(!tellsWhy());
    }

    void pagesChangeByKey() {
        show();
        auto* const tabs = m_view->findChild<QTabBar*>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        QCOMPARE(m_view->page(), Page::Parameters);
        QTest::keyClick(tabs, Qt::Key_Right);
        QCOMPARE(m_view->page(), Page::Transfer);
    }

    void cutsFollowMouseAndKeys() {
        show();
        choose(Page::Transfer);
        HeatmapPlot& matrix = m_view->transfer().matrix();
        const auto at = [&](int row, int column) {
            return QPoint(qRound(matrix.xAxis->coordToPixel(column)),
                          qRound(matrix.yAxis->coordToPixel(row)));
        };
        QTest::mouseClick(&matrix, Qt::LeftButton, {}, at(100, 200));
        QVERIFY(std::abs(matrix.row() - 100) <= 1);
        QVERIFY(std::abs(matrix.column() - 200) <= 1);
        const Index row = matrix.row();
        const Index column = matrix.column();
        QVERIFY(m_view->transfer().rowCut().values() == shown().transfer.row(row).transpose());
        QVERIFY(m_view->transfer().columnCut().values() == shown().transfer.col(column));
        QTest::keyClick(&matrix, Qt::Key_Up);
        QTest::keyClick(&matrix, Qt::Key_Right);
        QCOMPARE(matrix.row(), row - 1);
        QCOMPARE(matrix.column(), column + 1);
        QVERIFY(m_view->transfer().rowCut().values() == shown().transfer.row(row - 1).transpose());
        for (int i = 0; i < 300; ++i)
            QTest::keyClick(&matrix, Qt::Key_Left);
        QCOMPARE(matrix.column(), 0);
        QTest::mouseMove(&matrix, at(64, 128));
        QTRY_VERIFY(matrix.readout().startsWith("A ["));
    }

    void aMeshIsZoomedAndReadByKeysAndMouse() {
        m_document->reset(experiment("mzi", 8, 8), {});
        show();
        MeshPlot& mesh = m_view->hardware().mesh();
        QCOMPARE(mesh.light()->shape.rails, 8);
        const double whole = mesh.xAxis->range().size();
        QTest::keyClick(&mesh, Qt::Key_Plus);
        QVERIFY(mesh.xAxis->range().size() < whole);
        QVERIFY(!mesh.showsWhole());
        QTest::keyClick(&mesh, Qt::Key_Home);
        QTRY_COMPARE(mesh.xAxis->range().size(), whole);
        QTest::mouseMove(&mesh, QPoint(qRound(mesh.xAxis->coordToPixel(2)),
                                       qRound(mesh.yAxis->coordToPixel(4.5))));
        QTRY_VERIFY2(mesh.readout().contains("waveguides 4 and 5"), qPrintable(mesh.readout()));
    }

    void aLargeMeshShowsBlocksWhenZoomed() {
        m_document->reset(experiment("mzi", 256, 128), {});
        show();
        MeshPlot& mesh = m_view->hardware().mesh();
        const QImage light = mesh.grab().toImage();
        mesh.setFar(MeshPlot::Far::Splitting);
        QCoreApplication::processEvents();
        QVERIFY(mesh.grab().toImage() != light);
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(&mesh, Qt::Key_Plus);
        QCoreApplication::processEvents();
        const QImage near = mesh.grab().toImage();
        mesh.setFar(MeshPlot::Far::Light);
        QCoreApplication::processEvents();
        // Blocks and rails show both: the choice is for the view from afar.
        QCOMPARE(mesh.grab().toImage(), near);
    }

    void exportsWhatItShows() {
        show();
        HeatmapPlot& map = m_view->hardware().map();
        for (const char* const name : {"map.png", "map.svg", "map.pdf"}) {
            exportPlot(map, m_folder.filePath(name));
            QVERIFY(QFileInfo(m_folder.filePath(name)).size() > 1000);
        }
        const QList<QByteArray> lines = map.table().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 256 * 128);
        QCOMPARE(lines[0], QByteArray("output,input,φ (rad)"));
        QVERIFY(m_view->hardware().response().table().contains("parameter,"));
        choose(Page::Parameters);
        QCOMPARE(m_view->parameters().histogram().table().trimmed().count('\n'), 60);
        choose(Page::Transfer);
        QCOMPARE(m_view->transfer().rowCut().table().trimmed().count('\n'), 256);
    }

    void followsTheTheme() {
        show();
        const QPalette before = m_view->palette();
        m_view->setPalette(Theme::light().palette());
        QCoreApplication::processEvents();
        const QImage light = m_view->grab().toImage();
        m_view->setPalette(Theme::darkTheme().palette());
        QCoreApplication::processEvents();
        const QImage dark = m_view->grab().toImage();
        const QPoint corner(10, m_view->height() - 8);
        QVERIFY(light.pixelColor(corner).lightnessF() > dark.pixelColor(corner).lightnessF() + 0.4);
    }

    void everyPlotHasANameAndHelp() {
        show();
        for (const Page page : {Page::Hardware, Page::Parameters, Page::Transfer}) {
            choose(page);
            for (const DevicePlot* const plot : m_view->findChildren<DevicePlot*>()) {
                if (!plot->isVisible())
                    continue;
                QVERIFY(!plot->accessibleName().isEmpty());
                QVERIFY(!plot->toolTip().isEmpty());
                QVERIFY(plot->focusPolicy() & Qt::TabFocus);
            }
        }
    }

    void aNarrowViewShowsAllTabs() {
        Experiment e = experiment("slm", 64, 64);
        const BlockId other = insertBlock(e, "blackbox", *edgeInto(e, "norm"), {});
        renameBlock(e, other, "an optical black box with a very long name");
        assignField(e, "an optical black box with a very long name.outputs=64");
        groupBlocks(e, {e.graph.find("blackbox")->id, other});
        assignField(e, "group.repeat=3");
        m_document->reset(e, {});
        const auto* const row = m_view->findChild<WrappedRow*>();
        const auto* const tabs = m_view->findChild<QTabBar*>();
        const auto* const boxes = m_view->findChild<QComboBox*>("blackBox");
        show();
        m_view->setBlock(other);
        m_view->resize(1400, 340);
        QCoreApplication::processEvents();
        QVERIFY(!row->isWrapped());
        QVERIFY(boxes->width() >= boxes->sizeHint().width());
        m_view->resize(kNarrow, 340);
        QCoreApplication::processEvents();
        QVERIFY(row->isWrapped());
        QVERIFY(m_view->minimumSizeHint().width() <= kNarrow);
        QVERIFY(boxes->width() < boxes->sizeHint().width());
        QVERIFY(boxes->geometry().right() < m_view->findChild<QSpinBox*>("repetition")->x());
        QVERIFY(tabs->width() >= tabs->sizeHint().width());
        for (const QToolButton* const arrow : tabs->findChildren<QToolButton*>())
            QVERIFY(!arrow->isVisible());
        grab();
    }

private:
    static std::optional<Edge> edgeInto(const Experiment& e, const char* name) {
        for (const Edge& edge : e.graph.edges) {
            if (edge.to == e.graph.find(name)->id)
                return edge;
        }
        return std::nullopt;
    }
    Experiment experiment(const char* device, int inputs, int outputs) const {
        Experiment e = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        assignField(e, "hidden.outputs=" + std::to_string(inputs));
        assignField(e, "blackbox.outputs=" + std::to_string(outputs));
        assignField(e, "blackbox.surrogate.rank=1");
        assignField(e, std::string("blackbox.device=") + device);
        return e;
    }
    /// A black box that runs three times in a row.
    Experiment repeated() const {
        Experiment e = experiment("slm", 64, 64);
        groupBlocks(e, {e.graph.find("blackbox")->id});
        assignField(e, "group.repeat=3");
        return e;
    }
    TrainerOptions options(std::int64_t steps, bool paused = false) const {
        return {.maximumSteps = steps,
                .out = m_folder.filePath("runs").toStdString(),
                .startPaused = paused};
    }
    void run(std::int64_t steps) {
        NewsSpy<RunSummary> ended(*m_runs);
        m_runs->start(m_document->experiment(), options(steps));
        QVERIFY(ended.wait(kPatience));
    }
    /// The folder of a run that has trained the document's device.
    QByteArray earlierRun() {
        NewsSpy<RunSummary> ended(*m_runs);
        m_runs->start(m_document->experiment(), options(2));
        m_runs->finish();
        return QByteArray::fromStdString(ended[0].folder.string());
    }
    void show() {
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->catchUp();
        QVERIFY(m_view->snapshot());
        QCoreApplication::processEvents();
    }
    void choose(Page page) {
        m_view->setPage(page);
        QCoreApplication::processEvents();
    }
    void chooseRepetition(Qt::Key key) {
        auto* const repetition = m_view->findChild<QSpinBox*>("repetition");
        repetition->setFocus();
        QTest::keyClick(repetition, key);
        m_view->catchUp();
    }
    void grab() {
        QCoreApplication::processEvents();
        QVERIFY(!m_view->grab().isNull());
    }
    const DeviceSnapshot& shown() const { return *m_view->snapshot(); }

    QTemporaryDir m_folder;
    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<DeviceView> m_view;
};

WINDOW_TEST(DeviceViewTest)
#include "DeviceViewTest.moc"
