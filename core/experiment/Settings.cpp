// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/Settings.h"

#include "core/experiment/Numbers.h"
#include "core/network/LayerCatalogue.h"

#include <stdexcept>

namespace obscura {

namespace {

constexpr std::string_view kDevicePrefix = "options.";

/// Reads options as types, each checked against its schema first.
class Reader {
public:
    Reader(const std::vector<OptionInfo>& schema, const Options& options)
        : m_schema(schema), m_options(options) {}

    template <class T>
    T get(std::string_view name) const {
        const OptionInfo* info = findOption(m_schema, name);
        if (!info)
            throw std::logic_error("no option " + std::string(name) + " in the schema");
        const auto set = m_options.find(name);
        if (set == m_options.end())
            return std::get<T>(info->initial);
        return std::get<T>(checkedBlockOption(*info, set->second));
    }

private:
    const std::vector<OptionInfo>& m_schema;
    const Options& m_options;
};

SurrogateUpdate surrogateUpdate(const std::string& name) {
    if (name == "svd")
        return SurrogateUpdate::Svd;
    return name == "frozen" ? SurrogateUpdate::Frozen : SurrogateUpdate::Psi;
}

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

std::vector<OptionInfo> makeTrainingSchema() {
    const TrainingSettings initial;
    return {
        number("epochs", "Epochs",
               "How often the training set is passed through, each time in a new order.",
               initial.epochs, 1, 1e6),
        number("batch", "Batch size B",
               "Samples per step. The gradient is averaged over them; an incomplete last batch is "
               "left out.",
               initial.batch, 1, 1e6),
        number("seed", "Seed",
               "Every random number of the run follows from it: order of the data, initial "
               "weights, probes, "
               "sketch, device noise. The same seed gives the same numbers.",
               Index{1}, 0, 9007199254740992.0),
        number("learning_rate", "Learning rate",
               "Step size of Adam for the digital layers, which are trained by backpropagation.",
               initial.learningRate, 0, 100),
        number("device_learning_rate", "Device learning rate",
               "Step size of Adam for the device's parameters ω and its scale; it moves ω by about "
               "this much "
               "per step, in the unit of ω.",
               initial.deviceLearningRate, 0, 100),
        {.name = "schedule",
         .title = "Schedule",
         .help = "cosine: both learning rates fall to zero over the run, as ½(1 + cos(π t/T)); "
                 "constant: "
                 "they stay.",
         .initial = std::string("cosine"),
         .choices = {"cosine", "constant"}},
        number("evaluate_every", "Evaluate every",
               "Steps between evaluations on the test set; 0: after each epoch. Evaluations cost "
               "queries too.",
               initial.evaluateEvery, 0, 1e9, "steps"),
    };
}

}  // namespace

DatasetSettings datasetSettings(const Block& dataset) {
    const Reader read(blockSchema(dataset), dataset.options);
    return {.source = read.get<std::string>("source"),
            .folder = read.get<std::string>("folder"),
            .mean = read.get<double>("mean"),
            .deviation = read.get<double>("deviation")};
}

BlackBoxSettings blackBoxSettings(const Block& blackbox) {
    const Reader read(blockSchema(blackbox), blackbox.options);
    BlackBoxSettings settings;
    settings.outputs = read.get<Index>("outputs");
    settings.device = read.get<std::string>("device");
    for (const auto& [name, value] : blackbox.options) {
        if (name.starts_with(kDevicePrefix))
            settings.deviceOptions.emplace(name.substr(kDevicePrefix.size()), value);
    }
    settings.surrogate = {.rank = read.get<Index>("surrogate.rank"),
                          .update = surrogateUpdate(read.get<std::string>("surrogate.update")),
                          .sketch = read.get<Index>("surrogate.sketch"),
                          .rebuild = read.get<Index>("surrogate.rebuild")};
    const std::string step = read.get<std::string>("estimator.step");
    settings.estimator = {.kind = EstimatorKind::Gaussian,
                          .probes = read.get<Index>("estimator.probes"),
                          .step = step == "auto" ? 0.0 : parsedNumber(step).value()};
    settings.inspectionPeriod = read.get<Index>("inspection.period");
    return settings;
}

TrainingSettings trainingSettings(const Experiment& e) {
    const Reader read(trainingSchema(), e.training);
    return {.epochs = read.get<Index>("epochs"),
            .batch = read.get<Index>("batch"),
            .seed = static_cast<std::uint64_t>(read.get<Index>("seed")),
            .learningRate = read.get<double>("learning_rate"),
            .deviceLearningRate = read.get<double>("device_learning_rate"),
            .cosineDecay = read.get<std::string>("schedule") == "cosine",
            .evaluateEvery = read.get<Index>("evaluate_every")};
}

const std::vector<OptionInfo>& trainingSchema() {
    static const std::vector<OptionInfo> schema = makeTrainingSchema();
    return schema;
}

}  // namespace obscura
