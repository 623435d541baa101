// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/OnnxLayers.h"

#include <functional>
#include <string>
#include <string_view>

namespace obscura {

// What the writers of layers share, and those who stand in files of their own.

using OnnxWriter = std::function<OnnxGraph::Value(const OnnxSubject&)>;

/// A tensor of the block, as it is.
OnnxGraph::Value weightOf(const OnnxSubject& s, const std::string& parameter);
/// A matrix of the block, [outputs, inputs], turned for x Wᵀ.
Matrix turnedWeightOf(const OnnxSubject& s, const std::string& parameter);

/// What `write` makes of x with its features in the last axis.
OnnxGraph::Value atPositions(const OnnxSubject& s,
                             const std::function<OnnxGraph::Value(const OnnxGraph::Value&)>& write);
/// The same of a sequence with its features in the second axis, where convolutions want them.
OnnxGraph::Value alongSequence(const OnnxSubject& s, const OnnxGraph::Value& x,
                               const std::function<OnnxGraph::Value(OnnxGraph::Value)>& write);

/// x Wᵀ + b along the last axis, where there is a b, of "<prefix>weight" and "<prefix>bias".
OnnxGraph::Value affine(const OnnxSubject& s, const OnnxGraph::Value& x, const std::string& prefix);
/// Batch norm as evaluation has it, of x [batch, features, …].
OnnxGraph::Value batchNormOf(const OnnxSubject& s, const OnnxGraph::Value& x,
                             const std::string& prefix);
/// Mean over an axis, which stays.
OnnxGraph::Value meanOver(OnnxGraph& graph, const OnnxGraph::Value& x,
                          const OnnxGraph::Integers& axes);

// Sequences:
OnnxGraph::Value onnxEmbedding(const OnnxSubject& s);
OnnxGraph::Value onnxPositions(const OnnxSubject& s);
OnnxGraph::Value onnxAttention(const OnnxSubject& s);
// Speech:
OnnxGraph::Value onnxTdnn(const OnnxSubject& s);
OnnxGraph::Value onnxRes2Net(const OnnxSubject& s);
OnnxGraph::Value onnxSqueezeExcitation(const OnnxSubject& s);
OnnxGraph::Value onnxAttentivePooling(const OnnxSubject& s);

}  // namespace obscura
