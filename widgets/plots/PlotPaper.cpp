// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotPaper.h"

#include "widgets/PaperTheme.h"
#include "widgets/plots/ThemedPlot.h"

#include <QCoreApplication>
#include <QResizeEvent>

namespace obscura {

namespace {

constexpr double kMillimetresPerInch = 25.4;

}  // namespace

PlotPaper::PlotPaper(ThemedPlot& plot, const PlotPrint& print)
    : m_plot(plot),
      m_resolution(plot.logicalDpiX()),
      m_size(plot.size()),
      m_font(plot.font()),
      m_palette(plot.palette()),
      m_hadFont(plot.testAttribute(Qt::WA_SetFont)),
      m_hadPalette(plot.testAttribute(Qt::WA_SetPalette)) {
    m_plot.setUpdatesEnabled(false);
    if (print.isLight)
        m_plot.setPalette(paperTheme().palette());
    QFont font = m_font;
    font.setPointSizeF(print.fontPoints);
    m_plot.setFont(font);
    const QSizeF units = print.millimetres / kMillimetresPerInch * m_resolution;
    resize(units.toSize());
}

PlotPaper::~PlotPaper() {
    m_plot.setFont(m_hadFont ? m_font : QFont());
    m_plot.setPalette(m_hadPalette ? m_palette : QPalette());
    resize(m_size);
    m_plot.setUpdatesEnabled(true);
}

void PlotPaper::resize(const QSize& size) {
    QResizeEvent event(size, m_plot.size());
    m_plot.resize(size);
    // One that isn't shown would hear of it when it is.
    if (!m_plot.isVisible())
        QCoreApplication::sendEvent(&m_plot, &event);
    // What a layout finds out, its ticks and legend, the next one shows.
    constexpr int kLayouts = 3;
    for (int i = 0; i < kLayouts; ++i)
        m_plot.replot(QCustomPlot::rpQueuedRefresh);
}

}  // namespace obscura
