// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/history/OverlaidRun.h"
#include "widgets/plots/TimePlotGroup.h"

#include <QWidget>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QToolButton;

namespace obscura {

class PlotPanel;
struct QuantityInfo;

/// Plots of several recorded runs over each other, of whichever quantities, over a shared axis.
/// Which there are, and in what order, is remembered.
class OverlayPlots : public QWidget {
    Q_OBJECT

public:
    explicit OverlayPlots(QWidget* parent = nullptr);
    ~OverlayPlots() override;

    void setRuns(const std::vector<OverlaidRun>& runs);
    const std::vector<PlotPanel*>& panels() const { return m_panels; }
    QComboBox& axisBox() const { return *m_axis; }
    QComboBox& smoothingBox() const { return *m_smoothing; }
    QCheckBox& groupingBox() const { return *m_grouping; }
    QToolButton& addButton() const { return *m_add; }

Q_SIGNALS:
    /// A plot could not be written, or could.
    void failed(const QString& message);
    void saved();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeHeader();
    PlotPanel* addPanel(const QuantityInfo& quantity);
    void removePanel(PlotPanel* panel);
    void movePanel(PlotPanel* panel, std::size_t place);
    void dropPanel(PlotPanel* panel, const QPoint& at);
    void arrange();
    void remember() const;

    std::vector<OverlaidRun> m_runs;
    std::vector<PlotPanel*> m_panels;
    TimePlotGroup m_group;
    QWidget* m_header = nullptr;
    QGridLayout* m_grid;
    QComboBox* m_axis = nullptr;
    QComboBox* m_smoothing = nullptr;
    QCheckBox* m_grouping = nullptr;
    QToolButton* m_add = nullptr;
};

}  // namespace obscura
