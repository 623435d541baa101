// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/ExperimentFile.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace obscura {

/// Writes a small data set in the IDX format, as MNIST's files are named: 28 × 28 noise with a
/// bright band whose place tells the class. Easy, so that a few dozen steps learn it.
inline void writeTinyDataset(const std::filesystem::path& folder, int train = 512, int test = 200) {
    const auto bigEndian = [](std::uint32_t n) {
        return std::array<char, 4>{static_cast<char>(n >> 24), static_cast<char>(n >> 16),
                                   static_cast<char>(n >> 8), static_cast<char>(n)};
    };
    const auto writeSplit = [&](const std::string& name, int count, unsigned seed) {
        std::mt19937 random(seed);
        std::ofstream images(folder / (name + "-images-idx3-ubyte"), std::ios::binary);
        std::ofstream labels(folder / (name + "-labels-idx1-ubyte"), std::ios::binary);
        for (const std::uint32_t word : {0x803u, static_cast<std::uint32_t>(count), 28u, 28u}) {
            images.write(bigEndian(word).data(), 4);
        }
        for (const std::uint32_t word : {0x801u, static_cast<std::uint32_t>(count)}) {
            labels.write(bigEndian(word).data(), 4);
        }
        for (int i = 0; i < count; ++i) {
            const int label = i % 10;
            labels.put(static_cast<char>(label));
            for (int row = 0; row < 28; ++row) {
                for (int column = 0; column < 28; ++column) {
                    const bool bright = row >= 2 * label + 2 && row < 2 * label + 6;
                    images.put(static_cast<char>(random() % 100 + (bright ? 150 : 0)));
                }
            }
        }
    };
    writeSplit("train", train, 1);
    writeSplit("t10k", test, 2);
}

/// A built-in experiment on the data set of writeTinyDataset, with a batch of 32.
inline Experiment tinyExperiment(const std::string& name, const std::filesystem::path& folder) {
    Experiment e = templateExperiment(name);
    assignField(e, "dataset.source=mnist");
    assignField(e, "dataset.folder=" + folder.string());
    assignField(e, "training.batch=32");
    return e;
}

/// The same with everything done wrong: values far from 1, a deep stack without normalisation, huge
/// learning rates. Its loss overflows within a few steps.
inline Experiment divergingExperiment(const std::filesystem::path& folder) {
    Experiment e = tinyExperiment("fashion-mnist-matvec", folder);
    for (const char* assignment : {"dataset.deviation=1e-6", "training.learning_rate=100",
                                   "training.device_learning_rate=100"}) {
        assignField(e, assignment);
    }
    // A dead ReLU or a normalisation would catch the overflow.
    for (const char* kind : {"batchnorm", "relu", "relu"}) {
        removeBlock(e, e.graph.firstOfKind(kind)->id);
    }
    for (int i = 0; i < 8; ++i) {
        const BlockId box = e.graph.find("blackbox")->id;
        const Edge edge =
            *std::find_if(e.graph.edges.begin(), e.graph.edges.end(),
                          [&](const Edge& candidate) { return candidate.from == box; });
        insertBlock(e, "linear", edge, {});
    }
    return e;
}

}  // namespace obscura
