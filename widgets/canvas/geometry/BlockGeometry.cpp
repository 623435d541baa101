// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/geometry/BlockGeometry.h"

#include <QLineF>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr qreal kHeight = 88;
constexpr qreal kHeader = 56;
constexpr qreal kMargin = 14;
constexpr qreal kIcon = 28;
constexpr qreal kFirstPort = 40;
constexpr qreal kPortDistance = 24;
constexpr qreal kRadius = 10;
constexpr qreal kChamfer = 12;
constexpr qreal kBadge = 20;
constexpr qreal kLabelGap = 9;
constexpr qreal kLabelWidth = 32;
constexpr qreal kLabelHeight = 14;

qreal width(BlockForm form) {
    switch (form) {
        case BlockForm::Activation:
            return 136;
        case BlockForm::Physical:
            return 224;
        case BlockForm::Data:
        case BlockForm::Layer:
            break;
    }
    return 168;
}

QPainterPath chamfered(const QRectF& r, qreal cut) {
    QPainterPath path(QPointF(r.left() + cut, r.top()));
    path.lineTo(r.right() - cut, r.top());
    path.lineTo(r.right(), r.top() + cut);
    path.lineTo(r.right(), r.bottom() - cut);
    path.lineTo(r.right() - cut, r.bottom());
    path.lineTo(r.left() + cut, r.bottom());
    path.lineTo(r.left(), r.bottom() - cut);
    path.lineTo(r.left(), r.top() + cut);
    path.closeSubpath();
    return path;
}

}  // namespace

BlockForm blockForm(const LayerInfo& info) {
    switch (info.role) {
        case LayerRole::Physical:
            return BlockForm::Physical;
        case LayerRole::Source:
        case LayerRole::Target:
            return BlockForm::Data;
        case LayerRole::Activation:
            return BlockForm::Activation;
        case LayerRole::Digital:
            break;
    }
    return BlockForm::Layer;
}

BlockGeometry::BlockGeometry(const LayerInfo& info)
    : BlockGeometry(blockForm(info), info.inputs, info.outputs) {}

BlockGeometry::BlockGeometry(BlockForm form, int inputs, int outputs)
    : m_form(form), m_inputs(inputs), m_outputs(outputs) {
    const int ports = std::max({inputs, outputs, 1});
    const qreal needed = 2 * kFirstPort + (ports - 1) * kPortDistance;
    m_body = QRectF(0, 0, width(form), std::max(kHeight, needed));
}

QRectF BlockGeometry::bounds() const {
    constexpr qreal kLabels = kLabelGap + kLabelWidth + 2;
    return m_body.adjusted(m_inputs > 1 ? -kLabels : -14, -16, m_outputs > 1 ? kLabels : 14, 14);
}

QRectF BlockGeometry::portLabel(Port at) const {
    const QPointF centre = port(at);
    const qreal left = at.output ? centre.x() + kLabelGap : centre.x() - kLabelGap - kLabelWidth;
    return {left, centre.y() - kLabelHeight - 2, kLabelWidth, kLabelHeight};
}

QPainterPath BlockGeometry::outline(qreal grow) const {
    const QRectF rect = m_body.adjusted(-grow, -grow, grow, grow);
    // A parallel line to the corner cut moves its ends by grow·(2 − √2).
    if (m_form == BlockForm::Physical)
        return chamfered(rect, kChamfer + grow * (2 - std::sqrt(2.0)));
    QPainterPath path;
    const qreal radius = std::max(2.0, kRadius + grow);
    path.addRoundedRect(rect, radius, radius);
    return path;
}

QPainterPath BlockGeometry::shape() const {
    QPainterPath path = outline();
    path.setFillRule(Qt::WindingFill);
    const auto add = [&](Port p) { path.addEllipse(port(p), kPortReach, kPortReach); };
    for (int i = 0; i < m_inputs; ++i)
        add({false, i});
    for (int i = 0; i < m_outputs; ++i)
        add({true, i});
    return path;
}

QPointF BlockGeometry::port(Port port) const {
    return {port.output ? m_body.right() : m_body.left(), kFirstPort + port.index * kPortDistance};
}

std::optional<Port> BlockGeometry::portAt(QPointF point) const {
    std::optional<Port> best;
    qreal distance = kPortReach;
    const auto consider = [&](Port candidate) {
        const qreal d = QLineF(port(candidate), point).length();
        if (d <= distance) {
            distance = d;
            best = candidate;
        }
    };
    for (int i = 0; i < m_inputs; ++i)
        consider({false, i});
    for (int i = 0; i < m_outputs; ++i)
        consider({true, i});
    return best;
}

QRectF BlockGeometry::icon() const {
    return {kMargin, (kHeader - kIcon) / 2 + 1, kIcon, kIcon};
}

QRectF BlockGeometry::name() const {
    const qreal left = kMargin + kIcon + 10;
    return {left, 11, m_body.right() - kMargin - left, 19};
}

QRectF BlockGeometry::title() const {
    return name().translated(0, 18);
}

QRectF BlockGeometry::footer() const {
    return {kMargin, kHeader, m_body.width() - 2 * kMargin, kHeight - kHeader};
}

QRectF BlockGeometry::problemBadge() const {
    return {m_body.right() - kBadge + 4, m_body.top() - 8, kBadge, kBadge};
}

QRectF BlockGeometry::statusBadge() const {
    const QRectF f = footer();
    constexpr qreal kSide = 14;
    return {f.right() - kSide, f.center().y() - kSide / 2, kSide, kSide};
}

QRectF BlockGeometry::physicalBadge() const {
    return {kMargin, -9, 78, 17};
}

QPointF snappedToGrid(QPointF value) {
    constexpr qreal kGrid = BlockGeometry::kGrid;
    return {std::round(value.x() / kGrid) * kGrid, std::round(value.y() / kGrid) * kGrid};
}

}  // namespace obscura
