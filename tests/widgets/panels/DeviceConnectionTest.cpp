// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/DeviceConnection.h"

#include "Patience.h"
#include "TestProgram.h"
#include "core/experiment/ExperimentFile.h"
#include "core/remote/Bench.h"
#include "core/settings/Settings.h"
#include "widgets/Units.h"

#include <QPushButton>
#include <QUndoStack>
#include <QtTest>
#include <memory>

using namespace obscura;

class DeviceConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_document = std::make_unique<ExperimentDocument>();
        m_document->reset(templateExperiment("fashion-mnist-slm"), {});
        m_connection = std::make_unique<DeviceConnection>(*m_document);
        m_connection->setBlock(box().id);
    }
    void cleanup() { m_connection.reset(); }

    void isThereForExternalDevicesOnly() {
        QVERIFY(m_connection->isHidden());
        set("blackbox.device=external");
        QVERIFY(!m_connection->isHidden());
        QCOMPARE(m_connection->said(), "Not connected yet");
        QVERIFY(!m_document->report().canRun());
    }

    void whatADeviceSaysBecomesAnEdit() {
        const Bench bench("slm", 256, 32);
        set("blackbox.device=external");
        set("blackbox.options.address=" + bench.address());
        m_connection->show();
        QTest::mouseClick(&m_connection->button(), Qt::LeftButton);
        m_connection->finish();
        QCOMPARE(m_connection->said(), "Connected: " + formatWhole(256 * 32) + " parameters");
        QCOMPARE(blackBoxSettings(box()).outputs, Index{32});
        QVERIFY2(m_document->report().canRun(),
                 m_document->report().message(m_document->experiment().graph).c_str());
        m_document->undoStack().undo();
        QCOMPARE(m_connection->said(), "Not connected yet");
        QCOMPARE(blackBoxSettings(box()).outputs, Index{128});
    }

    void aSilentDeviceIsTold() {
        set("blackbox.device=external");
        set("blackbox.options.address=tcp://127.0.0.1:1");
        set("blackbox.options.timeout=0.2");
        m_connection->show();
        m_connection->button().setFocus();
        QTest::keyClick(&m_connection->button(), Qt::Key_Space);
        m_connection->finish();
        QVERIFY2(m_connection->said().contains("tcp://127.0.0.1:1"),
                 qPrintable(m_connection->said()));
        QVERIFY(m_connection->button().isEnabled());
        QVERIFY(!m_document->report().canRun());
    }

private:
    const Block& box() const { return *m_document->experiment().graph.find("blackbox"); }
    void set(const std::string& assignment) {
        m_document->edit("set", [&](Experiment& e) { assignField(e, assignment); });
    }

    std::unique_ptr<ExperimentDocument> m_document;
    std::unique_ptr<DeviceConnection> m_connection;
};

WINDOW_TEST(DeviceConnectionTest)
#include "DeviceConnectionTest.moc"
