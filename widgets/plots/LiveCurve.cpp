// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/LiveCurve.h"

#include "widgets/LineScale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

constexpr double kMarkSize = 6;  ///< pixels
constexpr double kCrowd = 0.25;  ///< pixels for each point: closer ones stand closely
constexpr double kWay = 6;       ///< a line that is so many times as long as its plot is wide, too
constexpr double kDense = 4;     ///< times that, and nothing but its outline is seen

/// The points of a line that has gaps on both sides of them.
QVector<QCPGraphData> singlesOf(const QVector<QCPGraphData>& line) {
    const auto isGap = [&](qsizetype i) {
        return i < 0 || i >= line.size() || std::isnan(line[i].value);
    };
    QVector<QCPGraphData> singles;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (!isGap(i) && isGap(i - 1) && isGap(i + 1))
            singles.append(line[i]);
    }
    return singles;
}

/// In pixels, the way up and down.
double lengthOf(const QVector<QCPGraphData>& line, const QCPGraph& graph) {
    double length = 0;
    double last = std::numeric_limits<double>::quiet_NaN();
    for (const QCPGraphData& point : line) {
        const double at = graph.valueAxis()->coordToPixel(point.value);
        if (std::isfinite(at) && std::isfinite(last))
            length += std::abs(at - last);
        last = at;
    }
    return length;
}

}  // namespace

CurvePath pathThrough(const TimeSeries& series, TimeAxis axis, std::size_t column,
                      const std::vector<std::size_t>& rows, bool isSparse,
                      const std::function<double(std::size_t row)>& heightOf) {
    constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
    const auto place = static_cast<std::size_t>(axis);
    CurvePath path;
    path.line.reserve(qsizetype(rows.size()));
    path.known.reserve(qsizetype(rows.size()));
    std::size_t last = 0;
    bool isGap = false;
    for (const std::size_t row : rows) {
        if (std::isnan(series.value(column, row))) {
            isGap = !isSparse;
            continue;
        }
        const QCPGraphData point(series.time(axis, row), heightOf(row));
        if (std::isnan(point.value)) {
            path.misplaced.append(point.key);
            isGap = true;
            continue;
        }
        if (!path.known.empty()) {
            const QCPGraphData before = path.known.back();
            const auto breaks = series.breaksBetween(last, row);
            if (!breaks.empty() && isSparse) {
                path.line.append({breaks.front()[place], before.value});
                if (breaks.size() > 1)
                    path.line.append({breaks.front()[place], kGap});
                path.line.append({breaks.back()[place], point.value});
            } else if (!breaks.empty() || isGap) {
                path.line.append({before.key, kGap});
            }
        }
        path.line.append(point);
        path.known.append(point);
        last = row;
        isGap = false;
    }
    return path;
}

LiveCurve::LiveCurve(QCPGraph& line) : m_line(&line), m_marks(line.parentPlot()->addGraph()) {
    for (QCPGraph* const g : {m_line, m_marks})
        g->setAdaptiveSampling(false);
    m_marks->setLineStyle(QCPGraph::lsNone);
    m_marks->setLayer(m_line->layer());
}

void LiveCurve::setPath(const CurvePath& path, bool marksAll) {
    fitPen(path.line);
    m_line->data()->set(path.line, true);
    m_marks->data()->set(marksAll ? path.known : singlesOf(path.line), true);
}

double LiveCurve::lowest() const {
    double lowest = std::numeric_limits<double>::quiet_NaN();
    for (auto point = m_line->data()->constBegin(); point != m_line->data()->constEnd(); ++point)
        lowest = std::fmin(lowest, point->value);
    return lowest;
}

void LiveCurve::setPen(const QPen& pen, bool isHollow) {
    m_pen = pen;
    fitPen({});
    const QPen outline(pen.color(), isHollow ? pen.widthF() : 1);
    m_marks->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, outline,
                                             isHollow ? QBrush(Qt::NoBrush) : QBrush(pen.color()),
                                             kMarkSize));
}

void LiveCurve::fitPen(const QVector<QCPGraphData>& line) {
    const double width = m_line->keyAxis()->axisRect()->width();
    const double crowd =
        std::max(double(line.size()) / width * kCrowd, lengthOf(line, *m_line) / width / kWay);
    const bool isDense = crowd > kDense;
    QPen pen = m_pen;
    // The last row sees no thin ones.
    const double widest = lineScale() > 1 ? m_pen.widthF() : std::min(m_pen.widthF(), 1.0);
    if (crowd > 1)
        pen.setWidthF(isDense ? 0 : widest);
    if (isDense && pen.style() != Qt::NoPen)
        pen.setStyle(Qt::SolidLine);
    m_line->setAntialiased(!isDense);
    m_line->setPen(pen);
}

void LiveCurve::setVisible(bool visible) {
    m_line->setVisible(visible);
    m_marks->setVisible(visible);
}

}  // namespace obscura
