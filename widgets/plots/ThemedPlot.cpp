// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/ThemedPlot.h"

#include "devices/Error.h"
#include "widgets/Theme.h"
#include "widgets/plots/PlotExport.h"

#include <QFileDialog>
#include <QMenu>
#include <algorithm>

namespace obscura {

namespace {

constexpr QMargins kLegendMargins{6, 3, 6, 3};
constexpr QMargins kInsetMargins{6, 6, 6, 6};

}  // namespace

ThemedPlot::ThemedPlot(const QString& name, const QString& title, const QString& help,
                       QWidget* parent)
    : QCustomPlot(parent), m_name(name), m_title(title) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(title);
    setToolTip(help);
    setNoAntialiasingOnDrag(true);
    m_titleItem = new QCPItemText(this);
    m_titleItem->setClipToAxisRect(false);
    m_titleItem->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_titleItem->position->setCoords(0, 0);
    m_titleItem->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_titleItem->setPadding(QMargins(0, 0, 0, 4));
    m_titleItem->setText(title);
    m_titleItem->setSelectable(false);
}

void ThemedPlot::setTitle(const QString& title) {
    m_title = title;
    fitTitle();
    setAccessibleName(title);
}

QFont ThemedPlot::smallFont() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    return small;
}

void ThemedPlot::setUpLegend(Qt::Alignment side, int columns) {
    m_legendColumns = columns;
    legend->setWrap(columns);
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setIconSize(18, 10);
    legend->setMargins(kLegendMargins);
    legend->setRowSpacing(0);
    axisRect()->insetLayout()->setInsetAlignment(0, side | Qt::AlignTop);
    axisRect()->insetLayout()->setMargins(kInsetMargins);
}

void ThemedPlot::styleAxis(QCPAxis& axis, const Theme& theme, const QFont& small) {
    axis.setBasePen(QPen(theme.hairline));
    axis.setTickPen(QPen(theme.hairline));
    axis.setSubTickPen(QPen(theme.hairline));
    axis.setTickLength(0, 3);
    axis.setSubTickLength(0, 2);
    axis.setTickLabelColor(theme.mutedText);
    axis.setLabelColor(theme.mutedText);
    axis.setTickLabelFont(small);
    axis.setLabelFont(small);
    axis.setLabelPadding(1);
    axis.setTickLabelPadding(3);
    axis.grid()->setPen(QPen(theme.grid, 1, Qt::DotLine));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

void ThemedPlot::applyTheme() {
    const Theme theme = Theme::of(palette());
    setBackground(QBrush(theme.surface));
    for (QCPAxis* const axis : {xAxis, yAxis})
        styleAxis(*axis, theme, smallFont());
    legend->setFont(smallFont());
    legend->setTextColor(theme.text);
    legend->setBrush(theme.veil());
    legend->setBorderPen(Qt::NoPen);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_titleItem->setFont(bold);
    fitTitle();
    m_titleItem->setColor(theme.text);
}

void ThemedPlot::addSaveActions(QMenu& menu) {
    for (const char* const suffix : {"png", "svg", "pdf", "csv"}) {
        const QString what = QString::fromLatin1(suffix);
        QAction* const save = menu.addAction(tr("Save as %1…").arg(what.toUpper()));
        save->setEnabled(hasData());
        connect(save, &QAction::triggered, this, [this, what] { saveAs(what); });
    }
}

void ThemedPlot::saveAs(const QString& suffix) {
    QFileDialog dialog(this, tr("Save %1").arg(m_title));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    dialog.setNameFilter(tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    dialog.selectFile(m_name + '.' + suffix);
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        exportPlot(*this, dialog.selectedFiles().constFirst());
    } catch (const UserError& e) {
        Q_EMIT failed(QString::fromUtf8(e.what()));
    }
}

void ThemedPlot::changeEvent(QEvent* event) {
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyTheme();
        refreshTheme();
    }
}

void ThemedPlot::resizeEvent(QResizeEvent* event) {
    fitLegend();
    fitTitle();
    QCustomPlot::resizeEvent(event);
}

/// Pixels from the y axis to the right edge; before there is a layout, by the least margin.
int ThemedPlot::roomBesideAxis() const {
    return width() - std::max(axisRect()->margins().left(), axisRect()->minimumMargins().left());
}

void ThemedPlot::fitLegend() {
    const int room = roomBesideAxis() - axisRect()->margins().right();
    const auto arrange = [this](int columns) {
        if (legend->wrap() != columns) {
            legend->setWrap(columns);
            legend->setFillOrder(legend->fillOrder(), true);
        }
    };
    arrange(m_legendColumns);
    if (legend->minimumOuterSizeHint().width() > room)
        arrange(1);
}

/// It begins at the axis and ends in dots rather than outside.
void ThemedPlot::fitTitle() {
    const QFontMetrics metrics(m_titleItem->font());
    m_titleItem->setText(metrics.elidedText(m_title, Qt::ElideRight, roomBesideAxis()));
}

void ThemedPlot::paintEvent(QPaintEvent* event) {
    // The window may have moved to a screen of another density.
    if (!qFuzzyCompare(bufferDevicePixelRatio(), devicePixelRatioF())) {
        setBufferDevicePixelRatio(devicePixelRatioF());
        replot(rpImmediateRefresh);
    }
    QCustomPlot::paintEvent(event);
}

}  // namespace obscura
