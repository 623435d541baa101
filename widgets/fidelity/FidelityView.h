// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/ComparisonSnapshot.h"
#include "core/graph/Repetition.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/RunFollower.h"

#include <QWidget>
#include <memory>

class QGridLayout;
class QLabel;

namespace obscura {

class BlackBoxChoice;
class ElidedLabel;
class LivePlot;
class RankedPlot;
class RecoveredShare;
class RunPlots;
class SpreadPanel;

/// How true surrogate and gradient estimates are: their errors along the run, and the surrogate
/// beside its device as they are now. While a run goes on, the view asks it for comparisons as long
/// as it is seen, and so seldom that taking and drawing them don't slow training down.
class FidelityView : public QWidget {
    Q_OBJECT

public:
    /// The curves along the run are those of `plots`, which must outlive the view.
    FidelityView(ExperimentDocument& document, RunController& runs, RunPlots& plots,
                 QWidget* parent = nullptr);

    /// Compares the surrogate of `block`; one that is no black box is ignored.
    void setBlock(BlockId block);
    /// Which black box is shown, in which repetition of its group.
    BlockRepetition box() const;
    /// Shows what is known now.
    void catchUp();

    /// What is shown, or nullptr.
    const ComparisonSnapshot* comparison() const { return m_shown.get(); }
    /// The line that says which moment is shown, or why nothing is.
    QString status() const;

    LivePlot& errors() { return *m_errors; }
    LivePlot& cosines() { return *m_cosines; }
    LivePlot& normRatio() { return *m_normRatio; }
    RankedPlot& singularValues() { return *m_singularValues; }
    RankedPlot& angles() { return *m_angles; }
    SpreadPanel& spread() { return *m_spread; }
    RecoveredShare& share() { return *m_share; }

Q_SIGNALS:
    /// Something could not be done.
    void failed(const QString& message);
    void saved();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    void makeLivePlots(RunPlots& plots);
    void makeRankedPlots();
    void placePlots(QGridLayout& grid);
    void follow();
    std::shared_ptr<const ComparisonSnapshot> chosen() const;
    void showLatest();
    /// Shows what is known, and asks for what is not.
    void refresh();
    double take(const std::shared_ptr<const ComparisonSnapshot>& comparison);
    void draw();
    void say();

    ExperimentDocument& m_document;
    RunController& m_runs;
    std::unique_ptr<SnapshotFollower<ComparisonSnapshot>> m_follower;
    std::shared_ptr<const ComparisonSnapshot> m_shown;

    BlackBoxChoice* m_choice = nullptr;
    QLabel* m_moment = nullptr;
    ElidedLabel* m_description = nullptr;
    LivePlot* m_errors = nullptr;
    LivePlot* m_cosines = nullptr;
    LivePlot* m_normRatio = nullptr;
    RankedPlot* m_singularValues = nullptr;
    RankedPlot* m_angles = nullptr;
    SpreadPanel* m_spread = nullptr;
    RecoveredShare* m_share = nullptr;
};

}  // namespace obscura
