// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/LineCutPlot.h"

#include "widgets/Theme.h"
#include "widgets/device/MatrixImage.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <cmath>

namespace obscura {

namespace {

constexpr double kRoom = 1.08;  ///< beyond the largest magnitude

}  // namespace

LineCutPlot::LineCutPlot(const QString& name, const QString& help, QWidget* parent)
    : DevicePlot(name, {}, help, parent) {
    m_curve = addGraph();
    m_mark = addGraph();
    m_line = new QCPItemLine(this);
    m_line->setSelectable(false);
    // They answer a choice in another plot.
    m_mark->setLayer("overlay");
    m_line->setLayer("overlay");
    for (QCPItemPosition* const p : {m_line->start, m_line->end}) {
        p->setTypeX(QCPItemPosition::ptPlotCoords);
        p->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    yAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    applyTheme();
    clear();
}

void LineCutPlot::setCut(const QString& title, const QString& entryName, const Vector& values,
                         Index marked, float magnitude) {
    m_values = values;
    setTitle(title);
    setAxisLabel(*xAxis, entryName);
    xAxis->setTicker(QSharedPointer<IndexTicker>::create(values.size()));
    QVector<QCPGraphData> points;
    points.reserve(int(values.size()));
    for (Index i = 0; i < values.size(); ++i)
        points.append({double(i), double(values[i])});
    m_curve->data()->set(points, true);
    m_mark->data()->set({{double(marked), double(values[marked])}});
    m_line->start->setCoords(double(marked), 0);
    m_line->end->setCoords(double(marked), 1);
    m_line->setVisible(true);
    setWhole({-0.5, double(values.size()) - 0.5},
             {-kRoom * double(magnitude), kRoom * double(magnitude)});
    refresh();
}

void LineCutPlot::clear() {
    m_values.resize(0);
    m_curve->data()->clear();
    m_mark->data()->clear();
    m_line->setVisible(false);
    setTitle({});
    refresh();
}

QString LineCutPlot::describe(double x, double) const {
    const Index i = Index(std::lround(x));
    if (i < 0 || i >= m_values.size())
        return {};
    return QStringLiteral("%1: %2").arg(i).arg(formatNumber(double(m_values[i]), 4));
}

QByteArray LineCutPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << xAxis->label() << ",A\n";
    for (Index i = 0; i < m_values.size(); ++i)
        out << i << ',' << m_values[i] << '\n';
    out.flush();
    return bytes;
}

void LineCutPlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    m_curve->setPen(theme.seriesPen(0, 1));
    m_mark->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDisc, theme.seriesColor(1), theme.seriesColor(1), 7));
    m_line->setPen(QPen(theme.mutedText, 1, Qt::DashLine));
    yAxis->grid()->setZeroLinePen(QPen(theme.hairline));
}

}  // namespace obscura
