// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/ExperimentPanel.h"

#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/panels/NameField.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace obscura;

class ExperimentPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        m_panel = std::make_unique<ExperimentPanel>(*m_document);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup() { m_panel.reset(); }

    void namesTheExperiment() {
        const std::string before = m_document->experiment().name;
        QLineEdit& edit = m_panel->name().edit();
        QCOMPARE(edit.text().toStdString(), before);
        typeName("Two words ");
        QCOMPARE(m_document->undoStack().count(), 1);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(m_document->experiment().name, std::string("Two words"));
        QCOMPARE(m_document->title(), "Two words");
        m_document->undoStack().undo();
        QCOMPARE(m_document->experiment().name, before);
        QCOMPARE(edit.text().toStdString(), before);
    }

    void refusesNoName() {
        const std::string before = m_document->experiment().name;
        QLineEdit& edit = m_panel->name().edit();
        edit.setFocus();
        edit.selectAll();
        QTest::keyClick(&edit, Qt::Key_Delete);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(m_document->experiment().name, before);
        QCOMPARE(edit.text().toStdString(), before);
    }

    void describesIt() {
        QPlainTextEdit& edit = m_panel->description();
        QCOMPARE(edit.toPlainText().toStdString(), m_document->experiment().description);
        const std::string before = m_document->experiment().description;
        edit.setFocus();
        edit.selectAll();
        QTest::keyClicks(&edit, "What for");
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClicks(&edit, "and how");
        QCOMPARE(m_document->experiment().description, std::string("What for\nand how"));
        QCOMPARE(m_document->undoStack().count(), 1);
        m_document->undoStack().undo();
        QCOMPARE(m_document->experiment().description, before);
        QCOMPARE(edit.toPlainText().toStdString(), before);
    }

private:
    void typeName(const QString& name) {
        m_panel->name().edit().setFocus();
        m_panel->name().edit().selectAll();
        QTest::keyClicks(&m_panel->name().edit(), name);
    }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<ExperimentPanel> m_panel;
};

WINDOW_TEST(ExperimentPanelTest)
#include "ExperimentPanelTest.moc"
