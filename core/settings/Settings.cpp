// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/Settings.h"

#include "core/settings/LayerOptions.h"
#include "core/settings/OptionParts.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <utility>

namespace obscura {

namespace {

constexpr double kMostCounted = 9007199254740992.0;  ///< 2⁵³: exact as a double

/// Reads options as types, each checked against its schema first.
class Reader {
public:
    Reader(const std::vector<OptionInfo>& schema, const Options& options)
        : m_schema(schema), m_options(options) {}

    template <class T>
    T get(std::string_view name) const {
        return std::get<T>(value(name));
    }
    /// A number, or nothing where the program is to choose it.
    std::optional<double> number(std::string_view name) const {
        const OptionValue found = value(name);
        if (std::holds_alternative<Auto>(found))
            return std::nullopt;
        return std::get<double>(found);
    }

    /// A whole number, likewise.
    std::optional<Index> whole(std::string_view name) const {
        const OptionValue found = value(name);
        if (std::holds_alternative<Auto>(found))
            return std::nullopt;
        return std::get<Index>(found);
    }

private:
    OptionValue value(std::string_view name) const {
        if (!findOption(m_schema, name))
            throw std::logic_error("no option " + std::string(name) + " in the schema");
        return optionValue(m_schema, m_options, name);
    }

    const std::vector<OptionInfo>& m_schema;
    const Options& m_options;
};

/// The options whose names begin with `prefix`, without it.
Options optionsBehind(std::string_view prefix, const Options& options) {
    Options behind;
    for (const auto& [name, value] : options) {
        if (name.starts_with(prefix))
            behind.emplace(name.substr(prefix.size()), value);
    }
    return behind;
}

/// What `name` stands for. Precondition: it is one of `names`, as a schema's choices guarantee.
template <class T>
T named(const std::string& name, std::initializer_list<std::pair<std::string_view, T>> names) {
    for (const auto& [known, value] : names) {
        if (known == name)
            return value;
    }
    throw std::logic_error("no meaning of the choice " + name);
}

SurrogateSettings surrogateSettings(const Reader& read) {
    return {.rank = read.get<Index>("surrogate.rank"),
            .update = named<SurrogateUpdate>(read.get<std::string>("surrogate.update"),
                                             {{"psi", SurrogateUpdate::Psi},
                                              {"streaming", SurrogateUpdate::Streaming},
                                              {"svd", SurrogateUpdate::Svd},
                                              {"frozen", SurrogateUpdate::Frozen}}),
            .start = named<SurrogateStart>(
                read.get<std::string>("surrogate.start"),
                {{"svd", SurrogateStart::Svd}, {"nothing", SurrogateStart::Nothing}}),
            .sketch = read.get<Index>("surrogate.sketch"),
            .rebuild = read.get<Index>("surrogate.rebuild"),
            .upstream = named<UpstreamGradient>(read.get<std::string>("surrogate.upstream"),
                                                {{"auto", UpstreamGradient::Automatic},
                                                 {"surrogate", UpstreamGradient::Surrogate},
                                                 {"exact", UpstreamGradient::Exact},
                                                 {"digital_twin", UpstreamGradient::DigitalTwin}})};
}

EstimatorSettings estimatorSettings(const Reader& read) {
    return {.kind = named<EstimatorKind>(read.get<std::string>("estimator.kind"),
                                         {{"gaussian", EstimatorKind::Gaussian},
                                          {"rademacher", EstimatorKind::Rademacher},
                                          {"local", EstimatorKind::Local},
                                          {"coordinate", EstimatorKind::Coordinate},
                                          {"homodyne", EstimatorKind::Homodyne},
                                          {"none", EstimatorKind::None},
                                          {"exact", EstimatorKind::Exact},
                                          {"digital_twin", EstimatorKind::DigitalTwin},
                                          {"streaming_jacobian", EstimatorKind::StreamingJacobian},
                                          {"learned_twin", EstimatorKind::LearnedTwin},
                                          {"neural_twin", EstimatorKind::NeuralTwin}}),
            .directions = named<ProbeDirections>(read.get<std::string>("estimator.directions"),
                                                 {{"gaussian", ProbeDirections::Gaussian},
                                                  {"rademacher", ProbeDirections::Rademacher}}),
            .probes = read.get<Index>("estimator.probes"),
            .step = read.number("estimator.step"),
            .riding = read.get<bool>("estimator.riding"),
            .hidden = read.get<Index>("estimator.hidden"),
            .replay = read.get<Index>("estimator.replay"),
            .passes = read.get<Index>("estimator.passes"),
            .antithetic = read.get<bool>("estimator.antithetic"),
            .compression = read.get<Index>("estimator.compression"),
            .weightLaw = read.get<bool>("estimator.weight_law"),
            .lawIntervals = read.get<Index>("estimator.law_intervals"),
            .gainSplit = read.number("estimator.gain_split"),
            .ridge = read.number("estimator.ridge"),
            .forgetting = read.number("estimator.forgetting"),
            .calibration = read.whole("estimator.calibration"),
            .calibrationFile = read.get<std::string>("estimator.calibration_file")};
}

/// Whether the estimate is by a model of the device, which gives both gradients.
bool learnsDevice(EstimatorKind kind) {
    return kind == EstimatorKind::StreamingJacobian || kind == EstimatorKind::LearnedTwin ||
           kind == EstimatorKind::NeuralTwin;
}

std::vector<OptionInfo> makeTrainingSchema() {
    const TrainingSettings initial;
    std::vector<OptionInfo> schema = {
        live(numberOption(
            "epochs", "Epochs",
            "How often the training set is passed through, each time in a new order. With a "
            "fraction, such as 0.5, the run ends within an epoch, its learning rates decayed. "
            "Changed in mid-run, the schedule goes on as if there had been so many from the "
            "beginning.",
            initial.epochs, 1e-3, 1e6)),
        numberOption(
            "batch", "Batch size B",
            "Samples per step. The gradient is averaged over them; an incomplete last batch is "
            "left out.",
            initial.batch, 1, 1e6),
        numberOption("seed", "Seed",
                     "Every random number of the run follows from it: order of the data, initial "
                     "weights, probes, "
                     "sketch, device noise. The same seed gives the same numbers.",
                     Index{1}, 0, kMostCounted),
        live(numberOption("learning_rate", "Learning rate",
                          "Step size of the optimizer for the digital layers, which are trained by "
                          "backpropagation.",
                          initial.learningRate, 0, 100)),
        live(numberOption(
            "device_learning_rate", "Device learning rate",
            "Step size of Adam for the device's parameters ω and its scale; it moves ω by about "
            "this much "
            "per step, in the unit of ω.",
            initial.deviceLearningRate, 0, 100)),
        numberOption("evaluate_every", "Evaluate every",
                     "Steps between evaluations on the test set. Evaluations cost queries too.",
                     initial.evaluateEvery, 0, 1e9, "steps", "after each epoch"),
        {.name = "start_from",
         .title = "Start from run",
         .help = "The folder of an earlier run, or a .safetensors file. Weights whose names and "
                 "shapes agree with it begin as they ended there; a black box can begin as near as "
                 "its device comes to one of that run's linear layers. Empty: random weights.",
         .initial = initial.startFrom,
         .hint = "random weights",
         .path = PathKind::Run},
        numberOption(
            "budget.queries", "Queries",
            "Training ends before a step that would take more queries than this of all devices "
            "together, and is evaluated; evaluations come on top.",
            initial.budget.queries, 0, kMostCounted, "", "unlimited"),
        numberOption(
            "budget.programmings", "Programmings",
            "Training ends before a step that would write the devices' parameters more often "
            "than this.",
            initial.budget.programmings, 0, kMostCounted, "", "unlimited"),
        numberOption(
            "budget.seconds", "Device time",
            "Training ends before a step that would take more time than this on the bench: "
            "queries and programmings, each at what the device's panel says.",
            initial.budget.seconds, 0, 1e12, "s", "unlimited"),
        numberOption(
            "budget.joules", "Device energy",
            "Training ends before a step that would take more energy than this on the bench: "
            "queries and programmings, each at what the device's panel says.",
            initial.budget.joules, 0, 1e15, "J", "unlimited"),
    };
    const std::vector<OptionInfo> descent = descentOptions();
    const auto behindRates = std::ranges::find(schema, "evaluate_every", &OptionInfo::name);
    schema.insert(behindRates, descent.begin(), descent.end());
    return schema;
}

}  // namespace

bool queriesDevice(const EstimatorSettings& settings) {
    return settings.kind != EstimatorKind::None && settings.kind != EstimatorKind::Exact &&
           settings.kind != EstimatorKind::DigitalTwin && !ridesForward(settings);
}

bool ridesAsProbe(const EstimatorSettings& settings) {
    return settings.kind == EstimatorKind::Local && settings.riding;
}

bool ridesForward(const EstimatorSettings& settings) {
    return learnsDevice(settings.kind) || ridesAsProbe(settings);
}

bool usesSurrogate(const BlackBoxSettings& settings) {
    return settings.surrogate.upstream != UpstreamGradient::Automatic ||
           !learnsDevice(settings.estimator.kind);
}

Index keptEntries(double share, Index inputs, Index outputs) {
    const double entries = static_cast<double>(inputs) * static_cast<double>(outputs);
    const auto kept = static_cast<Index>(std::llround(share * entries));
    return share > 0 ? std::max(Index{1}, kept) : 0;
}

BlackBoxSettings blackBoxSettings(const Block& blackbox) {
    const Reader read(blackBoxSchema(blackbox.options), blackbox.options);
    BlackBoxSettings settings;
    settings.outputs = read.get<Index>("outputs");
    settings.device = read.get<std::string>("device");
    settings.startLayer = read.get<std::string>("start_layer");
    settings.digital = {.residual = read.get<bool>("digital.residual"),
                        .bias = read.get<bool>("digital.bias"),
                        .sparseShare = read.get<double>("digital.sparse_share")};
    settings.deviceOptions = optionsBehind("options.", blackbox.options);
    settings.imperfections =
        imperfectionSettings(optionsBehind("imperfections.", blackbox.options));
    settings.costs = {.secondsPerProgramming = read.get<double>("costs.seconds_per_programming"),
                      .secondsPerQuery = read.get<double>("costs.seconds_per_query"),
                      .joulesPerProgramming = read.get<double>("costs.joules_per_programming"),
                      .joulesPerQuery = read.get<double>("costs.joules_per_query")};
    settings.surrogate = surrogateSettings(read);
    settings.estimator = estimatorSettings(read);
    settings.inspectionPeriod = read.get<Index>("inspection.period");
    settings.inspectionSource = named<InspectionSource>(
        read.get<std::string>("inspection.source"),
        {{"simulation", InspectionSource::Simulation}, {"queries", InspectionSource::Queries}});
    return settings;
}

TrainingSettings trainingSettings(const Options& training) {
    const Reader read(trainingSchema(), training);
    return {.epochs = read.get<double>("epochs"),
            .batch = read.get<Index>("batch"),
            .seed = static_cast<std::uint64_t>(read.get<Index>("seed")),
            .learningRate = read.get<double>("learning_rate"),
            .deviceLearningRate = read.get<double>("device_learning_rate"),
            .optimizer = {.kind = read.get<std::string>("optimizer.kind"),
                          .weightDecay = read.get<double>("optimizer.weight_decay"),
                          .squaredPenalty = read.get<double>("optimizer.squared_penalty"),
                          .momentum = read.get<double>("optimizer.momentum"),
                          .nesterov = read.get<bool>("optimizer.nesterov"),
                          .clip = read.get<double>("optimizer.clip"),
                          .accumulate = read.get<Index>("optimizer.accumulate")},
            .schedule = {.kind = read.get<std::string>("schedule"),
                         .warmUp = read.get<Index>("warm_up"),
                         .cycle = read.get<Index>("cycle"),
                         .patience = read.get<Index>("patience"),
                         .fall = read.get<double>("fall")},
            .evaluateEvery = read.get<Index>("evaluate_every"),
            .startFrom = read.get<std::string>("start_from"),
            .budget = {.queries = read.get<Index>("budget.queries"),
                       .programmings = read.get<Index>("budget.programmings"),
                       .seconds = read.get<double>("budget.seconds"),
                       .joules = read.get<double>("budget.joules")}};
}

const std::vector<OptionInfo>& trainingSchema() {
    static const std::vector<OptionInfo> schema = makeTrainingSchema();
    return schema;
}

}  // namespace obscura
