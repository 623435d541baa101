// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotExport.h"

#include "devices/Error.h"
#include "widgets/FileWriting.h"
#include "widgets/SvgWriting.h"
#include "widgets/plots/ThemedPlot.h"

#include <QBuffer>
#include <QFileInfo>

namespace obscura {

namespace {

constexpr double kPictureScale = 3;  ///< pixels per point of a PNG: sharp in print

QByteArray svgOf(ThemedPlot& plot) {
    return svgBytes(plot.size(), plot.title(), [&](QPaintDevice& device) {
        QCPPainter painter;
        painter.begin(&device);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        plot.toPainter(&painter, plot.width(), plot.height());
        painter.end();
    });
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
