// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/ThemedPlot.h"

#include "devices/Error.h"
#include "widgets/LineScale.h"
#include "widgets/Theme.h"
#include "widgets/ToolTip.h"
#include "widgets/plots/PlotExport.h"
#include "widgets/plots/PlotExportDialog.h"

#include <QFileDialog>
#include <QMenu>
#include <QScopeGuard>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kTitleBand = 22;  ///< above the axes, in small type
constexpr int kTitlePadding = 4;
/// From the left edge to a title that needs more room than beside the axis.
constexpr int kTitleEdge = 6;
/// Pixels of the horizontal axis for each label.
constexpr int kTickRoom = 50;
constexpr int kMostTicks = 5;
constexpr int kTickCharacters = 7;
/// Of the vertical one.
constexpr int kValueTickRoom = 20;
constexpr int kMostValueTicks = 4;
/// A legend above the axes leaves them at least so much height, one beside them so much width.
constexpr int kLeastAxes = 44;
constexpr int kLeastWidth = 110;
constexpr int kBesideGap = 6;

/// The height of the band for a title in that type.
int titleBand(const QFont& font) {
    return std::max(kTitleBand, QFontMetrics(font).height() + kTitlePadding);
}

/// `text` as it is where its lines are no wider than `room`, or else broken between words anew.
QString wrapped(const QString& text, const QFontMetrics& metrics, int room) {
    if (metrics.size(0, text).width() <= room)
        return text;
    QStringList lines;
    for (const QString& word : text.simplified().split(' ')) {
        const QString longer = lines.isEmpty() ? word : lines.back() + ' ' + word;
        if (lines.isEmpty() || metrics.horizontalAdvance(longer) > room)
            lines << word;
        else
            lines.back() = longer;
    }
    return lines.join('\n');
}

}  // namespace

ThemedPlot::ThemedPlot(const QString& name, const QString& title, const QString& help,
                       QWidget* parent)
    : QCustomPlot(parent), m_name(name), m_title(title) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(title);
    setToolTip(wrappedToolTip(help));
    setNoAntialiasingOnDrag(true);
    m_titleItem = new QCPItemText(this);
    m_titleItem->setClipToAxisRect(false);
    m_titleItem->position->setTypeX(QCPItemPosition::ptAbsolute);
    m_titleItem->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_titleItem->position->setCoords(0, 0);
    m_titleItem->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_titleItem->setPadding(QMargins(0, 0, 0, kTitlePadding));
    m_titleItem->setText(title);
    m_titleItem->setSelectable(false);
    m_emptyItem = new QCPItemText(this);
    m_emptyItem->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_emptyItem->position->setCoords(0.5, 0.5);
    m_emptyItem->setTextAlignment(Qt::AlignCenter);
    m_emptyItem->setText({});
    m_emptyItem->setSelectable(false);
    connect(this, &QCustomPlot::beforeReplot, this, &ThemedPlot::fitEmptyText);
    connect(this, &QCustomPlot::afterLayout, this, &ThemedPlot::fitTitle);
    connect(this, &QCustomPlot::afterLayout, this, &ThemedPlot::fitTicks);
    connect(this, &QCustomPlot::afterLayout, this, &ThemedPlot::fitAxisLabels);
}

void ThemedPlot::setEmptyText(const QString& text) {
    if (text == m_emptyText)
        return;
    m_emptyText = text;
    replot(rpQueuedReplot);
}

void ThemedPlot::setTitle(const QString& title) {
    if (title == m_title)
        return;
    m_title = title;
    setAccessibleName(title);
    replot(rpQueuedReplot);
}

QFont ThemedPlot::smallFont() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    return small;
}

void ThemedPlot::setClean(bool clean) {
    layer("overlay")->setVisible(!clean);
}

void ThemedPlot::drawClean(const std::function<void()>& draw) {
    const auto show = [this](bool clean) {
        setClean(clean);
        // At once, so that the screen never shows it.
        replot(rpQueuedRefresh);
    };
    const auto restore = qScopeGuard([&] { show(false); });
    show(true);
    draw();
}

void ThemedPlot::setUpLegend() {
    m_hasLegend = true;
    m_rightMargin = axisRect()->minimumMargins().right();
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setIconSize(18, 10);
    legend->setRowSpacing(0);
    // Automatic ones are never negative, as those of a legend above its axes are.
    axisRect()->insetLayout()->setAutoMargins(QCP::msNone);
    connect(this, &QCustomPlot::beforeReplot, this, &ThemedPlot::fitLegend);
}

void ThemedPlot::setLegendWanted(bool wanted) {
    m_wantsLegend = wanted;
    fitLegend();
}

void ThemedPlot::styleAxis(QCPAxis& axis, const Theme& theme, const QFont& small) {
    const QPen line(theme.hairline, lineScale());
    axis.setBasePen(line);
    axis.setTickPen(line);
    axis.setSubTickPen(line);
    axis.setTickLength(0, 3);
    axis.setSubTickLength(0, 2);
    axis.setTickLabelColor(theme.mutedText);
    axis.setLabelColor(theme.mutedText);
    axis.setTickLabelFont(small);
    axis.setLabelFont(small);
    axis.setLabelPadding(1);
    axis.setTickLabelPadding(3);
    axis.grid()->setPen(QPen(theme.grid, lineScale(), Qt::DotLine));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

void ThemedPlot::applyTheme() {
    const Theme theme = Theme::of(palette());
    setBackground(QBrush(theme.surface));
    for (QCPAxis* const axis : {xAxis, yAxis})
        styleAxis(*axis, theme, smallFont());
    legend->setFont(smallFont());
    legend->setTextColor(theme.text);
    legend->setBrush(Qt::NoBrush);
    legend->setMargins(QMargins());
    legend->setBorderPen(Qt::NoPen);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_titleItem->setFont(bold);
    m_titleItem->setColor(theme.text);
    QMargins axes = axisRect()->minimumMargins();
    axes.setTop(titleBand(bold));
    axisRect()->setMinimumMargins(axes);
    m_emptyItem->setFont(smallFont());
    m_emptyItem->setColor(theme.mutedText);
}

void ThemedPlot::addSaveActions(QMenu& menu) {
    for (const char* const suffix : {"png", "svg", "pdf", "csv"}) {
        const QString what = QString::fromLatin1(suffix);
        QAction* const save = menu.addAction(tr("Save as %1…").arg(what.toUpper()));
        save->setEnabled(hasData());
        connect(save, &QAction::triggered, this, [this, what] { saveAs(what); });
    }
    QAction* const print = menu.addAction(tr("&Export for print…"));
    print->setEnabled(hasData());
    connect(print, &QAction::triggered, this, &ThemedPlot::exportForPrint);
}

void ThemedPlot::exportForPrint() {
    PlotExportDialog dialog(*this, this);
    connect(&dialog, &PlotExportDialog::failed, this, &ThemedPlot::failed);
    connect(&dialog, &PlotExportDialog::saved, this, &ThemedPlot::saved);
    dialog.exec();
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
        Q_EMIT saved();
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
    QCustomPlot::resizeEvent(event);
}

/// Pixels from the y axis to the right edge; before there is a layout, by the least margin.
int ThemedPlot::roomBesideAxis() const {
    return width() - std::max(axisRect()->margins().left(), axisRect()->minimumMargins().left());
}

/// The legend with as few rows as fit into `room`, and equally many entries in each.
void ThemedPlot::arrangeLegend(int room) {
    int count = 0;
    // What the legend counts are the cells of its grid.
    for (int i = 0; i < legend->itemCount(); ++i)
        count += legend->item(i) != nullptr;
    for (int rows = 1; rows <= std::max(1, count); ++rows) {
        const int columns = std::max(1, (count + rows - 1) / rows);
        if (legend->wrap() != columns || legend->columnCount() > columns) {
            legend->setWrap(columns);
            legend->setFillOrder(legend->fillOrder(), true);
        }
        if (legend->minimumOuterSizeHint().width() <= room)
            return;
    }
}

/// The legend with one entry a row.
void ThemedPlot::stackLegend() {
    if (legend->columnCount() == 1)
        return;
    legend->setWrap(1);
    legend->setFillOrder(legend->fillOrder(), true);
}

bool ThemedPlot::fitsBesideTitle() const {
    constexpr int kGap = 12;
    const int title = QFontMetrics(m_titleItem->font()).horizontalAdvance(m_title);
    const int room = roomBesideAxis() - m_rightMargin - kGap;
    return legend->rowCount() == 1 && title + legend->minimumOuterSizeHint().width() <= room;
}

bool ThemedPlot::fitsBelowTitle() const {
    const QSize size = legend->minimumOuterSizeHint();
    const int axes =
        height() - titleBand(m_titleItem->font()) - size.height() - axisRect()->margins().bottom();
    return axes - kTitlePadding >= kLeastAxes && size.width() <= width() - m_rightMargin;
}

bool ThemedPlot::fitsBesideAxes() const {
    const QSize size = legend->minimumOuterSizeHint();
    return roomBesideAxis() - size.width() - m_rightMargin - kBesideGap >= kLeastWidth &&
           height() - titleBand(m_titleItem->font()) >= size.height();
}

/// `below`: the height of the band between title and axes; `beside`: the width of the one between
/// axes and edge.
void ThemedPlot::placeLegend(int below, int beside) {
    const int height = legend->minimumOuterSizeHint().height();
    QMargins axes = axisRect()->minimumMargins();
    axes.setTop(titleBand(m_titleItem->font()) + below);
    axes.setRight(m_rightMargin + beside);
    axisRect()->setMinimumMargins(axes);
    m_titleItem->setPadding(QMargins(0, 0, 0, kTitlePadding + below));
    QCPLayoutInset* const inset = axisRect()->insetLayout();
    inset->setInsetAlignment(0, Qt::AlignRight | Qt::AlignTop);
    inset->setMargins(beside > 0 ? QMargins(0, 0, -beside, 0)
                                 : QMargins(0, -height - kTitlePadding, 0, 0));
}

void ThemedPlot::fitLegend() {
    if (!m_hasLegend)
        return;
    legend->setVisible(m_wantsLegend);
    if (!m_wantsLegend)
        return placeLegend(0, 0);
    arrangeLegend(width() - m_rightMargin);
    if (fitsBesideTitle())
        return placeLegend(0, 0);
    if (fitsBelowTitle())
        return placeLegend(legend->minimumOuterSizeHint().height() + kTitlePadding, 0);
    stackLegend();
    if (fitsBesideAxes())
        return placeLegend(0, legend->minimumOuterSizeHint().width() + kBesideGap);
    legend->setVisible(false);
    placeLegend(0, 0);
}

/// It begins at the axis, or further left where it needs the room, and ends in dots rather than
/// outside.
void ThemedPlot::fitTitle() {
    const QFontMetrics metrics(m_titleItem->font());
    const int room = width() - 2 * kTitleEdge;
    const QString shown = metrics.elidedText(m_title, Qt::ElideRight, room);
    const int latest = width() - kTitleEdge - metrics.horizontalAdvance(shown);
    const int left = std::max(kTitleEdge, std::min(axisRect()->left(), latest));
    m_titleItem->setText(shown);
    m_titleItem->position->setCoords(left, 0);
}

/// Labels of an axis must not run into each other. This layout has chosen its ticks by now, so that
/// the next one shows it.
void ThemedPlot::fitTicks() {
    const auto fit = [this](const QCPAxis& axis, int count) {
        if (axis.ticker()->tickCount() == count)
            return;
        axis.ticker()->setTickCount(count);
        replot(rpQueuedReplot);
    };
    // Large type needs more room than the usual.
    const QFontMetrics type(xAxis->tickLabelFont());
    const int wide = std::max(kTickRoom, kTickCharacters * type.averageCharWidth());
    const int high = std::max(kValueTickRoom, type.height() * 3 / 2);
    fit(*xAxis, std::clamp(axisRect()->width() / wide, 2, kMostTicks));
    fit(*yAxis, std::clamp(axisRect()->height() / high, 2, kMostValueTicks));
}

void ThemedPlot::setAxisLabel(QCPAxis& axis, const QString& text) {
    (&axis == xAxis ? m_xLabel : m_yLabel) = text;
    axis.setLabel(text);
}

/// They stand in the middle of their axis.
void ThemedPlot::fitAxisLabels() {
    const QPoint centre = axisRect()->rect().center();
    const auto fit = [](QCPAxis& axis, const QString& text, int at, int end) {
        const QFontMetrics metrics(axis.labelFont());
        axis.setLabel(metrics.elidedText(text, Qt::ElideRight, 2 * std::min(at, end - at)));
    };
    fit(*xAxis, m_xLabel, centre.x(), width());
    fit(*yAxis, m_yLabel, centre.y(), height());
}

void ThemedPlot::fitEmptyText() {
    m_emptyItem->setVisible(!hasData());
    if (hasData())
        return;
    const QFontMetrics metrics(m_emptyItem->font());
    const int room = roomBesideAxis() - axisRect()->margins().right();
    m_emptyItem->setText(wrapped(m_emptyText, metrics, room));
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
