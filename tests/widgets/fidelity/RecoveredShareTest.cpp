// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/RecoveredShare.h"

#include "TestProgram.h"
#include "widgets/WindowFixture.h"
#include "widgets/fidelity/FidelityView.h"

#include <QToolButton>

using namespace obscura;

/// A run is judged between frozen and exactly trained devices, which the window trains beside it.
class RecoveredShareTest : public QObject, private WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        open();
        limitRuns(4);
        m_window->raiseDock("fidelity");
    }
    void cleanup() { close(); }

    void bothAreTrainedBeside() {
        Workspace& workspace = m_window->active();
        RecoveredShare& share = workspace.fidelityView().share();
        QTRY_VERIFY(share.isVisible());
        QVERIFY(share.text().contains("no run yet"));
        QVERIFY(workspace.startRun());
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.runs().isActive(), kPatience);
        QVERIFY2(share.text().contains("not known"), qPrintable(share.text()));

        QTest::mouseClick(share.findChild<QToolButton*>(), Qt::LeftButton);
        QCOMPARE(tabs().count(), 3);
        QCOMPARE(&m_window->active(), &workspace);
        const std::vector<Workspace*> all = tabs().all();
        QVERIFY(referenceOf(all[1]->document().experiment()) == Reference::Frozen);
        QVERIFY(referenceOf(all[2]->document().experiment()) == Reference::Exact);
        QTRY_VERIFY_WITH_TIMEOUT(!share.text().contains("not known"), kPatience);
        QVERIFY2(share.text().contains("exact"), qPrintable(share.text()));
        QVERIFY2(share.text().contains("ρ") && share.text().contains("frozen"),
                 qPrintable(share.text()));
    }

    void aDigitalNetworkHasNone() {
        m_window->files().open(
            tinyExperiment("fashion-mnist-digital", m_folder.path().toStdString()), {});
        QVERIFY(!m_window->active().fidelityView().share().trainAction()->isEnabled());
    }
};

WINDOW_TEST(RecoveredShareTest)
#include "RecoveredShareTest.moc"
