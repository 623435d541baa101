// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/torch/Network.h"

#include "core/experiment/ExperimentFile.h"
#include "core/experiment/ExperimentInspection.h"
#include "core/weights/Checkpoint.h"

#include <QtTest>
#include <algorithm>
#include <vector>

namespace obscura {

// Networks with every kind of layer, for those who write networks for other programs.

inline constexpr Index kCaseSamples = 6;

/// Rows of "blocks", which stand behind the data set of a small experiment one after the other, and
/// of "settings" of it.
inline void addNetworkCases() {
    QTest::addColumn<QByteArrayList>("blocks");
    QTest::addColumn<QByteArrayList>("settings");
    const auto row = [](const char* name, const QByteArrayList& blocks,
                        const QByteArrayList& settings = {}) {
        QTest::newRow(name) << blocks << settings;
    };
    row("template", {});
    row("ring bank", {}, {"blackbox.device=mrr"});
    row("beside the device", {},
        {"hidden.outputs=128", "blackbox.digital.residual=true", "blackbox.digital.bias=true",
         "blackbox.digital.sparse_share=0.2"});
    row("rows", {"layernorm", "rmsnorm", "scale", "dropout", "flatten", "quantize", "squared_relu",
                 "tanh", "gelu", "sigmoid", "softmax"});
    row("images",
        {"reshape shape=1x28x28", "conv2d out_channels=4 kernel_size=3 stride=2 padding=1",
         "batchnorm", "layernorm", "rmsnorm", "squeeze_excitation bottleneck=2",
         "max_pool kernel_size=2", "linear outputs=6", "blackbox outputs=8 surrogate.rank=6",
         "softmax", "avg_pool kernel_size=2", "adaptive_avg_pool output_size=2", "flatten"});
    row("sequences",
        {"reshape shape=28x28", "positional encoding=sinusoidal", "positional encoding=learned",
         "positional encoding=rotary", "attention num_heads=2 rotary=true", "layernorm",
         "attention num_heads=2 bias=false", "linear outputs=24",
         "blackbox outputs=8 surrogate.rank=8", "max_pool kernel_size=2", "avg_pool kernel_size=2",
         "adaptive_avg_pool output_size=3", "softmax", "permute order=1,0", "flatten"});
    row("speech", {"reshape shape=28x28",
                   "conv1d out_channels=12 kernel_size=3 dilation=2 groups=2", "batchnorm",
                   "tdnn out_channels=12 kernel_size=3 dilation=2", "res2net scale=3 kernel_size=3",
                   "squeeze_excitation bottleneck=3", "attentive_pooling bottleneck=5"});
    row("words", {"embedding num_embeddings=5 embedding_dim=4", "adaptive_avg_pool output_size=7",
                  "flatten"});
}

/// Inserts {kind, option=value, …} into the connection that leaves `before`.
inline BlockId insertBehind(Experiment& e, BlockId before, const QByteArrayList& words) {
    const Edge edge = *std::ranges::find(e.graph.edges, before, &Edge::from);
    const BlockId id = insertBlock(e, words.front().toStdString(), edge, {});
    const std::string path = e.graph.find(id)->name + ".";
    for (const QByteArray& setting : words.mid(1))
        assignField(e, path + setting.toStdString());
    return id;
}

/// Makes `e` that of a row.
inline void takeCase(Experiment& e, const QByteArrayList& blocks, const QByteArrayList& settings) {
    for (const QByteArray& setting : settings)
        assignField(e, setting.toStdString());
    BlockId before = e.graph.firstOfKind("dataset")->id;
    for (const QByteArray& block : blocks)
        before = insertBehind(e, before, block.split(' '));
}

/// Two branches of what comes to the loss, one of them split and joined again.
inline void joinBranches(Experiment& e) {
    const BlockId loss = e.graph.firstOfKind("loss")->id;
    const Edge last = *std::ranges::find(e.graph.edges, loss, &Edge::to);
    const BlockId add = addBlock(e, "add", {});
    renameBlock(e, add, "lambda \"é\" x");  // no word of Python
    const BlockId split = addBlock(e, "split", {});
    setBlockOption(e, split, "first", Index{4});
    const BlockId tanh = addBlock(e, "tanh", {});
    const BlockId join = addBlock(e, "concatenate", {});
    connectBlocks(e, {last.from, 0, split, 0});
    connectBlocks(e, {split, 1, tanh, 0});
    connectBlocks(e, {tanh, 0, join, 0});
    connectBlocks(e, {split, 0, join, 1});
    connectBlocks(e, {last.from, 0, add, 0});
    connectBlocks(e, {join, 0, add, 1});
    connectBlocks(e, {add, 0, loss, 0});
}

inline torch::Tensor caseSamples(std::uint64_t seed) {
    torch::manual_seed(seed);
    return torch::randn({kCaseSamples, 784});
}

/// So that running averages are not what they start with; then as evaluation has it.
inline void trainNorms(Network& network) {
    network.setTraining(true);
    network.forward(caseSamples(1));
    network.setTraining(false);
}

inline NamedTensor namedTensor(const std::string& name, const torch::Tensor& tensor) {
    const torch::Tensor values = tensor.detach().contiguous();
    const float* const begin = values.data_ptr<float>();
    return {name, values.sizes().vec(), {begin, begin + values.numel()}};
}

inline std::vector<NamedTensor> weightsOf(const Network& network) {
    std::vector<NamedTensor> weights;
    for (const auto& [name, parameter] : network.state())
        weights.push_back(namedTensor(name, parameter.tensor));
    return weights;
}

}  // namespace obscura
