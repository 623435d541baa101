// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/Experiment.h"
#include "widgets/canvas/items/MovableItem.h"

#include <QString>
#include <vector>

namespace obscura {

/// A group that isn't folded: a frame around its members, row by row, with its title above the
/// first; it selects and moves them all.
class FrameItem final : public MovableItem {
public:
    enum { Type = UserType + 4 };

    FrameItem(const Group& group, CanvasScene& scene);

    int type() const override { return Type; }
    GroupId group() const { return m_group; }
    const QString& title() const { return m_title; }
    QRectF body() const override { return m_frame; }
    /// The strip at the top that answers to the pointer.
    QRectF titleRect() const;
    void joinSelection() override;

    void mirror(const Group& group);
    void place();

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent* event) override;

private:
    GroupId m_group;
    QString m_title;
    bool m_isFaulty = false;
    std::vector<QRectF> m_rows;
    QRectF m_frame;  ///< around all rows
};

}  // namespace obscura
