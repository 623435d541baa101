// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/data/DatasetRegistry.h"
#include "core/experiment/ExperimentFile.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/TeachMenu.h"
#include "widgets/WindowFixture.h"
#include "widgets/plane/DecisionField.h"
#include "widgets/plane/PlaneEdits.h"
#include "widgets/plane/PlanePlot.h"
#include "widgets/plane/PlaneView.h"

#include <QComboBox>
#include <QDockWidget>
#include <QMenu>

using namespace obscura;

/// The plane: its points by mouse and keyboard, and the map of a run.
class PlaneViewTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        open();
        m_window->files().open(templateExperiment("plane-spiral"), {});
    }
    void cleanup() { close(); }

    void comesWithItsExperiment() {
        auto* const dock = m_window->findChild<QDockWidget*>("plane");
        QVERIFY(dock->isVisible());
        tabs().step(-1);
        QVERIFY(!dock->isVisible());
        QAction* const entrance = actionOf("Points in the plane");
        QVERIFY(entrance);
        entrance->trigger();
        QVERIFY(dock->isVisible());
        QVERIFY(planeBlock(experiment()));
    }

    /// Sets, moves and removes points by the mouse; each is one step that can be undone.
    void pointsByMouse() {
        QTest::mouseClick(&plot(), Qt::LeftButton, {}, at(0.5, 0.5));
        QCOMPARE(points().size(), std::size_t{1});
        chooseByKeys(view().findChild<QComboBox*>(), "C");
        QTest::mouseClick(&plot(), Qt::LeftButton, {}, at(-0.5, 0.2));
        QCOMPARE(points().size(), std::size_t{2});
        QCOMPARE(points()[1].label, Index{2});
        QVERIFY(isNear(points()[1], -0.5, 0.2));

        QTest::mousePress(&plot(), Qt::LeftButton, {}, at(0.5, 0.5));
        QTest::mouseMove(&plot(), at(0.2, 0.3));
        QTest::mouseMove(&plot(), at(0, -0.5));
        QTest::mouseRelease(&plot(), Qt::LeftButton, {}, at(0, -0.5));
        QVERIFY(isNear(points()[0], 0, -0.5));
        document().undoStack().undo();
        QVERIFY(isNear(points()[0], 0.5, 0.5));
        document().undoStack().redo();

        QTest::mouseClick(&plot(), Qt::RightButton, {}, at(0, -0.5));
        QCOMPARE(points().size(), std::size_t{1});
        for (int i = 0; i < 4; ++i)
            document().undoStack().undo();
        QVERIFY(points().empty());
        QVERIFY(experiment() == templateExperiment("plane-spiral"));
    }

    void pointsByKeys() {
        plot().setFocus();
        QTest::keyClick(&plot(), Qt::Key_Right);
        QTest::keyClick(&plot(), Qt::Key_Up, Qt::ControlModifier);
        QTest::keyClick(&plot(), Qt::Key_Space);
        QVERIFY(isNear(points().at(0), 0.1, 0.02));
        QTest::keyClick(&plot(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&plot(), Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(isNear(points().at(0), -0.1, 0.02));
        QTest::keyClick(&plot(), Qt::Key_Delete);
        QVERIFY(points().empty());
    }

    /// A run that somebody looks at tells what it takes each place for.
    void showsTheMapOfARun() {
        limitRuns(30);
        QVERIFY(tabs().active().startRun());
        QTRY_VERIFY_WITH_TIMEOUT(plot().map(), kPatience);
        tabs().active().runs().finish();
        QCOMPARE(plot().map()->step, std::int64_t{30});
        QVERIFY2(view().status().contains("class"), qPrintable(view().status()));
        QTest::mouseMove(&plot(), at(1, 1));
        const Verdict verdict = verdictAt(*plot().map(), 1, 1);
        QVERIFY(verdict.share >= 0.5 && verdict.share <= 1);
    }

    /// Points of one's own train at once.
    void trainsOwnPoints() {
        QTest::mouseClick(&plot(), Qt::LeftButton, {}, at(0.5, 0.5));
        chooseByKeys(view().findChild<QComboBox*>(), "B");
        QTest::mouseClick(&plot(), Qt::LeftButton, {}, at(-0.5, -0.5));
        limitRuns(200);
        QVERIFY(tabs().active().startRun());
        tabs().active().runs().finish();
        QCOMPARE(verdictAt(*plot().map(), 0.5, 0.5).label, Index{0});
        QCOMPARE(verdictAt(*plot().map(), -0.5, -0.5).label, Index{1});
    }

    /// The field's colours are those of the classes, with a line between them.
    void paintsTheField() {
        DecisionMap map{.side = 2, .reach = 1};
        map.shares = Matrix(4, 2);
        map.shares << 1, 0, 0, 1, 1, 0, 0, 1;
        const Theme theme = Theme::light();
        const QImage field = decisionField(map, theme, 40);
        QVERIFY(field.pixelColor(1, 20) != field.pixelColor(38, 20));
        int lines = 0;
        for (int x = 1; x < 39; ++x)
            lines += field.pixelColor(x, 20).lightness() < theme.canvas.lightness() / 2 ? 1 : 0;
        QCOMPARE(lines, 1);
        QCOMPARE(verdictAt(map, -1, 0).label, Index{0});
        QCOMPARE(verdictAt(map, 0.5, 0).share, 0.75);
    }

private:
    PlaneView& view() const { return tabs().active().planeView(); }
    PlanePlot& plot() const { return view().plot(); }
    ExperimentDocument& document() const { return tabs().active().document(); }
    const Experiment& experiment() const { return document().experiment(); }
    std::vector<PlanePoint> points() const { return ownPointsOf(experiment()); }
    QPoint at(double x, double y) const { return plot().toPixels(x, y).toPoint(); }
    static bool isNear(const PlanePoint& p, double x, double y) {
        return std::abs(p.x - x) < 0.011 && std::abs(p.y - y) < 0.011;
    }
    QAction* actionOf(const QString& text) const {
        for (QAction* const each : m_window->teach().actions()) {
            if (each->text().remove('&') == text)
                return each;
        }
        return nullptr;
    }
};

WINDOW_TEST(PlaneViewTest)
#include "PlaneViewTest.moc"
