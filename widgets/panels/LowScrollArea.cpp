// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/LowScrollArea.h"

#include <QScrollBar>
#include <algorithm>

namespace obscura {

namespace {

constexpr int kLowest = 110;  ///< pixels

}  // namespace

LowScrollArea::LowScrollArea(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

QSize LowScrollArea::sizeHint() const {
    return widget()->sizeHint();
}

QSize LowScrollArea::minimumSizeHint() const {
    const QSize needed = widget()->minimumSizeHint();
    return {needed.width() + verticalScrollBar()->sizeHint().width(),
            std::min(needed.height(), kLowest)};
}

}  // namespace obscura
