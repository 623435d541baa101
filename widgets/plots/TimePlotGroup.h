// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/TimeSeries.h"

#include <QObject>
#include <functional>
#include <optional>
#include <vector>

namespace obscura {

class TimePlot;

/// Plots that share their horizontal axis, its range, and the crosshairs. They follow what is
/// recorded until the person zooms or pans one of them.
class TimePlotGroup : public QObject {
    Q_OBJECT

public:
    /// `latest` tells the latest moment that there is, 0 where nothing was recorded.
    explicit TimePlotGroup(std::function<double(TimeAxis axis)> latest, QObject* parent = nullptr);

    /// Until it is destroyed.
    void add(TimePlot& plot);

    TimeAxis timeAxis() const { return m_timeAxis; }
    void setTimeAxis(TimeAxis axis);
    bool isFollowing() const { return m_isFollowing; }
    void setFollowing(bool following);
    /// Draws everything recorded so far, soon.
    void refresh();
    /// Milliseconds that drawing all that is seen takes.
    double drawingTime() const;
    /// Hides crosshairs.
    void release();

Q_SIGNALS:
    void followingChanged(bool following);

private:
    void chooseTimeRange(double lower, double upper);
    void setCrosshair(std::optional<double> time);
    void toggleHold();

    std::function<double(TimeAxis)> m_latest;
    std::vector<TimePlot*> m_plots;
    TimeAxis m_timeAxis = TimeAxis::Step;
    bool m_isFollowing = true;
    std::optional<double> m_pointedAt;
    bool m_isHeld = false;
};

}  // namespace obscura
