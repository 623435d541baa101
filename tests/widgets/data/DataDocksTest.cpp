// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WindowFixture.h"

#include "TestProgram.h"
#include "widgets/data/AnswersView.h"
#include "widgets/data/DataView.h"
#include "widgets/data/SampleList.h"

using namespace obscura;

/// Data and answers in the window, where other docks stand before them.
class DataDocksTest : public QObject, public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void nothingWorksBehindAnotherDock() {
        Workspace& workspace = m_window->active();
        QTRY_VERIFY(!workspace.dataView().isVisible());
        QVERIFY(!workspace.answersView().isVisible());
        workspace.dataView().catchUp();
        QVERIFY(workspace.dataView().samples().samples().entries().empty());
        m_window->raiseDock("data");
        QTRY_VERIFY(workspace.dataView().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.dataView().samples().samples().entries().empty(),
                                 kPatience);
        m_window->raiseDock("answers");
        QTRY_VERIFY(workspace.answersView().isVisible());
        QVERIFY(!workspace.dataView().isVisible());
    }

    /// Both views have what they ask for, though the document goes on to other data.
    void documentAndRunMayHaveOtherData() {
        Workspace& workspace = m_window->active();
        QVERIFY(workspace.startRun());
        workspace.runs().finish();
        m_window->raiseDock("answers");
        workspace.answersView().setPage(AnswersView::Page::Worst);
        QTRY_VERIFY_WITH_TIMEOUT(workspace.answersView().worst().samples().rowCount() > 0,
                                 kPatience);
        m_window->raiseDock("data");
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.dataView().status().isEmpty(), kPatience);
        workspace.document().edit("other",
                                  [](Experiment& e) { assignField(e, "dataset.deviation=100"); });
        QTRY_VERIFY_WITH_TIMEOUT(workspace.dataView().status().contains("deviation 0"), kPatience);
        m_window->raiseDock("answers");
        workspace.answersView().catchUp();
        QVERIFY(workspace.answersView().worst().samples().rowCount() > 0);
        m_window->raiseDock("data");
        workspace.dataView().catchUp();
        QVERIFY2(workspace.dataView().status().contains("deviation 0"),
                 qPrintable(workspace.dataView().status()));
    }
};

WINDOW_TEST(DataDocksTest)
#include "DataDocksTest.moc"
