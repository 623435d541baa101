// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/DeviceRegistry.h"
#include "devices/Phase.h"
#include "devices/models/MeshLight.h"
#include "devices/simd/Kernels.h"

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

ParameterLayout meshLayout(Index inputs, Index outputs, const Options&) {
    return InterferometerMesh::makeLayout(inputs, outputs);
}

InterferometerKind threeSplitters() {
    return {.blocks = simd::kernels().threeSplitterBlocks, .pullBack = pullBackThreeSplitter};
}

InterferometerKind classical() {
    return {.blocks = simd::kernels().classicalBlocks, .pullBack = pullBackClassical};
}

/// What follows from the kind of blocks.
DeviceInfo meshOf(const InterferometerKind& kind, DeviceInfo info) {
    info.create = [kind](Index inputs, Index outputs, const Options&) {
        return std::make_unique<InterferometerMesh>(inputs, outputs, kind);
    };
    info.meshLight = [kind](Index inputs, Index outputs, ConstVectorRef omega, ConstVectorRef x) {
        return meshLight(kind, MeshShape::of(inputs, outputs), omega, x);
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
         .options = {},
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
         .options = {},
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
