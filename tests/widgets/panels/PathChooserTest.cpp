// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/PathChooser.h"

#include "TestProgram.h"
#include "core/base/AtomicFile.h"
#include "core/experiment/ExperimentFile.h"
#include "widgets/panels/OptionField.h"
#include "widgets/panels/OptionForm.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace obscura;

class PathChooserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_form = std::make_unique<OptionForm>();
        m_form->setSchema({{.name = "start",
                            .title = "Start",
                            .help = "From which run.",
                            .initial = std::string(),
                            .path = PathKind::Run}});
        m_form->field("start")->setRunsFolder(m_folder->path());
        m_chosen.clear();
        connect(m_form.get(), &OptionForm::edited, this,
                [this](const QString&, const OptionValue& value) {
                    m_chosen = QString::fromStdString(std::get<std::string>(value));
                    m_form->setValues({{"start", value}});
                });
        m_form->show();
        m_form->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    }

    void listsRunsTheLatestFirst() {
        writeRun("2026-01-02-030405-first", "First try", "0.5");
        writeRun("2026-01-03-030405-second", "Second try", "0.8331");
        writeRun("2026-01-04-030405-broken", "Broken", "0.9", false);
        press();
        const QStringList texts = textsOf(*menu());
        QVERIFY2(texts.value(0).contains("Second try"), qPrintable(texts.join('\n')));
        QVERIFY2(texts.value(0).contains("2026-01-03 03:04"), qPrintable(texts.value(0)));
        QVERIFY2(texts.value(0).contains("83.31 %"), qPrintable(texts.value(0)));
        QVERIFY2(texts.value(1).contains("First try"), qPrintable(texts.join('\n')));
        QVERIFY(texts.filter("Broken").isEmpty());
        QVERIFY(!texts.filter("Browse").isEmpty());
        QTest::keyClick(menu(), Qt::Key_Down);
        QTest::keyClick(menu(), Qt::Key_Down);
        QTest::keyClick(menu(), Qt::Key_Return);
        QCOMPARE(m_chosen, m_folder->filePath("2026-01-02-030405-first"));
        QCOMPARE(edit().text(), m_chosen);
    }

    void goesBackToNone() {
        m_form->setValues({{"start", std::string("/some/where")}});
        edit().setFocus();
        QTest::keyClick(&edit(), Qt::Key_Down);
        QVERIFY(menu());
        QVERIFY(!textsOf(*menu()).filter("No run in").isEmpty());
        QTest::keyClick(menu(), Qt::Key_Up);
        QTest::keyClick(menu(), Qt::Key_Return);
        QCOMPARE(m_chosen, QString());
        QCOMPARE(edit().text(), QString());
    }

private:
    void writeRun(const QString& name, const std::string& title, const std::string& accuracy,
                  bool hasWeights = true) {
        const QString folder = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(folder + "/checkpoint"));
        Experiment e = templateExperiment("fashion-mnist-digital");
        e.name = title;
        saveExperiment(e, (folder + "/experiment.json").toStdString());
        writeFileAtomically(
            (folder + "/summary.json").toStdString(),
            "{\"outcome\": \"finished\", \"steps\": 468, \"test_accuracy\": " + accuracy + "}");
        if (hasWeights)
            writeFileAtomically((folder + "/checkpoint/network.safetensors").toStdString(), "x");
    }
    void press() {
        auto* const button = edit().findChild<QToolButton*>();
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(menu());
    }
    static QMenu* menu() { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); }
    static QStringList textsOf(const QMenu& menu) {
        QStringList texts;
        for (const QAction* const action : menu.actions())
            texts << action->text();
        return texts;
    }
    QLineEdit& edit() const { return *qobject_cast<QLineEdit*>(m_form->field("start")->editor()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OptionForm> m_form;
    QString m_chosen;
};

WINDOW_TEST(PathChooserTest)
#include "PathChooserTest.moc"
