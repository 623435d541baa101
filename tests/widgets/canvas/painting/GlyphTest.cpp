// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestProgram.h"
#include "core/network/LayerCatalogue.h"
#include "widgets/canvas/painting/GlyphSigns.h"

#include <QTest>

using namespace obscura;

class GlyphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasASign_data() {
        QTest::addColumn<QString>("kind");
        for (const LayerInfo& info : layerCatalogue())
            QTest::newRow(info.kind.c_str()) << QString::fromStdString(info.kind);
    }

    void everyKindHasASign() {
        QFETCH(QString, kind);
        const GlyphSign* const sign = findGlyphSign(kind);
        QVERIFY(sign);
        const QRectF bounds = sign->strokes.boundingRect() | sign->fills.boundingRect();
        const qreal half = sign->width / 2;
        const QRectF drawn = bounds.adjusted(-half, -half, half, half);
        QVERIFY(QRectF(0, 0, GlyphSign::kSide, GlyphSign::kSide).contains(drawn));
        QVERIFY(bounds.width() > GlyphSign::kSide / 2);
    }

    void othersGetAWave() {
        QVERIFY(!findGlyphSign("nonsense"));
        QVERIFY(!glyphSign("nonsense").strokes.isEmpty());
    }
};

GUILESS_TEST(GlyphTest)
#include "GlyphTest.moc"
