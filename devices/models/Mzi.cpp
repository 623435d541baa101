// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/Phase.h"
#include "devices/models/LayoutHelpers.h"
#include "devices/models/MeshLight.h"
#include "devices/simd/Kernels.h"

#include <algorithm>
#include <numbers>

namespace obscura {

namespace {

// A block of three 50:50 splitters with the phases θ and φ between them. With s = (θ+φ)/2 and
// δ = (θ−φ)/2,
//
//     T = e^{js}/√2 · [[sin δ + j sin s, −cos δ + j cos s], [cos δ + j cos s, sin δ − j sin s]].
//
// Source: arXiv:2509.15113, section 4.
void pullBackThreeSplitter(float theta, float phi, const std::complex<float>* gradient,
                           float* gradientOfPair) {
    theta = nearPhase(theta);
    phi = nearPhase(phi);
    const float s = (theta + phi) / 2;
    const float d = (theta - phi) / 2;
    const std::complex<float> e = std::polar(1 / std::numbers::sqrt2_v<float>, s);
    const std::complex<float> j(0, 1);
    const float sinS = std::sin(s);
    const float cosS = std::cos(s);
    const float sinD = std::sin(d);
    const float cosD = std::cos(d);
    const std::complex<float> t[] = {{sinD, sinS}, {-cosD, cosS}, {cosD, cosS}, {sinD, -sinS}};
    const std::complex<float> byS[] = {{0, cosS}, {0, -sinS}, {0, -sinS}, {0, -cosS}};
    const float byD[] = {cosD, sinD, -sinD, cosD};
    float gradientS = 0;
    float gradientD = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::complex<float> slopeS = e * (j * t[i] + byS[i]);
        const std::complex<float> slopeD = e * byD[i];
        gradientS += std::real(std::conj(gradient[i]) * slopeS);
        gradientD += std::real(std::conj(gradient[i]) * slopeD);
    }
    gradientOfPair[0] = (gradientS + gradientD) / 2;
    gradientOfPair[1] = (gradientS - gradientD) / 2;
}

// A block of two splitters, T = [[e^{jθ} sin φ, e^{jθ} cos φ], [cos φ, −sin φ]].
// Source: arXiv:2509.15113, section 4.
void pullBackClassical(float theta, float phi, const std::complex<float>* gradient,
                       float* gradientOfPair) {
    const std::complex<float> e = std::polar(1.0f, theta);
    const std::complex<float> j(0, 1);
    const float sine = std::sin(phi);
    const float cosine = std::cos(phi);
    gradientOfPair[0] =
        std::real(std::conj(gradient[0]) * j * e * sine + std::conj(gradient[1]) * j * e * cosine);
    gradientOfPair[1] =
        std::real(std::conj(gradient[0]) * e * cosine - std::conj(gradient[1]) * e * sine -
                  std::conj(gradient[2]) * sine - std::conj(gradient[3]) * cosine);
}

// T = B P(θ + π/2) B P(φ − π/2) B with splitters B and phases P on the upper arms: with B half and
// half that is the block above.
InterferometerElements threeSplitterElements(float theta, float phi, const float* errors) {
    constexpr float kQuarter = std::numbers::pi_v<float> / 2;
    InterferometerElements block;
    block.append(InterferometerElement::splitter(errors[0]));
    block.append(InterferometerElement::upperPhase(theta + kQuarter));
    block.append(InterferometerElement::splitter(errors[1]));
    block.append(InterferometerElement::upperPhase(phi - kQuarter));
    block.append(InterferometerElement::splitter(errors[2]));
    return block;
}

// T = −j P(θ) B diag(e^{jφ}, e^{−jφ}) B likewise.
InterferometerElements classicalElements(float theta, float phi, const float* errors) {
    InterferometerElements block;
    block.append(InterferometerElement::upperPhase(theta, {0, -1}));
    block.append(InterferometerElement::splitter(errors[0]));
    block.append(InterferometerElement::pushPullPhase(phi));
    block.append(InterferometerElement::splitter(errors[1]));
    return block;
}

ParameterLayout meshLayout(Index inputs, Index outputs, const Options&) {
    return InterferometerMesh::makeLayout(inputs, outputs);
}

InterferometerKind threeSplitters() {
    return {.blocks = simd::kernels().threeSplitterBlocks,
            .pullBack = pullBackThreeSplitter,
            .splitters = 3,
            .elements = threeSplitterElements};
}

InterferometerKind classical() {
    return {.blocks = simd::kernels().classicalBlocks,
            .pullBack = pullBackClassical,
            .splitters = 2,
            .elements = classicalElements};
}

/// How the splitters of a piece came out of fabrication.
const std::vector<OptionInfo>& splitterOptions() {
    static const std::vector<OptionInfo> options = {
        {.name = "splitter_spread",
         .title = "Spread of the splitters",
         .help = "Standard deviation of each splitter from half and half, as an angle β: it sends "
                 "cos²(π/4 + β) of the light straight on. Fixed by fabrication; no model of the "
                 "device knows it.",
         .initial = 0.0,
         .unit = "rad",
         .minimum = 0,
         .maximum = 0.5,
         .isFlaw = true},
        {.name = "splitter_seed",
         .title = "Seed of the splitters",
         .help = "Decides which splitter deviates how far.",
         .initial = Index{1},
         .minimum = 0,
         .isFlaw = true}};
    return options;
}

/// Of the piece that `options` describe, as MeshSplitters has them.
Vector splitterErrors(const InterferometerKind& kind, Index inputs, Index outputs,
                      const Options& options) {
    const auto value = [&](const char* name) {
        return optionValue(splitterOptions(), options, name);
    };
    const double spread = std::get<double>(value("splitter_spread"));
    Vector errors;
    if (spread > 0) {
        errors.resize(kind.splitters * MeshShape::of(inputs, outputs).blocks());
        drawNormal(static_cast<std::uint64_t>(std::get<Index>(value("splitter_seed"))), 0,
                   static_cast<float>(spread), errors);
    }
    return errors;
}

/// [N² − N] of both phases of each block.
std::vector<Index> columnsOfPhases(Index inputs, Index outputs, const Options&) {
    const MeshShape shape = MeshShape::of(inputs, outputs);
    std::vector<Index> columns(static_cast<std::size_t>(2 * shape.blocks()));
    for (Index c = 0; c < shape.columns(); ++c) {
        std::fill_n(columns.begin() + 2 * shape.firstBlock(c), 2 * shape.blocksIn(c), c);
    }
    return columns;
}

/// What follows from the kind of blocks.
DeviceInfo meshOf(const InterferometerKind& kind, DeviceInfo info) {
    info.create = [kind](Index inputs, Index outputs, const Options& options) {
        return std::make_unique<InterferometerMesh>(
            inputs, outputs, kind,
            MeshSplitters{.errors = splitterErrors(kind, inputs, outputs, options)});
    };
    info.createTwin = [kind](Index inputs, Index outputs, const Options&) {
        return std::make_unique<InterferometerMesh>(inputs, outputs, kind,
                                                    MeshSplitters{.areParameters = true});
    };
    info.columns = {
        .columnOf = columnsOfPhases,
        .createFront = [kind](Index inputs, Index outputs, Index columns, const Options&) {
            return std::make_unique<InterferometerMesh>(inputs, outputs, kind,
                                                        MeshSplitters{.areParameters = true},
                                                        MeshFront{.columns = columns});
        }};
    info.flaws = {.symbol = "β",
                  .unit = "rad",
                  .scale = 0.02f,
                  .ofPiece = [kind](Index inputs, Index outputs, const Options& options) {
                      const Vector errors = splitterErrors(kind, inputs, outputs, options);
                      return errors.size() > 0
                                 ? errors
                                 : Vector(Vector::Zero(kind.splitters *
                                                       MeshShape::of(inputs, outputs).blocks()));
                  }};
    info.meshLight = [kind](Index inputs, Index outputs, const Options& options,
                            ConstVectorRef omega, ConstVectorRef x) {
        return meshLight(kind, MeshShape::of(inputs, outputs),
                         splitterErrors(kind, inputs, outputs, options), omega, x);
    };
    return info;
}

constexpr const char* kCostBasis =
    "heaters that settle in 10 µs and take 10 mW each, 65\u202f280 in a mesh of 256 rails; "
    "detectors at "
    "1 MHz";

}  // namespace

DeviceInfo mziInfo() {
    return meshOf(
        threeSplitters(),
        {.id = "mzi",
         .title = "Interferometer mesh",
         .description =
             "Waveguides on a chip with a lattice of tunable interferometers between them. Each "
             "interferometer mixes two neighbouring waveguides; together they make any unitary "
             "matrix. These have three splitters each, which forgives splitters that are not "
             "exactly half and half.",
         .equation = "T = e^{js}/√2 · [[sin δ + j sin s, −cos δ + j cos s], "
                     "[cos δ + j cos s, sin δ − j sin s]],  s = (θ+φ)/2, δ = (θ−φ)/2",
         .options = splitterOptions(),
         // Thermo-optic phase shifters, as in models/Mrr.cpp: 650 W for the 65,280 of 256 rails.
         .costs = {.secondsPerProgramming = 1e-5,
                   .secondsPerQuery = 1e-6,
                   .joulesPerProgramming = 6.5e-3,
                   .joulesPerQuery = 6.5e-4},
         .costBasis = kCostBasis,
         .layout = meshLayout,
         .create = {},
         .aliases = {"mzi_3splitter"}});
}

DeviceInfo mzi_classicalInfo() {
    return meshOf(
        classical(),
        {.id = "mzi_classical",
         .title = "Interferometer mesh, classical",
         .description =
             "The lattice of tunable interferometers with the usual Mach-Zehnder interferometer "
             "of two splitters at each crossing. Cheaper to build than the one with three, and "
             "more sensitive to splitters that are not exactly half and half.",
         .equation = "T = [[e^{jθ} sin φ, e^{jθ} cos φ], [cos φ, −sin φ]]",
         .options = splitterOptions(),
         // As the mesh above.
         .costs = {.secondsPerProgramming = 1e-5,
                   .secondsPerQuery = 1e-6,
                   .joulesPerProgramming = 6.5e-3,
                   .joulesPerQuery = 6.5e-4},
         .costBasis = kCostBasis,
         .layout = meshLayout,
         .create = {}});
}

}  // namespace obscura
