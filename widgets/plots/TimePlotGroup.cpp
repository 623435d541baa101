// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/TimePlotGroup.h"

#include "widgets/plots/TimePlot.h"

namespace obscura {

namespace {

constexpr double kRoom = 1.02;  ///< so that the last point is seen whole

}  // namespace

TimePlotGroup::TimePlotGroup(std::function<double(TimeAxis)> latest, QObject* parent)
    : QObject(parent), m_latest(std::move(latest)) {}

void TimePlotGroup::add(TimePlot& plot) {
    m_plots.push_back(&plot);
    plot.setTimeAxis(m_timeAxis);
    connect(&plot, &TimePlot::timeRangeChosen, this, &TimePlotGroup::chooseTimeRange);
    connect(&plot, &TimePlot::crosshairMoved, this, &TimePlotGroup::setCrosshair);
    connect(&plot, &TimePlot::holdRequested, this, &TimePlotGroup::toggleHold);
    connect(&plot, &TimePlot::resetRequested, this, [this] { setFollowing(true); });
    connect(&plot, &QObject::destroyed, this, [this, gone = &plot] { std::erase(m_plots, gone); });
}

void TimePlotGroup::setTimeAxis(TimeAxis axis) {
    if (axis == m_timeAxis)
        return;
    m_timeAxis = axis;
    m_isHeld = false;
    for (TimePlot* const plot : m_plots)
        plot->setTimeAxis(axis);
    setFollowing(true);
}

void TimePlotGroup::setFollowing(bool following) {
    m_isFollowing = following;
    Q_EMIT followingChanged(following);
    if (!following)
        return;
    for (TimePlot* const plot : m_plots)
        plot->followValues();
    refresh();
}

void TimePlotGroup::refresh() {
    const double latest = m_isFollowing ? m_latest(m_timeAxis) : 0;
    for (TimePlot* const plot : m_plots) {
        if (m_isFollowing)
            plot->setTimeRange(0, latest > 0 ? kRoom * latest : 1);
        plot->refresh();
    }
}

double TimePlotGroup::drawingTime() const {
    double time = 0;
    for (TimePlot* const plot : m_plots)
        time += plot->isVisible() ? plot->replotTime(true) : 0;
    return time;
}

void TimePlotGroup::release() {
    m_isHeld = false;
    for (TimePlot* const plot : m_plots)
        plot->setHeldCrosshair(std::nullopt);
    setCrosshair(std::nullopt);
}

void TimePlotGroup::chooseTimeRange(double lower, double upper) {
    setFollowing(false);
    for (TimePlot* const plot : m_plots) {
        plot->setTimeRange(lower, upper);
        plot->refresh();
    }
}

void TimePlotGroup::setCrosshair(std::optional<double> time) {
    m_pointedAt = time;
    for (TimePlot* const plot : m_plots)
        plot->setCrosshair(time);
}

void TimePlotGroup::toggleHold() {
    m_isHeld = !m_isHeld && m_pointedAt.has_value();
    for (TimePlot* const plot : m_plots)
        plot->setHeldCrosshair(m_isHeld ? m_pointedAt : std::nullopt);
}

}  // namespace obscura
