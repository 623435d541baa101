// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

namespace obscura {

// What the files of this folder offer, in the order of the registry.
DatasetInfo fashionMnistSource();
DatasetInfo mnistSource();
DatasetInfo idxSource();
DatasetInfo cifar10Source();
DatasetInfo cifar100Source();
DatasetInfo imageFolderSource();
DatasetInfo soundFolderSource();
DatasetInfo urbanSound8KSource();
DatasetInfo spokenDigitsSource();
DatasetInfo textSource();
DatasetInfo tokensSource();
DatasetInfo tableSource();
DatasetInfo arraysSource();
DatasetInfo matrixSource();
DatasetInfo planeSource();

}  // namespace obscura
