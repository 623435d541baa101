// SPDX-License-Identifier: GPL-3.0-or-later
#include "CliProcess.h"
#include "MessageOf.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "TinyTask.h"
#include "core/remote/RemoteDevice.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

namespace obscura {

/// A program that offers a device, until it is stopped as by Ctrl+C.
class ServingProcess {
public:
    /// The line of stdout that holds `mark` ends with the address.
    ServingProcess(const QString& program, const QStringList& arguments, const QByteArray& mark) {
        m_process.start(program, arguments);
        while (!m_output.contains(mark) && m_process.waitForReadyRead(kCliTimeout))
            m_output += m_process.readAllStandardOutput();
        const int at = int(m_output.indexOf("tcp://"));
        QVERIFY2(at >= 0, m_process.readAllStandardError().constData());
        int end = at;
        while (end < m_output.size() && !QByteArray("\" \n").contains(m_output[end]))
            ++end;
        m_address = m_output.mid(at, end - at).toStdString();
    }
    ~ServingProcess() {
        m_process.terminate();
        m_process.waitForFinished(kCliTimeout);
    }

    const std::string& address() const { return m_address; }
    QProcess& process() { return m_process; }

private:
    QProcess m_process;
    QByteArray m_output;
    std::string m_address;
};

class ServeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_folder.path().toStdString()); }

    void aServedDeviceIsTrainedFromTheTerminal() {
        ServingProcess served(OBSCURA_CLI,
                              {"serve", "slm", "--inputs", "256", "--outputs", "128", "--address",
                               "tcp://127.0.0.1:*", "--set", "imperfections.parameter_bits=8"},
                              "}");
        const Answer described =
            callCli({"device", "--connect", QString::fromStdString(served.address())});
        QCOMPARE(described.code, 0);
        QCOMPARE(described.out["inputs"].get<int>(), 256);
        QVERIFY(described.out["parameters"]["resolution"].get<double>() > 0);
        const Answer trained = callCli(
            tinyTraining(m_folder.path(), m_folder.filePath("runs"),
                         {"--set", "blackbox.device=external", "--set",
                          "blackbox.options.address=" + QString::fromStdString(served.address()),
                          "--set", "blackbox.estimator.kind=streaming_jacobian", "--steps", "10"}));
        QVERIFY2(trained.code == 0, qPrintable(trained.err));
        QCOMPARE(trained.out["steps"].get<int>(), 10);
        QCOMPARE(trained.out["queries"]["forward"].get<int>(), 10 * 32);
        served.process().terminate();
        QVERIFY(served.process().waitForFinished(kCliTimeout));
        QCOMPARE(served.process().exitCode(), 0);
    }

    void theExampleInPythonIsADevice() {
        const QString example =
            QString::fromUtf8(tests::dataFolder()) + "/../../resources/protocol/examples/matrix.py";
        const ServingProcess served("/usr/bin/python3", {example, "tcp://127.0.0.1:*", "6", "4"},
                                    "\n");
        RemoteDevice device({.address = served.address()});
        QCOMPARE(device.inputs(), Index{6});
        QCOMPARE(device.outputs(), Index{4});
        QVERIFY(device.isLinear() && device.layout().cells.alike);
        QVERIFY(device.noiseLevel().relative > 0);
        device.program(device.layout().initial(1));
        const Matrix x = randomMatrix(50, 6, 1);
        Matrix y(50, 4);
        Matrix again(50, 4);
        device.query(x, y);
        device.query(x, again);
        QVERIFY(y.allFinite() && y != again);
        QVERIFY((y - again).norm() < 0.1f * y.norm());
        QVERIFY(device.takeMeasuredSeconds().value_or(0) > 0);
        Vector far = Vector::Constant(24, 0.0f);
        device.program(far);
        device.query(x, again);
        QVERIFY((y - again).norm() > 0.5f * y.norm());
    }

    void whatIsWrongIsToldBeforeAnythingListens_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("why");
        const QStringList slm{"serve", "slm", "--inputs", "4", "--outputs", "4"};
        QTest::newRow("reachable from elsewhere")
            << slm + QStringList{"--address", "tcp://0.0.0.0:5577"} << "--allow-remote";
        QTest::newRow("no address")
            << slm + QStringList{"--address", "tcp://127.0.0.1:port"} << "tcp://127.0.0.1:port";
        QTest::newRow("unknown device")
            << QStringList{"serve", "slmm", "--inputs", "4", "--outputs", "4"} << "slm";
        QTest::newRow("unknown option")
            << slm + QStringList{"--set", "imperfections.drfit=1"} << "near: drift";
        QTest::newRow("unknown part")
            << slm + QStringList{"--set", "drift=1"} << "imperfections.NAME=VALUE";
    }
    void whatIsWrongIsToldBeforeAnythingListens() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, why);
        const Answer answer = callCli(arguments);
        QCOMPARE(answer.code, 2);
        QVERIFY2(answer.err.contains(why), qPrintable(answer.err));
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace obscura

GUILESS_TEST(obscura::ServeTest)
#include "ServeTest.moc"
