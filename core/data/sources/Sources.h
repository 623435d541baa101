// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

namespace obscura {

// One file each.
DatasetInfo fashionMnistSource();
DatasetInfo mnistSource();

}  // namespace obscura
