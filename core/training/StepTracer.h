// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/BlackBox.h"
#include "core/runs/StepTrace.h"

#include <map>
#include <memory>
#include <vector>

namespace obscura {

/// Writes down one training step while it is made. It only reads: what it is shown is as it would
/// be without it, and no device is asked or programmed for it. Made before the step, ended behind
/// it; of several batches whose gradients are averaged it shows the first.
class StepTracer {
public:
    /// One of the network's black boxes; the box must outlive the tracer.
    struct Box {
        BlockRepetition which;
        std::string name;
        BlackBox* box;
    };

    explicit StepTracer(std::vector<Box> boxes);
    ~StepTracer();
    StepTracer(const StepTracer&) = delete;
    StepTracer& operator=(const StepTracer&) = delete;

    /// Whether values and gradients are of interest still.
    bool follows() const { return m_follows; }
    /// A batch leaves the data set `block`: `values` [B, …] as rows.
    void began(BlockRepetition block, ConstMatrixRef values);
    /// `block` has answered at its output `port`.
    void passed(BlockRepetition block, int port, ConstMatrixRef values);
    /// The loss of the answer, and what is known of its first sample.
    void judged(BlockRepetition loss, std::map<StageNumber, double> numbers);
    /// ∂L/∂ what `block` has answered.
    void returned(BlockRepetition block, int port, ConstMatrixRef gradient);
    /// The first batch is through; there are so many.
    void endBatch(Index batches);
    /// The optimizers have changed all parameters.
    void descended(std::map<StageNumber, double> numbers);
    /// What was written; nothing may be told any more.
    StepTrace finish(std::int64_t step);

private:
    class BoxWatch;

    Ledger ledger() const;
    Stage& open(StageKind kind);
    Stage& add(StageKind kind, BlockRepetition block);
    const Box* boxAt(BlockRepetition block) const;

    std::vector<Box> m_boxes;
    std::vector<std::unique_ptr<BoxWatch>> m_watches;
    StepTrace m_trace;
    bool m_isOpen = false;  ///< the last stage takes what comes of its kind
    bool m_follows = true;
};

/// A picture of `whole`: its first rows and columns where it is larger.
StagePicture cornerOf(StageArray what, BlockRepetition block, ConstMatrixRef whole);
/// The same: means over parts of equal size.
StagePicture meansOf(StageArray what, BlockRepetition block, ConstMatrixRef whole);

}  // namespace obscura
