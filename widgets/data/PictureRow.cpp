// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/PictureRow.h"

#include "widgets/data/SamplePicture.h"

#include <QPainter>

namespace obscura {

namespace {

constexpr int kGap = 6;

/// For each of so many pictures in so many columns.
QSize roomOf(const QSize& whole, int count, int columns) {
    const int rows = (count + columns - 1) / columns;
    return {(whole.width() - kGap * (columns - 1)) / columns,
            (whole.height() - kGap * (rows - 1)) / rows};
}

/// With which the pictures become largest.
int bestColumns(const QSize& whole, const std::vector<QImage>& pictures) {
    const auto count = int(pictures.size());
    const auto widthIn = [&](int columns) {
        return pictures.front()
            .size()
            .scaled(roomOf(whole, count, columns), Qt::KeepAspectRatio)
            .width();
    };
    int best = count;
    for (int columns = count - 1; columns > 0; --columns) {
        if (widthIn(columns) > widthIn(best))
            best = columns;
    }
    return best;
}

}  // namespace

PictureRow::PictureRow(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureRow::setPictures(std::vector<QImage> pictures) {
    m_pictures = std::move(pictures);
    update();
}

void PictureRow::paintEvent(QPaintEvent*) {
    if (m_pictures.empty())
        return;
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    const int columns = bestColumns(size(), m_pictures);
    const QSize room = roomOf(size(), int(m_pictures.size()), columns);
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        QImage picture = enlarged(m_pictures[i], (QSizeF(room) * ratio).toSize());
        picture.setDevicePixelRatio(ratio);
        const QSizeF size = picture.deviceIndependentSize();
        const int row = int(i) / columns;
        const int column = int(i) % columns;
        painter.drawImage(QPointF(column * (size.width() + kGap), row * (size.height() + kGap)),
                          picture);
    }
}

}  // namespace obscura
