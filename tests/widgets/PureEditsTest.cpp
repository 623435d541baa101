// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenCount.h"
#include "TestProgram.h"
#include "core/weights/Checkpoint.h"
#include "devices/DeviceRegistry.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/items/BlockItem.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/device/DeviceView.h"
#include "widgets/documents/Workspace.h"
#include "widgets/panels/BlockPanel.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"

#include <QLineEdit>

using namespace obscura;

namespace fs = std::filesystem;

/// An edit neither opens a file nor builds a device, unless it names another file or device.
class PureEditsTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        prepare();
        m_data = m_folder.filePath("data").toStdString();
        m_start = m_folder.filePath("start").toStdString();
        for (const fs::path& folder : {m_data, m_start})
            QVERIFY(fs::create_directory(folder));
        writeTinyDataset(m_data, 40, 10);
        writeCheckpoint(m_start / kCheckpointFile, {{"hidden.bias", {2}, {1, 2}}});
        assignField(m_first, "dataset.folder=" + m_data.string());
        assignField(m_first, "training.start_from=" + m_start.string());
    }

    void init() {
        open();
        m_window->raiseDock("device");
        deviceView().catchUp();
        QVERIFY2(deviceView().status().contains("Before the first step"),
                 qPrintable(deviceView().status()));
        QVERIFY(document().report().canRun());
        QCoreApplication::processEvents();
        m_opened = std::make_unique<OpenCount>(std::initializer_list<fs::path>{m_data, m_start});
        QVERIFY(m_opened->isWatching());
        m_built = devicesBuilt();
    }

    void cleanup() { close(); }

    void whileARankIsTyped() {
        type("surrogate.rank", "25");
        QCOMPARE(rank(document()), Index{25});
        // Also one that can't be.
        type("surrogate.rank", "2500");
        QVERIFY(!document().report().canRun());
        document().undoStack().undo();
        verifyNothingWasTouched();
    }

    void whileABlockIsDragged() {
        CanvasScene& scene = tabs().active().scene();
        QWidget* const viewport = tabs().active().view().viewport();
        const BlockItem& item = *scene.blockItem(idOf("blackbox"));
        const QPoint from = tabs().active().view().mapFromScene(item.body().center());
        const QPointF before = item.pos();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        for (int way = 10; way <= 100; way += 10) {
            QMouseEvent move(QEvent::MouseMove, from + QPoint(0, way),
                             viewport->mapToGlobal(from + QPoint(0, way)), Qt::NoButton,
                             Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(viewport, &move);
        }
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, from + QPoint(0, 100));
        QVERIFY(item.pos() != before);
        QCOMPARE(document().undoStack().count(), 1);
        verifyNothingWasTouched();
    }

    /// What is counted would be seen.
    void whatNeedsADeviceOrAFileIsSeen() {
        type("outputs", "64");
        deviceView().catchUp();
        QVERIFY(devicesBuilt() > m_built);
        m_opened->take();
        document().lookAgain();
        QVERIFY(m_opened->take() > 0);
    }

private:
    ExperimentDocument& document() const { return tabs().active().document(); }
    DeviceView& deviceView() const { return tabs().active().deviceView(); }
    BlockId idOf(std::string_view name) const {
        return document().experiment().graph.find(name)->id;
    }

    void type(const std::string& option, const QString& value) const {
        const OptionField* const field = tabs().active().blockPanel().formOf(option)->field(option);
        QWidget* const editor = field->editor();
        editor->setFocus();
        QTRY_VERIFY(editor->hasFocus());
        editor->findChild<QLineEdit*>()->selectAll();
        QTest::keyClicks(editor, value);
    }

    void verifyNothingWasTouched() const {
        // With all that follows: previews are built on a thread of their own.
        QCoreApplication::processEvents();
        deviceView().catchUp();
        QCOMPARE(m_opened->take(), 0);
        QCOMPARE(devicesBuilt(), m_built);
    }

    fs::path m_data, m_start;
    std::unique_ptr<OpenCount> m_opened;
    std::int64_t m_built = 0;
};

WINDOW_TEST(PureEditsTest)
#include "PureEditsTest.moc"
