// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/Repetition.h"

namespace obscura {

std::string nameInRepetition(const std::string& name, Index repetition) {
    return repetition == 1 ? name : name + "#" + std::to_string(repetition);
}

}  // namespace obscura
