// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/LineScale.h"

namespace obscura {

namespace {

double& scaleOfLines() {
    static double scale = 1;
    return scale;
}

}  // namespace

double lineScale() {
    return scaleOfLines();
}

void setLineScale(double scale) {
    scaleOfLines() = scale;
}

}  // namespace obscura
