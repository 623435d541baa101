// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/GlyphSigns.h"

#include <cmath>
#include <functional>
#include <map>
#include <numbers>

namespace obscura {

namespace {

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

/// Every node of a column connected with every node of the next.
GlyphSign linearSign() {
    GlyphSign sign{.strokes = {}, .fills = {}, .width = 1.2};
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
GlyphSign dropoutSign() {
    GlyphSign sign;
    for (int i = 0; i < 9; ++i) {
        const int row = i / 3;
        const QPointF centre(4.5 + 7.5 * (i % 3), 4.5 + 7.5 * row);
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
/// Blocks within a frame.
QPainterPath groupSign() {
    QPainterPath path;
    path.addRoundedRect(3, 4, 18, 16, 3, 3);
    path.addRect(6.5, 9, 4.5, 6);
    path.addRect(13, 9, 4.5, 6);
    return path;
}

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

/// A kernel on a grid of pixels, or along a line of steps.
GlyphSign convolutionSign(int rows) {
    GlyphSign sign{.strokes = {}, .fills = {}, .width = 1.2};
    const qreal top = rows == 1 ? 9.5 : 3.5;
    sign.strokes.addRect(3.5, top, 17, rows == 1 ? 5 : 17);
    for (int i = 1; i < 4; ++i) {
        const qreal at = 3.5 + 4.25 * i;
        sign.strokes.addPath(line({at, top}, {at, rows == 1 ? 14.5 : 20.5}));
        if (rows > 1)
            sign.strokes.addPath(line({3.5, at}, {20.5, at}));
    }
    sign.fills.addRect(3.5, top, 8.5, rows == 1 ? 5 : 8.5);
    return sign;
}

/// Many positions become one: the one that is largest, or their mean.
GlyphSign poolSign(bool largest) {
    GlyphSign sign{.strokes = {}, .fills = {}, .width = 1.4};
    for (int i = 0; i < 4; ++i) {
        const int row = i / 2;
        const QRectF cell(3.5 + 5 * (i % 2), 7 + 5 * row, 5, 5);
        sign.strokes.addRect(cell);
        if (!largest || i == 1)
            sign.fills.addRect(cell.adjusted(1.2, 1.2, -1.2, -1.2));
    }
    sign.strokes.addPath(line({15, 12}, {17, 12}));
    sign.fills.addRect(17.5, 9.2, 5.6, 5.6);
    return sign;
}

/// One bar for the whole of many.
GlyphSign adaptivePoolSign() {
    GlyphSign sign;
    for (const qreal x : {4.0, 9.3, 14.7, 20.0})
        sign.fills.addEllipse(QPointF(x, 5.5), 2, 2);
    for (const qreal x : {4.0, 9.3, 14.7, 20.0})
        sign.strokes.addPath(line({x, 9}, {12, 16}));
    sign.width = 1.2;
    sign.fills.addEllipse(QPointF(12, 18.5), 3, 3);
    return sign;
}

/// A row becomes a square.
QPainterPath reshapeSign() {
    QPainterPath path;
    path.addRect(3, 3.5, 18, 4.5);
    for (const qreal x : {7.5, 12.0, 16.5})
        path.addPath(line({x, 3.5}, {x, 8}));
    path.addRect(7, 12, 10, 9);
    path.addPath(line({12, 12}, {12, 21}));
    path.addPath(line({7, 16.5}, {17, 16.5}));
    return path;
}

/// Two arrows that change places.
QPainterPath permuteSign() {
    QPainterPath path = line({4, 8}, {20, 8});
    path.addPath(line({20, 8}, {16.5, 4.5}));
    path.addPath(line({20, 8}, {16.5, 11.5}));
    path.addPath(line({20, 16}, {4, 16}));
    path.addPath(line({4, 16}, {7.5, 12.5}));
    path.addPath(line({4, 16}, {7.5, 19.5}));
    return path;
}

/// Two become one, or one two.
QPainterPath branchSign(bool joins) {
    const auto x = [=](qreal at) { return joins ? at : 24 - at; };
    QPainterPath path = line({x(13), 12}, {x(21), 12});
    for (const qreal y : {5.5, 18.5}) {
        path.moveTo(x(3), y);
        path.cubicTo(x(9), y, x(9), 12, x(13), 12);
    }
    return path;
}

/// Shares of a whole.
GlyphSign softmaxSign() {
    GlyphSign sign;
    for (const auto& [x, height] :
         {std::pair{4.0, 4.0}, std::pair{9.0, 14.0}, std::pair{14.0, 7.0}, std::pair{19.0, 2.5}})
        sign.fills.addRect(x - 1.6, 19 - height, 3.2, height);
    sign.strokes = line({2.5, 20.5}, {21.5, 20.5});
    return sign;
}

/// An open book of words.
QPainterPath embeddingSign() {
    QPainterPath path(QPointF(12, 6));
    path.quadTo(8, 3.5, 3.5, 5);
    path.lineTo(3.5, 18.5);
    path.quadTo(8, 17, 12, 19.5);
    path.quadTo(16, 17, 20.5, 18.5);
    path.lineTo(20.5, 5);
    path.quadTo(16, 3.5, 12, 6);
    path.lineTo(12, 19.5);
    return path;
}

/// A slow and a fast wave.
QPainterPath positionalSign() {
    QPainterPath path = curve([](qreal x) { return 7.5 - 4 * std::sin(std::numbers::pi * x); });
    path.addPath(curve([](qreal x) { return 17 - 3.5 * std::sin(3 * std::numbers::pi * x); }));
    return path;
}

/// What each step sees: the lower triangle of a square.
GlyphSign attentionSign() {
    GlyphSign sign{.strokes = {}, .fills = {}, .width = 1.4};
    sign.strokes.addRect(3.5, 3.5, 17, 17);
    for (int row = 0; row < 4; ++row)
        sign.fills.addRect(3.5, 3.5 + 4.25 * row, 4.25 * (row + 1), 4.25);
    return sign;
}

/// Steps at a distance lead to one behind them.
GlyphSign tdnnSign() {
    GlyphSign sign{.strokes = {}, .fills = {}, .width = 1.2};
    for (const qreal x : {3.5, 7.75, 12.0, 16.25, 20.5})
        sign.fills.addEllipse(QPointF(x, 18.5), 1.6, 1.6);
    for (const qreal x : {3.5, 12.0, 20.5})
        sign.strokes.addPath(line({x, 18.5}, {12, 6}));
    sign.fills.addEllipse(QPointF(12, 5.5), 2.4, 2.4);
    return sign;
}

/// Parallel paths, each joined by the one above it.
QPainterPath res2NetSign() {
    QPainterPath path;
    for (const qreal y : {5.0, 12.0, 19.0})
        path.addPath(line({3, y}, {21, y}));
    path.addPath(line({16, 5}, {8, 12}));
    path.addPath(line({16, 12}, {8, 19}));
    return path;
}

/// Through a narrow place and wide again.
QPainterPath squeezeSign() {
    QPainterPath path(QPointF(3.5, 4));
    path.lineTo(12, 10);
    path.lineTo(20.5, 4);
    path.lineTo(20.5, 20);
    path.lineTo(12, 14);
    path.lineTo(3.5, 20);
    path.closeSubpath();
    return path;
}

/// A bell over weighted steps.
GlyphSign attentivePoolingSign() {
    GlyphSign sign{curve([](qreal x) { return 13 - 9 * std::exp(-4 * x * x); })};
    for (const auto& [x, radius] : {std::pair{4.5, 1.0}, std::pair{8.2, 1.7}, std::pair{12.0, 2.5},
                                    std::pair{15.8, 1.7}, std::pair{19.5, 1.0}})
        sign.fills.addEllipse(QPointF(x, 18), radius, radius);
    return sign;
}

const std::map<QString, GlyphSign>& signs() {
    static const std::map<QString, GlyphSign> all{
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
        {"group", {groupSign()}},
        {"flatten", {flattenSign()}},
        {"reshape", {reshapeSign()}},
        {"permute", {permuteSign()}},
        {"concatenate", {branchSign(true)}},
        {"split", {branchSign(false)}},
        {"conv1d", convolutionSign(1)},
        {"conv2d", convolutionSign(4)},
        {"max_pool", poolSign(true)},
        {"avg_pool", poolSign(false)},
        {"adaptive_avg_pool", adaptivePoolSign()},
        {"softmax", softmaxSign()},
        {"embedding", {embeddingSign()}},
        {"positional", {positionalSign()}},
        {"attention", attentionSign()},
        {"tdnn", tdnnSign()},
        {"res2net", {res2NetSign()}},
        {"squeeze_excitation", {squeezeSign()}},
        {"attentive_pooling", attentivePoolingSign()},
    };
    return all;
}

}  // namespace

const GlyphSign* findGlyphSign(const QString& kind) {
    const auto found = signs().find(kind);
    return found == signs().end() ? nullptr : &found->second;
}

const GlyphSign& glyphSign(const QString& kind) {
    static const GlyphSign wave{
        curve([](qreal x) { return 12 - 6 * std::sin(std::numbers::pi * x); })};
    const GlyphSign* found = findGlyphSign(kind);
    return found ? *found : wave;
}

}  // namespace obscura
