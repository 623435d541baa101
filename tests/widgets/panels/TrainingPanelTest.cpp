// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TrainingPanel.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "widgets/ChooseByPopup.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace obscura;

class TrainingPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        m_panel = std::make_unique<TrainingPanel>(*m_document);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void problemsLeadToTheBlockAtFault() {
        QVERIFY(problems().isHidden());
        m_document->edit("rank", [](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", Index{1000});
        });
        const QSignalSpy requested(m_panel.get(), &TrainingPanel::blockRequested);
        followFirst();
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested[0][0].toInt(), m_document->experiment().graph.find("blackbox")->id);
        QCOMPARE(requested[0][1].toString(), QString("surrogate.rank"));
    }

    void problemsLeadToTheGroupAtFault() {
        GroupId group = 0;
        m_document->edit("repeat", [&](Experiment& e) {
            group = groupBlocks(e, {e.graph.find("blackbox")->id});
            setGroupOption(e, group, "repeat", Index{3});
        });
        QVERIFY2(problems().text().contains(">group</a>"), qPrintable(problems().text()));
        const QSignalSpy requested(m_panel.get(), &TrainingPanel::groupRequested);
        followFirst();
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested[0][0].toInt(), group);
    }

    void problemsOfTheWholeExperimentHaveNoLink() {
        m_document->edit("empty", [](Experiment& e) { e.graph = {}; });
        QVERIFY2(problems().text().contains("no data set"), qPrintable(problems().text()));
        QVERIFY(!problems().text().contains("<a "));
    }

    void undoNamesChoicesByTheirTitles() {
        OptionForm* const form = m_panel->formOf("schedule");
        QVERIFY(form);
        chooseByPopup(form->field("schedule")->editor(), "Constant");
        QCOMPARE(m_document->undoStack().undoText(), QString("Change schedule to Constant"));
    }

private:
    QLabel& problems() const {
        for (QLabel* const label : m_panel->findChildren<QLabel*>()) {
            if (label->accessibleName() == "Problems")
                return *label;
        }
        qFatal("the panel has no list of problems");
    }
    /// By keyboard: Tab goes to the first link, Enter follows it.
    void followFirst() {
        QVERIFY(problems().isVisible());
        problems().setFocus();
        QTest::keyClick(&problems(), Qt::Key_Tab);
        QTest::keyClick(&problems(), Qt::Key_Return);
    }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<TrainingPanel> m_panel;
};

WINDOW_TEST(TrainingPanelTest)
#include "TrainingPanelTest.moc"
