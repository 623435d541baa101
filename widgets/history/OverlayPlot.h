// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Quantity.h"
#include "widgets/history/OverlaidRun.h"
#include "widgets/plots/LiveCurve.h"
#include "widgets/plots/TimePlot.h"

#include <map>
#include <memory>
#include <vector>

namespace obscura {

/// One quantity of several runs over each other. Runs that differ in nothing but the seed can be
/// drawn as their mean, with a band of one standard deviation about it, and faint behind it.
class OverlayPlot : public TimePlot {
    Q_OBJECT

public:
    explicit OverlayPlot(const QuantityInfo& quantity, QWidget* parent = nullptr);
    ~OverlayPlot() override;

    const QuantityInfo& quantity() const { return *m_quantity; }
    void setQuantity(const QuantityInfo& quantity);
    void setRuns(const std::vector<OverlaidRun>& runs);
    /// Over so many steps; 1: none. What is measured at evaluations is never smoothed.
    void setSmoothing(int steps);
    /// Whether runs of a group stand for their mean.
    void setGrouped(bool grouped);

    /// The latest moment of all runs; 0 where there is none.
    double latest(TimeAxis axis) const;
    QByteArray table() const override;
    bool hasData() const override;
    /// What the legend names, in its order.
    QStringList entries() const;

protected:
    void drawCurves() override;
    std::optional<TimeSeries::Range> valuesInView() const override;
    std::optional<double> nearestMoment(double time) const override;
    std::vector<Reading> readingsAt(double time) const override;
    void applyTheme() override;

private:
    struct Curve;
    struct Group;

    std::shared_ptr<const TimeSeries> rowsOf(const std::shared_ptr<const RunRecords>& records);
    void readRuns();
    void makeGroups();
    void clearPlottables();
    void drawCurve(Curve& curve);
    void drawGroup(Group& group);
    void updateLegend();

    const QuantityInfo* m_quantity;
    std::vector<OverlaidRun> m_runs;
    int m_smoothing = 1;
    bool m_isGrouped = true;
    /// Of the present quantity and smoothing: a run that goes on makes all be drawn anew each
    /// second.
    std::map<std::shared_ptr<const RunRecords>, std::shared_ptr<const TimeSeries>> m_rows;
    std::vector<std::unique_ptr<Curve>> m_curves;  ///< one for each run
    std::vector<std::unique_ptr<Group>> m_groups;  ///< of several runs each
};

}  // namespace obscura
