// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/WireMessage.h"

#include "MessageOf.h"
#include "TestProgram.h"

#include <QtTest>
#include <cmath>

using namespace obscura;

class WireMessageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsEncodedIsDecoded() {
        WireMessage sent{.header = {{"protocol", kDeviceProtocol}, {"id", 3}, {"do", "query"}}};
        Matrix x(2, 3);
        x << 1, 2, 3, 4, 5, -6.5;
        sent.add(ConstMatrixRef(x.leftCols(2)));
        const Vector omega = Vector::Constant(4, 0.25f);
        sent.add(ConstVectorRef(omega));
        const Frames frames = encode(sent);
        QCOMPARE(frames.size(), std::size_t{3});
        // Little-endian floats, row by row: 1, 2, 4, 5.
        QCOMPARE(QByteArray::fromStdString(frames[1]).toHex(),
                 "0000803f000000400000804000"
                 "00a040");
        const WireMessage got = decode(frames);
        QVERIFY(got.header == sent.header);
        QVERIFY(got.arrays == sent.arrays);
        QVERIFY(arrayOf(got, 0, 2, 2, "inputs") == x.leftCols(2));
    }

    void whatIsNoMessageIsRefused_data() {
        QTest::addColumn<QList<QByteArray>>("frames");
        QTest::addColumn<QString>("why");
        const QByteArray header = R"({"protocol":"obscura-device/1"})";
        QTest::newRow("nothing") << QList<QByteArray>() << "without frames";
        QTest::newRow("garbage") << QList<QByteArray>{QByteArray("\xff\x00\x7b", 3)} << "header";
        QTest::newRow("no object") << QList<QByteArray>{"[1]"} << "expected an object";
        QTest::newRow("no protocol") << QList<QByteArray>{"{}"} << "found nothing";
        QTest::newRow("another version")
            << QList<QByteArray>{R"({"protocol":"obscura-device/2"})"}
            << "found \"obscura-device/2\", expected \"obscura-device/1\"";
        QTest::newRow("half a number") << QList<QByteArray>{header, "12345"} << "found 5 bytes";
    }
    void whatIsNoMessageIsRefused() {
        QFETCH(QList<QByteArray>, frames);
        QFETCH(QString, why);
        Frames wire;
        for (const QByteArray& each : frames)
            wire.push_back(each.toStdString());
        const QString message = messageOf([&] { decode(wire); });
        QVERIFY2(message.contains(why), qPrintable(message));
    }

    void arraysThatDontFitAreRefused() {
        WireMessage message;
        const Vector three = Vector::Ones(3);
        message.add(ConstVectorRef(three));
        QVERIFY(messageOf([&] {
                    arrayOf(message, 0, 2, 2, "inputs");
                }).contains("inputs: found 3 numbers, expected 2 x 2"));
        QVERIFY(messageOf([&] { arrayOf(message, 1, 1, 1, "inputs"); }).contains("1 arrays"));
        message.arrays[0][1] = std::nanf("");
        QVERIFY(messageOf([&] { arrayOf(message, 0, 1, 3, "inputs"); }).contains("not finite"));
    }
};

GUILESS_TEST(WireMessageTest)
#include "WireMessageTest.moc"
