// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/PyTorchModules.h"

#include "core/base/EmbeddedText.h"
#include "core/network/Rearrangement.h"
#include "core/network/Window.h"
#include "core/settings/Settings.h"
#include "devices/Error.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>

namespace obscura {

namespace {

/// One block, as those who write its module see it.
struct Subject {
    const Block& block;
    const LayerShape& shape;
    const Shape& input;

    std::string features() const { return std::to_string(featuresOf(input)); }
    std::string outputFeatures() const { return std::to_string(featuresOf(shape.outputs[0])); }
    /// As in Python: "True", "12", "0.5".
    std::string option(std::string_view name) const {
        const OptionValue value = blockOption(block, name);
        if (const bool* flag = std::get_if<bool>(&value))
            return *flag ? "True" : "False";
        return formatOption(value);
    }
    /// "name=0.5"
    std::string named(const std::string& name) const { return name + "=" + option(name); }
};

using Arguments = std::vector<std::string>;

/// "name(a, b)"
std::string call(std::string_view name, const Arguments& arguments = {}) {
    std::string text(name);
    text += '(';
    for (const std::string& argument : arguments)
        text += (text.back() == '(' ? "" : ", ") + argument;
    return text + ')';
}

Arguments numbers(const std::vector<Index>& values) {
    Arguments texts;
    for (const Index value : values)
        texts.push_back(std::to_string(value));
    return texts;
}

std::string linear(const Subject& s) {
    const std::string layer = call(isImage(s.input) ? "ChannelLinear" : "nn.Linear",
                                   {s.features(), s.outputFeatures(), s.named("bias")});
    return optionOf<bool>(s.block, "trainable") ? layer : layer + ".requires_grad_(False)";
}

std::string blackBox(const Subject& s) {
    const BlackBoxSettings settings = blackBoxSettings(s.block);
    Arguments arguments = {s.features(), s.outputFeatures(),
                           "parameters=" + std::to_string(s.shape.physicalParameters),
                           "rank=" + std::to_string(settings.surrogate.rank)};
    if (settings.digital.residual)
        arguments.push_back("residual=True");
    if (settings.digital.bias)
        arguments.push_back("bias=True");
    if (settings.digital.sparseShare > 0)
        arguments.push_back("sparse=True");
    return call("BlackBox", arguments);
}

std::string batchNorm(const Subject& s) {
    const std::string_view name = isImage(s.input)      ? "nn.BatchNorm2d"
                                  : isSequence(s.input) ? "SequenceBatchNorm"
                                                        : "nn.BatchNorm1d";
    return call(name, {s.features()});
}

std::string layerNorm(const Subject& s) {
    return call(isImage(s.input) ? "ChannelLayerNorm" : "nn.LayerNorm", {s.features()});
}

std::string softmax(const Subject& s) {
    return call("nn.Softmax", {isImage(s.input) ? "dim=1" : "dim=-1"});
}

std::string quantize(const Subject& s) {
    return call("Quantize", {s.option("minimum"), s.option("maximum"), "2**" + s.option("bits")});
}

std::string convolution(std::string_view name, const Subject& s) {
    const Window window = windowOf(s.block);
    return call(name, {s.features(), s.outputFeatures(), std::to_string(window.size),
                       "stride=" + std::to_string(window.stride), s.named("padding"),
                       s.named("dilation"), s.named("groups"), s.named("bias")});
}

/// A pooling of PyTorch, "nn.MaxPool", for images or turned for a sequence.
std::string pooling(const std::string& name, const Subject& s, const Arguments& arguments) {
    if (isImage(s.input))
        return call(name + "2d", arguments);
    return call("OnSequence", {call(name + "1d", arguments)});
}

std::string windowPooling(const std::string& name, const Subject& s) {
    const Window window = windowOf(s.block);
    return pooling(name, s,
                   {std::to_string(window.size), "stride=" + std::to_string(window.stride),
                    "padding=" + std::to_string(window.padding)});
}

std::string positional(const Subject& s) {
    const std::string encoding = s.option("encoding");
    const std::string_view name = encoding == "learned"  ? "LearnedPositions"
                                  : encoding == "rotary" ? "Rotary"
                                                         : "SinusoidalPositions";
    return call(name, {std::to_string(positionsOf(s.input)), s.features()});
}

std::string attention(const Subject& s) {
    return call("CausalAttention", {std::to_string(positionsOf(s.input)), s.features(),
                                    s.option("num_heads"), s.named("rotary"), s.named("bias")});
}

std::string attentivePooling(const Subject& s) {
    return call("AttentivePooling",
                {s.features(), s.option("bottleneck"), s.named("global_context")});
}

using Writer = std::function<std::string(const Subject&)>;

/// A module that takes these options, one after the other.
Writer ofOptions(const std::string& name, const Arguments& options = {}) {
    return [=](const Subject& s) {
        Arguments values;
        for (const std::string& option : options)
            values.push_back(s.option(option));
        return call(name, values);
    };
}

/// The same with the number of features in front.
Writer ofFeatures(const std::string& name, const Arguments& options = {}) {
    return [=](const Subject& s) {
        Arguments values = {s.features()};
        for (const std::string& option : options)
            values.push_back(s.option(option));
        return call(name, values);
    };
}

const std::map<std::string, Writer, std::less<>>& writers() {
    static const std::map<std::string, Writer, std::less<>> all = {
        {"linear", linear},
        {"blackbox", blackBox},
        {"batchnorm", batchNorm},
        {"layernorm", layerNorm},
        {"rmsnorm", ofFeatures("RMSNorm")},
        {"scale", ofOptions("Scale", {"initial"})},
        {"dropout", ofOptions("nn.Dropout", {"p"})},
        {"quantize", quantize},
        {"add", ofOptions("Add")},
        {"concatenate", ofOptions("Concatenate")},
        {"split", ofOptions("Split", {"first"})},
        {"flatten", ofOptions("nn.Flatten")},
        {"reshape",
         [](const Subject& s) {
             return call("Reshape", numbers(reshapedShape(s.block, s.input)));
         }},
        {"permute",
         [](const Subject& s) { return call("Permute", numbers(axisOrder(s.block, s.input))); }},
        {"relu", ofOptions("nn.ReLU")},
        {"squared_relu", ofOptions("SquaredReLU")},
        {"tanh", ofOptions("nn.Tanh")},
        {"sigmoid", ofOptions("nn.Sigmoid")},
        {"gelu", ofOptions("nn.GELU")},
        {"softmax", softmax},
        {"conv1d", [](const Subject& s) { return convolution("SequenceConv1d", s); }},
        {"conv2d", [](const Subject& s) { return convolution("nn.Conv2d", s); }},
        {"max_pool", [](const Subject& s) { return windowPooling("nn.MaxPool", s); }},
        {"avg_pool", [](const Subject& s) { return windowPooling("nn.AvgPool", s); }},
        {"adaptive_avg_pool",
         [](const Subject& s) {
             return pooling("nn.AdaptiveAvgPool", s, {s.option("output_size")});
         }},
        {"embedding", ofOptions("Embedding", {"num_embeddings", "embedding_dim"})},
        {"positional", positional},
        {"attention", attention},
        {"tdnn", ofFeatures("Tdnn", {"out_channels", "kernel_size", "dilation"})},
        {"res2net", ofFeatures("Res2Net", {"scale", "kernel_size", "dilation"})},
        {"squeeze_excitation", ofFeatures("SqueezeExcitation", {"bottleneck"})},
        {"attentive_pooling", attentivePooling},
    };
    return all;
}

/// A class or function of resources/pytorch.
struct Part {
    std::string name;
    std::string text;
};

/// Parts begin at the margin and end where the next one begins.
std::vector<Part> readParts(std::string_view text) {
    std::vector<Part> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        for (const std::string_view keyword : {"class ", "def "}) {
            if (line.starts_with(keyword)) {
                const std::string_view rest = line.substr(keyword.size());
                parts.push_back({std::string(rest.substr(0, rest.find_first_of("(:"))), {}});
            }
        }
        if (!parts.empty())
            parts.back().text += line;
    }
    return parts;
}

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.';
}

/// Whether `word` stands in `code` by itself: "Scale" is not named by "nn.Scale" or "Scales".
bool names(std::string_view code, std::string_view word) {
    for (std::size_t at = code.find(word); at != std::string_view::npos;
         at = code.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !isWordCharacter(code[at - 1]);
        if (begins && (end == code.size() || !isWordCharacter(code[end]) || code[end] == '.'))
            return true;
    }
    return false;
}

}  // namespace

std::string pyTorchModule(const Block& block, const LayerShape& shape, const Shape& input) {
    const auto writer = writers().find(block.kind);
    if (writer == writers().end())
        throw UserError(block.name + ": a block of kind " + block.kind +
                        " can't be written for PyTorch");
    return writer->second({block, shape, input});
}

std::string pyTorchPartsFor(const std::string& code) {
    std::vector<Part> parts;
    for (const EmbeddedText& file : embeddedPyTorch())
        std::ranges::move(readParts(file.text), std::back_inserter(parts));
    std::vector<bool> needed(parts.size(), false);
    std::vector<std::string_view> open = {code};
    while (!open.empty()) {
        const std::string_view reader = open.back();
        open.pop_back();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!needed[i] && names(reader, parts[i].name)) {
                needed[i] = true;
                open.push_back(parts[i].text);
            }
        }
    }
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += needed[i] ? parts[i].text : "";
    return text;
}

}  // namespace obscura
