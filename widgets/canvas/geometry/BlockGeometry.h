// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LayerCatalogue.h"

#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <optional>

namespace obscura {

/// How a block is drawn. Told apart by width, outline, colour and icon.
enum class BlockForm {
    Data,        ///< data set or loss: an end of the network
    Layer,       ///< digital, with parameters
    Activation,  ///< digital, without
    Physical,    ///< hardware
};

BlockForm blockForm(const LayerInfo& info);

/// A port of a block: `output` or input, counted from 0.
struct Port {
    bool output = false;
    int index = 0;
    bool operator==(const Port&) const = default;
};

/// Where everything of a block is, in canvas units from the block's top left corner, which is the
/// block's Position. It depends on the kind alone, so that neither an edit of a name nor a font
/// moves a port. The first ports of all forms are at the same height: blocks with equal y join by
/// straight edges.
class BlockGeometry {
public:
    /// Blocks are placed on multiples of this.
    static constexpr qreal kGrid = 8;
    /// Distance that is kept between a block and the next when room is made.
    static constexpr qreal kGap = 64;
    static constexpr qreal kPortRadius = 5;
    /// A port answers to the pointer up to this distance.
    static constexpr qreal kPortReach = 12;

    explicit BlockGeometry(const LayerInfo& info);
    BlockGeometry(BlockForm form, int inputs, int outputs);
    bool operator==(const BlockGeometry&) const = default;

    BlockForm form() const { return m_form; }
    int inputs() const { return m_inputs; }
    int outputs() const { return m_outputs; }

    /// The body without ports, badges and selection ring.
    QRectF body() const { return m_body; }
    /// Everything that is ever painted.
    QRectF bounds() const;
    /// The outline of the body, `grow` units outside of it.
    QPainterPath outline(qreal grow = 0) const;
    /// What answers to the pointer: body and ports.
    QPainterPath shape() const;

    QPointF port(Port port) const;
    /// The port within kPortReach of `point`, nearest first.
    std::optional<Port> portAt(QPointF point) const;

    /// Where the name of a port stands: outside, above the connection that leads there.
    QRectF portLabel(Port at) const;
    QRectF icon() const;
    QRectF name() const;
    QRectF title() const;
    QRectF footer() const;
    QRectF problemBadge() const;
    QRectF statusBadge() const;
    /// The strip at the top that says that this is hardware.
    QRectF physicalBadge() const;

private:
    BlockForm m_form;
    int m_inputs;
    int m_outputs;
    QRectF m_body;
};

/// `value` on the nearest multiple of the grid.
QPointF snappedToGrid(QPointF value);

}  // namespace obscura
