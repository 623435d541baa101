// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Patience.h"
#include "TinyTask.h"
#include "core/settings/Settings.h"
#include "widgets/MainWindow.h"
#include "widgets/OwnSettings.h"
#include "widgets/documents/FileCommands.h"
#include "widgets/documents/WorkspaceTabs.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

namespace obscura {

/// Answers the next question with the button of that text, and keeps what was asked.
class Answer : public QObject {
public:
    explicit Answer(const QString& button) {
        // Asked once a dialog runs its own event loop.
        QTimer::singleShot(0, this, [this, button] {
            auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            asked = box->text() + '\n' + box->informativeText();
            for (QAbstractButton* const each : box->buttons()) {
                if (each->text().remove('&') == button)
                    return each->click();
            }
            box->reject();
            QFAIL(qPrintable("no button " + button));
        });
    }
    QString asked;
};

/// The window with one experiment that trains in no time, and a folder for all that it writes.
class WindowFixture {
protected:
    /// To be called from initTestCase().
    void prepare() {
        QVERIFY(m_folder.isValid());
        keepSettingsIn(m_folder);
        writeTinyDataset(m_folder.path().toStdString());
        m_first = tinyExperiment("fashion-mnist-slm", m_folder.path().toStdString());
        m_second = tinyExperiment("fashion-mnist-mrr", m_folder.path().toStdString());
    }

    /// To be called from init().
    void open() {
        m_window = std::make_unique<MainWindow>();
        limitRuns(10);
        m_window->files().open(m_first, {});
        m_window->show();
        activate();
    }

    /// To be called from cleanup().
    void close() { m_window.reset(); }

    /// Runs end after so many steps; 0: as their settings say.
    void limitRuns(Index steps) const {
        m_window->setRunOptions(
            {.maximumSteps = steps, .out = m_folder.filePath("runs").toStdString()});
    }
    WorkspaceTabs& tabs() const { return m_window->tabs(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(m_window.get(), key, modifiers);
    }
    /// A question that was answered has taken the focus.
    void activate() const {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    static void setRank(ExperimentDocument& document, Index rank) {
        document.edit("rank", [rank](Experiment& e) {
            setBlockOption(e, e.graph.find("blackbox")->id, "surrogate.rank", rank);
        });
    }
    static Index rank(ExperimentDocument& document) {
        return blackBoxSettings(*document.experiment().graph.find("blackbox")).surrogate.rank;
    }

    QTemporaryDir m_folder;
    Experiment m_first;
    Experiment m_second;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace obscura
