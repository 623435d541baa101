// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/sources/IdxPreset.h"
#include "core/data/sources/Sources.h"

namespace obscura {

DatasetInfo fashionMnistSource() {
    return idxPresetSource({.id = "fashion-mnist",
                            .title = "Fashion-MNIST",
                            .pictures = "clothing",
                            .folder = "/usr/share/datasets/fashion-mnist",
                            .package = "dataset-fashion-mnist",
                            .mean = 0.286,
                            .deviation = 0.353,
                            .classes = {"T-shirt", "trouser", "pullover", "dress", "coat", "sandal",
                                        "shirt", "sneaker", "bag", "ankle boot"}});
}

DatasetInfo mnistSource() {
    return idxPresetSource({.id = "mnist",
                            .title = "MNIST",
                            .pictures = "handwritten digits",
                            .mean = 0.1307,
                            .deviation = 0.3081,
                            .classes = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}});
}

}  // namespace obscura
