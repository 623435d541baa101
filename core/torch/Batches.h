// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/Dataset.h"

#include <future>
#include <memory>
#include <optional>
#include <span>
#include <vector>
#include "core/torch/Torch.h"

namespace obscura {

class ThreadPool;

/// Samples with what is asked for them; of the targets one tensor is defined, by TargetInfo::kind.
struct Batch {
    torch::Tensor x;        ///< [B, …] with the shape of a sample
    torch::Tensor classes;  ///< whole: [B], of NextToken [B, positions]
    torch::Tensor numbers;  ///< real: [B, size]
};

/// Throws as Dataset::read().
Batch readBatch(const Dataset& data, Split split, std::span<const Index> rows,
                std::optional<std::uint64_t> variation = {});

/// The batches of the training set in the order in which a run visits them. It follows from the
/// run's seed and the step alone, so that a run that goes on repeats it. A set that does not lie
/// ready in memory is read one batch ahead, on another thread.
class Batches {
public:
    Batches(std::shared_ptr<const Dataset> data, Index size, std::uint64_t seed);

    std::int64_t perEpoch() const;  ///< whole batches in the training set
    /// That of `step`, from 0. Throws as Dataset::read().
    Batch take(std::int64_t step);

private:
    struct Wanted {
        std::vector<Index> rows;
        std::uint64_t variation;
    };
    Wanted wanted(std::int64_t step);

    std::shared_ptr<const Dataset> m_data;
    Index m_size;
    std::uint64_t m_seed;
    std::shared_ptr<ThreadPool> m_readers;
    std::vector<std::uint32_t> m_order;  ///< of 33 million windows of a text 134 MB
    std::int64_t m_orderEpoch = -1;
    std::int64_t m_aheadStep = -1;
    std::future<Batch> m_ahead;  ///< the batch of that step
};

}  // namespace obscura
