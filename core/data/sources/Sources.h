// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/DatasetInfo.h"

namespace obscura {

// One function for each file of this folder that is a source.

DatasetInfo soundFolderSource();
DatasetInfo spokenDigitsSource();
DatasetInfo urbanSound8KSource();

}  // namespace obscura
