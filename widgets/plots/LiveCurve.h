// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/TimeSeries.h"

#include <qcustomplot.h>
#include <functional>
#include <vector>

namespace obscura {

/// The points of a curve as QCustomPlot takes them.
struct CurvePath {
    QVector<QCPGraphData> line;   ///< NaN where it has a gap
    QVector<QCPGraphData> known;  ///< what was measured
    QVector<double> misplaced;    ///< where something was measured that has no place on the axis
};

/// The way through these rows of a column: a straight line from one known value to the next, unless
/// something between them was measured without result, is another quantity, or has no place on the
/// axis. `heightOf` gives the height at which a row is drawn, NaN where it has none.
CurvePath pathThrough(const TimeSeries& series, TimeAxis axis, std::size_t column,
                      const std::vector<std::size_t>& rows, bool isSparse,
                      const std::function<double(std::size_t row)>& heightOf);

/// One curve of a plot: its line, and marks at its points. A line whose points stand closely, or
/// that goes up and down all the time, is drawn thin, and where it all but fills an area without
/// dashes and smooth edges: nobody sees a difference there, but filling the outline of a broad line
/// that crosses itself takes a hundred times as long.
class LiveCurve {
public:
    /// `line` belongs to the plot; so do the marks, which are added to it.
    explicit LiveCurve(QCPGraph& line);

    QCPGraph& line() const { return *m_line; }
    /// The lowest point that is drawn; NaN where none is.
    double lowest() const;
    /// Marks all points, or else those that no line leads to.
    void setPath(const CurvePath& path, bool marksAll);
    /// The marks are discs in the pen's colour, or circles.
    void setPen(const QPen& pen, bool isHollow);
    void setVisible(bool visible);

private:
    void fitPen(const QVector<QCPGraphData>& line);

    QPen m_pen;  ///< where there is room for it
    QCPGraph* m_line;
    QCPGraph* m_marks;
};

}  // namespace obscura
