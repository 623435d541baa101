// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/PyTorchModules.h"

#include "core/EmbeddedText.h"
#include "core/experiment/Settings.h"
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

    Index inputFeatures() const { return input.back(); }
    Index outputFeatures() const { return shape.output.back(); }
    /// As in Python: "True", "12", "0.5".
    std::string option(std::string_view name) const {
        const OptionValue value = blockOption(block, name);
        if (const bool* flag = std::get_if<bool>(&value))
            return *flag ? "True" : "False";
        return formatOption(value);
    }
};

/// "name(a, b)"
std::string call(std::string_view name, const std::vector<std::string>& arguments = {}) {
    std::string text(name);
    text += '(';
    for (const std::string& argument : arguments)
        text += (text.back() == '(' ? "" : ", ") + argument;
    return text + ')';
}

std::string linear(const Subject& s) {
    return call("nn.Linear", {std::to_string(s.inputFeatures()), std::to_string(s.outputFeatures()),
                              "bias=" + s.option("bias")});
}

std::string blackBox(const Subject& s) {
    const BlackBoxSettings settings = blackBoxSettings(s.block);
    std::vector<std::string> arguments = {
        std::to_string(s.inputFeatures()), std::to_string(s.outputFeatures()),
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

std::string quantize(const Subject& s) {
    return call("Quantize", {s.option("minimum"), s.option("maximum"), "2**" + s.option("bits")});
}

using Writer = std::function<std::string(const Subject&)>;

/// A module without arguments.
Writer plain(std::string name) {
    return [name](const Subject&) { return call(name); };
}

/// A module that only needs to know how many features there are.
Writer ofFeatures(std::string name) {
    return [name](const Subject& s) { return call(name, {std::to_string(s.inputFeatures())}); };
}

const std::map<std::string, Writer, std::less<>>& writers() {
    static const std::map<std::string, Writer, std::less<>> all = {
        {"linear", linear},
        {"blackbox", blackBox},
        {"batchnorm", ofFeatures("nn.BatchNorm1d")},
        {"layernorm", ofFeatures("nn.LayerNorm")},
        {"rmsnorm", ofFeatures("RMSNorm")},
        {"scale", [](const Subject& s) { return call("Scale", {s.option("initial")}); }},
        {"add", plain("Add")},
        {"flatten", plain("nn.Flatten")},
        {"dropout", [](const Subject& s) { return call("nn.Dropout", {s.option("p")}); }},
        {"quantize", quantize},
        {"relu", plain("nn.ReLU")},
        {"squared_relu", plain("SquaredReLU")},
        {"tanh", plain("nn.Tanh")},
        {"sigmoid", plain("nn.Sigmoid")},
        {"gelu", plain("nn.GELU")},
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
