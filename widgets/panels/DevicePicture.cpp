// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/DevicePicture.h"

#include "widgets/Appearance.h"
#include "widgets/Theme.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>

namespace obscura {

namespace {

// What the drawings are made in: colours that nobody would choose, for the theme's own.
const QByteArray kInk = "#010203";
const QByteArray kBeam = "#010204";
const QByteArray kDevice = "#010205";

}  // namespace

DevicePicture::DevicePicture(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DevicePicture::setDevice(const QString& id, const QString& title) {
    registerResources();
    QFile file(":/devices/" + id + ".svg");
    m_svg = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    setVisible(!m_svg.isEmpty());
    setAccessibleName(tr("Drawing of the device: %1").arg(title));
    update();
}

int DevicePicture::heightForWidth(int width) const {
    return sizeHint().height() * std::min(width, sizeHint().width()) / sizeHint().width();
}

void DevicePicture::paintEvent(QPaintEvent*) {
    const Theme theme = Theme::of(palette());
    QByteArray svg = m_svg;
    svg.replace(kInk, theme.mutedText.name().toLatin1());
    svg.replace(kBeam, theme.seriesColor(1).name().toLatin1());
    svg.replace(kDevice, theme.physical.name().toLatin1());
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(this);
    renderer.render(&painter, rect());
}

}  // namespace obscura
