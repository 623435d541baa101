// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tours/TourStage.h"

#include "widgets/MainWindow.h"
#include "widgets/documents/WorkspaceTabs.h"
#include "widgets/tours/CardPlace.h"
#include "widgets/tours/TourCard.h"
#include "widgets/tours/TourGuide.h"
#include "widgets/tours/TourPointer.h"
#include "widgets/tours/TourTargets.h"

#include <QApplication>
#include <QShortcut>

namespace obscura {

TourStage::TourStage(TourGuide& guide, MainWindow& window)
    : QObject(&window),
      m_guide(guide),
      m_window(window),
      m_card(new TourCard(guide, window)),
      m_focus(new QShortcut(Qt::Key_F9, &window)) {
    m_focus->setEnabled(false);
    connect(&guide, &TourGuide::changed, this, &TourStage::arrange);
    connect(&guide, &TourGuide::looked, this, &TourStage::arrange);
    connect(m_focus, &QShortcut::activated, this, &TourStage::changeFocus);
}

void TourStage::arrange() {
    m_focus->setEnabled(m_guide.isOn());
    if (m_guide.isOn())
        return point();
    if (m_pointer)
        m_pointer->hide();
}

void TourStage::point() {
    m_card->fitInto(m_window.width());
    const auto spot = m_guide.isElsewhere() ? std::nullopt : findSpot(m_guide.target(), m_window);
    const bool isHere = spot && spot->widget->window() == &m_window;
    const QRect target = spot ? spot->inWindow() : QRect();
    const QWidget& canvas = m_window.tabs();
    const QRect middle(canvas.mapTo(&m_window, QPoint()), canvas.size());
    if (!m_card->isMoved()) {
        const QRect ring = isHere ? TourPointer::ringOf(target) : QRect();
        const QPoint place = placeForCard(m_card->size(), m_window.rect(), ring, middle,
                                          m_card->isVisible() ? m_card->geometry() : QRect());
        if (place != m_card->pos())
            m_card->move(place);
    }
    m_card->show();
    if (!spot) {
        if (m_pointer)
            m_pointer->hide();
        return raise();
    }
    if (m_pointer && m_pointer->parentWidget() != spot->widget->window())
        delete m_pointer;
    if (!m_pointer)
        m_pointer = new TourPointer(*spot->widget->window());
    m_pointer->point(target, isHere ? m_card->geometry() : QRect());
    m_pointer->show();
    raise();
}

/// Above what was added to the window since. Not more often: what lies below is then drawn anew.
void TourStage::raise() {
    const QObjectList& all = m_window.children();
    const bool isPointed = m_pointer && m_pointer->parentWidget() == &m_window;
    const QObject* const below = isPointed ? all.value(all.size() - 2) : nullptr;
    if (isPointed ? below == m_card && all.last() == m_pointer : all.last() == m_card)
        return;
    m_card->raise();
    if (m_pointer)
        m_pointer->raise();
}

/// Between what the person does and the card.
void TourStage::changeFocus() {
    QWidget* const focused = QApplication::focusWidget();
    if (focused && m_card->isAncestorOf(focused)) {
        if (m_focused)
            m_focused->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_focused = focused;
    m_card->takeFocus();
}

}  // namespace obscura
