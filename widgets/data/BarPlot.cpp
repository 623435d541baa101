// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/BarPlot.h"

#include "core/base/Csv.h"
#include "widgets/Theme.h"
#include "widgets/device/MatrixImage.h"
#include "widgets/plots/PlotTicker.h"

#include <algorithm>
#include <cmath>

namespace obscura {

namespace {

constexpr double kBarWidth = 0.7;
constexpr double kHeadroom = 1.08;
constexpr int kFillAlpha = 150;
constexpr int kTableDigits = 9;

}  // namespace

BarPlot::BarPlot(const QString& name, const QString& help, QWidget* parent)
    : DevicePlot(name, {}, help, parent) {
    m_plottable = new QCPBars(xAxis, yAxis);
    m_plottable->setWidth(kBarWidth);
    xAxis->grid()->setVisible(false);
    yAxis->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    applyTheme();
    clear();
}

void BarPlot::setBars(Bars bars) {
    m_bars = std::move(bars);
    QVector<QCPBarsData> data;
    double most = 0;
    for (std::size_t i = 0; i < m_bars.values.size(); ++i) {
        const double value = std::isnan(m_bars.values[i]) ? 0 : m_bars.values[i];
        data.append({double(i), value});
        most = std::max(most, value);
    }
    m_plottable->data()->set(data, true);
    setTitle(m_bars.title);
    setAxisLabel(*xAxis, m_bars.of);
    setAxisLabel(*yAxis, m_bars.value);
    const double end = m_bars.most > 0 ? m_bars.most : kHeadroom * most;
    setWhole({-0.5, double(std::max<std::size_t>(m_bars.values.size(), 1)) - 0.5},
             {0, end > 0 ? end : 1});
    nameBars();
    refresh();
}

/// By their names where those fit, else by their numbers.
void BarPlot::nameBars() {
    const QFontMetrics metrics(xAxis->tickLabelFont());
    int widest = 0;
    for (const QString& name : m_bars.names)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    const auto count = int(m_bars.names.size());
    if (count == 0 || count * (widest + metrics.averageCharWidth()) > axisRect()->width()) {
        xAxis->setTicker(QSharedPointer<IndexTicker>::create(Index(m_bars.values.size())));
        return;
    }
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < count; ++i)
        ticker->addTick(i, m_bars.names[std::size_t(i)]);
    xAxis->setTicker(ticker);
}

void BarPlot::resizeEvent(QResizeEvent* event) {
    DevicePlot::resizeEvent(event);
    nameBars();
}

QString BarPlot::describe(double x, double) const {
    const Index i = std::lround(x);
    if (i < 0 || i >= std::ssize(m_bars.details))
        return {};
    return m_bars.details[std::size_t(i)];
}

QByteArray BarPlot::table() const {
    std::string text = csvLine({m_bars.of.toStdString(), m_bars.value.toStdString()});
    for (std::size_t i = 0; i < m_bars.values.size(); ++i) {
        const QString name = i < m_bars.names.size() ? m_bars.names[i] : QString::number(i);
        const QString value = std::isnan(m_bars.values[i])
                                  ? QString()
                                  : QString::number(m_bars.values[i], 'g', kTableDigits);
        text += csvLine({name.toStdString(), value.toStdString()});
    }
    return QByteArray::fromStdString(text);
}

void BarPlot::applyTheme() {
    DevicePlot::applyTheme();
    QColor fill = Theme::of(palette()).seriesColor(0);
    m_plottable->setPen(QPen(fill, 1));
    fill.setAlpha(kFillAlpha);
    m_plottable->setBrush(fill);
}

}  // namespace obscura
