// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/ExperimentDocument.h"
#include "widgets/canvas/CanvasScene.h"

#include <QPainter>
#include <QRect>
#include <vector>

namespace obscura {

/// The network of an experiment as a picture. It has a canvas of its own: nothing is selected
/// there, nothing runs, and the theme is the one given.
class Diagram {
public:
    Diagram(const Experiment& experiment, const Theme& theme);

    QString title() const { return m_document.title(); }
    /// In canvas units; empty when there is no block to draw.
    QSize size() const { return m_area.size(); }
    /// Draws a frame in that colour around the block, or the folded group that it is in, with
    /// `sign` on its corner, so that colour is not the only cue.
    void mark(BlockId block, const QColor& colour, const QString& sign);
    /// Fills `target` with the canvas' colour and draws the network in its middle, as large as it
    /// fits, but not beyond `mostScale` units of `target` for a canvas unit.
    void paint(QPainter& painter, const QRectF& target, qreal mostScale = 100);

private:
    struct Mark {
        BlockId block;
        QColor colour;
        QString sign;
    };
    void paintMark(QPainter& painter, const Mark& mark, const QTransform& toTarget) const;

    ExperimentDocument m_document;
    CanvasScene m_scene;
    QRect m_area;
    std::vector<Mark> m_marks;
};

}  // namespace obscura
