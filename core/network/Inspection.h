// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/KnownFiles.h"
#include "core/network/LayerCatalogue.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace obscura {

/// Something that keeps an experiment from running, said to the person who must mend it.
struct Problem {
    BlockId block = 0;   ///< the block at fault; 0: the training settings or the whole experiment
    std::string option;  ///< the option at fault, of the block or the training settings; or empty
    std::string message;
    GroupId group = 0;      ///< the group at fault; 0: none
    bool isOfData = false;  ///< of the files with the samples, not of the network
    bool operator==(const Problem&) const = default;
};

/// Who is at fault: the block or group by its name, "training" for a training setting; empty: the
/// whole experiment.
std::string subjectOf(const Graph& graph, const Problem& problem);
/// The problem in one line, with its subject: "loss: 12 outputs for 10 classes".
std::string describe(const Graph& graph, const Problem& problem);

/// Everything that can be known of an experiment without running it.
struct InspectionReport {
    std::map<BlockId, LayerShape> shapes;  ///< of the blocks whose shapes could be inferred
    std::map<GroupId, LayerShape> groups;  ///< their output, and counts over all repetitions
    std::vector<Problem> problems;         ///< empty: it can run
    std::vector<BlockId> order;            ///< blocks in the order of computation
    Index parameters = 0;
    Index physicalParameters = 0;
    double physicalShare = 0;  ///< part of all multiplications that devices do, 0 … 1

    bool canRun() const { return problems.empty(); }
    /// Whether nothing is wrong but the files with the samples, which only a run needs.
    bool isNetworkSound() const;
    /// The shape at the input of a block with one input; nullptr where it is not known.
    const Shape* inputOf(const Graph& graph, BlockId block) const;
    /// The shape that travels along `edge`. Precondition: it is known.
    const Shape& outputOf(const Edge& edge) const;
    /// The problems, one a line, each with its subject.
    std::string message(const Graph& graph) const;
};

/// Infers shapes along the edges and checks everything that can be checked before a run: each
/// port connected, shapes fit, options in range, ranks possible, one data set and one loss, groups
/// repeatable. A function of its arguments alone: no file is opened, no device built.
InspectionReport inspectNetwork(const Graph& graph, const Options& training,
                                const KnownFiles& files);

/// What feeds each block, by its input port. Precondition: each input is connected.
std::unordered_map<BlockId, std::vector<Edge>> sourcesOf(const Graph& graph);

}  // namespace obscura
