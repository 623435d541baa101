// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/EditSession.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/SnapshotPacer.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace obscura {

class ElidedLabel;
class PlanePlot;

/// The points of an experiment in the plane, and what its network takes each place for while it is
/// trained. Only while it is visible anything is asked of the run.
class PlaneView : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the view.
    PlaneView(ExperimentDocument& document, RunController& runs, QWidget* parent = nullptr);
    ~PlaneView() override;

    PlanePlot& plot() { return *m_plot; }
    /// The class of points that are set from now on.
    Index label() const;
    QString status() const;

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHeader();
    void connectPlot();
    void connectRuns();
    bool ask();
    void take(const std::shared_ptr<const DecisionMap>& map);
    void refresh();
    void forget();
    void fillLabels();
    void say();
    void addPoint(double x, double y);
    void movePoint(std::size_t index, double x, double y);
    void removePoint(std::size_t index);
    void clearPoints();

    ExperimentDocument& m_document;
    RunController& m_runs;
    EditSession m_moving;
    SnapshotPacer m_pacer;
    PlanePlot* m_plot;
    QComboBox* m_label;
    QPushButton* m_clear;
    ElidedLabel* m_status;
};

}  // namespace obscura
