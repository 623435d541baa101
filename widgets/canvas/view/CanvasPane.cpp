// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/view/CanvasPane.h"

#include "widgets/canvas/CanvasActions.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/view/CanvasView.h"
#include "widgets/canvas/view/FindBar.h"

#include <QVBoxLayout>

namespace obscura {

CanvasPane::CanvasPane(CanvasScene& scene, QWidget* parent)
    : QWidget(parent), m_view(new CanvasView(scene)), m_find(new FindBar(scene)) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_find);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(scene.actions().find(), &QAction::triggered, m_find, &FindBar::open);
    connect(m_find, &FindBar::closed, m_view, qOverload<>(&QWidget::setFocus));
}

}  // namespace obscura
