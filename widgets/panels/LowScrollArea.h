// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace obscura {

/// Scrolls its content down where there isn't the height that it needs, so that a dock fits a low
/// window.
class LowScrollArea : public QScrollArea {
    Q_OBJECT

public:
    explicit LowScrollArea(QWidget* content, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

}  // namespace obscura
