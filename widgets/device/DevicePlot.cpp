// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/device/DevicePlot.h"

#include "widgets/Theme.h"

#include <QMenu>

namespace obscura {

namespace {

constexpr double kZoomFactor = 1.25;  ///< of a key press
constexpr double kPanShare = 0.1;     ///< of the view, of a key press

}  // namespace

DevicePlot::DevicePlot(const QString& name, const QString& title, const QString& help,
                       QWidget* parent)
    : ThemedPlot(name, title, help, parent) {
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    axisRect()->setMinimumMargins(QMargins(30, 22, 8, 4));

    // A buffer of its own, so that it changes without drawing the data again.
    m_readout = new QCPItemText(this);
    m_readout->setLayer("overlay");
    m_readout->setClipToAxisRect(false);
    m_readout->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_readout->position->setCoords(1, 0);
    m_readout->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_readout->setPadding(QMargins(4, 1, 0, 3));
    m_readout->setText({});
    m_readout->setVisible(false);
    m_readout->setSelectable(false);

    for (QCPAxis* const axis : {xAxis, yAxis}) {
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
            if (!m_isUpdating)
                m_showsWhole = false;
        });
    }
    connect(this, &QCustomPlot::beforeReplot, this, &DevicePlot::fit);
    connect(this, &QCustomPlot::afterReplot, this, [this] { m_isDrawn = true; });
    connect(this, &QCustomPlot::afterLayout, this, &DevicePlot::fitAgainWhenResized);
}

QString DevicePlot::readout() const {
    return m_readout->text();
}

void DevicePlot::setReadout(const QString& text) {
    if (text == m_readout->text())
        return;
    m_readout->setText(text);
    m_readout->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
    drawOverlay();
}

void DevicePlot::drawOverlay() {
    if (m_isDrawn)
        layer("overlay")->replot();
}

QString DevicePlot::describe(double, double) const {
    return {};
}

void DevicePlot::setWhole(const QCPRange& x, const QCPRange& y) {
    m_wholeX = x;
    m_wholeY = y;
}

void DevicePlot::showWhole() {
    m_showsWhole = true;
    replot(rpQueuedReplot);
}

void DevicePlot::fit() {
    if (!m_showsWhole)
        return;
    QCPRange x = m_wholeX;
    QCPRange y = m_wholeY;
    m_fitted = axisRect()->size();
    if (m_isSquare && !m_fitted.isEmpty()) {
        const double unit = std::max(x.size() / m_fitted.width(), y.size() / m_fitted.height());
        const double halfWidth = unit * m_fitted.width() / 2;
        const double halfHeight = unit * m_fitted.height() / 2;
        x = {x.center() - halfWidth, x.center() + halfWidth};
        y = {y.center() - halfHeight, y.center() + halfHeight};
    }
    const QScopedValueRollback guard(m_isUpdating, true);
    xAxis->setRange(x);
    yAxis->setRange(y);
}

/// The size is known only when the plot has been laid out, and then its ticks are settled.
void DevicePlot::fitAgainWhenResized() {
    if (m_isSquare && m_showsWhole && axisRect()->size() != m_fitted)
        replot(rpQueuedReplot);
}

void DevicePlot::refresh() {
    for (QCPAxis* const axis : {xAxis, yAxis})
        axis->setVisible(hasData());
    replot(rpQueuedReplot);
}

void DevicePlot::applyTheme() {
    ThemedPlot::applyTheme();
    const Theme theme = Theme::of(palette());
    m_readout->setFont(smallFont());
    m_readout->setColor(theme.text);
    m_readout->setBrush(theme.surface);
    m_readout->setPen(Qt::NoPen);
}

void DevicePlot::mouseMoveEvent(QMouseEvent* event) {
    ThemedPlot::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    const bool isInside = hasData() && axisRect()->rect().contains(at);
    setReadout(isInside ? describe(xAxis->pixelToCoord(at.x()), yAxis->pixelToCoord(at.y()))
                        : QString());
}

void DevicePlot::leaveEvent(QEvent* event) {
    ThemedPlot::leaveEvent(event);
    setReadout({});
}

void DevicePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    ThemedPlot::mouseDoubleClickEvent(event);
    showWhole();
}

void DevicePlot::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return pan(-kPanShare, 0);
        case Qt::Key_Right:
            return pan(kPanShare, 0);
        case Qt::Key_Up:
            return pan(0, -kPanShare);
        case Qt::Key_Down:
            return pan(0, kPanShare);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoom(1 / kZoomFactor);
        case Qt::Key_Minus:
            return zoom(kZoomFactor);
        case Qt::Key_Home:
            return showWhole();
        default:
            ThemedPlot::keyPressEvent(event);
    }
}

void DevicePlot::zoom(double factor) {
    for (QCPAxis* const axis : {xAxis, yAxis})
        axis->scaleRange(factor);
    replot(rpQueuedReplot);
}

void DevicePlot::pan(double right, double down) {
    xAxis->moveRange(right * xAxis->range().size());
    yAxis->moveRange((yAxis->rangeReversed() ? down : -down) * yAxis->range().size());
    replot(rpQueuedReplot);
}

void DevicePlot::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    connect(menu.addAction(tr("&Show the whole")), &QAction::triggered, this,
            &DevicePlot::showWhole);
    menu.addSeparator();
    addSaveActions(menu);
    menu.exec(event->globalPos());
}

}  // namespace obscura
