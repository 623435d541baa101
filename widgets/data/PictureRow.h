// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <vector>

namespace obscura {

/// Pictures beside and below each other, in as many columns as make them largest, pixels as
/// squares. All are of one size.
class PictureRow : public QWidget {
    Q_OBJECT

public:
    explicit PictureRow(QWidget* parent = nullptr);

    void setPictures(std::vector<QImage> pictures);

    QSize sizeHint() const override { return {300, 180}; }
    QSize minimumSizeHint() const override { return {80, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QImage> m_pictures;
};

}  // namespace obscura
