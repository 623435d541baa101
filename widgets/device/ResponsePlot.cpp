// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/ResponsePlot.h"

#include "devices/models/WeightLaw.h"
#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/device/DevicePictures.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <cmath>
#include <numbers>
#include <vector>

namespace obscura {

namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;
constexpr int kCurvePoints = 721;  ///< every half degree
constexpr Index kMostPoints = 500;
constexpr double kPadding = 0.08;  ///< of the curve's height, above and below
constexpr int kPointAlpha = 110;

float wrapped(float phase) {
    return phase - kTurn * std::floor(phase / kTurn);
}

QVector<QCPGraphData> pointsOn(const WeightLaw& law, const std::vector<float>& phases) {
    std::vector<float> weights(phases.size());
    law(phases, weights.data());
    QVector<QCPGraphData> points;
    points.reserve(int(phases.size()));
    for (std::size_t i = 0; i < phases.size(); ++i)
        points.append({double(phases[i]), double(weights[i])});
    return points;
}

}  // namespace

ResponsePlot::ResponsePlot(QWidget* parent) : DevicePlot("response", {}, {}, parent) {
    m_curve = addGraph();
    m_curve->setAdaptiveSampling(false);
    m_points = addGraph();
    m_points->setLineStyle(QCPGraph::lsNone);
    m_points->setPen(Qt::NoPen);
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const QStringList labels{"0", "π/2", "π", "3π/2", "2π"};
    for (int i = 0; i < labels.size(); ++i)
        ticker->addTick(i * std::numbers::pi / 2, labels[i]);
    xAxis->setTicker(ticker);
    yAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    setAxisLabel(*yAxis, tr("weight A"));
    applyTheme();
}

void ResponsePlot::setSnapshot(const DeviceSnapshot& s) {
    const bool isRing = s.device == "mrr";
    setTitle(isRing ? tr("Resonance of a ring") : tr("Weight of a pixel"));
    setToolTip(wrappedToolTip(
        isRing ? tr("A ring's weight 2t − 1 over its round-trip phase φ, with the amplitude "
                    "transmission t = √((a² + r² − 2ra cos φ)/(1 + r²a² − 2ra cos φ)). Each "
                    "dot is a ring at work: near resonance (φ = 0) the weight is steep in φ, "
                    "far from it flat.")
               : tr("A pixel's weight cos(φ)/√n over its phase φ. Each dot is a pixel at work.")));
    setAxisLabel(*xAxis, parameterLabel(s.layout));
    const WeightLaw law = *weightLaw(s.device, s.inputs, s.options);
    std::vector<float> phases(kCurvePoints);
    for (int i = 0; i < kCurvePoints; ++i)
        phases[std::size_t(i)] = kTurn * float(i) / float(kCurvePoints - 1);
    m_curve->data()->set(pointsOn(law, phases), true);
    phases.clear();
    const Index stride = (s.held.size() + kMostPoints - 1) / kMostPoints;
    for (Index i = 0; i < s.held.size(); i += stride)
        phases.push_back(wrapped(s.held[i]));
    m_points->data()->set(pointsOn(law, phases));
    bool isFound = false;
    const QCPRange height = m_curve->getValueRange(isFound);
    const double padding = kPadding * height.size();
    setWhole({-0.1, double(kTurn) + 0.1}, {height.lower - padding, height.upper + padding});
    refresh();
}

QString ResponsePlot::describe(double x, double) const {
    if (x < 0 || x > double(kTurn))
        return {};
    const auto point = m_curve->data()->findBegin(x);
    return tr("φ = %1 rad,  A = %2").arg(point->key, 0, 'f', 2).arg(formatNumber(point->value));
}

QByteArray ResponsePlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "what,phase (rad),weight\n";
    for (const QCPGraphData& point : *m_curve->data())
        out << "curve," << point.key << ',' << point.value << '\n';
    for (const QCPGraphData& point : *m_points->data())
        out << "parameter," << point.key << ',' << point.value << '\n';
    out.flush();
    return bytes;
}

void ResponsePlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    m_curve->setPen(theme.seriesPen(0, 1.8));
    QColor colour = theme.seriesColor(1);
    colour.setAlpha(kPointAlpha);
    m_points->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(colour), QBrush(colour), 5));
}

}  // namespace obscura
