// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/painting/DiagramExport.h"

#include "devices/Error.h"
#include "widgets/FileWriting.h"
#include "widgets/PaperTheme.h"
#include "widgets/SvgWriting.h"
#include "widgets/canvas/painting/Diagram.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>

namespace obscura {

namespace {

/// Pixels per canvas unit of a PNG: sharp in print.
constexpr qreal kPictureScale = 3;
constexpr qreal kMostPixels = 16'000;  ///< along one side
/// A canvas unit is a point, 1/72 inch.
constexpr int kPointsPerInch = 72;

void paintOn(QPaintDevice& device, Diagram& diagram) {
    QPainter painter(&device);
    diagram.paint(painter, QRectF(QPointF(), QSizeF(painter.viewport().size())));
}

QByteArray pngOf(Diagram& diagram) {
    const int longest = std::max(diagram.size().width(), diagram.size().height());
    QImage image(diagram.size() * std::min(kPictureScale, kMostPixels / longest),
                 QImage::Format_RGB32);
    paintOn(image, diagram);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(Diagram& diagram) {
    return svgBytes(diagram.size(), diagram.title(),
                    [&](QPaintDevice& device) { paintOn(device, diagram); });
}

QByteArray pdfOf(Diagram& diagram) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPointsPerInch);
    writer.setPageSize(QPageSize(QSizeF(diagram.size()), QPageSize::Point));
    writer.setPageMargins({});
    writer.setTitle(diagram.title());
    paintOn(writer, diagram);
    return bytes;
}

}  // namespace

void exportDiagram(const Experiment& experiment, const QString& file) {
    if (experiment.graph.blocks.empty())
        throw UserError("there is no block to draw");
    Diagram diagram(experiment, paperTheme());
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == "png")
        writeFile(file, pngOf(diagram));
    else if (suffix == "svg")
        writeFile(file, svgOf(diagram));
    else if (suffix == "pdf")
        writeFile(file, pdfOf(diagram));
    else
        throw UserError(
            QStringLiteral("Can't write %1: found the ending \"%2\", expected png, svg or pdf")
                .arg(file, suffix)
                .toStdString());
}

}  // namespace obscura
