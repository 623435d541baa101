// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/Theme.h"
#include "widgets/report/ReportLines.h"

#include <qcustomplot.h>
#include <QRectF>

namespace obscura {

class Diagram;
class ThemedPlot;

/// A page that is filled from top to bottom. Lengths are in millimetres.
class ReportPage {
public:
    /// Paints on `device` of that size, with so many units to an inch. The device must outlive it.
    ReportPage(QPaintDevice& device, const QSizeF& size, int resolution);
    ReportPage(const ReportPage&) = delete;
    ReportPage& operator=(const ReportPage&) = delete;

    static constexpr double kGap = 4;  ///< between parts, and between columns

    /// What is left: as wide as the page within its margins.
    QRectF room() const { return m_room; }
    /// The next part begins so much lower.
    void skip(double height) { m_room.setTop(m_room.top() + height); }

    void addTitle(const QString& title, const QString& below);
    /// A paragraph of at most so many lines.
    void addText(const QString& text, int mostLines);
    void addDiagram(Diagram& diagram, double height);
    /// A table under a heading, in `column` from its top; what it has no room for is counted in its
    /// last line. Returns its height.
    double paintTable(const QRectF& column, const QString& heading, const QList<ReportLine>& lines);
    void paintPlot(const QRectF& place, ThemedPlot& plot);
    /// At the lower edge.
    void paintFooter(const QString& text);

private:
    QFont font(double points, bool isBold = false) const;
    double lineHeight(const QFont& font) const;
    qsizetype endOfLine(const QString& text, const QFontMetricsF& metrics) const;
    void paintLine(const QRectF& place, const QString& text, const QFont& font,
                   const QColor& colour, Qt::Alignment alignment = Qt::AlignLeft);
    void paintRow(const QRectF& row, const ReportLine& line);
    double units(double millimetres) const;
    QRectF units(const QRectF& place) const;

    const Theme m_theme;
    const int m_resolution;
    QCPPainter m_painter;
    QRectF m_room;
    double m_bottom;  ///< of the page
};

}  // namespace obscura
