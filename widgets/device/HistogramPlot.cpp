// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/HistogramPlot.h"

#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr int kBins = 60;
constexpr double kHeadroom = 1.08;  ///< above the highest bar
constexpr int kFillAlpha = 110;

/// The outline of the bars, from the ground to the ground.
QVector<QCPGraphData> outline(const ParameterHistogram& h, const std::vector<double>& counts) {
    QVector<QCPGraphData> points{{h.low, 0}};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        points.append({h.low + h.width * double(i), counts[i]});
        points.append({h.low + h.width * double(i + 1), counts[i]});
    }
    points.append({h.low + h.width * double(counts.size()), 0});
    return points;
}

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent)
    : DevicePlot("parameters", tr("Parameters"),
                 tr("How many of the device's parameters, as programmed, lie in each interval: "
                    "before the first step, and now. Training moves them; where nothing has moved, "
                    "nothing was learnt there."),
                 parent) {
    setAutoAddPlottableToLegend(true);
    m_initial = addGraph();
    m_initial->setName(tr("initial"));
    m_now = addGraph();
    m_now->setName(tr("now"));
    for (QCPGraph* const g : {m_initial, m_now})
        g->setAdaptiveSampling(false);
    setUpLegend();
    xAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    yAxis->setTicker(QSharedPointer<WholeTicker>::create());
    setAxisLabel(*yAxis, tr("parameters"));
    applyTheme();
}

void HistogramPlot::setSnapshot(const DeviceSnapshot& snapshot) {
    m_histogram = parameterHistogram(snapshot, kBins);
    setAxisLabel(*xAxis, parameterLabel(snapshot.layout));
    setTitle(tr("Parameters: %1").arg(formatWhole(snapshot.omega.size())));
    m_initial->data()->set(outline(m_histogram, m_histogram.initial), true);
    m_now->data()->set(outline(m_histogram, m_histogram.now), true);
    const double highest = std::max(*std::ranges::max_element(m_histogram.initial),
                                    *std::ranges::max_element(m_histogram.now));
    setWhole({m_histogram.low, m_histogram.low + kBins * m_histogram.width},
             {0, kHeadroom * highest});
    setLegendWanted(true);
    refresh();
}

void HistogramPlot::clear() {
    m_histogram = {};
    for (QCPGraph* const g : {m_initial, m_now})
        g->data()->clear();
    setLegendWanted(false);
    refresh();
}

QString HistogramPlot::describe(double x, double) const {
    const auto bin = std::ptrdiff_t(std::floor((x - m_histogram.low) / m_histogram.width));
    if (bin < 0 || bin >= kBins)
        return {};
    const double from = m_histogram.low + m_histogram.width * double(bin);
    return tr("%1 … %2:  %3 initial, %4 now")
        .arg(formatNumber(from), formatNumber(from + m_histogram.width))
        .arg(formatWhole(m_histogram.initial[std::size_t(bin)]))
        .arg(formatWhole(m_histogram.now[std::size_t(bin)]));
}

QByteArray HistogramPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "from,to,initial,now\n";
    for (std::size_t i = 0; i < m_histogram.now.size(); ++i)
        out << m_histogram.low + m_histogram.width * double(i) << ','
            << m_histogram.low + m_histogram.width * double(i + 1) << ',' << m_histogram.initial[i]
            << ',' << m_histogram.now[i] << '\n';
    out.flush();
    return bytes;
}

void HistogramPlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    QPen dashed(theme.mutedText, 1.4, Qt::DashLine);
    m_initial->setPen(dashed);
    QColor fill = theme.seriesColor(0);
    m_now->setPen(QPen(fill, 1.4));
    fill.setAlpha(kFillAlpha);
    m_now->setBrush(fill);
}

}  // namespace obscura
