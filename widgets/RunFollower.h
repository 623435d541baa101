// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/Repetition.h"
#include "widgets/ExperimentDocument.h"
#include "widgets/RunController.h"
#include "widgets/SnapshotPacer.h"

#include <QElapsedTimer>
#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace obscura {

class BlackBoxChoice;

/// What a view of one black box knows of a document's runs: which box is chosen, in which
/// repetition, whether a run trains it, and when the run may be asked for another picture of it: as
/// long as the view is seen, and so seldom that neither taking nor drawing pictures slows training
/// down.
class RunFollower : public QObject {
    Q_OBJECT

public:
    /// Puts the question for a picture of `box` to the run.
    using Question = std::function<void(BlockRepetition box)>;

    /// All of them must outlive the follower; only while `view` is visible anything is asked.
    RunFollower(ExperimentDocument& document, RunController& runs, BlackBoxChoice& choice,
                QWidget& view, Question question);

    BlockRepetition box() const;
    void setBlock(BlockId block);
    /// Whether the present or last run trains or has trained the chosen one.
    bool isPartOfRun() const;
    /// Whether a run trains it now.
    bool followsRun() const;
    /// Asks for a picture of the chosen one, unless one is awaited or it is too early.
    void ask() { m_pacer.ask(); }
    /// The picture that was shown before is no longer true.
    void noteNews() { m_pacer.noteNews(); }

Q_SIGNALS:
    /// Another run begins, or another experiment is shown: earlier pictures are forgotten.
    void forgotten();
    /// A run begins, with the experiment that RunController tells.
    void begun();
    void boxChosen();
    /// What is to be shown may be something else: after each of those above, after an edit, and at
    /// the end of a run.
    void changed();

protected:
    virtual void forget() = 0;
    SnapshotPacer& pacer() { return m_pacer; }
    RunController& runs() const { return m_runs; }

private:
    void connectDocument();
    void connectRuns();

    ExperimentDocument& m_document;
    RunController& m_runs;
    BlackBoxChoice& m_choice;
    SnapshotPacer m_pacer;
};

/// Whether nobody but a follower has asked for it.
inline bool isForFollower(const DeviceSnapshot&) {
    return true;
}

/// A person asks for repeated estimates, and waits for them.
inline bool isForFollower(const ComparisonSnapshot& comparison) {
    return comparison.repeats == 0;
}

/// The same with the pictures: of each box the latest of the present or last run. Snapshot:
/// DeviceSnapshot or ComparisonSnapshot.
template <class Snapshot>
class SnapshotFollower final : public RunFollower {
public:
    using Picture = std::shared_ptr<const Snapshot>;
    /// Shows a picture of the chosen box that has just come; returns how long it takes to paint it
    /// besides, in ms.
    using Show = std::function<double(const Picture& picture)>;

    SnapshotFollower(ExperimentDocument& document, RunController& runs, BlackBoxChoice& choice,
                     QWidget& view, Question question, Show show)
        : RunFollower(document, runs, choice, view, std::move(question)), m_show(std::move(show)) {
        onNews<Picture>(runs, this, [this](const Picture& picture) { take(picture); });
    }

    /// Of the chosen one, or nullptr.
    Picture latest() const {
        const auto found = m_latest.find(box());
        return found == m_latest.end() ? nullptr : found->second;
    }
    /// Whether the last run has trained this repetition, but left pictures of others only.
    bool isLeftOut() const {
        return !runs().isActive() && isPartOfRun() && m_latest.contains(box().block) &&
               !m_latest.contains(box());
    }

protected:
    void forget() override { m_latest.clear(); }

private:
    void take(const Picture& picture) {
        m_latest[picture->box] = picture;
        if (picture->box != box())
            return;
        QElapsedTimer drawing;
        drawing.start();
        const double painting = m_show(picture);
        const double cost = double(drawing.elapsed()) + painting;
        if (isForFollower(*picture))
            pacer().noteAnswer(cost + 1e3 * picture->seconds);
        else
            pacer().rest(cost);
    }

    Show m_show;
    std::map<BlockRepetition, Picture> m_latest;
};

}  // namespace obscura
