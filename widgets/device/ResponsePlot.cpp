// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/ResponsePlot.h"

#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/device/DevicePictures.h"
#include "widgets/language/Translated.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <cmath>
#include <numbers>
#include <vector>

namespace obscura {

namespace {

constexpr int kCurvePoints = 721;  ///< every half degree of a turn
constexpr Index kMostPoints = 500;
constexpr double kPadding = 0.08;  ///< of the curve's height, above and below
constexpr double kMargin = 0.1 / (2 * std::numbers::pi);  ///< of the range, on both sides
constexpr int kPointAlpha = 110;

float wrapped(float phase) {
    constexpr float kTurn = 2 * std::numbers::pi_v<float>;
    return phase - kTurn * std::floor(phase / kTurn);
}

QSharedPointer<QCPAxisTicker> turnTicker() {
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    const QStringList labels{"0", "π/2", "π", "3π/2", "2π"};
    for (int i = 0; i < labels.size(); ++i)
        ticker->addTick(i * std::numbers::pi / 2, labels[i]);
    return ticker;
}

QVector<QCPGraphData> pointsOn(const WeightLaw& law, const std::vector<float>& parameters) {
    std::vector<float> weights(parameters.size());
    law(parameters, weights.data());
    QVector<QCPGraphData> points;
    points.reserve(int(parameters.size()));
    for (std::size_t i = 0; i < parameters.size(); ++i)
        points.append({double(parameters[i]), double(weights[i])});
    return points;
}

}  // namespace

ResponsePlot::ResponsePlot(QWidget* parent) : DevicePlot("response", {}, {}, parent) {
    m_curve = addGraph();
    m_curve->setAdaptiveSampling(false);
    m_points = addGraph();
    m_points->setLineStyle(QCPGraph::lsNone);
    m_points->setPen(Qt::NoPen);
    m_learned = addGraph();
    m_learned->setAdaptiveSampling(false);
    yAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    setAxisLabel(*yAxis, tr("weight A"));
    applyTheme();
}

void ResponsePlot::setSnapshot(const DeviceSnapshot& s, const DeviceInfo& info) {
    const WeightCurveHints& hints = *info.picture.weightCurve;
    showLearned(s.law);
    const QString title = translated(hints.title);
    setTitle(m_learned->dataCount() > 0 ? tr("%1 (dashed: as learned)").arg(title) : title);
    setToolTip(wrappedToolTip(translated(hints.help)));
    showAxis(s.layout);
    const WeightLaw law = *weightLaw(info, s.inputs, s.options);
    const float low = s.layout.minimum;
    const float range = s.layout.maximum - low;
    std::vector<float> parameters(kCurvePoints);
    for (int i = 0; i < kCurvePoints; ++i)
        parameters[std::size_t(i)] = low + range * float(i) / float(kCurvePoints - 1);
    m_curve->data()->set(pointsOn(law, parameters), true);
    parameters.clear();
    const Index stride = (s.held.size() + kMostPoints - 1) / kMostPoints;
    for (Index i = 0; i < s.held.size(); i += stride)
        parameters.push_back(s.layout.periodic ? wrapped(s.held[i]) : s.held[i]);
    m_points->data()->set(pointsOn(law, parameters));
    bool isFound = false;
    const QCPRange height = m_curve->getValueRange(isFound);
    const double padding = kPadding * height.size();
    const double margin = kMargin * double(range);
    setWhole({double(low) - margin, double(s.layout.maximum) + margin},
             {height.lower - padding, height.upper + padding});
    refresh();
}

void ResponsePlot::showLearned(const LearnedLaw& law) {
    QVector<QCPGraphData> curve;
    curve.reserve(int(law.parameters.size()));
    for (Index i = 0; i < law.parameters.size(); ++i)
        curve.append({double(law.parameters[i]), double(law.weights[i])});
    m_learned->data()->set(curve, true);
}

void ResponsePlot::showAxis(const ParameterLayout& layout) {
    setAxisLabel(*xAxis, parameterLabel(layout));
    if (layout.periodic)
        xAxis->setTicker(turnTicker());
    else
        xAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    m_symbol = QString::fromStdString(layout.symbol);
    m_unit = layout.unit.empty() ? QString() : ' ' + QString::fromStdString(layout.unit);
    m_column = layout.periodic ? QStringLiteral("phase (rad)") : parameterLabel(layout);
}

QString ResponsePlot::describe(double x, double) const {
    const QSharedPointer<QCPGraphDataContainer> curve = m_curve->data();
    if (curve->isEmpty() || x < curve->at(0)->key || x > (curve->constEnd() - 1)->key)
        return {};
    const auto point = curve->findBegin(x);
    return tr("%1 = %2%3,  A = %4")
        .arg(m_symbol)
        .arg(point->key, 0, 'f', 2)
        .arg(m_unit, formatNumber(point->value));
}

QByteArray ResponsePlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "what," << m_column << ",weight\n";
    for (const QCPGraphData& point : *m_curve->data())
        out << "curve," << point.key << ',' << point.value << '\n';
    for (const QCPGraphData& point : *m_points->data())
        out << "parameter," << point.key << ',' << point.value << '\n';
    for (const QCPGraphData& point : *m_learned->data())
        out << "learned," << point.key << ',' << point.value << '\n';
    out.flush();
    return bytes;
}

void ResponsePlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    m_curve->setPen(theme.seriesPen(0, 1.8));
    QPen dashed = theme.seriesPen(2, 2.4);
    dashed.setStyle(Qt::DashLine);
    m_learned->setPen(dashed);
    QColor colour = theme.seriesColor(1);
    colour.setAlpha(kPointAlpha);
    m_points->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(colour), QBrush(colour), 5));
}

}  // namespace obscura
