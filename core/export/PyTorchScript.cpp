// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/PyTorchScript.h"
#include "core/experiment/ExperimentInspection.h"

#include "core/base/AtomicFile.h"
#include "core/experiment/Unrolling.h"
#include "core/export/PyTorchModules.h"
#include "core/graph/ById.h"
#include "devices/Error.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace obscura {

namespace {

constexpr std::string_view kHead = R"(import argparse
import json
import struct

import torch
from torch import nn


)";

constexpr std::string_view kLoad = R"(
    def load(self, path):
        """Takes the weights and surrogates of a run's checkpoint/network.safetensors."""
        tensors = read_safetensors(path)
        state = {}
        for attribute, block in self.NAMES.items():
            module = getattr(self, attribute)
            if hasattr(module, "set_rank"):
                module.set_rank(tensors[f"{block}.surrogate_s"].shape[0])
            for name in module.state_dict():
                if not name.endswith("num_batches_tracked"):
                    state[f"{attribute}.{name}"] = tensors[f"{block}.{name}"]
        self.load_state_dict(state, strict=False)
)";

constexpr std::string_view kMain = R"(

def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", nargs="?", help="checkpoint/network.safetensors of a run; without it, initial weights")
    arguments = parser.parse_args()
    network = Network().eval()
    if arguments.weights:
        network.load(arguments.weights)
    print(network)
    with torch.no_grad():
        print("values at the loss for one random sample:", network(torch.randn(1, *Network.SAMPLE)))


if __name__ == "__main__":
    main()
)";

/// A JSON string is one of Python, too.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump();
}

/// `text` inside a docstring.
std::string documented(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\' || c == '"')
            safe += '\\';
        safe += c;
    }
    return safe;
}

std::string tupleOf(const Shape& shape) {
    std::string text = "(";
    for (const Index extent : shape)
        text += std::to_string(extent) + ", ";
    return text + ")";
}

class ScriptWriter {
public:
    /// `e` is without repeated groups.
    ScriptWriter(const Experiment& e, const KnownFiles& files)
        : m_e(e), m_report(inspectExperiment(e, files)), m_sources(sourcesOf(e.graph)) {}

    std::string write() {
        const ById blocks(m_e.graph.blocks);
        for (const BlockId id : m_report.order)
            add(*blocks.find(id));
        const std::string network =
            "class Network(nn.Module):\n    \"\"\"" + documented(m_e.name) +
            "\"\"\"\n\n    SAMPLE = " + tupleOf(m_sample) +
            "  # shape of a sample\n    NAMES = {  # of the blocks\n" + m_names +
            "    }\n\n    def __init__(self):\n        super().__init__()\n" + m_modules +
            "\n    def forward(self, x):\n" + m_forward + std::string(kLoad);
        const std::string parts = pyTorchPartsFor(network);
        return "#!/usr/bin/env python3\n\"\"\"" + documented(m_e.name) +
               "\n\nWritten by Obscura. Needs PyTorch.\n\"\"\"\n" + std::string(kHead) + parts +
               network + std::string(kMain);
    }

private:
    void add(const Block& block) {
        if (hasRole(block, LayerRole::Source)) {
            m_values[block.id] = "x";
            m_sample = m_report.shapes.at(block.id).outputs[0];
            return;
        }
        const std::vector<Edge>& sources = m_sources.at(block.id);
        if (hasRole(block, LayerRole::Target)) {
            m_forward += "        return " + valueOf(sources.front()) + "\n";
            return;
        }
        const std::string word = wordFor(block.name);
        const std::string attribute = "block_" + word;
        m_names += "        \"" + attribute + "\": " + quoted(block.name) + ",\n";
        m_modules +=
            "        self." + attribute + " = " +
            pyTorchModule(block, m_report.shapes.at(block.id), m_report.outputOf(sources.front())) +
            "\n";
        std::string arguments;
        for (const Edge& source : sources)
            arguments += (arguments.empty() ? "" : ", ") + valueOf(source);
        m_values[block.id] = "y_" + word;
        m_forward += "        y_" + word + " = self." + attribute + "(" + arguments + ")\n";
    }

    /// What comes along `edge`: a block of several outputs gives a tuple.
    std::string valueOf(const Edge& edge) const {
        const bool several = m_report.shapes.at(edge.from).outputs.size() > 1;
        return m_values.at(edge.from) +
               (several ? "[" + std::to_string(edge.fromPort) + "]" : std::string());
    }

    /// The block's name with nothing but letters, digits and underscores, made unique.
    std::string wordFor(const std::string& name) {
        std::string word = name;
        std::ranges::replace_if(
            word, [](unsigned char c) { return c >= 0x80 || !std::isalnum(c); }, '_');
        while (!m_words.insert(word).second)
            word += "_";
        return word;
    }

    const Experiment& m_e;
    InspectionReport m_report;
    std::unordered_map<BlockId, std::vector<Edge>> m_sources;
    Shape m_sample;
    std::set<std::string> m_words;
    std::map<BlockId, std::string> m_values;  ///< Python's names of the blocks' outputs
    std::string m_names;
    std::string m_modules;
    std::string m_forward;
};

}  // namespace

std::string pyTorchScript(const Experiment& e, const KnownFiles& files) {
    const InspectionReport report = inspectExperiment(e, files);
    if (!report.isNetworkSound())
        throw UserError("the network can't be exported before it can run:\n" +
                        report.message(e.graph));
    return ScriptWriter(unrolled(e).experiment, files).write();
}

void exportPyTorch(const Experiment& e, const KnownFiles& files,
                   const std::filesystem::path& file) {
    writeFileAtomically(file, pyTorchScript(e, files));
}

}  // namespace obscura
