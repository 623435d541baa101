// SPDX-License-Identifier: GPL-3.0-or-later
#include "LargeExperiment.h"

#include "TestProgram.h"
#include "core/experiment/Limits.h"
#include "widgets/WindowFixture.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasSelection.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/panels/MessageBar.h"

#include <QElapsedTimer>

using namespace obscura;

/// What an experiment may hold at most opens and is edited without a wait worth speaking of: any
/// step that looks at all blocks for each of them takes minutes here.
class LargeExperimentTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void opensAtOnce_data() {
        QTest::addColumn<int>("blocks");
        QTest::addColumn<int>("groups");
        QTest::newRow("1000 blocks") << 1000 << 0;
        QTest::newRow("10000 blocks") << int(kMostBlocks) << 0;
        QTest::newRow("10000 blocks in groups") << int(kMostBlocks) << int(kMostGroups) - 1;
    }

    void opensAtOnce() {
        QFETCH(int, blocks);
        QFETCH(int, groups);
        const QString file = write("large.json", std::size_t(blocks), std::size_t(groups));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(m_window->files().openFile(file));
        QCoreApplication::processEvents();
        qInfo("%d blocks opened in %lld ms", blocks, clock.restart());
        QCOMPARE(m_window->active().document().experiment().graph.blocks.size(),
                 std::size_t(blocks));
        m_window->grab();
        qInfo("drawn in %lld ms", clock.restart());
        CanvasView& view = m_window->active().view();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        qInfo("selected in %lld ms", clock.restart());
        QCOMPARE(m_window->active().scene().selection().blocks().size(), std::size_t(blocks));
        QTest::keyClick(&view, Qt::Key_L, Qt::ControlModifier);
        qInfo("arranged in %lld ms", clock.restart());
        m_window->active().document().undoStack().undo();
        qInfo("taken back in %lld ms", clock.restart());
        QTest::keyClick(&view, Qt::Key_Delete);
        qInfo("removed in %lld ms", clock.restart());
        QCOMPARE(m_window->active().document().experiment().graph.blocks.size(), std::size_t{2});
    }

    void moreIsRefused() {
        QVERIFY(!m_window->files().openFile(write("too-large.json", 10 * kMostBlocks, 0)));
        const QString said = m_window->active().messages().messages().value(0);
        QVERIFY2(said.contains("too-large.json: blocks: found 100000, expected at most 10000"),
                 qPrintable(said));
        QCOMPARE(m_window->active().document().experiment(), m_first);
    }

private:
    QString write(const char* name, std::size_t blocks, std::size_t groups) const {
        QString path = m_folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(largeExperimentText(blocks, groups)));
        return path;
    }
};

WINDOW_TEST(LargeExperimentTest)
#include "LargeExperimentTest.moc"
