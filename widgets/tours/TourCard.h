// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace obscura {

class FormulaView;
class TourGuide;

/// The card of a tour that lies on the window: what is said, what to do and whether it is done,
/// Back, Show me and Next. It can be dragged aside; the window below stays usable.
class TourCard : public QWidget {
    Q_OBJECT

public:
    TourCard(TourGuide& guide, QWidget& window);

    /// Whether the person has put it where it is.
    bool isMoved() const { return m_isMoved; }
    /// Gives it the size that its words take, in a window of that width.
    void fitInto(int width);
    /// To the button that goes on.
    void takeFocus() { keepFocus(*this); }

Q_SIGNALS:
    /// A term is to be explained.
    void termRequested(const QString& term);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void makeParts();
    void refresh();
    void keepFocus(QWidget& focused);
    void refreshTask();
    void follow(const QString& link);

    TourGuide& m_guide;
    QLabel* m_place;  ///< "Why … · 2 of 9"
    QToolButton* m_leave;
    QLabel* m_title;
    QLabel* m_text;
    FormulaView* m_formula;
    QLabel* m_task;
    QPushButton* m_back;
    QPushButton* m_show;
    QPushButton* m_next;
    QString m_spoken;
    QPoint m_grip;
    bool m_isMoved = false;
    bool m_isRefreshing = false;
};

}  // namespace obscura
