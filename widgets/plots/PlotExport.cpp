// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotExport.h"

#include "devices/Error.h"
#include "widgets/FileWriting.h"
#include "widgets/plots/ThemedPlot.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSvgGenerator>

namespace obscura {

namespace {

constexpr double kPictureScale = 3;  ///< pixels per point of a PNG: sharp in print

QByteArray svgOf(ThemedPlot& plot) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(), plot.size()));
    generator.setTitle(plot.title());
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&painter, plot.width(), plot.height());
    painter.end();
    return buffer.data();
}

QByteArray pngOf(ThemedPlot& plot) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    plot.toPixmap(plot.width(), plot.height(), kPictureScale).save(&buffer, "PNG");
    return bytes;
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
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == "csv") {
        writeFile(file, plot.table());
    } else if (suffix == "svg" || suffix == "png" || suffix == "pdf") {
        plot.drawClean([&] { writePicture(plot, file, suffix); });
    } else {
        throw UserError(QStringLiteral("Can't write %1: found the ending \"%2\", expected png, "
                                       "svg, pdf or csv")
                            .arg(file, suffix)
                            .toStdString());
    }
}

}  // namespace obscura
