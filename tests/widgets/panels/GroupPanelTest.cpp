// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/GroupPanel.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/experiment/Groups.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/panels/NameField.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"

#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>
#include <algorithm>

using namespace obscura;

class GroupPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        Experiment e = templateExperiment("fashion-mnist-slm");
        m_group = groupBlocks(e, {e.graph.find("blackbox")->id, e.graph.find("norm")->id});
        m_document.reset(e, {});
        m_panel = std::make_unique<GroupPanel>(m_document);
        m_panel->setGroup(m_group);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup() { m_panel.reset(); }

    void typingRenamesInOneStep() {
        QCOMPARE(m_panel->name().edit().text(), QString("group"));
        m_panel->focusOption({});
        QTest::keyClicks(&m_panel->name().edit(), "stage");
        QCOMPARE(group().name, std::string("stage"));
        QCOMPARE(m_document.undoStack().count(), 1);
        m_document.undoStack().undo();
        QCOMPARE(m_panel->name().edit().text(), QString("group"));
    }

    void aNameThatIsTakenIsTold() {
        m_panel->focusOption({});
        QTest::keyClicks(&m_panel->name().edit(), "norm");
        QCOMPARE(group().name, std::string("group"));
        QVERIFY(shows("norm"));
        QTest::keyClick(&m_panel->name().edit(), Qt::Key_Return);
        QCOMPARE(m_panel->name().edit().text(), QString("group"));
    }

    void theRepetitionIsSetAndChecked() {
        m_panel->focusOption("repeat");
        QWidget* const editor = m_panel->form().field("repeat")->editor();
        QVERIFY(editor->hasFocus());
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, "3");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(group().repeat, Index{3});
        QCOMPARE(m_document.undoStack().undoText(), QString("Change repeat of group to 3"));
        QVERIFY(shows("takes 256 and gives 128"));
        m_document.edit("fit", [](Experiment& e) { assignField(e, "blackbox.outputs=256"); });
        QVERIFY(!shows("takes 256"));
    }

private:
    const Group& group() const { return *m_document.experiment().graph.findGroup(m_group); }
    bool shows(const QString& words) const {
        return std::ranges::any_of(m_panel->findChildren<QLabel*>(), [&](const auto* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    ExperimentDocument m_document;
    GroupId m_group = 0;
    std::unique_ptr<GroupPanel> m_panel;
};

WINDOW_TEST(GroupPanelTest)
#include "GroupPanelTest.moc"
