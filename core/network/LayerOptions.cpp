// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/LayerOptions.h"

#include "core/experiment/Settings.h"
#include "devices/DeviceRegistry.h"

namespace obscura {

namespace {

constexpr double kMostOutputs = 65536;

OptionInfo number(std::string name, std::string title, std::string help, OptionValue initial,
                  double minimum, double maximum, std::string unit = {}) {
    return {.name = std::move(name),
            .title = std::move(title),
            .help = std::move(help),
            .initial = std::move(initial),
            .unit = std::move(unit),
            .minimum = minimum,
            .maximum = maximum};
}

OptionInfo choice(std::string name, std::string title, std::string help,
                  std::vector<std::string> choices, std::string initial) {
    return {.name = std::move(name),
            .title = std::move(title),
            .help = std::move(help),
            .initial = std::move(initial),
            .choices = std::move(choices)};
}

std::vector<std::string> deviceIds() {
    std::vector<std::string> ids;
    for (const DeviceInfo& info : deviceRegistry())
        ids.push_back(info.id);
    return ids;
}

}  // namespace

std::vector<OptionInfo> datasetOptions() {
    const DatasetSettings initial;
    return {
        choice("source", "Source",
               "fashion-mnist: 70,000 pictures of clothing; mnist: 70,000 handwritten digits. Both "
               "28 × 28 "
               "pixels in 10 classes.",
               {"fashion-mnist", "mnist"}, initial.source),
        {.name = "folder",
         .title = "Folder",
         .help =
             "Where the IDX files lie, as they are or compressed (train-images-idx3-ubyte.gz …). "
             "Empty: where the system's package puts them.",
         .initial = initial.folder},
        number("mean", "Mean",
               "Pixels enter the network as (x/255 − mean)/deviation: about 0 on average. "
               "Fashion-MNIST: "
               "0.286, MNIST: 0.1307.",
               initial.mean, -1e3, 1e3),
        number("deviation", "Deviation",
               "Pixels enter the network as (x/255 − mean)/deviation: about 1 in spread. "
               "Fashion-MNIST: "
               "0.353, MNIST: 0.3081.",
               initial.deviation, 1e-6, 1e6),
    };
}

std::vector<OptionInfo> linearOptions() {
    return {
        number("outputs", "Outputs m", "Number of outputs m of y = W x + b, with W of size m × n.",
               Index{128}, 1, kMostOutputs),
        {.name = "bias",
         .title = "Bias b",
         .help = "Whether y = W x + b has its constant part b.",
         .initial = true},
    };
}

std::vector<OptionInfo> dropoutOptions() {
    return {number(
        "p", "Probability p",
        "Share of the values that are set to zero in training; the others are divided by 1 − p.",
        0.5, 0, 0.99)};
}

std::vector<OptionInfo> lossOptions() {
    return {choice(
        "function", "Function",
        "cross_entropy: L = −log softmax(x)_c for the true class c, averaged over the batch.",
        {"cross_entropy"}, "cross_entropy")};
}

std::vector<OptionInfo> blackBoxOptions() {
    const BlackBoxSettings initial;
    return {
        number("outputs", "Outputs m", "Number of outputs m of the device y = f_ω(x).",
               initial.outputs, 1, kMostOutputs),
        choice(
            "device", "Device",
            "The hardware y = f_ω(x). Training may only program it (write ω) and query it (send x, "
            "read y).",
            deviceIds(), initial.device),
        number(
            "surrogate.rank", "Rank r",
            "Rank of the surrogate A ≈ U S Vᵀ, which carries the gradient to the layers before the "
            "device: ∂L/∂X ≈ G U S Vᵀ. From 1 to min(n, m).",
            initial.surrogate.rank, 1, kMostOutputs),
        choice("surrogate.update", "Update",
               "How the surrogate follows the device. psi: implicit projector-splitting step, 2(r "
               "+ M) "
               "queries per step; svd: measured anew with n queries per step; frozen: as at the "
               "start.",
               {"psi", "svd", "frozen"}, "psi"),
        number("surrogate.sketch", "Sketch inputs M",
               "Random inputs Z that sketch the device's change from its input side: "
               "ΔAᵀU ≈ (1/M) Zᵀ((Z ΔAᵀ)U). Each costs 2 queries per step.",
               initial.surrogate.sketch, 1, 1e6),
        number("surrogate.rebuild", "Rebuild every",
               "Steps between truncated SVDs of the measured transfer matrix (n queries each), "
               "which clear "
               "the drift of the psi steps; 0: never.",
               initial.surrogate.rebuild, 0, 1e9, "steps"),
        choice("estimator.kind", "Estimator",
               "How ∂L/∂ω is estimated from queries. gaussian: "
               "g = (1/M) Σ_k u_k (1/μ) Σ_b ⟨G_b, f_{ω+μu_k}(x_b) − f_ω(x_b)⟩ with u_k ~ N(0, I).",
               {"gaussian"}, "gaussian"),
        number("estimator.probes", "Probes M",
               "Random directions u_k per step. The estimate's variance falls as 1/M; each costs "
               "min(B, m) queries on a linear device, B on others.",
               initial.estimator.probes, 1, 1e6),
        {.name = "estimator.step",
         .title = "Step μ",
         .help =
             "How far ω is moved along a probe, in the unit of ω: large against the parameter's "
             "resolution, small against its curvature. A number, or auto: the device's own.",
         .initial = std::string("auto")},
        number("inspection.period", "Measure error every",
               "Steps between measurements of the surrogate error ‖A − USVᵀ‖/‖A‖ in simulation. "
               "They cost "
               "time, but no queries.",
               initial.inspectionPeriod, 1, 1e9, "steps"),
    };
}

}  // namespace obscura
