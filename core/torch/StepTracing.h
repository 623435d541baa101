// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/LossCatalogue.h"
#include "core/runs/StepTrace.h"
#include "core/torch/Batches.h"
#include "core/training/StepTracer.h"

#include <memory>
#include <vector>

namespace obscura {

class Network;

/// Has one training step of a network written down while this lives, where a trace is wanted; else
/// it does nothing at all.
class StepTracing {
public:
    /// `loss` is the block of the loss that `settings` describe. `trace` may be nullptr.
    StepTracing(Network& network, BlockId loss, const LossSettings& settings, StepTrace* trace);
    ~StepTracing();
    StepTracing(const StepTracing&) = delete;
    StepTracing& operator=(const StepTracing&) = delete;

    /// L = `value` of `answer`, before the way back.
    void noteLoss(double value, const torch::Tensor& answer, const Batch& batch) const;
    void endBatch(Index batches) const;
    /// The digital parameters and how fast they and the devices' descend, before and after.
    void beginDescent(const std::vector<torch::Tensor>& parameters);
    void endDescent(const std::vector<torch::Tensor>& parameters, double rate,
                    double deviceRate) const;
    /// The trace is complete.
    void finish(std::int64_t step) const;

private:
    Network& m_network;
    BlockId m_lossBlock;
    const LossSettings& m_loss;
    StepTrace* m_trace;
    std::unique_ptr<StepTracer> m_tracer;  ///< where a trace is wanted
    std::vector<torch::Tensor> m_before;   ///< the digital parameters
};

}  // namespace obscura
