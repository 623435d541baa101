// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/Crc32c.h"

#include "TestProgram.h"

#include <QtTest>

using namespace obscura;

class Crc32cTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPublishedVectors_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint32>("expected");
        QByteArray rising;
        QByteArray falling;
        for (char byte = 0; byte < 32; ++byte) {
            rising.append(byte);
            falling.prepend(byte);
        }
        // RFC 3720, appendix B.4
        QTest::newRow("zeros") << QByteArray(32, '\0') << 0x8a9136aaU;
        QTest::newRow("ones") << QByteArray(32, '\xff') << 0x62a8ab43U;
        QTest::newRow("rising") << rising << 0x46dd794eU;
        QTest::newRow("falling") << falling << 0x113fdb5cU;
        // The check value of the catalogues of checksums.
        QTest::newRow("digits") << QByteArray("123456789") << 0xe3069283U;
        QTest::newRow("nothing") << QByteArray() << 0U;
    }

    void agreesWithPublishedVectors() {
        QFETCH(QByteArray, bytes);
        QTEST(crc32c({bytes.constData(), static_cast<std::size_t>(bytes.size())}), "expected");
    }
};

GUILESS_TEST(Crc32cTest)
#include "Crc32cTest.moc"
