// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/LayerCatalogue.h"

#include "core/blackbox/Hardware.h"
#include "core/blackbox/SettingsCheck.h"
#include "core/data/Dataset.h"
#include "core/experiment/Messages.h"
#include "core/experiment/Numbers.h"
#include "core/experiment/Settings.h"
#include "core/network/LayerOptions.h"
#include "core/network/OptionError.h"
#include "devices/DeviceRegistry.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <mutex>
#include <numeric>

namespace obscura {

namespace {

/// Larger layers are refused with a message instead of running out of memory.
constexpr Index kMostWeights = Index{1} << 28;
constexpr Index kMostTransferEntries = Index{1} << 24;

Index flatSize(const Shape& shape) {
    if (shape.size() != 1)
        throw UserError("the input has the shape " + formatShape(shape) +
                        ", expected one row of numbers");
    return shape[0];
}

void checkSize(Index n, Index m, Index most) {
    if (n > most / m)
        throw OptionError("outputs", "outputs: " + std::to_string(n) + " inputs × " +
                                         std::to_string(m) + " outputs are too many, at most " +
                                         std::to_string(most) + " weights are possible");
}

LayerShape inferDataset(const Block& block, std::span<const Shape>) {
    return {.output = datasetShape(datasetSettings(block))};
}

LayerShape inferLinear(const Block& block, std::span<const Shape> inputs) {
    const Index n = flatSize(inputs[0]);
    const Index m = std::get<Index>(blockOption(block, "outputs"));
    checkSize(n, m, kMostWeights);
    const bool bias = std::get<bool>(blockOption(block, "bias"));
    return {.output = {m}, .parameters = n * m + (bias ? m : 0), .multiplications = n * m};
}

LayerShape inferElementwise(const Block&, std::span<const Shape> inputs) {
    return {.output = inputs[0]};
}

LayerShape inferNorm(const Block&, std::span<const Shape> inputs) {
    const Index n = flatSize(inputs[0]);
    return {.output = {n}, .parameters = 2 * n, .multiplications = n};
}

LayerShape inferRmsNorm(const Block&, std::span<const Shape> inputs) {
    const Index n = flatSize(inputs[0]);
    return {.output = {n}, .parameters = n, .multiplications = 2 * n};
}

Index valuesOf(const Shape& shape) {
    return std::accumulate(shape.begin(), shape.end(), Index{1}, std::multiplies<>());
}

LayerShape inferScale(const Block&, std::span<const Shape> inputs) {
    return {.output = inputs[0], .parameters = 1, .multiplications = valuesOf(inputs[0])};
}

LayerShape inferFlatten(const Block&, std::span<const Shape> inputs) {
    return {.output = {valuesOf(inputs[0])}};
}

LayerShape inferAdd(const Block&, std::span<const Shape> inputs) {
    if (inputs[0] != inputs[1])
        throw UserError("the inputs have the shapes " + formatShape(inputs[0]) + " and " +
                        formatShape(inputs[1]) + ", expected the same");
    return {.output = inputs[0]};
}

struct HardwareFacts {
    Index parameters = 0;  ///< d
    DeviceTraits traits;
};

/// Building the hardware to ask it costs up to some milliseconds, and the window asks at every
/// edit, so answers are kept.
HardwareFacts hardwareFacts(const Block& block, const BlackBoxSettings& settings, Index n) {
    static std::mutex mutex;
    static std::map<std::string, HardwareFacts> known;
    constexpr std::size_t kMostKnown = 1000;

    std::string key = std::to_string(n);
    for (const auto& [name, value] : block.options)
        key += " " + name + "=" + formatOption(value);
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(key); found != known.end())
        return found->second;
    const auto built = createHardware(settings, n, 0);
    const HardwareFacts facts{built->layout().count, traitsOf(*built)};
    if (known.size() >= kMostKnown)
        known.clear();
    known.emplace(std::move(key), facts);
    return facts;
}

LayerShape inferBlackBox(const Block& block, std::span<const Shape> inputs) {
    const Index n = flatSize(inputs[0]);
    const BlackBoxSettings settings = blackBoxSettings(block);
    const Index m = settings.outputs;
    checkSize(n, m, kMostTransferEntries);
    const HardwareFacts facts = hardwareFacts(block, settings, n);
    checkMethod(settings, facts.traits);
    const Index kept = keptEntries(settings.digital.sparseShare, n, m);
    return {.output = {m},
            .parameters = 1 + kept + (settings.digital.bias ? m : 0),  // 1: the scale
            .physicalParameters = facts.parameters,
            .multiplications = m + kept,
            .physicalMultiplications = n * m};
}

LayerShape inferQuantize(const Block& block, std::span<const Shape> inputs) {
    const auto minimum = std::get<double>(blockOption(block, "minimum"));
    const auto maximum = std::get<double>(blockOption(block, "maximum"));
    if (minimum >= maximum)
        throw OptionError("maximum", "maximum is " + formatOption(maximum) +
                                         ", expected more than the minimum, " +
                                         formatOption(minimum));
    return {.output = inputs[0]};
}

LayerShape inferLoss(const Block&, std::span<const Shape> inputs) {
    flatSize(inputs[0]);
    return {};
}

LayerInfo activation(std::string kind, std::string title, std::string description) {
    return {.kind = std::move(kind),
            .title = std::move(title),
            .group = "Activations",
            .description = std::move(description),
            .options = {},
            .infer = inferElementwise};
}

std::vector<LayerInfo> makeCatalogue() {
    return {
        {.kind = "dataset",
         .title = "Data set",
         .group = "Ends",
         .description = "Labelled samples, one row each, where the network begins.",
         .inputs = 0,
         .options = datasetOptions(),
         .infer = inferDataset},
        {.kind = "blackbox",
         .title = "Black box",
         .group = "Physical",
         .description =
             "A physical device y = scale · f_ω(x) that can only be programmed and queried. A "
             "low-rank surrogate replaces its derivative by x, a zeroth-order estimate the one "
             "by ω. A residual, a bias and a sparse weight can stand beside it.",
         .physical = true,
         .options = blackBoxOptions(),
         .infer = inferBlackBox},
        {.kind = "linear",
         .title = "Linear",
         .group = "Layers",
         .description = "y = W x + b with trainable weights W and bias b.",
         .options = linearOptions(),
         .infer = inferLinear},
        {.kind = "batchnorm",
         .title = "Batch norm",
         .group = "Layers",
         .description =
             "y = γ (x − mean)/√(variance + ε) + β, with mean and variance of each value over "
             "the batch; running averages of them in evaluation.",
         .options = {},
         .infer = inferNorm},
        {.kind = "layernorm",
         .title = "Layer norm",
         .group = "Layers",
         .description =
             "y = γ (x − mean)/√(variance + ε) + β, with mean and variance over the values of "
             "each sample.",
         .options = {},
         .infer = inferNorm},
        {.kind = "rmsnorm",
         .title = "RMS norm",
         .group = "Layers",
         .description =
             "y = γ x/√(mean(x²) + ε), with the mean over the values of each sample: a layer norm "
             "without its shift.",
         .options = {},
         .infer = inferRmsNorm},
        {.kind = "scale",
         .title = "Scale",
         .group = "Layers",
         .description = "y = s x with one trained factor s for all values.",
         .options = scaleOptions(),
         .infer = inferScale},
        {.kind = "add",
         .title = "Add",
         .group = "Layers",
         .description = "y = a + b of two inputs of the same shape: joins two branches, or leads a "
                        "connection past other layers.",
         .inputs = 2,
         .options = {},
         .infer = inferAdd},
        {.kind = "flatten",
         .title = "Flatten",
         .group = "Layers",
         .description = "Lays all values of a sample in one row, as linear layers want them.",
         .options = {},
         .infer = inferFlatten},
        {.kind = "dropout",
         .title = "Dropout",
         .group = "Layers",
         .description =
             "Sets a random share p of the values to zero in training, against overfitting; "
             "passes everything in evaluation.",
         .options = dropoutOptions(),
         .infer = inferElementwise},
        {.kind = "quantize",
         .title = "Quantise",
         .group = "Layers",
         .description =
             "Rounds each value to the nearest of 2^bits levels from minimum to maximum, as a "
             "converter does. The gradient passes straight through.",
         .options = quantizeOptions(),
         .infer = inferQuantize},
        activation("relu", "ReLU", "y = max(0, x)."),
        activation("squared_relu", "Squared ReLU", "y = max(0, x)²."),
        activation("tanh", "Tanh", "y = tanh(x), between −1 and 1."),
        activation("sigmoid", "Sigmoid", "y = 1/(1 + e⁻ˣ), between 0 and 1."),
        activation("gelu", "GELU", "y = x Φ(x), with Φ the normal distribution function."),
        {.kind = "loss",
         .title = "Loss",
         .group = "Ends",
         .description =
             "Compares the network's outputs, one for each class, with the true classes; "
             "training makes it small.",
         .outputs = 0,
         .options = lossOptions(),
         .infer = inferLoss},
    };
}

const LayerInfo* findLayer(std::string_view kind) {
    const auto& all = layerCatalogue();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const LayerInfo& info) { return info.kind == kind; });
    return found == all.end() ? nullptr : &*found;
}

/// For each device: the options of a black box, then "options.…", "imperfections.…" and "costs.…"
/// of the device.
std::map<std::string, std::vector<OptionInfo>, std::less<>> makeDeviceSchemas() {
    std::map<std::string, std::vector<OptionInfo>, std::less<>> schemas;
    for (const DeviceInfo& device : deviceRegistry()) {
        std::vector<OptionInfo>& schema = schemas[device.id];
        schema = layerInfo("blackbox").options;
        for (OptionInfo info : device.options) {
            info.name = "options." + info.name;
            schema.push_back(std::move(info));
        }
        for (std::vector<OptionInfo> more : {imperfectionOptions(), costOptions(device.costs)})
            std::ranges::move(more, std::back_inserter(schema));
    }
    return schemas;
}

}  // namespace

std::string formatShape(const Shape& shape) {
    if (shape.empty())
        return "1";
    std::string text;
    for (const Index extent : shape)
        text += (text.empty() ? "" : " × ") + std::to_string(extent);
    return text;
}

const std::vector<LayerInfo>& layerCatalogue() {
    static const std::vector<LayerInfo> catalogue = makeCatalogue();
    return catalogue;
}

const LayerInfo& layerInfo(std::string_view kind) {
    if (const LayerInfo* info = findLayer(kind))
        return *info;
    std::vector<std::string> kinds;
    for (const LayerInfo& info : layerCatalogue())
        kinds.push_back(info.kind);
    throw UserError("unknown kind of block " + inQuotes(kind) + nearHint(kind, kinds));
}

const std::vector<OptionInfo>& blockSchema(const Block& block) {
    const LayerInfo* info = findLayer(block.kind);
    if (!info) {
        static const std::vector<OptionInfo> nothing;
        return nothing;
    }
    if (block.kind != "blackbox")
        return info->options;
    static const auto schemas = makeDeviceSchemas();
    const auto set = block.options.find("device");
    const OptionValue& device =
        set != block.options.end() ? set->second : findOption(info->options, "device")->initial;
    const auto* id = std::get_if<std::string>(&device);
    const auto found = id ? schemas.find(*id) : schemas.end();
    return found == schemas.end() ? info->options : found->second;
}

bool isAutoOrNumber(const OptionInfo& info) {
    const auto* initial = std::get_if<std::string>(&info.initial);
    return initial && *initial == "auto" && info.choices.empty();
}

OptionValue checkedBlockOption(const OptionInfo& info, const OptionValue& value) {
    if (!isAutoOrNumber(info))
        return checkedOption(info, value);
    std::optional<double> number;
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (*text == "auto")
            return value;
        number = parsedNumber(*text);
    } else if (const auto* real = std::get_if<double>(&value)) {
        number = *real;
    } else if (const auto* whole = std::get_if<Index>(&value)) {
        number = static_cast<double>(*whole);
    }
    if (!number || !std::isfinite(*number) || *number <= 0)
        throw UserError(info.name + " is " + inQuotes(formatOption(value)) +
                        ", expected auto or a number above 0");
    return shortestNumber(*number);
}

OptionValue blockOption(const Block& block, std::string_view option) {
    return optionValue(blockSchema(block), block.options, option);
}

}  // namespace obscura
