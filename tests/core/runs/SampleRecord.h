// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/Records.h"

namespace obscura {

/// A step without surrogate, of which the numbers are easily told apart.
inline StepRecord sampleStep(std::int64_t number) {
    StepRecord record;
    record.step = number;
    record.epoch = static_cast<double>(number) / 3;
    record.seconds = 0.1;
    record.loss = 1.0 / 3.0;
    record.learningRate = 1e-3;
    record.ledger[Purpose::Forward].queries = 128 * number;
    record.ledger[Purpose::Inspection].queries = 5;
    record.ledger[Purpose::Forward].programmings = 11 * number;
    record.ledger[Purpose::Forward].seconds = 0.5;
    record.ledger[Purpose::Inspection].joules = 0.25;
    return record;
}

}  // namespace obscura
