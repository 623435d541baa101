// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/RemoteDevice.h"

#include "MessageOf.h"
#include "Patience.h"
#include "RandomMatrix.h"
#include "TestProgram.h"
#include "core/remote/Bench.h"
#include "devices/Stop.h"

#include <QElapsedTimer>
#include <QtTest>
#include <memory>
#include <thread>

using namespace obscura;

class RemoteDeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindAnswersAsDirectly_data() {
        QTest::addColumn<QString>("kind");
        for (const DeviceInfo& info : deviceRegistry()) {
            if (info.isSimulation)
                QTest::newRow(info.id.c_str()) << QString::fromStdString(info.id);
        }
    }
    void everyKindAnswersAsDirectly() {
        QFETCH(QString, kind);
        const auto direct = createDevice(kind.toStdString(), 16, 16);
        const Bench bench(kind.toStdString(), 16, 16);
        RemoteDevice remote({.address = bench.address()});
        QCOMPARE(remote.inputs(), direct->inputs());
        QCOMPARE(remote.outputs(), direct->outputs());
        QCOMPARE(remote.isLinear(), direct->isLinear());
        const ParameterLayout& layout = remote.layout();
        const ParameterLayout& expected = direct->layout();
        QCOMPARE(layout.count, expected.count);
        QCOMPARE(layout.unit, expected.unit);
        QCOMPARE(layout.minimum, expected.minimum);
        QCOMPARE(layout.maximum, expected.maximum);
        QCOMPARE(layout.periodic, expected.periodic);
        QCOMPARE(layout.step, expected.step);
        QVERIFY(layout.shape == expected.shape);
        QCOMPARE(layout.panels.size(), expected.panels.size());
        QVERIFY(layout.groups.groupOf == expected.groups.groupOf);
        QVERIFY(layout.groups.outputsOf == expected.groups.outputsOf);
        QVERIFY(layout.cells.signs == expected.cells.signs);
        QCOMPARE(layout.cells.alike, expected.cells.alike);
        QVERIFY(layout.initial(7) == expected.initial(Bench::kSeed));

        const Vector omega = expected.initial(5);
        const Matrix x = randomMatrix(9, 16, 3);
        Matrix one(9, 16);
        Matrix other(9, 16);
        direct->program(omega);
        direct->query(x, one);
        remote.program(omega);
        remote.query(x, other);
        QVERIFY(one == other);
    }

    void itHasOneOwnerAtATime() {
        const Bench bench("slm", 4, 4);
        auto first = std::make_unique<RemoteDevice>(RemoteOptions{.address = bench.address()});
        const QString why = messageOf([&] { RemoteDevice second({.address = bench.address()}); });
        QVERIFY2(why.contains("belongs to another program"), qPrintable(why));
        // What it says of itself may be asked by anybody.
        QCOMPARE(describeRemote({.address = bench.address()}).inputs, Index{4});
        first.reset();
        RemoteDevice second({.address = bench.address()});
    }

    void aDeviceThatIsRestartedGoesOnWithItsSetting() {
        auto bench = std::make_unique<Bench>("slm", 4, 4);
        const std::string address = bench->address();
        RemoteDevice remote({.address = address, .timeout = 0.3});
        const Matrix x = randomMatrix(3, 4, 1);
        Matrix before(3, 4);
        Matrix after(3, 4);
        remote.program(Vector::Constant(16, 0.4f));
        remote.query(x, before);
        bench.reset();
        bench = std::make_unique<Bench>("slm", 4, 4, ServerOptions{.address = address});
        remote.query(x, after);
        QVERIFY(before == after);
    }

    void whoeverDoesntAnswerIsNamed() {
        const QString why = messageOf(
            [] { RemoteDevice remote({.address = "tcp://127.0.0.1:1", .timeout = 0.2}); });
        QVERIFY2(why.contains("tcp://127.0.0.1:1") && why.contains("0.2 s"), qPrintable(why));
        const QString none =
            messageOf([] { RemoteDevice remote({.address = "lab-pc", .timeout = 0.2}); });
        QVERIFY2(none.contains("lab-pc") && none.contains("tcp://"), qPrintable(none));
    }

    void aQueryIsLeftWhenTheEndIsAskedFor() {
        const Bench bench("slm", 4, 4, {.latency = 30});
        std::stop_source end;
        std::jthread asker([&] { end.request_stop(); });
        QElapsedTimer clock;
        clock.start();
        QVERIFY_EXCEPTION_THROWN(
            RemoteDevice({.address = bench.address(), .timeout = 60}, end.get_token()), Stopped);
        QVERIFY(clock.elapsed() < kPatience);
    }

    void parametersStayInTheirRange() {
        const Bench bench("mrr", 4, 4);
        RemoteDevice remote({.address = bench.address()});
        const auto direct = createDevice("mrr", 4, 4);
        const ParameterLayout& layout = direct->layout();
        const Vector beyond = Vector::Constant(layout.count, layout.maximum + 100);
        const Matrix x = randomMatrix(2, 4, 1);
        Matrix y(2, 4);
        Matrix expected(2, 4);
        remote.program(beyond);
        remote.query(x, y);
        direct->program(layout.written(beyond));
        direct->query(x, expected);
        QVERIFY(y == expected);
    }
};

GUILESS_TEST(RemoteDeviceTest)
#include "RemoteDeviceTest.moc"
