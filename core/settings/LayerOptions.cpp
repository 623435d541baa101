// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/LayerOptions.h"

#include "core/settings/OptionParts.h"
#include "core/settings/Settings.h"
#include "devices/DeviceRegistry.h"
#include "devices/Imperfections.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace obscura {

namespace {

std::vector<Choice> devices() {
    std::vector<Choice> all;
    for (const DeviceInfo& info : deviceRegistry())
        all.push_back({info.id, info.title});
    return all;
}

/// "imperfections.…"
std::vector<OptionInfo> imperfectionOptions() {
    std::vector<OptionInfo> options = imperfectionSchema();
    for (OptionInfo& info : options)
        info.name = "imperfections." + info.name;
    return options;
}

/// "costs.…", with those of `device` as defaults.
std::vector<OptionInfo> costOptions(const DeviceInfo& device) {
    constexpr double kMost = 1e9;
    constexpr const char* kNotCounted = "not counted";
    const DeviceCosts& initial = device.costs;
    const std::string basis = device.costBasis.empty()
                                  ? std::string()
                                  : " The default is that of " + device.costBasis + '.';
    return {
        numberOption("costs.seconds_per_programming", "Time per programming",
                     "How long the hardware takes to take over new parameters ω and to settle. "
                     "Says what a run would take on the bench; the simulation does not wait." +
                         basis,
                     initial.secondsPerProgramming, 0, kMost, "s", kNotCounted),
        numberOption(
            "costs.seconds_per_query", "Time per query",
            "How long it takes to send one input vector through and to read the answer." + basis,
            initial.secondsPerQuery, 0, kMost, "s", kNotCounted),
        numberOption(
            "costs.joules_per_programming", "Energy per programming",
            "What writing all of ω takes, with the supply of the hardware meanwhile." + basis,
            initial.joulesPerProgramming, 0, kMost, "J", kNotCounted),
        numberOption("costs.joules_per_query", "Energy per query",
                     "What one query takes, with the supply of the hardware meanwhile." + basis,
                     initial.joulesPerQuery, 0, kMost, "J", kNotCounted),
    };
}

struct AutomaticRange {
    double least;
    double most;
    std::string hint;
};

/// A number that is chosen from what is seen while training unless it is given.
OptionInfo automatic(std::string name, std::string title, std::string help,
                     const AutomaticRange& range, const OptionInfo::Condition& countsFor) {
    return live({.name = std::move(name),
                 .title = std::move(title),
                 .help = std::move(help),
                 .initial = Auto{},
                 .minimum = range.least,
                 .maximum = range.most,
                 .hint = range.hint,
                 .allowsAuto = true,
                 .countsFor = countsFor});
}

/// By the device's id.
std::map<std::string, std::vector<OptionInfo>, std::less<>> makeBlackBoxSchemas() {
    std::map<std::string, std::vector<OptionInfo>, std::less<>> schemas;
    for (const DeviceInfo& device : deviceRegistry()) {
        std::vector<OptionInfo>& schema = schemas[device.id];
        schema = blackBoxOptions();
        for (OptionInfo info : device.options) {
            info.name = "options." + info.name;
            schema.push_back(std::move(info));
        }
        for (std::vector<OptionInfo> more : {imperfectionOptions(), costOptions(device)})
            std::ranges::move(more, std::back_inserter(schema));
    }
    return schemas;
}

}  // namespace

std::vector<OptionInfo> blackBoxOptions() {
    const BlackBoxSettings initial;
    const OptionInfo::Condition sketched{"surrogate.update", {"psi"}};
    const OptionInfo::Condition rebuilt{"surrogate.update", {"psi", "streaming", "frozen"}};
    const OptionInfo::Condition probed{"estimator.kind",
                                       {"gaussian", "rademacher", "local", "homodyne"}};
    const OptionInfo::Condition stepped{"estimator.kind",
                                        {"gaussian", "rademacher", "local", "coordinate",
                                         "homodyne", "streaming_jacobian", "neural_twin"}};
    const OptionInfo::Condition forward{"estimator.kind", {"streaming_jacobian"}};
    const OptionInfo::Condition neural{"estimator.kind", {"neural_twin"}};
    const OptionInfo::Condition learned{"estimator.kind", {"learned_twin"}};
    const OptionInfo::Condition local{"estimator.kind", {"local"}};
    const OptionInfo::Condition queried{
        "estimator.kind", {"gaussian", "rademacher", "local", "coordinate", "homodyne"}};
    return {
        numberOption("outputs", "Outputs m", "Number of outputs m of the device y = f_ω(x).",
                     initial.outputs, 1, kMostFeatures),
        choiceOption(
            "device", "Device",
            "The hardware y = f_ω(x). Training may only program it (write ω) and query it (send x, "
            "read y).",
            devices(), initial.device),
        {.name = "start_layer",
         .title = "Start from layer",
         .help = "A linear layer of the run that the training settings start from. The device's "
                 "first parameters are those with which scale · f_ω comes nearest to its weight; "
                 "its bias is taken over where there is one here. Of a layer that was repeated, "
                 "each repetition takes its own. Empty: the device's own, or those of the same "
                 "block in that run.",
         .initial = initial.startLayer,
         .hint = "the device's own"},
        {.name = "digital.residual",
         .title = "Residual",
         .help = "Adds the input to the answer, y = scale · f_ω(x) + x, so that the device has "
                 "only the difference to learn. Needs as many outputs as inputs.",
         .initial = initial.digital.residual},
        {.name = "digital.bias",
         .title = "Bias b",
         .help = "Adds a trainable constant, y = scale · f_ω(x) + b.",
         .initial = initial.digital.bias},
        numberOption("digital.sparse_share", "Sparse share p",
                     "Share of the entries of a digital weight W_S beside the device, "
                     "y = scale · f_ω(x) + W_S x: the p·m·n largest of its first weight. They are "
                     "trained by backpropagation; the others stay 0.",
                     initial.digital.sparseShare, 0, 1, "", "no such weight"),
        live(numberOption(
            "surrogate.rank", "Rank r",
            "Rank of the surrogate A ≈ U S Vᵀ, which carries the gradient to the layers before the "
            "device: ∂L/∂X ≈ G U S Vᵀ. From 1 to min(n, m).",
            initial.surrogate.rank, 1, kMostFeatures)),
        live(choiceOption(
            "surrogate.update", "Update",
            "How the surrogate follows the device. psi: implicit projector-splitting step, 2(r "
            "+ K) "
            "queries per step; streaming: the same step with ΔA = Rᵀ(X Xᵀ + λI)⁻¹X from the "
            "forward pass, R = Y − X(U S Vᵀ)ᵀ, at no query; svd: measured anew with n queries "
            "per step; frozen: as at the start.",
            {{"psi", "Projector splitting (psi)"},
             {"streaming", "Streaming"},
             {"svd", "Measured anew (svd)"},
             {"frozen", "Frozen"}},
            "psi")),
        choiceOption(
            "surrogate.start", "Start",
            "What the surrogate begins with. svd: truncated SVD of the transfer matrix, measured "
            "with the n unit vectors; nothing: A ≈ 0, without a query, for the streaming "
            "update.",
            {{"svd", "Measured (svd)"}, {"nothing", "Nothing"}}, "svd"),
        onlyFor(sketched,
                live(numberOption(
                    "surrogate.sketch", "Sketch inputs K",
                    "Random inputs Z that sketch the device's change from its input side: "
                    "ΔAᵀU ≈ (1/K) Zᵀ((Z ΔAᵀ)U). Each costs 2 queries per step.",
                    initial.surrogate.sketch, 1, 1e6))),
        onlyFor(
            rebuilt,
            live(numberOption(
                "surrogate.rebuild", "Rebuild every",
                "Steps between truncated SVDs of the measured transfer matrix (n queries each), "
                "which clear "
                "the drift of the psi steps.",
                initial.surrogate.rebuild, 0, 1e9, "steps", "never"))),
        choiceOption(
            "surrogate.upstream", "Upstream gradient",
            "What carries ∂L/∂X to the layers before the device. auto: what the estimator has "
            "learned of the device where it learns from the forward pass, G Â, and else the "
            "surrogate. surrogate: G U S Vᵀ. Baselines that only a simulation can give: exact: the "
            "device's own derivative; digital_twin: "
            "that of its ideal model, without imperfections, at the same ω. The surrogate is "
            "still kept as its update says.",
            {{"auto", "Automatic"},
             {"surrogate", "Surrogate"},
             {"exact", "Exact derivative"},
             {"digital_twin", "Digital twin"}},
            "auto"),
        choiceOption(
            "estimator.kind", "Estimator",
            "How ∂L/∂ω is found. From queries, gaussian: "
            "g = (1/M) Σ_k u_k (1/μ) Σ_b ⟨G_b, f_{ω+μu_k}(x_b) − f_ω(x_b)⟩ with u_k ~ N(0, I); "
            "rademacher: the same with u_k = ±1; local: each output group is scored by its own "
            "outputs alone, so the variance is smaller by about the number of groups; "
            "coordinate: every parameter in turn, exact up to μ; homodyne: parameter j moves as "
            "√2 sin(2π f_j k/M) over the probes and is read by lock-in. none: the device stays "
            "as it is. streaming_jacobian: for devices whose cells each set one weight, weights "
            "and slopes are learned from the forward pass's own answers, without any query; "
            "learned_twin: for devices that have a model, an offset of each "
            "parameter is fitted to those answers, and the derivative is the model's there; "
            "neural_twin: for devices of up to some dozen parameters that nobody has a model of, "
            "linear or not, a small network x, ω ↦ y learns from those answers, and the "
            "derivatives are its own: it takes some hundred steps to know the device. Only "
            "in a simulation, exact: the device's own derivative; digital_twin: "
            "that of its ideal model, without imperfections, at the same ω.",
            {{"gaussian", "Gaussian probes"},
             {"rademacher", "Rademacher probes"},
             {"local", "Local probes"},
             {"coordinate", "Coordinate by coordinate"},
             {"homodyne", "Homodyne (lock-in)"},
             {"streaming_jacobian", "Streaming Jacobian"},
             {"learned_twin", "Learned twin"},
             {"neural_twin", "Neural twin"},
             {"none", "None"},
             {"exact", "Exact derivative"},
             {"digital_twin", "Digital twin"}},
            "gaussian"),
        onlyFor(
            probed,
            live(numberOption(
                "estimator.probes", "Probes M",
                "Directions u_k per step. The estimate's variance falls as 1/M; each costs "
                "min(B, m) queries on a linear device, B on others, with B the inputs of a step: "
                "samples times positions. Homodyne is free of crosstalk "
                "from 2p + 1 probes on, with p parameters that drive a common output. Coordinate "
                "has its own number, d.",
                initial.estimator.probes, 1, 1e6))),
        onlyFor(local,
                choiceOption(
                    "estimator.directions", "Local directions",
                    "What local probes draw u_k from. rademacher: ±1, so that u_kj² = 1 adds no "
                    "variance; gaussian: N(0, 1).",
                    {{"rademacher", "Rademacher (±1)"}, {"gaussian", "Gaussian"}}, "rademacher")),
        onlyFor(local,
                live(flagOption(
                    "estimator.riding", "Riding probes",
                    "Training batches are sent at ω + μu in place of ω, with a new u each step, so "
                    "that the forward pass itself is the one probe, and training asks for no "
                    "other query: s_γ = (1/μ) Σ_b Σ_{i∈O(γ)} G_bi (y − ŷ)_bi with ŷ, the "
                    "surrogate's answer at ω. It needs the streaming update; M, antithetic and q "
                    "then play no part. Plain beside the streaming Jacobian: for comparison.",
                    initial.estimator.riding))),
        onlyFor(forward,
                flagOption("estimator.weight_law", "Weight law",
                           "Where the device says that its cells are alike, learn the one law "
                           "A = f(ω) that all of them follow: it is right from the first steps and "
                           "needs no perturbation.",
                           initial.estimator.weightLaw)),
        onlyFor(forward,
                live(numberOption("estimator.law_intervals", "Law's intervals",
                                  "Pieces of the cubic spline that is the weight law, over the "
                                  "range of the parameters: its order.",
                                  initial.estimator.lawIntervals, 4, 1024))),
        automatic("estimator.gain_split", "Gain split α",
                  "Share of what the estimates don't explain that goes to the weights; 1 − α goes "
                  "to the slopes of single cells, where the forward pass carries a perturbation. "
                  "It must stay well above (1 − α)|Δω|/μ, or the estimates diverge. auto: at least "
                  "0.9, the nearer to 1 the larger the optimizer's steps are beside μ.",
                  {.least = 0.01, .most = 1, .hint = "auto or such as 0.95"}, forward),
        automatic("estimator.ridge", "Ridge λ",
                  "λ of K = (XXᵀ + λI)⁻¹X, the smallest change of the weights that explains an "
                  "answer, in parts of the inputs' mean squared norm: the larger, the less an "
                  "answer is believed. auto: the read noise beside what the weights are seen to be "
                  "wrong by, at least 0.01.",
                  {.least = 1e-6, .most = 1e6, .hint = "auto or such as 0.1"}, forward),
        automatic("estimator.forgetting", "Law keeps",
                  "What the weight law keeps of older answers each time that it learns: the less, "
                  "the sooner it follows a law that changes, and the more noise it takes over. "
                  "auto: 0.98, and less where older answers foretell new ones badly.",
                  {.least = 0.01, .most = 1, .hint = "auto or such as 0.9"}, forward),
        onlyFor(neural, numberOption("estimator.hidden", "Hidden units",
                                     "Width of both hidden layers of the network x, ω ↦ y. More "
                                     "follow the device more closely and take longer.",
                                     initial.estimator.hidden, 1, 1024)),
        onlyFor(neural,
                numberOption("estimator.replay", "Replay",
                             "Steps whose answers the network keeps learning from, 32 of each: "
                             "some for each parameter of the device, but not so many that ω has "
                             "long moved on.",
                             initial.estimator.replay, 1, 4096, "steps")),
        onlyFor(neural,
                live(numberOption("estimator.passes", "Passes",
                                  "Steps of Adam, on 128 answers each, that the network makes for "
                                  "each step of the training. They cost time, and no query.",
                                  initial.estimator.passes, 1, 1000))),
        {.name = "estimator.calibration",
         .title = "Calibration",
         .help = "Queries, at most, that find the device's deviations from its design before "
                 "training begins, by random settings and inputs: where they are large, the "
                 "forward pass alone would learn wrong ones. auto: 9 for each parameter.",
         .initial = Index{0},
         .minimum = 0,
         .maximum = 1e9,
         .hint = "off, auto or such as 5000",
         .zeroMeans = "off",
         .allowsAuto = true,
         .countsFor = learned},
        {.name = "estimator.calibration_file",
         .title = "Calibrated by",
         .help = "The file of an earlier calibration of this piece, which the twin begins with.",
         .initial = std::string(),
         .hint = "none",
         .path = PathKind::Calibration,
         .countsFor = learned},
        live(
            {.name = "estimator.antithetic",
             .title = "Antithetic",
             .help =
                 "Compares f at ω + μu with f at ω − μu in place of f at ω: the even terms in μ "
                 "cancel, and μ can be larger. Twice the queries for each probe; a baseline is not "
                 "needed.",
             .initial = initial.estimator.antithetic,
             .countsFor = queried}),
        onlyFor(
            queried,
            live(numberOption(
                "estimator.compression", "Compressed inputs q",
                "On a linear device only C = GᵀX counts: query q inputs v_k in place of the batch, "
                "from the truncated SVD C ≈ Σ_k c_k v_kᵀ, and score them by Σ_k ⟨c_k, A v_k⟩. Each "
                "probe costs q queries, and the baseline q.",
                initial.estimator.compression, 0, kMostFeatures, "", "off"))),
        live({.name = "estimator.step",
              .title = "Step μ",
              .help = "How far ω is moved along a probe, in the unit of ω: large against the "
                      "parameter's "
                      "resolution (1 LSB) and read noise, small against its curvature. A number, "
                      "or auto: "
                      "the device's own, at least 4 LSB, and the response 20 times the read noise; "
                      "of a streaming Jacobian, 3 times the optimizer's steps, and none with the "
                      "weight law, which needs no perturbation; of riding probes, which measure "
                      "nothing, without regard to the noise; of a neural twin, a twentieth of the "
                      "range, or 0.1 rad.",
              .initial = Auto{},
              // In single precision, a larger one moves a parameter out of range; how small it may
              // be checkMethod() says.
              .minimum = 0,
              .maximum = 1e6,
              .hint = "auto or such as 0.01",
              .allowsAuto = true,
              .countsFor = stepped}),
        live(numberOption(
            "inspection.period", "Measure error every",
            "Steps between measurements of the surrogate error ‖A − USVᵀ‖/‖A‖ and of the "
            "gradients' cosines. They cost time; queries, only where they are measured by these.",
            initial.inspectionPeriod, 1, 1e9, "steps")),
        choiceOption(
            "inspection.source", "Measure error by",
            "What surrogate and gradients are compared with. simulation: exact transfer matrix "
            "and derivatives, at no query; queries: the transfer matrix as the n unit vectors "
            "show it, read noise included, which is all that a bench can know of a linear "
            "device: n queries each time, counted as inspection. The exact ∂L/∂ω is then not "
            "known.",
            {{"simulation", "Simulation (exact)"}, {"queries", "Queries"}}, "simulation"),
    };
}

const std::vector<OptionInfo>& blackBoxSchema(const Options& options) {
    static const std::vector<OptionInfo> own = blackBoxOptions();
    static const auto schemas = makeBlackBoxSchemas();
    const auto set = options.find("device");
    const OptionValue& device =
        set != options.end() ? set->second : findOption(own, "device")->initial;
    const auto* id = std::get_if<std::string>(&device);
    const auto found = id ? schemas.find(*id) : schemas.end();
    return found == schemas.end() ? own : found->second;
}

}  // namespace obscura
