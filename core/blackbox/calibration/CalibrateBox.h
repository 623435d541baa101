// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/blackbox/PlacedBox.h"
#include "core/blackbox/calibration/Calibration.h"
#include "devices/Ledger.h"

namespace obscura {

/// What came of the calibration of a black box's device by itself.
struct BoxCalibration {
    Calibration found;
    /// [d and the number of flaws] the simulated piece's own; of periodic parameters, the nearest
    /// to what was found.
    Vector truth = {};
    Usage usage = {};  ///< of the device
    /// Root mean square of found − true over the parameters or the flaws that are known; NaN
    /// where there are none.
    double parameterError() const;
    double flawError() const;
};

/// Builds the device as `box` would train it, and calibrates it. The numbers are those of a
/// training that begins with a calibration. Throws as Calibrator.
BoxCalibration calibrateBox(const PlacedBox& box, const CalibrationSettings& settings,
                            Calibrator::Tell tell = {}, std::stop_token stop = {});

}  // namespace obscura
