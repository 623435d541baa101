// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/ProtoMessage.h"

#include "TestProgram.h"

#include <QtTest>
#include <array>
#include <limits>

using namespace obscura;

/// Against the bytes that the description of the format itself gives as examples.
class ProtoMessageTest : public QObject {
    Q_OBJECT

private:
    static QByteArray hex(const ProtoMessage& message) {
        return QByteArray::fromStdString(message.bytes()).toHex();
    }

private Q_SLOTS:
    void writesIntegers() {
        ProtoMessage message;
        message.addInteger(1, 150);
        QCOMPARE(hex(message), "089601");
        ProtoMessage negative;
        negative.addInteger(1, -2);
        QCOMPARE(hex(negative), "08feffffffffffffffff01");
    }

    void writesText() {
        ProtoMessage message;
        message.addBytes(2, "testing");
        QCOMPARE(hex(message), "120774657374696e67");
    }

    void writesAMessageInside() {
        ProtoMessage inner;
        inner.addInteger(1, 150);
        ProtoMessage outer;
        outer.addMessage(3, inner);
        QCOMPARE(hex(outer), "1a03089601");
    }

    void writesRepeatedNumbers() {
        ProtoMessage message;
        message.addIntegers(6, std::array<std::int64_t, 3>{3, 270, 86942});
        QCOMPARE(hex(message), "3206038e029ea705");
        ProtoMessage numbers;
        numbers.addDoubles(1, std::array<double, 1>{1.0});
        QCOMPARE(hex(numbers), "0a08000000000000f03f");
    }

    void writesFloats() {
        ProtoMessage message;
        message.addFloat(1, -2.0F);
        message.addDouble(16, std::numeric_limits<double>::infinity());
        QCOMPARE(hex(message), "0d000000c08101000000000000f07f");
    }
};

GUILESS_TEST(ProtoMessageTest)
#include "ProtoMessageTest.moc"
