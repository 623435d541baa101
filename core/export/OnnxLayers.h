// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/OnnxGraph.h"
#include "core/export/RecordedBoxes.h"
#include "core/network/Inspection.h"

#include <map>
#include <string>
#include <vector>

namespace obscura {

/// What a run has learned, as an export looks for it.
class LearnedWeights {
public:
    /// Both must outlive it.
    LearnedWeights(const std::vector<NamedTensor>& tensors, const std::vector<RecordedBox>& boxes);

    /// "<block>.<parameter>". Throws UserError that names both where there is none.
    const NamedTensor& of(const Block& block, const std::string& parameter) const;
    bool has(const Block& block, const std::string& parameter) const;
    /// Throws UserError where `block` is no black box of the run.
    const RecordedBox& box(const Block& block) const;

private:
    std::map<std::string, const NamedTensor*> m_tensors;
    std::map<std::string, const RecordedBox*> m_boxes;
};

/// One block, as those who write it see it.
struct OnnxSubject {
    const Block& block;
    const LayerShape& shape;
    const Shape& input;  ///< of a sample, at its first port
    const OnnxGraph::Values& inputs;
    const LearnedWeights& weights;
    OnnxGraph& graph;
};

/// Adds the nodes of a block and returns its outputs. Throws UserError that names the block where
/// ONNX has no words for it, or its weights aren't there.
OnnxGraph::Values writeOnnx(const OnnxSubject& subject);

}  // namespace obscura
