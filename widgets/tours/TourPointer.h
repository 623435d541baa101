// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRect>
#include <QWidget>

namespace obscura {

/// A ring around a control and an arrow that leads there from a card, on top of a window: the
/// pointer and the keyboard go through it.
class TourPointer : public QWidget {
    Q_OBJECT

public:
    explicit TourPointer(QWidget& window);

    /// Around `target`, from `card`, both in the window's coordinates; a null card: no arrow.
    void point(const QRect& target, const QRect& card);
    /// What the ring is around.
    QRect target() const { return m_target; }
    /// `target` with the ring.
    static QRect ringOf(const QRect& target);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLineF arrow() const;

    QRect m_target;
    QRect m_card;
};

}  // namespace obscura
