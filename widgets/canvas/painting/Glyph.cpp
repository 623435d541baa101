// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/Glyph.h"

#include "widgets/PaintedIcon.h"
#include "widgets/canvas/painting/GlyphSigns.h"

namespace obscura {

namespace {

class GlyphEngine : public PaintedIcon {
public:
    GlyphEngine(QString kind, const QColor& colour) : m_kind(std::move(kind)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QColor colour = m_colour;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.4f);
        paintGlyph(*painter, m_kind, rect, colour);
    }

    QIconEngine* clone() const override { return new GlyphEngine(m_kind, m_colour); }

private:
    QString m_kind;
    QColor m_colour;
};

}  // namespace

void paintGlyph(QPainter& painter, const QString& kind, const QRectF& rect, const QColor& colour) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / GlyphSign::kSide, rect.height() / GlyphSign::kSide);
    const GlyphSign& sign = glyphSign(kind);
    painter.strokePath(sign.strokes,
                       QPen(colour, sign.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(sign.fills, colour);
    painter.restore();
}

QIcon glyphIcon(const QString& kind, const QColor& colour) {
    return QIcon(new GlyphEngine(kind, colour));
}

}  // namespace obscura
