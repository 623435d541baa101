// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/SettingsCheck.h"

#include "core/base/Numbers.h"
#include "core/base/OptionError.h"
#include "devices/DeviceRegistry.h"

#include <algorithm>

namespace obscura {

namespace {

void checkSurrogate(const SurrogateSettings& settings, const DeviceTraits& device) {
    const Index most = std::min(device.inputs, device.outputs);
    if (settings.rank < 1 || settings.rank > most) {
        throw OptionError("surrogate.rank",
                          "surrogate.rank is " + std::to_string(settings.rank) +
                              ", expected 1 to " + std::to_string(most) +
                              " = min(n, m) for n = " + std::to_string(device.inputs) +
                              " inputs and m = " + std::to_string(device.outputs) + " outputs");
    }
    if (settings.start == SurrogateStart::Nothing && settings.update == SurrogateUpdate::Psi &&
        settings.rebuild == 0) {
        throw OptionError("surrogate.start",
                          "surrogate.start is nothing, expected svd, because the psi update "
                          "follows changes alone and would never learn the rest; or choose the "
                          "streaming update, or a rebuild period");
    }
    if ((settings.upstream == UpstreamGradient::Exact ||
         settings.upstream == UpstreamGradient::DigitalTwin) &&
        !device.isSimulation) {
        throw OptionError("surrogate.upstream",
                          "surrogate.upstream asks for a derivative that only a simulation can "
                          "give, expected surrogate for this device");
    }
}

/// In single precision, a smaller one moves no parameter.
constexpr double kLeastStep = 1e-12;

/// Of which a step still takes some 10 ms; it learns far fewer well.
constexpr Index kMostOfNeuralTwin = 4096;

void checkStep(const EstimatorSettings& settings) {
    const bool isStreaming = settings.kind == EstimatorKind::StreamingJacobian;
    const bool needsNone = isStreaming && settings.weightLaw && settings.step == 0;
    if (settings.step && *settings.step < kLeastStep && !needsNone &&
        (queriesDevice(settings) || ridesForward(settings))) {
        throw OptionError("estimator.step",
                          "estimator.step is " + roundedNumber(*settings.step) +
                              ", expected auto or at least " + roundedNumber(kLeastStep) +
                              (isStreaming ? "; without a perturbation only the weight law learns"
                                           : ", because a probe has to move the parameters"));
    }
}

void checkEstimator(const EstimatorSettings& settings, const DeviceTraits& device) {
    if ((settings.kind == EstimatorKind::Exact || settings.kind == EstimatorKind::DigitalTwin ||
         settings.kind == EstimatorKind::LearnedTwin) &&
        !device.isSimulation) {
        throw OptionError("estimator.kind",
                          "estimator.kind asks for a derivative that only a simulation can give, "
                          "expected an estimate from queries for this device");
    }
    if (settings.kind == EstimatorKind::StreamingJacobian && !device.hasCells) {
        throw OptionError("estimator.kind",
                          "estimator.kind is streaming_jacobian, expected another, because the "
                          "parameters of this device don't each set one weight");
    }
    if (settings.kind == EstimatorKind::NeuralTwin && device.parameters > kMostOfNeuralTwin) {
        throw OptionError("estimator.kind",
                          "estimator.kind is neural_twin for a device of " +
                              std::to_string(device.parameters) + " parameters, expected at most " +
                              std::to_string(kMostOfNeuralTwin) +
                              ": a network learns no more of them from the forward pass alone");
    }
    checkStep(settings);
    if (settings.kind == EstimatorKind::Homodyne && settings.probes < 3) {
        throw OptionError("estimator.probes",
                          "estimator.probes is " + std::to_string(settings.probes) +
                              ", expected at least 3, because homodyne needs a whole period of "
                              "its lowest frequency");
    }
    if (settings.compression > 0 && queriesDevice(settings) && !device.isLinear) {
        throw OptionError("estimator.compression",
                          "estimator.compression is " + std::to_string(settings.compression) +
                              ", expected 0, because this device is not linear: its answer to a "
                              "combination of samples is not the combination of its answers");
    }
}

void checkRiding(const BlackBoxSettings& settings) {
    if (ridesAsProbe(settings.estimator) &&
        settings.surrogate.update != SurrogateUpdate::Streaming) {
        throw OptionError("estimator.riding",
                          "estimator.riding is on, expected off, because a riding probe is scored "
                          "beside what the surrogate expects, which only the streaming update "
                          "learns from the same forward pass; or choose streaming as the "
                          "surrogate's update");
    }
}

void checkDigital(const DigitalSettings& settings, const DeviceTraits& device) {
    if (settings.residual && device.inputs != device.outputs) {
        throw OptionError("digital.residual",
                          "digital.residual is on for n = " + std::to_string(device.inputs) +
                              " inputs and m = " + std::to_string(device.outputs) +
                              " outputs, expected as many outputs as inputs");
    }
}

void checkStart(const std::string& startLayer, const DeviceTraits& device) {
    if (!startLayer.empty() && !(device.isLinear && device.isSimulation)) {
        throw OptionError("start_layer", "start_layer is \"" + startLayer +
                                             "\", expected none, because only a simulated linear "
                                             "device can be fitted to a weight");
    }
}

void checkInspection(InspectionSource source, const DeviceTraits& device) {
    if (source == InspectionSource::Queries && !device.isLinear) {
        throw OptionError("inspection.source",
                          "inspection.source is queries, expected simulation, because this device "
                          "is not linear: it has no transfer matrix to measure");
    }
}

}  // namespace

DeviceTraits traitsOf(const Device& device) {
    return {.inputs = device.inputs(),
            .outputs = device.outputs(),
            .parameters = device.layout().count,
            .isLinear = device.isLinear(),
            .isSimulation = device.simulation() != nullptr,
            .hasCells = device.layout().cells.any(),
            .isNoisy = device.noiseLevel().any()};
}

DeviceTraits traitsOf(const BlackBoxSettings& settings, Index inputs, Index parameters) {
    const DeviceInfo& info = deviceInfo(settings.device);
    const DeviceNature nature = deviceNature(settings.device, settings.deviceOptions);
    const bool isImperfect = settings.imperfections.activeIn(true);
    return {.inputs = inputs,
            .outputs = settings.outputs,
            .parameters = parameters,
            .isLinear = nature.isLinear,
            .isSimulation = info.isSimulation,
            .hasCells = nature.hasCells,
            .isNoisy = deviceReadsWithNoise(settings.device, settings.deviceOptions) ||
                       (isImperfect && addsNoise(settings.imperfections))};
}

void checkMethod(const BlackBoxSettings& settings, const DeviceTraits& device) {
    checkSurrogate(settings.surrogate, device);
    checkEstimator(settings.estimator, device);
    checkRiding(settings);
    checkDigital(settings.digital, device);
    checkStart(settings.startLayer, device);
    checkInspection(settings.inspectionSource, device);
}

}  // namespace obscura
