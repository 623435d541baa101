// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/PlotPanel.h"

#include "widgets/ToolTip.h"
#include "widgets/history/OverlayPlot.h"
#include "widgets/history/QuantitySeries.h"
#include "widgets/plots/QuantityText.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace obscura {

PlotPanel::PlotPanel(const QuantityInfo& quantity, QWidget* parent)
    : QFrame(parent),
      m_plot(new OverlayPlot(quantity)),
      m_handle(new QLabel(QStringLiteral("⠿"))),
      m_quantity(new QComboBox) {
    m_handle->setCursor(Qt::OpenHandCursor);
    m_handle->setFocusPolicy(Qt::TabFocus);
    m_handle->setAccessibleName(tr("Place of the plot"));
    m_handle->setToolTip(
        wrappedToolTip(tr("Drag it to put the plot in another place, or use the left and right "
                          "arrow keys.")));
    m_handle->installEventFilter(this);
    const auto all = drawnQuantities();
    for (std::size_t i = 0; i < all.size(); ++i) {
        m_quantity->addItem(headingOf(*all[i]));
        if (all[i]->id == quantity.id)
            m_quantity->setCurrentIndex(int(i));
    }
    m_quantity->setAccessibleName(tr("Quantity that is drawn"));
    m_quantity->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_quantity->setMinimumContentsLength(10);
    connect(m_quantity, &QComboBox::activated, this, &PlotPanel::choose);
    auto* const close = new QToolButton;
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Take the plot away"));
    close->setToolTip(tr("Take the plot away"));
    connect(close, &QToolButton::clicked, this, &PlotPanel::closeRequested);

    auto* const bar = new QHBoxLayout;
    bar->setContentsMargins(2, 0, 0, 0);
    bar->setSpacing(4);
    bar->addWidget(m_handle);
    bar->addWidget(m_quantity, 1);
    bar->addStretch(1);
    bar->addWidget(close);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(bar);
    layout->addWidget(m_plot, 1);
}

void PlotPanel::choose() {
    m_plot->setQuantity(*drawnQuantities()[std::size_t(m_quantity->currentIndex())]);
    Q_EMIT quantityChosen();
}

bool PlotPanel::eventFilter(QObject* object, QEvent* event) {
    switch (event->type()) {
        case QEvent::MouseButtonPress:
            m_handle->setCursor(Qt::ClosedHandCursor);
            return true;
        case QEvent::MouseButtonRelease:
            m_handle->setCursor(Qt::OpenHandCursor);
            Q_EMIT dropped(static_cast<QMouseEvent*>(event)->globalPosition().toPoint());
            return true;
        case QEvent::KeyPress: {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key != Qt::Key_Left && key != Qt::Key_Right)
                break;
            Q_EMIT moveRequested(key == Qt::Key_Left ? -1 : 1);
            return true;
        }
        default:
            break;
    }
    return QFrame::eventFilter(object, event);
}

}  // namespace obscura
