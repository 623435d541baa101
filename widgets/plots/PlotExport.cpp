// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotExport.h"

#include "devices/Error.h"
#include "widgets/FileWriting.h"
#include "widgets/SvgWriting.h"
#include "widgets/plots/ThemedPlot.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPdfWriter>
#include <algorithm>

namespace obscura {

namespace {

constexpr double kPictureScale = 3;  ///< pixels per point of a PNG: sharp in print
constexpr double kMillimetresInAnInch = 25.4;

void paintPlot(ThemedPlot& plot, QPaintDevice& device) {
    QCPPainter painter;
    painter.begin(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&painter, plot.width(), plot.height());
    painter.end();
}

/// Fonts have the sizes that they have on the screen.
QByteArray svgOf(ThemedPlot& plot) {
    return svgBytes(
        plot.size(), plot.title(), [&](QPaintDevice& device) { paintPlot(plot, device); },
        plot.logicalDpiX());
}

QByteArray bytesOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray pngOf(ThemedPlot& plot) {
    return bytesOf(plot.toPixmap(plot.width(), plot.height(), kPictureScale).toImage());
}

QByteArray pdfOf(ThemedPlot& plot, const PlotPaper& paper, const PlotPrint& print) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(paper.resolution());
    writer.setPageSize(QPageSize(print.millimetres, QPageSize::Millimeter));
    writer.setPageMargins({});
    writer.setTitle(plot.title());
    paintPlot(plot, writer);
    return bytes;
}

QImage imageOf(ThemedPlot& plot, const PlotPaper& paper, const PlotPrint& print) {
    const double scale = double(print.dotsPerInch) / paper.resolution();
    QImage image = plot.toPixmap(plot.width(), plot.height(), scale).toImage();
    image.setDevicePixelRatio(1);
    const int dotsPerMetre = qRound(print.dotsPerInch / kMillimetresInAnInch * 1000);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

QString suffixOf(const QString& file) {
    return QFileInfo(file).suffix().toLower();
}

[[noreturn]] void refuseSuffix(const QString& file, const char* expected) {
    throw UserError(QStringLiteral("Can't write %1: found the ending \"%2\", expected %3")
                        .arg(file, suffixOf(file), QString::fromLatin1(expected))
                        .toStdString());
}

/// Throws UserError.
void writePicture(ThemedPlot& plot, const QString& file, const QString& suffix) {
    if (suffix == "svg")
        writeFile(file, svgOf(plot));
    else if (suffix == "png")
        writeFile(file, pngOf(plot));
    else if (!plot.savePdf(file, plot.width(), plot.height()))
        throw UserError(QStringLiteral("Can't write %1").arg(file).toStdString());
}

}  // namespace

void exportPlot(ThemedPlot& plot, const QString& file) {
    const QString suffix = suffixOf(file);
    if (suffix == "csv")
        writeFile(file, plot.table());
    else if (suffix == "svg" || suffix == "png" || suffix == "pdf")
        plot.drawClean([&] { writePicture(plot, file, suffix); });
    else
        refuseSuffix(file, "png, svg, pdf or csv");
}

void printPlot(ThemedPlot& plot, const QString& file, const PlotPrint& print) {
    const QString suffix = suffixOf(file);
    QByteArray bytes;
    {
        const PlotPaper paper(plot, print);
        plot.drawClean([&] {
            if (suffix == "svg")
                bytes = svgOf(plot);
            else if (suffix == "png")
                bytes = bytesOf(imageOf(plot, paper, print));
            else if (suffix == "pdf")
                bytes = pdfOf(plot, paper, print);
        });
    }
    if (bytes.isEmpty())
        refuseSuffix(file, "png, svg or pdf");
    writeFile(file, bytes);
}

QImage printedImage(ThemedPlot& plot, const PlotPrint& print) {
    QImage image;
    const PlotPaper paper(plot, print);
    plot.drawClean([&] { image = imageOf(plot, paper, print); });
    return image;
}

bool knowsVisibleRows(const ThemedPlot& plot) {
    return !plot.tableAxes().empty();
}

QByteArray visibleTable(const ThemedPlot& plot) {
    const std::vector<ThemedPlot::TableAxis> axes = plot.tableAxes();
    const auto isVisible = [&](const QByteArray& line) {
        const QList<QByteArray> fields = line.split(',');
        return std::ranges::all_of(axes, [&](const ThemedPlot::TableAxis& each) {
            return each.axis->range().contains(fields.value(each.column).toDouble());
        });
    };
    const QByteArray all = plot.table();
    qsizetype begin = all.indexOf('\n') + 1;
    QByteArray visible = all.first(begin);
    for (qsizetype end; (end = all.indexOf('\n', begin)) >= 0; begin = end + 1) {
        const QByteArray line = all.sliced(begin, end + 1 - begin);
        if (isVisible(line))
            visible += line;
    }
    return visible;
}

}  // namespace obscura
