// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/PlotExport.h"

#include "devices/Error.h"
#include "widgets/plots/LivePlot.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QTextStream>

namespace obscura {

namespace {

constexpr double kPictureScale = 3;  ///< pixels per point of a PNG: sharp in print
constexpr int kValueDigits = 9;

QByteArray tableOf(const LivePlot& plot) {
    QByteArray bytes;
    QTextStream out(&bytes);
    out << "step,epoch,seconds (s),queries";
    for (const PlotSpec::Curve& curve : plot.spec().curves)
        out << ',' << plot.spec().name << ' ' << curve.title;
    out << '\n';
    const TimeSeries& series = plot.series();
    for (std::size_t row = 0; row < series.size(); ++row) {
        for (const TimeAxis axis : kTimeAxes)
            out << (axis == TimeAxis::Step ? "" : ",")
                << QString::number(series.time(axis, row), 'g', 12);
        for (std::size_t column = 0; column < series.columns(); ++column)
            out << ',' << QString::number(series.value(column, row), 'g', kValueDigits);
        out << '\n';
    }
    out.flush();
    return bytes;
}

QByteArray svgOf(LivePlot& plot) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(plot.size());
    generator.setViewBox(QRect(QPoint(), plot.size()));
    generator.setTitle(plot.spec().title);
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    plot.toPainter(&painter, plot.width(), plot.height());
    painter.end();
    return buffer.data();
}

QByteArray pngOf(LivePlot& plot) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    plot.toPixmap(plot.width(), plot.height(), kPictureScale).save(&buffer, "PNG");
    return bytes;
}

void write(const QString& file, const QByteArray& bytes) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        throw UserError(
            QStringLiteral("Can't write %1: %2").arg(file, out.errorString()).toStdString());
}

}  // namespace

void exportPlot(LivePlot& plot, const QString& file) {
    const QString suffix = QFileInfo(file).suffix().toLower();
    if (suffix == "csv") {
        write(file, tableOf(plot));
    } else if (suffix == "svg") {
        write(file, svgOf(plot));
    } else if (suffix == "png") {
        write(file, pngOf(plot));
    } else if (suffix == "pdf") {
        if (!plot.savePdf(file, plot.width(), plot.height()))
            throw UserError(QStringLiteral("Can't write %1").arg(file).toStdString());
    } else {
        throw UserError(QStringLiteral("Can't write %1: found the ending \"%2\", expected png, "
                                       "svg, pdf or csv")
                            .arg(file, suffix)
                            .toStdString());
    }
}

}  // namespace obscura
