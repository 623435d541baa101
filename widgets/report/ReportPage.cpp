// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/report/ReportPage.h"

#include "widgets/PaperTheme.h"
#include "widgets/canvas/painting/Diagram.h"
#include "widgets/plots/PlotPaper.h"
#include "widgets/plots/ThemedPlot.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <algorithm>

namespace obscura {

namespace {

constexpr double kMargin = 15;  ///< mm
constexpr double kPerInch = 25.4;
constexpr double kTitlePoints = 15;
constexpr double kHeadingPoints = 9;
constexpr double kBodyPoints = 7.5;
constexpr double kNameShare = 0.5;  ///< of a table's width
/// Units of the page for one of the canvas: names of blocks are as large as the other text.
constexpr double kDiagramScale = 0.8;

}  // namespace

ReportPage::ReportPage(QPaintDevice& device, const QSizeF& size, int resolution)
    : m_theme(paperTheme()),
      m_resolution(resolution),
      m_painter(&device),
      m_room(QRectF(QPointF(), size).adjusted(kMargin, kMargin, -kMargin, -kMargin)),
      m_bottom(size.height()) {
    m_painter.setMode(QCPPainter::pmVectorized);
}

double ReportPage::units(double millimetres) const {
    return millimetres / kPerInch * m_resolution;
}

QRectF ReportPage::units(const QRectF& place) const {
    return {units(place.x()), units(place.y()), units(place.width()), units(place.height())};
}

QFont ReportPage::font(double points, bool isBold) const {
    QFont font = QGuiApplication::font();
    font.setPointSizeF(points);
    font.setBold(isBold);
    return font;
}

double ReportPage::lineHeight(const QFont& font) const {
    return QFontMetricsF(font, m_painter.device()).lineSpacing() / units(1);
}

void ReportPage::paintLine(const QRectF& place, const QString& text, const QFont& font,
                           const QColor& colour, Qt::Alignment alignment) {
    const QFontMetricsF metrics(font, m_painter.device());
    const QRectF where = units(place);
    m_painter.setFont(font);
    m_painter.setPen(colour);
    m_painter.drawText(where, int(alignment | Qt::AlignVCenter),
                       metrics.elidedText(text, Qt::ElideRight, where.width()));
}

void ReportPage::addTitle(const QString& title, const QString& below) {
    for (const auto& [text, font, colour] :
         {std::tuple{title, font(kTitlePoints, true), m_theme.text},
          std::tuple{below, font(kBodyPoints), m_theme.mutedText}}) {
        const double height = lineHeight(font);
        paintLine({m_room.left(), m_room.top(), m_room.width(), height}, text, font, colour);
        skip(height);
    }
    skip(1);
}

void ReportPage::addText(const QString& text, int mostLines) {
    if (text.trimmed().isEmpty())
        return;
    const QFont body = font(kBodyPoints);
    const QFontMetricsF metrics(body, m_painter.device());
    QString left = text.simplified();
    for (int line = 1; line <= mostLines && !left.isEmpty(); ++line) {
        const qsizetype end = line == mostLines ? left.size() : endOfLine(left, metrics);
        paintLine({m_room.left(), m_room.top(), m_room.width(), lineHeight(body)}, left.first(end),
                  body, m_theme.text);
        left = left.sliced(end).trimmed();
        skip(lineHeight(body));
    }
    skip(1);
}

/// How much of `text` fits into a line: whole words, or a word that is longer than a line.
qsizetype ReportPage::endOfLine(const QString& text, const QFontMetricsF& metrics) const {
    qsizetype end = text.indexOf(' ');
    for (qsizetype next = end; next >= 0; next = text.indexOf(' ', next + 1)) {
        if (metrics.horizontalAdvance(text.first(next)) > units(m_room.width()))
            return end;
        end = next;
    }
    const bool isAll = metrics.horizontalAdvance(text) <= units(m_room.width());
    return isAll || end < 0 ? text.size() : end;
}

void ReportPage::addDiagram(Diagram& diagram, double height) {
    const QRectF place(m_room.left(), m_room.top(), m_room.width(), height);
    m_painter.save();
    m_painter.setClipRect(units(place));
    diagram.paint(m_painter, units(place), kDiagramScale);
    m_painter.restore();
    skip(height + kGap / 2);
}

void ReportPage::paintRow(const QRectF& row, const ReportLine& line) {
    const QFont body = font(kBodyPoints);
    QRectF name = row;
    name.setWidth(kNameShare * row.width() - 1);
    QRectF value = row;
    value.setLeft(row.left() + kNameShare * row.width());
    paintLine(name, line.name, body, m_theme.mutedText);
    paintLine(value, line.value, body, m_theme.text);
}

double ReportPage::paintTable(const QRectF& column, const QString& heading,
                              const QList<ReportLine>& lines) {
    const QFont bold = font(kHeadingPoints, true);
    const double head = lineHeight(bold) + 0.5;
    const double height = lineHeight(font(kBodyPoints)) + 0.3;
    const auto rows = qsizetype((column.height() - head) / height);
    if (lines.isEmpty() || rows < 1)
        return 0;
    paintLine({column.left(), column.top(), column.width(), head}, heading, bold, m_theme.text);
    const qsizetype shown = lines.size() <= rows ? lines.size() : rows - 1;
    QRectF row(column.left(), column.top() + head, column.width(), height);
    for (qsizetype i = 0; i < shown; ++i, row.translate(0, height))
        paintRow(row, lines[i]);
    if (shown < lines.size()) {
        paintLine(row, QObject::tr("… and %1 more").arg(lines.size() - shown), font(kBodyPoints),
                  m_theme.mutedText);
        row.translate(0, height);
    }
    return row.top() - column.top();
}

void ReportPage::paintPlot(const QRectF& place, ThemedPlot& plot) {
    const PlotPaper paper(plot, {.millimetres = place.size(), .fontPoints = kBodyPoints});
    plot.drawClean([&] {
        m_painter.save();
        m_painter.translate(units(place).topLeft());
        plot.toPainter(&m_painter, plot.width(), plot.height());
        m_painter.restore();
    });
}

void ReportPage::paintFooter(const QString& text) {
    const QFont body = font(kBodyPoints);
    const double height = lineHeight(body);
    paintLine({m_room.left(), m_bottom - kMargin + 1, m_room.width(), height}, text, body,
              m_theme.mutedText);
}

}  // namespace obscura
