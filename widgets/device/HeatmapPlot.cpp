// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/HeatmapPlot.h"

#include "widgets/Theme.h"
#include "widgets/device/MatrixImage.h"
#include "widgets/plots/PlotTicker.h"

#include <QTextStream>
#include <cmath>

namespace obscura {

namespace {

constexpr int kTableDigits = 9;

const ColourMap& coloursOf(Heatmap::Colours colours, bool dark) {
    switch (colours) {
        case Heatmap::Colours::Sequential:
            return ColourMap::sequential();
        case Heatmap::Colours::Light:
            return ColourMap::light();
        case Heatmap::Colours::Diverging:
            return ColourMap::diverging(dark);
        case Heatmap::Colours::Cyclic:
            return ColourMap::cyclic();
    }
    return ColourMap::sequential();
}

}  // namespace

HeatmapPlot::HeatmapPlot(const QString& name, const QString& help, QWidget* parent)
    : DevicePlot(name, {}, help, parent) {
    m_image = new MatrixImage(xAxis, yAxis);
    m_scale = addColourScale(*this);
    yAxis->setRangeReversed(true);
    for (QCPAxis* const axis : {xAxis, yAxis})
        axis->grid()->setVisible(false);
    for (QCPItemLine** const line : {&m_rowLine, &m_columnLine}) {
        *line = new QCPItemLine(this);
        (*line)->setLayer("overlay");
        (*line)->setSelectable(false);
        (*line)->setVisible(false);
    }
    for (QCPItemPosition* const p : {m_rowLine->start, m_rowLine->end}) {
        p->setTypeX(QCPItemPosition::ptAxisRectRatio);
        p->setTypeY(QCPItemPosition::ptPlotCoords);
    }
    for (QCPItemPosition* const p : {m_columnLine->start, m_columnLine->end}) {
        p->setTypeX(QCPItemPosition::ptPlotCoords);
        p->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    applyTheme();
    setMap(std::nullopt);
}

void HeatmapPlot::setMap(std::optional<Heatmap> map) {
    m_map = std::move(map);
    drawMap();
    m_scale->setVisible(hasData());
    if (m_map) {
        const auto rows = m_map->values.rows();
        const auto columns = m_map->values.cols();
        setTitle(m_map->title);
        setSquare(m_map->isSquare);
        setAxisLabel(*xAxis, m_map->columnName);
        setAxisLabel(*yAxis, m_map->rowName);
        xAxis->setTicker(QSharedPointer<IndexTicker>::create(columns));
        yAxis->setTicker(QSharedPointer<IndexTicker>::create(rows));
        setWhole({-0.5, double(columns) - 0.5}, {-0.5, double(rows) - 0.5});
        if (m_isChoosable)
            choose(m_row, m_column);
    }
    placeCross();
    refresh();
}

void HeatmapPlot::drawMap() {
    if (!m_map) {
        m_image->setImage({}, {});
        return;
    }
    const ColourMap& colours = coloursOf(m_map->colours, Theme::of(palette()).dark);
    m_image->setImage(
        matrixImage(m_map->values, m_map->low, m_map->high, colours),
        QRectF(-0.5, -0.5, double(m_map->values.cols()), double(m_map->values.rows())));
    setScale(colours);
}

void HeatmapPlot::setScale(const ColourMap& colours) {
    m_scale->setGradient(gradientOf(colours));
    m_scale->setDataRange({m_map->low, m_map->high});
    m_scale->axis()->setLabel(m_map->valueLabel());
    if (m_map->colours == Heatmap::Colours::Cyclic) {
        auto ticker = QSharedPointer<QCPAxisTickerText>::create();
        ticker->addTick(0, QStringLiteral("0"));
        ticker->addTick(m_map->high / 2, QStringLiteral("π"));
        ticker->addTick(m_map->high, QStringLiteral("2π"));
        m_scale->axis()->setTicker(ticker);
    } else {
        m_scale->axis()->setTicker(QSharedPointer<LinearTicker>::create(&formatValue));
    }
}

void HeatmapPlot::setChoosable() {
    m_isChoosable = true;
    setInteraction(QCP::iRangeDrag, false);
}

void HeatmapPlot::choose(Index row, Index column) {
    if (!m_map)
        return;
    m_row = std::clamp(row, Index{0}, m_map->values.rows() - 1);
    m_column = std::clamp(column, Index{0}, m_map->values.cols() - 1);
    placeCross();
    setAccessibleDescription(describe(double(m_column), double(m_row)));
    Q_EMIT cellChosen(m_row, m_column);
}

void HeatmapPlot::placeCross() {
    const bool isVisible = m_isChoosable && hasData();
    m_rowLine->setVisible(isVisible);
    m_columnLine->setVisible(isVisible);
    m_rowLine->start->setCoords(0, double(m_row));
    m_rowLine->end->setCoords(1, double(m_row));
    m_columnLine->start->setCoords(double(m_column), 0);
    m_columnLine->end->setCoords(double(m_column), 1);
    drawOverlay();
}

QString HeatmapPlot::textOf(Index row, Index column) const {
    const float value = m_map->values(row, column);
    if (std::isnan(value))
        return {};
    return QStringLiteral("%1 [%2, %3] = %4 %5")
        .arg(m_map->symbol)
        .arg(row)
        .arg(column)
        .arg(formatNumber(double(value), 4), m_map->unit)
        .trimmed();
}

QString HeatmapPlot::describe(double x, double y) const {
    const Index column = Index(std::lround(x));
    const Index row = Index(std::lround(y));
    if (row < 0 || column < 0 || row >= m_map->values.rows() || column >= m_map->values.cols())
        return {};
    return textOf(row, column);
}

void HeatmapPlot::chooseAt(const QPointF& at) {
    choose(Index(std::lround(yAxis->pixelToCoord(at.y()))),
           Index(std::lround(xAxis->pixelToCoord(at.x()))));
}

void HeatmapPlot::mousePressEvent(QMouseEvent* event) {
    DevicePlot::mousePressEvent(event);
    if (m_isChoosable && event->button() == Qt::LeftButton)
        chooseAt(event->position());
}

void HeatmapPlot::mouseMoveEvent(QMouseEvent* event) {
    DevicePlot::mouseMoveEvent(event);
    if (m_isChoosable && event->buttons().testFlag(Qt::LeftButton))
        chooseAt(event->position());
}

void HeatmapPlot::keyPressEvent(QKeyEvent* event) {
    if (m_isChoosable) {
        switch (event->key()) {
            case Qt::Key_Left:
                return choose(m_row, m_column - 1);
            case Qt::Key_Right:
                return choose(m_row, m_column + 1);
            case Qt::Key_Up:
                return choose(m_row - 1, m_column);
            case Qt::Key_Down:
                return choose(m_row + 1, m_column);
            default:
                break;
        }
    }
    DevicePlot::keyPressEvent(event);
}

QByteArray HeatmapPlot::table() const {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << m_map->rowName << ',' << m_map->columnName << ',' << m_map->valueLabel() << '\n';
    for (Index row = 0; row < m_map->values.rows(); ++row) {
        for (Index column = 0; column < m_map->values.cols(); ++column) {
            if (const float value = m_map->values(row, column); !std::isnan(value))
                out << row << ',' << column << ','
                    << QString::number(double(value), 'g', kTableDigits) << '\n';
        }
    }
    out.flush();
    return bytes;
}

void HeatmapPlot::applyTheme() {
    DevicePlot::applyTheme();
    const Theme theme = Theme::of(palette());
    styleAxis(*m_scale->axis(), theme, smallFont());
    for (QCPAxis* const axis : {xAxis, yAxis})
        axis->setBasePen(Qt::NoPen);
    for (QCPItemLine* const line : {m_rowLine, m_columnLine})
        line->setPen(QPen(theme.text, 1, Qt::DashLine));
    drawMap();
}

}  // namespace obscura
