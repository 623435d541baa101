// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/ScatterPlot.h"

#include "widgets/Theme.h"
#include "widgets/Units.h"
#include "widgets/data/SampleText.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <algorithm>

namespace obscura {

namespace {

constexpr double kRoom = 0.04;  ///< around the points, of their range
constexpr int kPointAlpha = 120;
constexpr double kPointSize = 5;

}  // namespace

ScatterPlot::ScatterPlot(QWidget* parent)
    : DevicePlot("answers", {},
                 tr("Each test sample's target and what the network answered. What is exact lies "
                    "on the dashed line; a slope that is less than that line's tells of answers "
                    "that keep to the mean."),
                 parent) {
    m_exact = new QCPCurve(xAxis, yAxis);
    m_points = new QCPCurve(xAxis, yAxis);
    m_points->setLineStyle(QCPCurve::lsNone);
    for (QCPAxis* const axis : {xAxis, yAxis})
        axis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    setAxisLabel(*xAxis, tr("target"));
    setAxisLabel(*yAxis, tr("answer"));
    applyTheme();
}

void ScatterPlot::setReport(std::shared_ptr<const AnswerReport> report, Index number) {
    m_report = report && report->targets.size() > 0 ? std::move(report) : nullptr;
    m_number = number;
    m_points->data()->clear();
    m_exact->data()->clear();
    if (!m_report)
        return refresh();
    const auto targets = m_report->targets.col(number);
    const auto answers = m_report->answers.col(number);
    QVector<QCPCurveData> points;
    for (Index i = 0; i < targets.size(); ++i)
        points.append({double(i), double(targets[i]), double(answers[i])});
    m_points->data()->set(points, true);
    const double low = double(std::min(targets.minCoeff(), answers.minCoeff()));
    const double high = double(std::max(targets.maxCoeff(), answers.maxCoeff()));
    const double room = std::max(kRoom * (high - low), 1e-9);
    m_exact->data()->set(QVector<QCPCurveData>{{0, low, low}, {1, high, high}}, true);
    setWhole({low - room, high + room}, {low - room, high + room});
    setTitle(m_report->target.size > 1 ? numberName(m_report->target, number)
                                       : tr("Targets and answers"));
    refresh();
}

QString ScatterPlot::describe(double x, double y) const {
    return tr("target %1, answer %2").arg(formatNumber(x), formatNumber(y));
}

QByteArray ScatterPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "target,answer\n";
    for (Index i = 0; i < m_report->targets.rows(); ++i)
        out << m_report->targets(i, m_number) << ',' << m_report->answers(i, m_number) << '\n';
    out.flush();
    return bytes;
}

void ScatterPlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    QColor fill = theme.seriesColor(0);
    fill.setAlpha(kPointAlpha);
    m_points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, fill, kPointSize));
    m_exact->setPen(QPen(theme.mutedText, 1, Qt::DashLine));
}

}  // namespace obscura
