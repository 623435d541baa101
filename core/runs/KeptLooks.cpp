// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/KeptLooks.h"

#include "core/base/Numbers.h"
#include "core/weights/Checkpoint.h"
#include "devices/Error.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>

namespace obscura {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".safetensors";
constexpr std::string_view kDevice = "device";
constexpr std::string_view kComparison = "comparison";

std::string fileName(std::int64_t step) {
    return std::to_string(step) + std::string(kEnding);
}

std::optional<std::int64_t> stepOf(const std::string& file) {
    std::int64_t step = 0;
    const char* const end = file.data() + file.size();
    const auto [rest, error] = std::from_chars(file.data(), end, step);
    const bool isOne = error == std::errc() && std::string_view(rest, end) == kEnding;
    return isOne ? std::optional(step) : std::nullopt;
}

/// The tensors of one box, as they are collected for a file.
class Tensors {
public:
    Tensors(std::string_view kind, BlockRepetition box, std::vector<NamedTensor>& to)
        : m_prefix(std::string(kind) + '.' + std::to_string(box.block) + '.' +
                   std::to_string(box.repetition) + '.'),
          m_to(to) {}

    template <class Values>
    void add(const char* name, const Values& values) {
        const auto size = static_cast<std::int64_t>(values.size());
        if (size == 0)
            return;
        NamedTensor tensor{.name = m_prefix + name, .shape = {size}, .values = {}};
        std::transform(values.data(), values.data() + size, std::back_inserter(tensor.values),
                       [](auto value) { return static_cast<float>(value); });
        m_to.push_back(std::move(tensor));
    }

private:
    std::string m_prefix;
    std::vector<NamedTensor>& m_to;
};

std::vector<NamedTensor> tensorsOf(const KeptLooks& looks) {
    std::vector<NamedTensor> all;
    for (const auto& look : looks.devices) {
        Tensors tensors(kDevice, look->box, all);
        tensors.add("omega", look->omega);
        tensors.add("held", look->held);
        tensors.add("transfer", look->transfer);
        tensors.add("law.parameters", look->law.parameters);
        tensors.add("law.weights", look->law.weights);
        tensors.add("learned.found", look->learned.found);
        tensors.add("learned.truth", look->learned.truth);
        tensors.add("x", look->x);
        tensors.add("y", look->y);
        tensors.add("learned.kind", std::vector<double>{static_cast<double>(look->learned.kind),
                                                        static_cast<double>(look->learned.stuck)});
    }
    for (const auto& look : looks.comparisons) {
        if (!look->surrogate)
            continue;
        Tensors tensors(kComparison, look->box, all);
        tensors.add("surrogate_values", look->surrogate->surrogateValues);
        tensors.add("device_values", look->surrogate->deviceValues);
        tensors.add("output_angles", look->surrogate->outputAngles);
        tensors.add("input_angles", look->surrogate->inputAngles);
        tensors.add("errors",
                    std::vector<double>{static_cast<double>(look->rank), look->surrogate->error,
                                        look->surrogate->bestError});
    }
    return all;
}

/// The tensors of a file, by box and by name.
class KeptTensors {
public:
    using Named = std::map<std::string, std::vector<float>, std::less<>>;

    explicit KeptTensors(const fs::path& file) : m_file(file) {
        for (NamedTensor& tensor : readCheckpoint(file)) {
            const std::string& name = tensor.name;
            const std::size_t block = name.find('.') + 1;
            const std::size_t repetition = name.find('.', block) + 1;
            const std::size_t rest = name.find('.', repetition) + 1;
            const auto id = numberIn(name, block, repetition);
            const auto number = numberIn(name, repetition, rest);
            if (!id || !number || rest == 0)
                throw UserError(file.string() + ": found a tensor \"" + name +
                                "\", expected one of a device or a comparison");
            auto& boxes = name.starts_with(kDevice) ? devices : comparisons;
            boxes[{static_cast<BlockId>(*id), static_cast<Index>(*number)}][name.substr(rest)] =
                std::move(tensor.values);
        }
    }

    std::map<BlockRepetition, Named> devices;
    std::map<BlockRepetition, Named> comparisons;

    const std::vector<float>& valuesOf(const Named& box, std::string_view name) const {
        static const std::vector<float> kNone;
        const auto found = box.find(name);
        return found == box.end() ? kNone : found->second;
    }

    Vector vector(const Named& box, std::string_view name) const {
        const std::vector<float>& values = valuesOf(box, name);
        return Eigen::Map<const Vector>(values.data(), static_cast<Index>(values.size()));
    }

    /// Of so many values. Throws UserError.
    const std::vector<float>& wanted(const Named& box, std::string_view name,
                                     std::size_t size) const {
        const std::vector<float>& values = valuesOf(box, name);
        if (values.size() != size)
            throw UserError(m_file.string() + ": tensor " + std::string(name) + ": found " +
                            std::to_string(values.size()) + " values, expected " +
                            std::to_string(size));
        return values;
    }

private:
    static std::optional<double> numberIn(const std::string& text, std::size_t from,
                                          std::size_t behind) {
        if (from == 0 || behind <= from)
            return std::nullopt;
        return parsedNumber(std::string_view(text).substr(from, behind - from - 1));
    }

    fs::path m_file;
};

std::shared_ptr<const DeviceSnapshot> deviceOf(const KeptTensors& kept,
                                               const KeptTensors::Named& box, DeviceSnapshot look) {
    const auto size = [](Index count) { return static_cast<std::size_t>(count); };
    const auto& omega = kept.wanted(box, "omega", size(look.omega.size()));
    look.omega = Eigen::Map<const Vector>(omega.data(), look.omega.size());
    look.held = kept.vector(box, "held");
    look.transfer = Matrix();
    if (!kept.valuesOf(box, "transfer").empty()) {
        const auto& a = kept.wanted(box, "transfer", size(look.outputs * look.inputs));
        look.transfer = Eigen::Map<const Matrix>(a.data(), look.outputs, look.inputs);
    }
    look.law = {.parameters = kept.vector(box, "law.parameters"),
                .weights = kept.vector(box, "law.weights")};
    const auto& kind = kept.wanted(box, "learned.kind", 2);
    look.learned = {.kind = static_cast<LearnedNumbers::Kind>(std::clamp(int(kind[0]), 0, 2)),
                    .found = kept.vector(box, "learned.found"),
                    .truth = kept.vector(box, "learned.truth"),
                    .stuck = static_cast<Index>(kind[1])};
    look.x = kept.vector(box, "x");
    look.y = kept.vector(box, "y");
    return std::make_shared<const DeviceSnapshot>(std::move(look));
}

std::shared_ptr<const ComparisonSnapshot> comparisonOf(const KeptTensors& kept,
                                                       const KeptTensors::Named& box) {
    ComparisonSnapshot look;
    look.device.isLinear = true;
    look.device.isSimulation = true;
    const auto& errors = kept.wanted(box, "errors", 3);
    look.rank = static_cast<Index>(errors[0]);
    look.surrogate =
        SurrogateComparison{.error = errors[1],
                            .bestError = errors[2],
                            .surrogateValues = kept.vector(box, "surrogate_values").cast<double>(),
                            .deviceValues = kept.vector(box, "device_values").cast<double>(),
                            .outputAngles = kept.vector(box, "output_angles").cast<double>(),
                            .inputAngles = kept.vector(box, "input_angles").cast<double>()};
    return std::make_shared<const ComparisonSnapshot>(std::move(look));
}

}  // namespace

std::size_t sizeOf(const KeptLooks& looks) {
    std::size_t bytes = 0;
    for (const auto& look : looks.devices) {
        for (const Index count :
             {look->omega.size(), look->held.size(), look->transfer.size(),
              look->law.parameters.size(), look->law.weights.size(), look->learned.found.size(),
              look->learned.truth.size(), look->x.size(), look->y.size()})
            bytes += sizeof(float) * static_cast<std::size_t>(count);
    }
    for (const auto& look : looks.comparisons) {
        if (look->surrogate)
            bytes += sizeof(float) *
                     static_cast<std::size_t>(look->surrogate->deviceValues.size() +
                                              3 * look->surrogate->surrogateValues.size());
    }
    return bytes;
}

void writeLooks(const Folder& run, const KeptLooks& looks) {
    const std::vector<NamedTensor> tensors = tensorsOf(looks);
    std::vector<TensorView> views;
    for (const NamedTensor& tensor : tensors)
        views.push_back({tensor.name, tensor.shape, tensor.values});
    writeCheckpoint(Folder(run, kLooksFolder), views, fileName(looks.step));
}

void removeLooks(const Folder& run, std::int64_t step) {
    // It is gone either way, or takes some room.
    ::unlinkat(run.descriptor(), (fs::path(kLooksFolder) / fileName(step)).c_str(), 0);
}

std::vector<std::int64_t> keptSteps(const fs::path& run) {
    std::vector<std::int64_t> steps;
    std::error_code error;
    for (fs::directory_iterator each(run / kLooksFolder, error), end; !error && each != end;
         each.increment(error)) {
        if (const auto step = stepOf(each->path().filename().string()))
            steps.push_back(*step);
    }
    std::ranges::sort(steps);
    return steps;
}

KeptLooks readLooks(const fs::path& run, std::int64_t step, const InitialLook& initial) {
    const KeptTensors kept(run / kLooksFolder / fileName(step));
    KeptLooks looks{.step = step, .devices = {}, .comparisons = {}};
    for (const auto& [box, tensors] : kept.devices) {
        DeviceSnapshot look = initial(box);
        look.box = box;
        look.step = step;
        looks.devices.push_back(deviceOf(kept, tensors, std::move(look)));
    }
    for (const auto& [box, tensors] : kept.comparisons) {
        auto look = std::make_shared<ComparisonSnapshot>(*comparisonOf(kept, tensors));
        look->box = box;
        look->step = step;
        looks.comparisons.push_back(std::move(look));
    }
    return looks;
}

}  // namespace obscura
