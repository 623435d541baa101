// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/torch/Batches.h"

#include "core/base/Streams.h"
#include "devices/Error.h"
#include "devices/Threads.h"

#include <limits>
#include <numeric>
#include <random>

namespace obscura {

namespace {

/// Threads that read ahead, beside those that train.
constexpr int kReaders = 2;

/// The order in which an epoch visits the training set. A run's epochs differ; the same epoch of
/// the same seed does not.
std::vector<std::uint32_t> epochOrder(Index count, std::uint64_t seed, std::int64_t epoch) {
    constexpr Index kMost = std::numeric_limits<std::uint32_t>::max();
    if (count > kMost)
        throw UserError("the training set has " + std::to_string(count) +
                        " samples, expected at most " + std::to_string(kMost));
    std::vector<std::uint32_t> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937_64 random(
        streamSeed(streamSeed(seed, Stream::DataOrder), static_cast<std::uint64_t>(epoch)));
    for (std::size_t i = order.size(); i-- > 1;) {
        std::swap(order[i], order[random() % (i + 1)]);
    }
    return order;
}

template <class T>
std::span<T> valuesIn(const torch::Tensor& tensor) {
    if (!tensor.defined()) {
        return {};
    }
    return {tensor.data_ptr<T>(), static_cast<std::size_t>(tensor.numel())};
}

}  // namespace

Batch readBatch(const Dataset& data, Split split, std::span<const Index> rows,
                std::optional<std::uint64_t> variation) {
    const auto count = static_cast<std::int64_t>(rows.size());
    const DatasetFacts& facts = data.facts();
    const TargetLengths lengths = targetLengths(facts);
    std::vector<std::int64_t> shape = {count};
    shape.insert(shape.end(), facts.sample.begin(), facts.sample.end());
    Batch batch{.x = torch::empty(shape), .classes = {}, .numbers = {}};
    if (facts.target.kind == TargetKind::Class) {
        batch.classes = torch::empty({count}, torch::kLong);
    } else if (lengths.classes > 0) {
        batch.classes = torch::empty({count, lengths.classes}, torch::kLong);
    } else {
        batch.numbers = torch::empty({count, lengths.numbers});
    }
    data.read(split, rows, variation,
              Eigen::Map<Matrix>(batch.x.data_ptr<float>(), count, valuesOf(facts.sample)),
              {.classes = valuesIn<std::int64_t>(batch.classes),
               .numbers = valuesIn<float>(batch.numbers)});
    return batch;
}

Batches::Batches(std::shared_ptr<const Dataset> data, Index size, std::uint64_t seed)
    : m_data(std::move(data)),
      m_size(size),
      m_seed(seed),
      m_readers(std::make_shared<ThreadPool>(kReaders)) {}

std::int64_t Batches::perEpoch() const {
    return m_data->facts().sizes.train / m_size;
}

Batches::Wanted Batches::wanted(std::int64_t step) {
    const std::int64_t epoch = step / perEpoch();
    if (epoch != m_orderEpoch) {
        m_order = {};  // first, so that there are never two of them
        m_order = epochOrder(m_data->facts().sizes.train, m_seed, epoch);
        m_orderEpoch = epoch;
    }
    const auto first = m_order.begin() + (step % perEpoch()) * m_size;
    return {.rows = {first, first + m_size},
            .variation = streamSeed(streamSeed(m_seed, Stream::Variations),
                                    static_cast<std::uint64_t>(step))};
}

Batch Batches::take(std::int64_t step) {
    std::future<Batch> ready = std::move(m_ahead);
    const bool isReady = ready.valid() && m_aheadStep == step;
    if (!m_data->isInMemory()) {
        m_aheadStep = step + 1;
        // Where there is no further thread to be had, it is read when it is needed.
        m_ahead = std::async(std::launch::async | std::launch::deferred,
                             [data = m_data, readers = m_readers, next = wanted(step + 1)] {
                                 const UseThreads use(*readers);
                                 return readBatch(*data, Split::Train, next.rows, next.variation);
                             });
    }
    if (isReady) {
        return ready.get();
    }
    const Wanted now = wanted(step);
    return readBatch(*m_data, Split::Train, now.rows, now.variation);
}

}  // namespace obscura
