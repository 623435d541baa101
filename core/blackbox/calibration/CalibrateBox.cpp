// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blackbox/calibration/CalibrateBox.h"

#include "core/base/Streams.h"
#include "core/blackbox/Hardware.h"
#include "devices/DeviceRegistry.h"
#include "devices/Error.h"
#include "devices/MeteredDevice.h"

#include <cmath>
#include <utility>

namespace obscura {

namespace {

double errorOfKnown(const ConstVectorRef& error, const ConstVectorRef& uncertainties) {
    double sum = 0;
    Index known = 0;
    for (Index i = 0; i < error.size(); ++i) {
        if (std::isfinite(uncertainties[i])) {
            sum += static_cast<double>(error[i]) * static_cast<double>(error[i]);
            ++known;
        }
    }
    return std::sqrt(sum / static_cast<double>(known));
}

}  // namespace

double BoxCalibration::parameterError() const {
    const Index d = found.parameters;
    return errorOfKnown((found.deviations - truth).head(d), found.uncertainties.head(d));
}

double BoxCalibration::flawError() const {
    const Index flaws = truth.size() - found.parameters;
    return errorOfKnown((found.deviations - truth).tail(flaws), found.uncertainties.tail(flaws));
}

BoxCalibration calibrateBox(const PlacedBox& box, const CalibrationSettings& settings,
                            Calibrator::Tell tell, std::stop_token stop) {
    if (!deviceInfo(box.settings.device).isSimulation) {
        throw UserError("device: found \"" + box.settings.device +
                        "\", expected one with a model whose deviations can be found");
    }
    MeteredDevice device(createHardware(box.settings, box.inputs, box.seed), box.settings.costs);
    device.setPurpose(Purpose::Calibration);
    device.imperfections()->setActive(box.settings.imperfections.activeIn(true));
    Calibrator calibrator(box.settings, device, settings, streamSeed(box.seed, Stream::Calibration),
                          std::move(tell), std::move(stop));
    BoxCalibration result{.found = calibrator.run()};
    result.usage = device.ledger().total();
    calibrator.addUncertainties(result.found);
    const Vector omega = initialParameters(device, box.seed);
    device.program(omega);
    result.truth = trueDeviations(box.settings, *device.imperfections(), omega);
    const Index d = result.found.parameters;
    const Vector found = result.found.deviations.head(d);
    result.truth.head(d) = found + device.layout().difference(found, result.truth.head(d));
    return result;
}

}  // namespace obscura
