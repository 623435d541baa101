// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QShortcut;

namespace obscura {

class MainWindow;
class TourCard;
class TourGuide;
class TourPointer;

/// Puts the card and the ring of a tour onto the window, and keeps them where they belong while
/// that is resized, scrolled and rearranged.
class TourStage : public QObject {
    Q_OBJECT

public:
    TourStage(TourGuide& guide, MainWindow& window);

    TourCard& card() { return *m_card; }
    /// nullptr, or not visible: the card points at nothing that is seen.
    TourPointer* pointer() const { return m_pointer; }

private:
    void arrange();
    void point();
    void raise();
    void changeFocus();

    TourGuide& m_guide;
    MainWindow& m_window;
    TourCard* m_card;
    QPointer<TourPointer> m_pointer;  ///< of the window that the target is in
    QPointer<QWidget> m_focused;      ///< before the card was
    QShortcut* m_focus;
};

}  // namespace obscura
