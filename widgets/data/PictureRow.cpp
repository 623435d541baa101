// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/PictureRow.h"

#include "widgets/data/SamplePicture.h"

#include <QPainter>

namespace obscura {

namespace {

constexpr int kGap = 6;

}  // namespace

PictureRow::PictureRow(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureRow::setPictures(std::vector<QImage> pictures) {
    m_pictures = std::move(pictures);
    update();
}

void PictureRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    const auto count = int(m_pictures.size());
    if (count == 0)
        return;
    const QSizeF room((width() - kGap * (count - 1)) / double(count), height());
    qreal left = 0;
    for (const QImage& each : m_pictures) {
        QImage picture = enlarged(each, (room * ratio).toSize());
        picture.setDevicePixelRatio(ratio);
        painter.drawImage(QPointF(left, 0), picture);
        left += picture.deviceIndependentSize().width() + kGap;
    }
}

}  // namespace obscura
