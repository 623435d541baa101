// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/SvgWriting.h"

#include <QBuffer>
#include <QSvgGenerator>

namespace obscura {

QByteArray svgBytes(const QSize& size, const QString& title,
                    const std::function<void(QPaintDevice&)>& paint, int unitsPerInch) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(unitsPerInch);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(title);
    paint(generator);
    return buffer.data();
}

}  // namespace obscura
