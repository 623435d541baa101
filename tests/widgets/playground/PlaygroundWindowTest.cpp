// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/PlaygroundWindow.h"

#include "TestProgram.h"
#include "widgets/device/HeatmapPlot.h"
#include "widgets/fidelity/RankedPlot.h"
#include "widgets/panels/PanelParts.h"
#include "widgets/playground/CurvesPlot.h"
#include "widgets/playground/LossPlanePlot.h"
#include "widgets/playground/PlaygroundControls.h"

#include <QComboBox>
#include <QPushButton>
#include <QSlider>
#include <QtTest>

namespace obscura {

/// A slider, moved by keys, changes what the panels show.
class PlaygroundWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_window = std::make_unique<PlaygroundWindow>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        settle();
    }
    void cleanup() { m_window.reset(); }

    void showsAllPanelsAtOnce() {
        QVERIFY(find<LossPlanePlot>()->hasData());
        QVERIFY(find<RankedPlot>()->hasData());
        QVERIFY(find<HeatmapPlot>("target")->hasData());
        QVERIFY(find<CurvesPlot>("step-errors")->hasData());
        for (const char* const sentence :
             {"planeSentence", "stepSentence", "rankSentence", "matrixSentence"})
            QVERIFY2(!label(sentence).isEmpty(), sentence);
    }

    void saysWhereNoiseWins() {
        slide("playgroundStep", Qt::Key_Home);
        slide("playgroundNoise", Qt::Key_End);
        settle();
        QVERIFY2(label("stepSentence").startsWith("Noise wins"), qPrintable(label("stepSentence")));
        slide("playgroundNoise", Qt::Key_Home);
        slide("playgroundStep", Qt::Key_End);
        settle();
        QVERIFY2(label("stepSentence").startsWith("Curvature"), qPrintable(label("stepSentence")));
    }

    void theMarkMovesTheSlider() {
        const double before = m_window->controls().settings().step;
        QTest::keyClick(find<CurvesPlot>("step-errors"), Qt::Key_Right);
        QVERIFY(m_window->controls().settings().step > before);
    }

    void aClickMovesTheArrows() {
        LossPlanePlot& plane = *find<LossPlanePlot>();
        QCOMPARE(plane.place(), QPointF());
        QTest::mouseClick(&plane, Qt::LeftButton, {},
                          plane.axisRect()->rect().center() + QPoint(20, -10));
        QVERIFY(plane.place().x() > 0 && plane.place().y() > 0);
        QTest::keyClick(&plane, Qt::Key_Left);
        settle();
        QVERIFY(!label("planeSentence").isEmpty());
    }

    void learns() {
        const auto errorNow = [this] {
            const Heatmap map = *find<HeatmapPlot>("matrix-difference")->map();
            return map.values.norm();
        };
        const float before = errorNow();
        auto* const train = m_window->findChild<QPushButton*>("playgroundTrain");
        QTest::keyClick(train, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor(
            [this] {
                const QByteArray rows = find<CurvesPlot>("matrix-error")->table();
                return find<CurvesPlot>("matrix-error")->hasData() && rows.count('\n') > 5;
            },
            30000));
        QTest::keyClick(train, Qt::Key_Space);
        settle();
        QVERIFY2(errorNow() < before, qPrintable(QString("%1, %2").arg(errorNow()).arg(before)));
        QTest::mouseClick(m_window->findChild<QPushButton*>("playgroundAnew"), Qt::LeftButton);
        settle();
        QCOMPARE(errorNow(), before);
    }

    void everyDeviceCanBePlayedWith_data() {
        QTest::addColumn<int>("index");
        const PlaygroundControls controls;
        const auto* const devices = controls.findChild<QComboBox*>("playgroundDevice");
        for (int i = 0; i < devices->count(); ++i)
            QTest::newRow(qPrintable(devices->itemData(i).toString())) << i;
    }
    void everyDeviceCanBePlayedWith() {
        QFETCH(int, index);
        auto* const devices = m_window->findChild<QComboBox*>("playgroundDevice");
        devices->setFocus();
        while (devices->currentIndex() != index)
            QTest::keyClick(devices, devices->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
        slide("playgroundBits", Qt::Key_Left);
        settle();
        QCOMPARE(label("playgroundMessage"), QString());
        QVERIFY(find<LossPlanePlot>()->hasData());
        QTest::mouseClick(m_window->findChild<QPushButton*>("playgroundStep1"), Qt::LeftButton);
        settle();
        QCOMPARE(label("playgroundMessage"), QString());
        QVERIFY(find<CurvesPlot>("matrix-error")->hasData());
    }

private:
    template <class Plot>
    Plot* find(const QString& name = {}) const {
        for (Plot* const each : m_window->findChildren<Plot*>()) {
            if (name.isEmpty() || each->name() == name)
                return each;
        }
        return nullptr;
    }
    QString label(const QString& name) const {
        return m_window->findChild<ThemedLabel*>(name)->text();
    }
    void slide(const QString& name, Qt::Key key) {
        QTest::keyClick(m_window->findChild<QSlider*>(name), key);
    }
    /// The arrows are asked for when the plane has come.
    void settle() {
        m_window->finish();
        m_window->finish();
    }

    std::unique_ptr<PlaygroundWindow> m_window;
};

}  // namespace obscura

WINDOW_TEST(obscura::PlaygroundWindowTest)
#include "PlaygroundWindowTest.moc"
