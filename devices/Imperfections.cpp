// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/Imperfections.h"

#include "devices/imperfections/Stages.h"

#include <algorithm>
#include <utility>

namespace obscura {

namespace {

constexpr double kMostBits = 16;

OptionInfo bits(std::string name, std::string title, std::string help) {
    return {.name = std::move(name),
            .title = std::move(title),
            .help = std::move(help),
            .initial = Index{0},
            .unit = "bits",
            .minimum = 0,
            .maximum = kMostBits,
            .zeroMeans = "continuous"};
}

OptionInfo amount(std::string name, std::string title, std::string help, double maximum = 1e6) {
    return {.name = std::move(name),
            .title = std::move(title),
            .help = std::move(help),
            .initial = 0.0,
            .minimum = 0,
            .maximum = maximum};
}

OptionInfo withZero(std::string zeroMeans, OptionInfo info) {
    info.zeroMeans = std::move(zeroMeans);
    return info;
}

OptionInfo live(OptionInfo info) {
    info.isLive = true;
    return info;
}

OptionInfo inUnit(std::string unit, OptionInfo info) {
    info.unit = std::move(unit);
    return info;
}

std::vector<OptionInfo> makeSchema() {
    return {
        bits("parameter_bits", "Parameter DAC",
             "Resolution of the converter that writes the parameters ω: 2^bits levels over their "
             "range, LSB = (max − min)/(2^bits − 1). 8 bits over 2π: 0.0246 rad. A step μ below "
             "LSB/2 moves nothing. Training keeps ω itself unrounded, so that small changes add "
             "up; gradients pass straight through."),
        inUnit("unit of ω",
               withZero("as the device",
                        amount("parameter_limit", "Parameter limit",
                               "Largest magnitude of a parameter: beyond it ω is clipped, as by a "
                               "modulator with a short stroke, and not only at the end of the "
                               "device's own range."))),
        {.name = "clip_parameters",
         .title = "Clip parameters",
         .help = "Parameters stay in the device's range: phases are wrapped into one turn, others "
                 "end at its edge. A DAC or a limit clips them anyway.",
         .initial = false},
        bits("input_bits", "Input DAC",
             "Resolution of the converter that sends x: 2^bits − 1 levels from −full scale to "
             "full scale, 0 among them. The rounding error is LSB/√12."),
        withZero("each query's",
                 amount("input_limit", "Input full scale",
                        "Largest magnitude of an input; what is larger is clipped and counted. "
                        "That of each query's largest entry clips nothing.")),
        bits("output_bits", "Output ADC",
             "Resolution of the converter that reads y: 2^bits − 1 levels from −full scale to "
             "full scale, 0 among them. The rounding error is LSB/√12."),
        withZero("each answer's",
                 amount("output_limit", "Output full scale",
                        "Largest magnitude of an output; what is larger is clipped and counted. "
                        "That of each answer's largest entry clips nothing.")),
        live(amount("read_noise", "Read noise",
                    "Standard deviation σ of a reading as a fraction of the signal: "
                    "y + σ·rms(y)·N(0, 1), with the rms over the outputs of one query. 0.01: 1 %.",
                    10)),
        live(amount("read_noise_absolute", "Absolute read noise",
                    "Standard deviation of a reading, in the unit of the outputs, however weak the "
                    "signal. Adds to the relative part: σ² = (σ_rel·rms(y))² + σ_abs².")),
        inUnit(
            "unit of ω/√s",
            live(amount("drift", "Drift",
                        "Parameters wander from what was written: ω + w(t), a random walk with "
                        "std w = σ√t. σ is its standard deviation after one second of device time. "
                        "Writing ω again does not undo it. Time passes as programmings and queries "
                        "take it; where they take none, nothing drifts."))),
        amount("crosstalk", "Crosstalk κ",
               "The fraction of a parameter that leaks to its neighbours: "
               "ω_j + κ Σ ω_k over the rings beside it, the heaters beside it, or the pixels "
               "beside, above and below. Devices whose parameters have no place have none.",
               1),
        inUnit("unit of ω", amount("fabrication_spread", "Fabrication spread",
                                   "No two pieces are alike: each parameter has a fixed offset, "
                                   "ω_j + N(0, σ²).")),
        amount("stuck", "Stuck parameters",
               "Share of the parameters that do not move: dead pixels, broken heaters. They stay "
               "at a value drawn like an initial one.",
               1),
        {.name = "seed",
         .title = "Seed of the piece",
         .help = "Which piece came out of the factory: decides its fixed offsets and which "
                 "parameters are stuck.",
         .initial = Index{1},
         .minimum = 0,
         .maximum = 9007199254740992.0},
        {.name = "during",
         .title = "Active",
         .help = "When the imperfections act. training: the network learns on an imperfect device "
                 "and is tested on an ideal one; inference: the other way round.",
         .initial = std::string("always"),
         .choices = {"always", "training", "inference"},
         .choiceTitles = {"Always", "In training", "At inference"}},
    };
}

/// Reads options as types, each checked against the schema.
class Reader {
public:
    explicit Reader(const Options& options) : m_options(options) {
        checkOptions(imperfectionSchema(), options, "imperfections");
    }

    template <class T>
    T get(std::string_view name) const {
        return std::get<T>(optionValue(imperfectionSchema(), m_options, name));
    }
    float number(std::string_view name) const { return static_cast<float>(get<double>(name)); }

private:
    const Options& m_options;
};

ActivePhase activePhase(const std::string& name) {
    if (name == "training") {
        return ActivePhase::Training;
    }
    return name == "inference" ? ActivePhase::Inference : ActivePhase::Always;
}

/// Gathers stages, each of which sees the layout that those before it leave.
class Stages {
public:
    explicit Stages(ParameterLayout layout) : m_layout(std::move(layout)) {}

    const ParameterLayout& layout() const { return m_layout; }
    void add(Stage stage) {
        stage->describe(m_layout);
        m_stages.push_back(std::move(stage));
    }
    std::vector<Stage> take() { return std::move(m_stages); }

private:
    ParameterLayout m_layout;
    std::vector<Stage> m_stages;
};

bool isNoisy(const ImperfectionSettings& s) {
    return s.readNoise > 0 || s.readNoiseAbsolute > 0;
}

Stage driftStage(const ParameterLayout& layout, const ImperfectionSettings& s,
                 std::uint64_t noiseSeed) {
    return parameterDrift(layout, s.drift, streamSeed(noiseSeed, 0));
}

Stage noiseStage(const ImperfectionSettings& s, std::uint64_t noiseSeed) {
    return readNoise(s.readNoise, s.readNoiseAbsolute, streamSeed(noiseSeed, 1));
}

void addParameterStages(Stages& stages, const ImperfectionSettings& s, std::uint64_t noiseSeed) {
    if (s.clipParameters || s.parameterLimit > 0 || s.parameterBits > 0) {
        stages.add(parameterRange(stages.layout(), s.parameterLimit));
    }
    if (s.parameterBits > 0) {
        stages.add(parameterDac(stages.layout(), s.parameterBits));
    }
    if (s.stuck > 0) {
        stages.add(stuckParameters(stages.layout(), s.stuck, streamSeed(s.seed, 0)));
    }
    if (s.fabricationSpread > 0) {
        stages.add(fabricationSpread(stages.layout(), s.fabricationSpread, streamSeed(s.seed, 1)));
    }
    if (s.crosstalk > 0) {
        stages.add(crosstalk(stages.layout(), s.crosstalk));
    }
    if (s.drift > 0) {
        stages.add(driftStage(stages.layout(), s, noiseSeed));
    }
}

void addSignalStages(Stages& stages, const ImperfectionSettings& s, std::uint64_t noiseSeed) {
    if (s.inputBits > 0 || s.inputLimit > 0) {
        stages.add(inputDac(s.inputBits, s.inputLimit));
    }
    if (isNoisy(s)) {
        stages.add(noiseStage(s, noiseSeed));
    }
    if (s.outputBits > 0 || s.outputLimit > 0) {
        stages.add(outputAdc(s.outputBits, s.outputLimit));
    }
}

}  // namespace

bool ImperfectionSettings::activeIn(bool training) const {
    return during == ActivePhase::Always || (during == ActivePhase::Training) == training;
}

const std::vector<OptionInfo>& imperfectionSchema() {
    static const std::vector<OptionInfo> schema = makeSchema();
    return schema;
}

ImperfectionSettings imperfectionSettings(const Options& options) {
    const Reader read(options);
    return {.parameterBits = read.get<Index>("parameter_bits"),
            .parameterLimit = read.number("parameter_limit"),
            .clipParameters = read.get<bool>("clip_parameters"),
            .inputBits = read.get<Index>("input_bits"),
            .inputLimit = read.number("input_limit"),
            .outputBits = read.get<Index>("output_bits"),
            .outputLimit = read.number("output_limit"),
            .readNoise = read.number("read_noise"),
            .readNoiseAbsolute = read.number("read_noise_absolute"),
            .drift = read.number("drift"),
            .crosstalk = read.number("crosstalk"),
            .fabricationSpread = read.number("fabrication_spread"),
            .stuck = read.number("stuck"),
            .seed = static_cast<std::uint64_t>(read.get<Index>("seed")),
            .during = activePhase(read.get<std::string>("during"))};
}

ParameterLayout imperfectLayout(ParameterLayout layout, const ImperfectionSettings& settings) {
    Stages stages(std::move(layout));
    addParameterStages(stages, settings, 0);
    addSignalStages(stages, settings, 0);
    return stages.layout();
}

bool addsNoise(const ImperfectionSettings& settings) {
    Stages stages({});
    addSignalStages(stages, settings, 0);
    const std::vector<Stage> all = stages.take();
    return std::ranges::any_of(all, [](const Stage& stage) { return stage->noiseLevel().any(); });
}

std::unique_ptr<ImperfectDevice> withImperfections(std::unique_ptr<Device> device,
                                                   const ImperfectionSettings& settings,
                                                   const DeviceCosts& costs,
                                                   std::uint64_t noiseSeed) {
    Stages stages(device->layout());
    addParameterStages(stages, settings, noiseSeed);
    addSignalStages(stages, settings, noiseSeed);
    return std::make_unique<ImperfectDevice>(std::move(device), stages.take(), costs);
}

void changeImperfections(ImperfectDevice& device, const ImperfectionSettings& settings,
                         std::uint64_t noiseSeed) {
    if (settings.drift > 0 && !device.has(StagePlace::ParameterDrift)) {
        device.insert(driftStage(device.layout(), settings, noiseSeed));
    }
    if (isNoisy(settings) && !device.has(StagePlace::ReadNoise)) {
        device.insert(noiseStage(settings, noiseSeed));
    }
    device.change(settings);
}

}  // namespace obscura
