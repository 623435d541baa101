// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/Glyph.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

namespace obscura {

namespace {

// All signs are drawn in a square of 24 units, y down.
constexpr qreal kSide = 24;
constexpr qreal kStroke = 1.8;

/// y over x for x in 3 … 21, as a path.
QPainterPath curve(const std::function<qreal(qreal)>& y) {
    constexpr int kPoints = 36;
    QPainterPath path;
    for (int i = 0; i <= kPoints; ++i) {
        const qreal t = static_cast<qreal>(i) / kPoints;
        const QPointF point(3 + 18 * t, y(2 * t - 1));
        if (i == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    return path;
}

QPainterPath line(QPointF a, QPointF b) {
    QPainterPath path(a);
    path.lineTo(b);
    return path;
}

/// What is stroked and, in the same colour, what is filled.
struct Sign {
    QPainterPath strokes;
    QPainterPath fills = {};
    qreal width = kStroke;
};

/// Every node of a column connected with every node of the next.
Sign linearSign() {
    Sign sign{.strokes = {}, .fills = {}, .width = 1.2};
    sign.fills.setFillRule(Qt::WindingFill);
    const auto left = {6.5, 17.5};
    const auto right = {3.5, 12.0, 20.5};
    for (const qreal a : left) {
        for (const qreal b : right)
            sign.strokes.addPath(line({4.5, a}, {19.5, b}));
        sign.fills.addEllipse(QPointF(4.5, a), 2.4, 2.4);
    }
    for (const qreal b : right)
        sign.fills.addEllipse(QPointF(19.5, b), 2.4, 2.4);
    return sign;
}

/// The iris of a camera: blades along the sides of a hexagon.
QPainterPath apertureSign() {
    constexpr qreal kOuter = 9.5, kInner = 4.6;
    constexpr qreal kTurn = std::numbers::pi / 3;
    QPainterPath path;
    path.addEllipse(QPointF(12, 12), kOuter, kOuter);
    for (int i = 0; i < 6; ++i) {
        const auto corner = [](qreal angle, qreal radius) {
            return QPointF(12 + radius * std::cos(angle), 12 + radius * std::sin(angle));
        };
        const QPointF a = corner(i * kTurn, kInner);
        const QPointF b = corner((i + 1) * kTurn, kInner);
        // The side of the hexagon, drawn out as far as the ring.
        const QPointF side = (b - a) / kInner;
        const qreal along = std::sqrt(kOuter * kOuter - 0.75 * kInner * kInner) - kInner / 2;
        path.addPath(line(a, b + side * along));
    }
    return path;
}

QPainterPath dataSign() {
    QPainterPath path;
    path.addRoundedRect(QRectF(3, 8, 13, 13), 2, 2);
    path.moveTo(8, 4.5);
    path.lineTo(17.5, 4.5);
    path.quadTo(19.5, 4.5, 19.5, 6.5);
    path.lineTo(19.5, 16);
    path.moveTo(5.5, 18);
    path.lineTo(8.5, 13.5);
    path.lineTo(10.5, 16);
    path.lineTo(12, 14.2);
    path.lineTo(13.8, 18);
    return path;
}

QPainterPath lossSign() {
    QPainterPath path = curve([](qreal x) { return 19 - 14 * std::exp(-2.2 * (x + 1)); });
    path.addPath(line({3, 21.5}, {21, 21.5}));
    return path;
}

QPainterPath normSign() {
    QPainterPath path = curve([](qreal x) { return 18 - 13 * std::exp(-5 * x * x); });
    path.addPath(line({3, 20.5}, {21, 20.5}));
    return path;
}

/// Values of which some are struck out.
Sign dropoutSign() {
    Sign sign;
    for (int i = 0; i < 9; ++i) {
        const QPointF centre(4.5 + 7.5 * (i % 3), 4.5 + 7.5 * (i / 3));
        if (i == 1 || i == 5 || i == 6) {
            sign.strokes.addPath(line(centre - QPointF(1.7, 1.7), centre + QPointF(1.7, 1.7)));
            sign.strokes.addPath(line(centre - QPointF(1.7, -1.7), centre + QPointF(1.7, -1.7)));
        } else {
            sign.fills.addEllipse(centre, 2.3, 2.3);
        }
    }
    return sign;
}

QPainterPath reluSign() {
    QPainterPath path(QPointF(3, 18));
    path.lineTo(12, 18);
    path.lineTo(20.5, 5);
    return path;
}

QPainterPath squaredReluSign() {
    return curve([](qreal x) { return x < 0 ? 18 : 18 - 13 * x * x; });
}

/// The levels of a converter.
QPainterPath stairsSign() {
    QPainterPath path(QPointF(3, 20));
    for (const qreal x : {8.0, 13.0, 18.0}) {
        path.lineTo(x, path.currentPosition().y());
        path.lineTo(x, path.currentPosition().y() - 5);
    }
    path.lineTo(21, path.currentPosition().y());
    return path;
}

QPainterPath plusSign() {
    QPainterPath path = line({12, 7}, {12, 17});
    path.addPath(line({7, 12}, {17, 12}));
    path.addEllipse(QPointF(12, 12), 9, 9);
    return path;
}

/// A small arrow becomes a large one.
QPainterPath scaleSign() {
    QPainterPath path = line({5, 19}, {5, 13});
    path.addPath(line({14, 19}, {14, 4}));
    for (const QPointF tip : {QPointF(5, 13), QPointF(14, 4)}) {
        path.addPath(line(tip, tip + QPointF(-2.5, 3)));
        path.addPath(line(tip, tip + QPointF(2.5, 3)));
    }
    path.addPath(line({3, 20}, {21, 20}));
    return path;
}

/// A square becomes a row.
QPainterPath flattenSign() {
    QPainterPath path;
    path.addRect(8, 3, 8, 8);
    path.addPath(line({12, 3}, {12, 11}));
    path.addPath(line({8, 7}, {16, 7}));
    path.addRect(3, 16, 18, 4.5);
    for (const qreal x : {7.5, 12.0, 16.5})
        path.addPath(line({x, 16}, {x, 20.5}));
    return path;
}

QPainterPath geluSign() {
    return curve([](qreal x) { return 17 - 12 * x * 0.5 * (1 + std::erf(2.6 * x)) * 1.02; });
}

QPainterPath sigmoidSign(qreal steepness) {
    QPainterPath path = curve([=](qreal x) { return 12 - 7.5 * std::tanh(steepness * x); });
    return path;
}

/// Blocks within a frame.
QPainterPath groupSign() {
    QPainterPath path;
    path.addRoundedRect(3, 4, 18, 16, 3, 3);
    path.addRect(6.5, 9, 4.5, 6);
    path.addRect(13, 9, 4.5, 6);
    return path;
}

const std::map<QString, Sign>& signs() {
    static const std::map<QString, Sign> all{
        {"group", {groupSign()}},
        {"dataset", {dataSign()}},
        {"linear", linearSign()},
        {"blackbox", {apertureSign()}},
        {"batchnorm", {normSign()}},
        {"layernorm", {normSign()}},
        {"dropout", dropoutSign()},
        {"relu", {reluSign()}},
        {"gelu", {geluSign()}},
        {"tanh", {sigmoidSign(2.6)}},
        {"sigmoid", {sigmoidSign(1.7)}},
        {"loss", {lossSign()}},
        {"squared_relu", {squaredReluSign()}},
        {"rmsnorm", {normSign()}},
        {"quantize", {stairsSign()}},
        {"add", {plusSign()}},
        {"scale", {scaleSign()}},
        {"flatten", {flattenSign()}},
    };
    return all;
}

const Sign& signOf(const QString& kind) {
    static const Sign wave{curve([](qreal x) { return 12 - 6 * std::sin(std::numbers::pi * x); })};
    const auto found = signs().find(kind);
    return found == signs().end() ? wave : found->second;
}

class GlyphEngine : public QIconEngine {
public:
    GlyphEngine(QString kind, const QColor& colour) : m_kind(std::move(kind)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QColor colour = m_colour;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.4f);
        paintGlyph(*painter, m_kind, rect, colour);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
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
    painter.scale(rect.width() / kSide, rect.height() / kSide);
    const Sign& sign = signOf(kind);
    painter.strokePath(sign.strokes,
                       QPen(colour, sign.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(sign.fills, colour);
    painter.restore();
}

QIcon glyphIcon(const QString& kind, const QColor& colour) {
    return QIcon(new GlyphEngine(kind, colour));
}

}  // namespace obscura
