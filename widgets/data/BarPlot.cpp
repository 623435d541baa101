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
    m_mark = new QCPItemRect(this);
    m_mark->setLayer("overlay");
    m_mark->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_mark->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_mark->setBrush(Qt::NoBrush);
    m_mark->setSelectable(false);
    applyTheme();
    clear();
}

void BarPlot::setBars(Bars bars) {
    const bool areOthers = bars.names != m_bars.names;
    m_bars = std::move(bars);
    choose(areOthers ? std::nullopt : m_chosen);
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

/// Whether there is room for all of them. Where bars are many, most of them are never measured.
bool BarPlot::areNamesShort() const {
    const QFontMetrics metrics(xAxis->tickLabelFont());
    const int room = axisRect()->width() / std::max(int(m_bars.names.size()), 1);
    return std::ranges::all_of(m_bars.names, [&](const QString& name) {
        return metrics.horizontalAdvance(name) + metrics.averageCharWidth() <= room;
    });
}

/// By their names where those fit, else by their numbers.
void BarPlot::nameBars() {
    if (m_bars.names.empty() || !areNamesShort()) {
        xAxis->setTicker(QSharedPointer<IndexTicker>::create(Index(m_bars.values.size())));
        return;
    }
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (std::size_t i = 0; i < m_bars.names.size(); ++i)
        ticker->addTick(double(i), m_bars.names[i]);
    xAxis->setTicker(ticker);
}

void BarPlot::resizeEvent(QResizeEvent* event) {
    DevicePlot::resizeEvent(event);
    nameBars();
}

std::optional<std::size_t> BarPlot::barAt(double x) const {
    const Index i = std::lround(x);
    return i >= 0 && i < std::ssize(m_bars.values) ? std::optional(std::size_t(i)) : std::nullopt;
}

QString BarPlot::describe(double x, double) const {
    const auto bar = barAt(x);
    return bar && *bar < m_bars.details.size() ? m_bars.details[*bar] : QString();
}

void BarPlot::choose(std::optional<std::size_t> bar) {
    m_chosen = bar;
    m_mark->setVisible(bar.has_value());
    if (bar) {
        m_mark->topLeft->setCoords(double(*bar) - 0.5, 0);
        m_mark->bottomRight->setCoords(double(*bar) + 0.5, 1);
        if (!xAxis->range().contains(double(*bar)))
            xAxis->moveRange(double(*bar) - xAxis->range().center());
    }
    setReadout(bar ? describe(double(*bar), 0) : QString());
    drawOverlay();
}

void BarPlot::mousePressEvent(QMouseEvent* event) {
    DevicePlot::mousePressEvent(event);
    m_pressed = event->pos();
}

/// Where the mouse has moved in between, it has dragged the plot.
void BarPlot::mouseReleaseEvent(QMouseEvent* event) {
    DevicePlot::mouseReleaseEvent(event);
    const bool isClick = event->button() == Qt::LeftButton && event->pos() == m_pressed &&
                         axisRect()->rect().contains(event->pos());
    const auto bar = isClick ? barAt(xAxis->pixelToCoord(event->pos().x())) : std::nullopt;
    if (!bar)
        return;
    choose(bar);
    Q_EMIT activated(qsizetype(*bar));
}

void BarPlot::keyPressEvent(QKeyEvent* event) {
    const std::size_t count = m_bars.values.size();
    const auto key = event->key();
    if (count == 0)
        return DevicePlot::keyPressEvent(event);
    if (key == Qt::Key_Right)
        return choose(m_chosen ? std::min(*m_chosen + 1, count - 1) : 0);
    if (key == Qt::Key_Left)
        return choose(m_chosen ? *m_chosen - std::min<std::size_t>(*m_chosen, 1) : count - 1);
    if (m_chosen && (key == Qt::Key_Return || key == Qt::Key_Enter))
        return Q_EMIT activated(qsizetype(*m_chosen));
    if (key == Qt::Key_Home)
        choose(std::nullopt);
    DevicePlot::keyPressEvent(event);
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
    m_mark->setPen(QPen(Theme::of(palette()).text, 1, Qt::DotLine));
}

}  // namespace obscura
