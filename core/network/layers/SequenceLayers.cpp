// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/OptionError.h"
#include "core/network/layers/LayerChecks.h"
#include "core/network/layers/LayerFiles.h"
#include "core/settings/OptionParts.h"

#include <algorithm>

namespace obscura {

namespace {

/// Rotations turn pairs of features. Blames `option`.
void requirePairs(const std::string& option, const std::string& owner, Index features) {
    if (features % 2 != 0)
        throw OptionError(option, option + ": rotary positions turn pairs of features; found " +
                                      std::to_string(features) + " features" + owner +
                                      ", expected an even number");
}

LayerShape inferEmbedding(const Block& block, std::span<const Shape> inputs) {
    const auto vocabulary = optionOf<Index>(block, "num_embeddings");
    const auto features = optionOf<Index>(block, "embedding_dim");
    requireWeights("num_embeddings", vocabulary * features);
    const Shape output = {requireRow(inputs[0]), features};
    requireValues("embedding_dim", output);
    return {.outputs = {output}, .parameters = vocabulary * features};
}

LayerShape inferPositional(const Block& block, std::span<const Shape> inputs) {
    requireSequence(inputs[0]);
    const auto encoding = optionOf<std::string>(block, "encoding");
    const Index values = valuesOf(inputs[0]);
    if (encoding != "learned")
        requirePairs("encoding", "", featuresOf(inputs[0]));
    return {.outputs = {inputs[0]},
            .parameters = encoding == "learned" ? values : 0,
            .multiplications = encoding == "rotary" ? 2 * values : 0};
}

LayerShape inferAttention(const Block& block, std::span<const Shape> inputs) {
    requireSequence(inputs[0]);
    const Index length = positionsOf(inputs[0]);
    const Index features = featuresOf(inputs[0]);
    const auto heads = optionOf<Index>(block, "num_heads");
    requireDivisible("num_heads", heads, features);
    const bool rotary = optionOf<bool>(block, "rotary");
    if (rotary)
        requirePairs("rotary", " in each head", features / heads);
    const Index weights = 4 * features * features;
    requireWeights("num_heads", weights);
    const Shape scores = {heads, length, length};
    requireValues("num_heads", scores);
    // Queries, keys, values and answers are projected; scores and their sums take T² products of
    // each feature; queries and keys are turned.
    return {.outputs = {inputs[0]},
            .parameters = weights + (optionOf<bool>(block, "bias") ? 4 * features : 0),
            .multiplications = length * weights + 2 * length * length * features +
                               (rotary ? 4 * length * features : 0),
            .inside = std::max(valuesOf(scores), 3 * length * features)};
}

}  // namespace

std::vector<LayerInfo> sequenceLayers() {
    return {
        {.kind = "embedding",
         .title = "Embedding",
         .group = "Sequences",
         .description =
             "A trained vector for each word of a vocabulary: a row of n word numbers becomes a "
             "sequence, n × features. Values are rounded, and clipped to the vocabulary; no "
             "gradient goes to the layers before.",
         .options = {numberOption("num_embeddings", "Vocabulary",
                                  "Number of words, counted from 0.", Index{256}, 1, 1e6),
                     numberOption("embedding_dim", "Features", "Length of each word's vector.",
                                  Index{64}, 1, kMostFeatures)},
         .infer = inferEmbedding},
        {.kind = "positional",
         .title = "Positions",
         .group = "Sequences",
         .description =
             "Tells the steps of a sequence apart: adds a vector that depends on the step, or "
             "turns the features by angles that do.",
         .options = {choiceOption(
             "encoding", "Encoding",
             "learned: adds a trained vector for each step; sinusoidal: adds sin and cos of t ω_i, "
             "ω_i = 10000^(−2i/D); rotary: turns features 2i and 2i + 1 by the angle t ω_i (Su and "
             "others, arXiv:2104.09864).",
             {{"learned", "Learned"}, {"sinusoidal", "Sinusoidal"}, {"rotary", "Rotary"}},
             "learned")},
         .infer = inferPositional},
        {.kind = "attention",
         .title = "Causal attention",
         .group = "Sequences",
         .description =
             "softmax(Q Kᵀ/√d) V for each head, in which a step sees itself and those before it; "
             "Q, K and V are projections of the input, and the heads' answers are projected once "
             "more.",
         .options = {numberOption("num_heads", "Heads",
                                  "Parts into which the features are divided; each attends by "
                                  "itself.",
                                  Index{4}, 1, 1024),
                     flagOption("rotary", "Rotary positions",
                                "Whether queries and keys are turned by angles t ω_i, so that "
                                "scores depend on the distance of two steps "
                                "(arXiv:2104.09864).",
                                false),
                     flagOption("bias", "Bias b", "Whether the projections have constants.", true)},
         .infer = inferAttention},
    };
}

}  // namespace obscura
