// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

namespace obscura {

/// A small drawing of how a device works, in the theme's colours: resources/devices/<id>.svg.
class DevicePicture : public QWidget {
    Q_OBJECT

public:
    explicit DevicePicture(QWidget* parent = nullptr);

    /// Shows the drawing of that device and hides where there is none.
    void setDevice(const QString& id, const QString& title);

    QSize sizeHint() const override { return {280, 84}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QByteArray m_svg;
};

}  // namespace obscura
