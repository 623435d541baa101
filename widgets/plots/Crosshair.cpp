// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/Crosshair.h"

#include "widgets/Theme.h"

#include <algorithm>

namespace obscura {

namespace {

constexpr QMargins kPadding(6, 3, 6, 3);

}  // namespace

Crosshair::Crosshair(QCustomPlot& plot)
    : m_plot(plot), m_line(new QCPItemLine(&plot)), m_readout(new QCPItemText(&plot)) {
    m_readout->setText({});
    m_readout->setTextAlignment(Qt::AlignLeft);
    m_readout->setPadding(kPadding);
    m_readout->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_readout->setClipToAxisRect(false);
    m_readout->position->setType(QCPItemPosition::ptAbsolute);
    for (QCPItemPosition* const p : {m_line->start, m_line->end}) {
        p->setTypeX(QCPItemPosition::ptPlotCoords);
        p->setTypeY(QCPItemPosition::ptAxisRectRatio);
        p->setCoords(0, p == m_line->end ? 1 : 0);
    }
    for (QCPAbstractItem* const item :
         {static_cast<QCPAbstractItem*>(m_line), static_cast<QCPAbstractItem*>(m_readout)}) {
        item->setLayer("overlay");
        item->setSelectable(false);
    }
    hide();
    QObject::connect(&plot, &QCustomPlot::afterLayout, &plot, [this] { placeText(); });
}

void Crosshair::show(double key, const QStringList& lines) {
    m_line->start->setCoords(key, 0);
    m_line->end->setCoords(key, 1);
    m_key = key;
    m_readout->setText(lines.join('\n'));
    placeText();
    m_line->setVisible(true);
    m_readout->setVisible(!lines.isEmpty());
}

/// Beside the line, where more of the axes is, and whole in a plot that is large enough for it.
void Crosshair::placeText() {
    const QSize size =
        QFontMetrics(m_readout->font()).size(0, m_readout->text()) +
        QSize(kPadding.left() + kPadding.right(), kPadding.top() + kPadding.bottom());
    const double line = m_plot.xAxis->coordToPixel(m_key);
    const QRect axes = m_plot.axisRect()->rect();
    const double left = line > axes.center().x() ? line - size.width() : line;
    const auto within = [](double at, int length, int room) {
        return std::clamp(at, 0.0, double(std::max(0, room - length)));
    };
    m_readout->position->setCoords(within(left, size.width(), m_plot.width()),
                                   within(axes.top(), size.height(), m_plot.height()));
}

QRectF Crosshair::textRect() const {
    return {m_readout->topLeft->pixelPosition(), m_readout->bottomRight->pixelPosition()};
}

void Crosshair::hide() {
    m_readout->setText({});
    m_line->setVisible(false);
    m_readout->setVisible(false);
}

void Crosshair::setTheme(const Theme& theme, const QFont& font) {
    m_line->setPen(QPen(theme.mutedText, 1, Qt::DashLine));
    m_readout->setFont(font);
    m_readout->setColor(theme.text);
    m_readout->setBrush(theme.veil());
    m_readout->setPen(QPen(theme.hairline));
}

}  // namespace obscura
