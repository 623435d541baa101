// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playground/CurvesPlot.h"

#include "widgets/Theme.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kRoom = 1.6;       ///< above and below, as a factor
constexpr double kMostDecades = 6;  ///< below the largest value lies what nobody needs
constexpr int kMarks = 3;
constexpr std::array kMarkStyles = {Qt::SolidLine, Qt::DashLine, Qt::DotLine};

void makeLogarithmic(QCPAxis& axis) {
    axis.setRange(0.1, 1);
    axis.setScaleType(QCPAxis::stLogarithmic);
    axis.setTicker(QSharedPointer<LogTicker>::create(&formatValue));
}

}  // namespace

CurvesPlot::CurvesPlot(Spec spec, QWidget* parent)
    : DevicePlot(spec.name, spec.title, spec.help, parent), m_spec(std::move(spec)) {
    for (const QString& title : m_spec.curves) {
        QCPGraph* const g = addGraph();
        g->setName(title);
        g->setAdaptiveSampling(false);
    }
    for (int i = 0; i < kMarks; ++i) {
        m_marks.push_back(new QCPItemStraightLine(this));
        m_marks.back()->setSelectable(false);
        m_marks.back()->setVisible(false);
    }
    axisRect()->setMinimumMargins(QMargins(54, 22, 12, 4));
    setUpLegend();
    setAxisLabel(*xAxis, m_spec.placeLabel);
    setAxisLabel(*yAxis, m_spec.valueLabel);
    makeLogarithmic(*yAxis);
    if (m_spec.isPlaceLogarithmic)
        makeLogarithmic(*xAxis);
    else
        xAxis->setTicker(QSharedPointer<WholeTicker>::create());
    if (m_spec.isMarkMovable) {
        setInteraction(QCP::iRangeDrag, false);
        setFocusPolicy(Qt::StrongFocus);
    }
    applyTheme();
    // Choosing the scale has moved the range, as a person's zoom would.
    showWhole();
    setValues({}, {});
}

void CurvesPlot::setValues(const QVector<double>& places, std::vector<QVector<double>> values) {
    m_places = places;
    m_values = std::move(values);
    for (int i = 0; i < graphCount(); ++i) {
        QVector<QCPGraphData> points;
        for (qsizetype k = 0; std::size_t(i) < m_values.size() && k < places.size(); ++k) {
            if (const double value = m_values[std::size_t(i)][k]; value > 0)
                points.append({places[k], value});
        }
        graph(i)->data()->set(points, true);
    }
    setLegendWanted(hasData() && graphCount() > 1);
    showRanges();
    refresh();
}

void CurvesPlot::showRanges() {
    if (!hasData())
        return;
    double low = std::numeric_limits<double>::infinity();
    double high = 0;
    for (const QVector<double>& curve : m_values) {
        for (const double value : curve) {
            high = std::max(high, value);
            if (value > 0)
                low = std::min(low, value);
        }
    }
    if (!(high > 0))
        high = 1;
    low = std::clamp(low, high * std::pow(10, -kMostDecades), high);
    QCPRange places(m_places.first(), m_places.last());
    if (places.size() <= 0)
        places.upper = places.lower + 1;
    setWhole(places, {low / kRoom, high * kRoom});
}

void CurvesPlot::setMarks(const QVector<double>& places) {
    m_mark = places.value(0);
    for (int i = 0; i < kMarks; ++i) {
        const double at = places.value(i);
        QCPItemStraightLine& line = *m_marks[std::size_t(i)];
        line.setVisible(at > 0);
        line.point1->setCoords(at, 1);
        line.point2->setCoords(at, 10);
    }
    replot(rpQueuedReplot);
}

void CurvesPlot::moveTo(double x) {
    if (!hasData() || !m_spec.isMarkMovable)
        return;
    Q_EMIT markMoved(std::clamp(x, m_places.first(), m_places.last()));
}

QString CurvesPlot::describe(double x, double y) const {
    return QStringLiteral("%1: %2").arg(formatNumber(x, 3), formatNumber(y, 3));
}

void CurvesPlot::mousePressEvent(QMouseEvent* event) {
    DevicePlot::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        moveTo(xAxis->pixelToCoord(event->position().x()));
}

void CurvesPlot::mouseMoveEvent(QMouseEvent* event) {
    DevicePlot::mouseMoveEvent(event);
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(xAxis->pixelToCoord(event->position().x()));
}

void CurvesPlot::keyPressEvent(QKeyEvent* event) {
    if (m_spec.isMarkMovable && event->key() == Qt::Key_Left)
        return moveTo(m_mark / m_spec.markMove);
    if (m_spec.isMarkMovable && event->key() == Qt::Key_Right)
        return moveTo(m_mark * m_spec.markMove);
    DevicePlot::keyPressEvent(event);
}

QByteArray CurvesPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << m_spec.placeLabel << ',' << m_spec.curves.join(',') << '\n';
    for (qsizetype k = 0; k < m_places.size(); ++k) {
        out << m_places[k];
        for (const QVector<double>& curve : m_values)
            out << ',' << curve[k];
        out << '\n';
    }
    out.flush();
    return bytes;
}

void CurvesPlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    for (int i = 0; i < graphCount(); ++i)
        graph(i)->setPen(theme.seriesPen(i, 1.8));
    for (std::size_t i = 0; i < m_marks.size(); ++i)
        m_marks[i]->setPen(QPen(theme.text, i == 0 ? 1.8 : 1.2, kMarkStyles[i]));
}

}  // namespace obscura
