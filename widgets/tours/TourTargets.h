// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tours/Tour.h"

#include <QRect>
#include <optional>

class QWidget;

namespace obscura {

class MainWindow;

/// A place in a window that can be seen.
struct TourSpot {
    QWidget* widget = nullptr;
    QRect rect;  ///< of `widget`, in its own coordinates
    /// The same in the coordinates of its window.
    QRect inWindow() const;
};

/// Where `target` is seen now; nothing where it isn't. Of an option whose block isn't selected, it
/// is that block; of a dock that stands behind others, its tab.
std::optional<TourSpot> findSpot(const TourTarget& target, MainWindow& window);

/// Makes it seen: selects an option's block, shows the dock or palette that it is in, scrolls to
/// it. Leaves a dock behind others where that dock itself is the target.
void leadTo(const TourTarget& target, MainWindow& window);
/// The same with nothing but scrolling.
void scrollTo(const TourTarget& target, MainWindow& window);

}  // namespace obscura
