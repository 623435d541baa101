// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/RankedPlot.h"

#include "widgets/Theme.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <limits>

namespace obscura {

namespace {

constexpr double kRoom = 1.08;            ///< above the largest value
constexpr double kLogarithmicRoom = 1.5;  ///< above and below, as a factor
constexpr double kMostDecades = 6;        ///< below the largest value lies what nobody needs
constexpr qsizetype kFewest = 40;         ///< values from which on a curve needs no marks

}  // namespace

RankedPlot::RankedPlot(Spec spec, QWidget* parent)
    : DevicePlot(spec.name, spec.title, spec.help, parent), m_spec(std::move(spec)) {
    for (const QString& title : m_spec.curves) {
        QCPGraph* const g = addGraph();
        g->setName(title);
        g->setAdaptiveSampling(false);
    }
    axisRect()->setMinimumMargins(QMargins(54, 22, 12, 4));
    setUpLegend();
    setAxisLabel(*xAxis, tr("k"));
    setAxisLabel(*yAxis, m_spec.valueLabel);
    xAxis->setTicker(QSharedPointer<WholeTicker>::create());
    if (m_spec.logarithmic) {
        yAxis->setRange(0.1, 1);
        yAxis->setScaleType(QCPAxis::stLogarithmic);
        yAxis->setTicker(QSharedPointer<LogTicker>::create(&formatValue));
    } else {
        yAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    }
    applyTheme();
    // Choosing the scale has moved the range, as a person's zoom would.
    showWhole();
    clear();
}

void RankedPlot::setValues(std::vector<QVector<double>> values) {
    m_values = std::move(values);
    for (int i = 0; i < graphCount(); ++i) {
        QVector<QCPGraphData> points;
        if (std::size_t(i) < m_values.size()) {
            const QVector<double>& curve = m_values[std::size_t(i)];
            for (qsizetype k = 0; k < curve.size(); ++k) {
                if (!m_spec.logarithmic || curve[k] > 0)
                    points.append({double(k + 1), curve[k]});
            }
        }
        const bool isMarked = points.size() <= kFewest;
        const QColor colour = graph(i)->pen().color();
        graph(i)->setScatterStyle(isMarked ? QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 4)
                                           : QCPScatterStyle());
        graph(i)->data()->set(points, true);
    }
    setLegendWanted(hasData() && graphCount() > 1);
    showRanges();
    refresh();
}

void RankedPlot::showRanges() {
    qsizetype count = 1;
    double low = std::numeric_limits<double>::infinity();
    double high = m_spec.top;
    for (const QVector<double>& curve : m_values) {
        count = std::max(count, curve.size());
        for (const double value : curve) {
            if (value > 0)
                low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    const QCPRange ranks(0.5, double(count) + 0.5);
    if (!(high > 0))
        high = 1;
    if (!m_spec.logarithmic)
        return setWhole(ranks, {0, kRoom * high});
    low = std::clamp(low, high * std::pow(10, -kMostDecades), high);
    setWhole(ranks, {low / kLogarithmicRoom, high * kLogarithmicRoom});
}

QString RankedPlot::describe(double x, double) const {
    const auto k = qsizetype(std::lround(x));
    QStringList parts;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (k >= 1 && k <= m_values[i].size())
            parts << m_spec.curves[qsizetype(i)] + ' ' + formatNumber(m_values[i][k - 1], 4);
    }
    return parts.isEmpty() ? QString() : tr("k = %1:  %2").arg(k).arg(parts.join(", "));
}

QByteArray RankedPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "k," << m_spec.curves.join(',') << '\n';
    qsizetype count = 0;
    for (const QVector<double>& curve : m_values)
        count = std::max(count, curve.size());
    for (qsizetype k = 0; k < count; ++k) {
        out << k + 1;
        for (const QVector<double>& curve : m_values) {
            out << ',';
            if (k < curve.size())
                out << curve[k];
        }
        out << '\n';
    }
    out.flush();
    return bytes;
}

void RankedPlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    for (int i = 0; i < graphCount(); ++i) {
        QPen pen = theme.seriesPen(i, 1.8);
        graph(i)->setPen(pen);
        if (!graph(i)->scatterStyle().isNone())
            graph(i)->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(), 4));
    }
}

}  // namespace obscura
