// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/DiagramExport.h"

#include "devices/Error.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/FileWriting.h"
#include "widgets/canvas/CanvasScene.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>

namespace obscura {

namespace {

constexpr qreal kMargin = 16;
/// Pixels per canvas unit of a PNG: sharp in print.
constexpr qreal kPictureScale = 3;
constexpr qreal kMostPixels = 16'000;  ///< along one side
/// A canvas unit is a point, 1/72 inch.
constexpr int kPointsPerInch = 72;

/// A canvas of its own: nothing is selected there, nothing runs, and the theme is the light one.
class Diagram {
public:
    explicit Diagram(const Experiment& experiment) : m_scene(m_document) {
        m_document.reset(experiment, {});
        Theme onPaper = Theme::light();
        onPaper.canvas = Qt::white;
        m_scene.setTheme(onPaper);
        m_area = m_scene.itemsBoundingRect()
                     .adjusted(-kMargin, -kMargin, kMargin, kMargin)
                     .toAlignedRect();
    }

    QString title() const { return m_document.title(); }
    QSize size() const { return m_area.size(); }

    void paint(QPaintDevice& device) {
        QPainter painter(&device);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const QRectF target(0, 0, painter.viewport().width(), painter.viewport().height());
        painter.fillRect(target, m_scene.theme().canvas);
        m_scene.render(&painter, target, m_area);
    }

private:
    ExperimentDocument m_document;
    CanvasScene m_scene;
    QRect m_area;
};

QByteArray pngOf(Diagram& diagram) {
    const int longest = std::max(diagram.size().width(), diagram.size().height());
    QImage image(diagram.size() * std::min(kPictureScale, kMostPixels / longest),
                 QImage::Format_RGB32);
    diagram.paint(image);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(Diagram& diagram) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(diagram.size());
    generator.setViewBox(QRect(QPoint(), diagram.size()));
    generator.setTitle(diagram.title());
    diagram.paint(generator);
    return buffer.data();
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
    diagram.paint(writer);
    return bytes;
}

}  // namespace

void exportDiagram(const Experiment& experiment, const QString& file) {
    if (experiment.graph.blocks.empty())
        throw UserError("there is no block to draw");
    Diagram diagram(experiment);
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
